"""The questions of each type of resource, for the site's form, the editor's panels and the check before sharing.

A question names a field of the model, or a list of child rows; the field gives its label, length and choices.
"""

from dataclasses import dataclass

from django.db.models import Model

from knowledge.enums import NoteKind

NO_RESIDENT = "Aucun habitant ne doit pouvoir être reconnu : ni nom, ni détail qui le désigne."
NEEDED = "nécessaire pour partager"
TITLE_LENGTH = 100


@dataclass(frozen=True)
class Question:
    """`needed` asks for an answer before sharing: always, or only `when` another answer has this value."""

    name: str
    hint: str = ""
    needed: bool = False
    when: tuple[str, NoteKind] | None = None
    rows: int = 6

    @property
    def mark(self) -> str:
        """Returns the words beside the label; "" for an optional question."""
        if not self.needed:
            return ""
        return f"{NEEDED} une {self.when[1].label}" if self.when else NEEDED

    def is_needed(self, page: Model) -> bool:
        return self.needed and (self.when is None or getattr(page, self.when[0]) == self.when[1])


@dataclass(frozen=True)
class Group:
    """Questions that the form shows together; a `folded` group stays closed until the person opens it."""

    heading: str
    questions: tuple[Question, ...]
    folded: bool = False


def asked(groups: tuple[Group, ...]) -> list[Question]:
    return [question for group in groups for question in group.questions]


HEAD = (
    Question("title", "Ce que vous diriez à un collègue : « Un café des parents devant l'école ».", needed=True),
    Question("summary", "Deux ou trois phrases : ce qui se fait, pour qui, ce que cela change.", needed=True, rows=3),
    Question("topics", "De un à trois.", needed=True),
    Question(
        "keywords",
        "Vos propres mots, séparés par des virgules, huit au plus : « potager partagé, pieds d'immeuble ».",
    ),
)
FOOT = Group(
    "Licence et suivi",
    (
        Question("licence", "Elle dit à quelles conditions un autre territoire peut reprendre ce texte."),
        Question("revisit_on", "Le jour où il sera bon de relire : ce qui est écrit est-il encore vrai ?"),
    ),
    folded=True,
)
SHEET = (
    Group("De quoi il s'agit", (*HEAD, Question("publics", "Pour qui cela est fait.", needed=True))),
    Group("Qui le fait, et où", (Question("lead_organisation", needed=True), Question("territory", needed=True))),
    Group(
        "Ce qui se passe",
        (
            Question("context", NO_RESIDENT, needed=True),
            Question(
                "steps",
                f"Dans l'ordre, avec ce qu'il faut pour que quelqu'un d'autre le fasse. {NO_RESIDENT}",
                needed=True,
            ),
            Question("outcomes", f"Ce qui a changé, et ce qui n'a pas marché. {NO_RESIDENT}", needed=True),
        ),
    ),
    Group(
        "Contact, type de territoire",
        (
            Question("contact", "Une adresse ou un téléphone de travail, que les membres pourront voir."),
            Question("contact_is_public", "Sans cette case, le contact reste entre les membres."),
            Question("territory_kind", "Il suit le territoire choisi, sauf si vous en dites un autre."),
        ),
        folded=True,
    ),
    Group(
        "Objectifs, durée, période",
        (
            Question("objectives", "Un objectif par ligne.", rows=4),
            Question("duration", "Par exemple : six semaines de préparation, puis deux heures par mois."),
            Question("period", "Par exemple : de septembre à juin."),
        ),
        folded=True,
    ),
    Group(
        "Place des habitants, partenaires",
        (
            Question("resident_level", "Informés, consultés, associés ou décideurs."),
            Question("resident_participation", NO_RESIDENT, rows=4),
            Question("partners", "Une organisation de la liste, ou un nom libre ; et ce qu'elle apporte."),
        ),
        folded=True,
    ),
    Group(
        "Moyens, budget, financeurs",
        (
            Question("human_means", "Qui, combien de temps.", rows=4),
            Question("material_means", "Lieux, matériel, véhicules…", rows=4),
            Question("budget_range", "Un ordre de grandeur suffit."),
            Question("funders", "Un financeur par ligne.", rows=3),
        ),
        folded=True,
    ),
    Group(
        "Leviers, freins, points de vigilance, leçons",
        (
            Question("levers", f"Ce qui a aidé. {NO_RESIDENT}", rows=4),
            Question("obstacles", f"Ce qui a freiné. {NO_RESIDENT}", rows=4),
            Question("watch_points", "Un point par ligne.", rows=4),
            Question("lessons", "Les échecs sont bienvenus : ils évitent aux autres de les refaire.", rows=4),
        ),
        folded=True,
    ),
    Group(
        "Conditions pour la reprendre, maturité, innovation",
        (
            Question("transfer_conditions", "Ce sans quoi cela ne marche pas, et ce qui peut être adapté."),
            Question("maturity"),
            Question("is_innovation", "À cocher si la pratique répond autrement à un besoin mal couvert."),
            Question("innovation_note", NO_RESIDENT, rows=4),
        ),
        folded=True,
    ),
    FOOT,
)
NOTE = (
    Group("De quoi il s'agit", (*HEAD, Question("note_kind", needed=True))),
    Group("Ce qu'il faut savoir", (Question("source", "Qui le dit, où le lire.", needed=True), Question("body"))),
    Group(
        "Si c'est une information technique",
        (
            Question("effective_on"),
            Question("concerned", needed=True, when=("note_kind", NoteKind.TECHNICAL), rows=2),
            Question("what_to_do", needed=True, when=("note_kind", NoteKind.TECHNICAL), rows=4),
        ),
    ),
    Group(
        "Si c'est une veille",
        (
            Question("observation", NO_RESIDENT, needed=True, when=("note_kind", NoteKind.WATCH), rows=4),
            Question("follow_up", rows=3),
        ),
    ),
    FOOT,
)
REPORT = (
    Group("De quoi il s'agit", HEAD),
    Group(
        "Ce que la thématique laisse",
        (
            Question("done", NO_RESIDENT, needed=True),
            Question("learnt", "Ce qui n'a pas marché compte autant que le reste.", needed=True),
            Question("decided", rows=4),
            Question("follow_up", "Qui fait quoi, et quand on se reparle.", rows=4),
        ),
    ),
    FOOT,
)
