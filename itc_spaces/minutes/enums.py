"""The states of minutes and of tasks."""

from django.db.models import TextChoices


class MinutesState(TextChoices):
    WRITING = "WRITING", "en cours d'écriture"  # the people who attend read it
    CIRCULATED = "CIRCULATED", "en circulation"  # everybody concerned reads it and may observe
    APPROVED = "APPROVED", "approuvé"  # a correction is a new version, with its reason


class TaskState(TextChoices):
    OWED = "OWED", "à faire"
    DONE = "DONE", "fait"
    DROPPED = "DROPPED", "abandonné"
