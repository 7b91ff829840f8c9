"""States of minutes and of tasks, each with what it means."""

from django.db.models import TextChoices


class MinutesState(TextChoices):
    WRITING = "WRITING", "en cours d'écriture"  # read by those attending
    CIRCULATED = "CIRCULATED", "en circulation"  # read and observed by everybody whom it concerns
    APPROVED = "APPROVED", "approuvé"  # a correction is a new version, with its reason


class TaskState(TextChoices):
    OWED = "OWED", "à faire"
    DONE = "DONE", "fait"
    DROPPED = "DROPPED", "abandonné"
