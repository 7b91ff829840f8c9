"""The full editor's panels, grouped as a person thinks."""

from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

SHARED_HEAD = [FieldPanel("title"), FieldPanel("summary"), FieldPanel("topics")]
SHARED_FOOT = [
    MultiFieldPanel([InlinePanel("file_links", label="fichier")], heading="Pièces jointes", classname="collapsed"),
    MultiFieldPanel(
        [FieldPanel("licence"), FieldPanel("revisit_on")], heading="Licence et suivi", classname="collapsed"
    ),
]
SHEET_PANELS = [
    MultiFieldPanel([*SHARED_HEAD, FieldPanel("publics")], heading="De quoi il s'agit"),
    MultiFieldPanel(
        [
            FieldPanel("lead_organisation"),
            FieldPanel("territory"),
            FieldPanel("territory_kind"),
            FieldPanel("contact"),
            FieldPanel("contact_is_public"),
        ],
        heading="Qui le fait, et où",
    ),
    MultiFieldPanel([FieldPanel("context"), FieldPanel("objectives")], heading="Pourquoi"),
    MultiFieldPanel(
        [FieldPanel("steps"), FieldPanel("duration"), FieldPanel("period")], heading="Comment cela se passe"
    ),
    MultiFieldPanel(
        [
            FieldPanel("resident_level"),
            FieldPanel("resident_participation"),
            InlinePanel("partners", label="partenaire"),
        ],
        heading="Avec qui",
    ),
    MultiFieldPanel(
        [FieldPanel("human_means"), FieldPanel("material_means"), FieldPanel("budget_range"), FieldPanel("funders")],
        heading="Avec quels moyens",
        classname="collapsed",
    ),
    MultiFieldPanel([FieldPanel("outcomes"), FieldPanel("maturity")], heading="Ce que cela a donné"),
    MultiFieldPanel(
        [
            FieldPanel("levers"),
            FieldPanel("obstacles"),
            FieldPanel("watch_points"),
            FieldPanel("lessons"),
            FieldPanel("transfer_conditions"),
        ],
        heading="Pour qui voudrait le reprendre",
    ),
    MultiFieldPanel(
        [FieldPanel("is_innovation"), FieldPanel("innovation_note")],
        heading="Innovation sociale",
        classname="collapsed",
    ),
    *SHARED_FOOT,
]
NOTE_PANELS = [
    MultiFieldPanel([*SHARED_HEAD, FieldPanel("note_kind")], heading="De quoi il s'agit"),
    MultiFieldPanel([FieldPanel("source"), FieldPanel("body")], heading="Ce qu'il faut savoir"),
    MultiFieldPanel(
        [FieldPanel("effective_on"), FieldPanel("concerned"), FieldPanel("what_to_do")],
        heading="Information technique",
    ),
    MultiFieldPanel([FieldPanel("observation"), FieldPanel("follow_up")], heading="Veille"),
    *SHARED_FOOT,
]
