"""How a document's parts are placed in a draft."""

from django.db.models import TextChoices


class Sure(TextChoices):
    """How sure an answer is. A part that fits no answer is in neither state: it waits in the tray, « à placer »."""

    SURE = "SURE", "sûr"
    CHECK = "CHECK", "à vérifier"


class How(TextChoices):
    """The way in which a text fills an answer."""

    LINE = "LINE"
    RICH = "RICH"
    LINES = "LINES"
    TEXT = "TEXT"
    STEPS = "STEPS"
    PARTNERS = "PARTNERS"
    CONDITIONS = "CONDITIONS"
    CHOICE = "CHOICE"  # one of a few fixed words
    ONE = "ONE"  # one row, found by its name
    SEVERAL = "SEVERAL"  # several rows, found by their names
    KEYWORDS = "KEYWORDS"
    YES = "YES"
    DAY = "DAY"
