"""The full editor's panels, grouped as a person thinks. ★: needed before the resource is shared."""

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from knowledge.editor import PartnerFormSet

SHAREABLE = "★ Nécessaire pour partager."
NO_RESIDENT = "Aucun habitant ne doit pouvoir être reconnu : ni nom, ni détail qui le désigne."


class PartnersPanel(InlinePanel):
    """Partners, each an organisation of the department or a free name."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = PartnerFormSet
        return options


def group(heading: str, *panels, folded: bool = False, help_text: str = "") -> MultiFieldPanel:
    return MultiFieldPanel(
        list(panels), heading=heading, help_text=help_text, classname="collapsed" if folded else ""
    )  # fmt: skip


HEAD = [
    FieldPanel("title", help_text=f"{SHAREABLE} Cent caractères au plus : ce que vous diriez à un collègue."),
    FieldPanel(
        "summary",
        widget=AdminAutoHeightTextInput,
        help_text=f"{SHAREABLE} Deux ou trois phrases : ce qui se fait, pour qui, l'effet obtenu.",
    ),
    FieldPanel("topics", widget=CheckboxSelectMultiple, help_text=f"{SHAREABLE} De un à trois."),
]
FOOT = group(
    "Licence et suivi",
    FieldPanel("licence", help_text="Elle dit à quelles conditions un autre territoire peut reprendre ce texte."),
    FieldPanel("revisit_on", help_text="Le jour où il sera bon de relire : ce qui est écrit est-il encore vrai ?"),
    HelpPanel("Les fichiers s'ajoutent et se retirent sur la page de la ressource, sur le site."),
    folded=True,
)
SHEET_PANELS = [
    group(
        "De quoi il s'agit",
        *HEAD,
        FieldPanel("publics", widget=CheckboxSelectMultiple, help_text=f"{SHAREABLE} Pour qui cela est fait."),
    ),
    group(
        "Qui le fait, et où",
        FieldPanel("lead_organisation", help_text=SHAREABLE),
        FieldPanel("territory", help_text=SHAREABLE),
        FieldPanel("territory_kind"),
        FieldPanel("contact", help_text="Une adresse ou un téléphone de travail, que les membres pourront voir."),
        FieldPanel("contact_is_public", help_text="Sans cette case, le contact reste entre les membres."),
    ),
    group(
        "Pourquoi",
        FieldPanel("context", help_text=f"{SHAREABLE} {NO_RESIDENT}"),
        FieldPanel("objectives"),
    ),
    group(
        "Comment cela se passe",
        FieldPanel("steps", help_text=f"{SHAREABLE} Étape après étape, ce que vous faites vraiment. {NO_RESIDENT}"),
        FieldPanel("duration", help_text="Par exemple : six semaines de préparation, puis deux heures par mois."),
        FieldPanel("period", help_text="Par exemple : de septembre à juin."),
    ),
    group(
        "Avec qui",
        FieldPanel("resident_level", help_text="Informés, consultés, associés ou décideurs."),
        FieldPanel("resident_participation", help_text=NO_RESIDENT),
        PartnersPanel("partners", heading="Partenaires", label="partenaire"),
    ),
    group(
        "Avec quels moyens",
        FieldPanel("human_means"),
        FieldPanel("material_means"),
        FieldPanel("budget_range", help_text="Un ordre de grandeur suffit."),
        FieldPanel("funders"),
        folded=True,
    ),
    group(
        "Ce que cela a donné",
        FieldPanel("outcomes", help_text=f"{SHAREABLE} Ce qui a changé, et ce qui n'a pas marché. {NO_RESIDENT}"),
        FieldPanel("maturity"),
    ),
    group(
        "Pour qui voudrait le reprendre",
        FieldPanel("levers", help_text=f"Ce qui a aidé. {NO_RESIDENT}"),
        FieldPanel("obstacles", help_text=f"Ce qui a freiné. {NO_RESIDENT}"),
        FieldPanel("watch_points"),
        FieldPanel("lessons"),
        FieldPanel("transfer_conditions", help_text="Ce sans quoi cela ne marche pas, et ce qui peut être adapté."),
    ),
    group(
        "Innovation sociale",
        FieldPanel("is_innovation", help_text="À cocher si la pratique répond autrement à un besoin mal couvert."),
        FieldPanel("innovation_note"),
        folded=True,
    ),
    FOOT,
]
REPORT_PANELS = [
    group("De quoi il s'agit", *HEAD),
    group(
        "Ce que la thématique laisse",
        FieldPanel("done", help_text=f"{SHAREABLE} {NO_RESIDENT}"),
        FieldPanel("learnt", help_text=f"{SHAREABLE} Ce qui n'a pas marché compte autant."),
        FieldPanel("decided"),
        FieldPanel("follow_up", help_text="Qui fait quoi, et quand on se reparle."),
    ),
    FOOT,
]
NOTE_PANELS = [
    group("De quoi il s'agit", *HEAD, FieldPanel("note_kind")),
    group("Ce qu'il faut savoir", FieldPanel("source", help_text=f"{SHAREABLE} Qui le dit, où le lire."),
          FieldPanel("body")),
    group(
        "Si c'est une information technique",
        FieldPanel("effective_on"),
        FieldPanel("concerned", help_text=SHAREABLE),
        FieldPanel("what_to_do", help_text=SHAREABLE),
    ),
    group(
        "Si c'est une veille",
        FieldPanel("observation", help_text=f"{SHAREABLE} {NO_RESIDENT}"),
        FieldPanel("follow_up"),
    ),
    FOOT,
]  # fmt: skip
