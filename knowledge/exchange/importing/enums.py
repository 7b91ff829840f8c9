"""How a document's parts are placed."""

from django.db.models import TextChoices


class Sure(TextChoices):
    """What stands in no answer waits in the tray: « à placer »."""

    SURE = "SURE", "sûr"
    CHECK = "CHECK", "à vérifier"


class How(TextChoices):
    """How an answer is filled from words."""

    LINE = "LINE"
    RICH = "RICH"
    LINES = "LINES"
    TEXT = "TEXT"
    STEPS = "STEPS"
    PARTNERS = "PARTNERS"
    CONDITIONS = "CONDITIONS"
    CHOICE = "CHOICE"  # one of a few words
    ONE = "ONE"  # a row, by its name
    SEVERAL = "SEVERAL"  # rows, by their names
    KEYWORDS = "KEYWORDS"
    YES = "YES"
    DAY = "DAY"
