"""Fixed vocabularies, set by law or method; lists that a coordination edits are tables."""

from django.db.models import TextChoices


class Licence(TextChoices):
    OPEN = "LO2", "Licence Ouverte 2.0"
    SHARE_ALIKE = "CC-BY-SA", "CC BY-SA 4.0"


class Maturity(TextChoices):
    IDEA = "IDEA", "idée"
    TRIED = "TRIED", "expérimentée"
    PROVEN = "PROVEN", "éprouvée"
    ADOPTED = "ADOPTED", "reprise ailleurs"


class ResidentLevel(TextChoices):
    INFORMED = "INFORMED", "informés"
    CONSULTED = "CONSULTED", "consultés"
    ASSOCIATED = "ASSOCIATED", "associés"
    DECIDING = "DECIDING", "décideurs"


class BudgetRange(TextChoices):
    NONE = "NONE", "sans dépense particulière"
    UNDER_1000 = "UNDER_1000", "moins de 1 000 €"
    UNDER_5000 = "UNDER_5000", "de 1 000 à 5 000 €"
    UNDER_15000 = "UNDER_15000", "de 5 000 à 15 000 €"
    OVER_15000 = "OVER_15000", "plus de 15 000 €"


class ConditionKind(TextChoices):
    ESSENTIAL = "ESSENTIAL", "indispensable"
    ADAPTABLE = "ADAPTABLE", "adaptable"


class NoteKind(TextChoices):
    TECHNICAL = "TECHNICAL", "information technique"  # passed on from an institution
    WATCH = "WATCH", "veille"  # seen on the territory


class FileKind(TextChoices):
    PDF = "PDF", "PDF"
    TEXT = "TEXT", "texte"
    SHEET = "SHEET", "tableur"
    SLIDES = "SLIDES", "présentation"
    PICTURE = "PICTURE", "image"


class ImprovementState(TextChoices):
    OFFERED = "OFFERED", "en attente de réponse"
    ACCEPTED = "ACCEPTED", "acceptée"
    PARTLY = "PARTLY", "acceptée en partie"
    DECLINED = "DECLINED", "déclinée"
    WITHDRAWN = "WITHDRAWN", "retirée"


class FileRole(TextChoices):
    """What a file is to its resource; most have no role."""

    COVER = "COVER", "couverture"
    EDITABLE = "EDITABLE", "fichier à modifier"  # part of a tool's version
    ACCESSIBLE = "ACCESSIBLE", "fichier accessible"


class Written(TextChoices):
    """How the field of a long answer becomes a section of a reading."""

    RICH = "RICH"  # rich text
    LINES = "LINES"  # one item per line
    TEXT = "TEXT"  # paragraphs
    STEPS = "STEPS"
    PARTNERS = "PARTNERS"
    CONDITIONS = "CONDITIONS"


class ImportState(TextChoices):
    """The states of a document that a person brings."""

    WAITING = "WAITING", "en attente"
    DONE = "DONE", "devenu un brouillon"
    UPDATE = "UPDATE", "à comparer"  # the file was written from a resource that exists here
    REFUSED = "REFUSED", "non repris"


class UseAgain(TextChoices):
    YES = "YES", "oui"
    ADAPTED = "ADAPTED", "oui en l'adaptant"
    NO = "NO", "non"
