from django.db.models import TextChoices


class ChangeKind(TextChoices):
    """The changes that may be proposed for a word of all departments."""

    RENAME = "RENAME", "renommer"
    RETIRE = "RETIRE", "retirer"
    RESTORE = "RESTORE", "remettre"
    MERGE = "MERGE", "réunir"  # what has the word gets the other word, and the word is retired
