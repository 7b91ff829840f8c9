"""The states of a submission and of a copy, and the answers of a step."""

from django.db.models import TextChoices


class SubmissionState(TextChoices):
    PENDING = "PENDING", "en cours d'examen"  # waits for the committee of its current step
    CHANGES = "CHANGES", "changements demandés"
    ACCEPTED = "ACCEPTED", "acceptée"  # the last step accepted: an edition exists
    RETRACTED = "RETRACTED", "retirée par l'ITC"
    REPLACED = "REPLACED", "remplacée par une nouvelle soumission"


class CopyState(TextChoices):
    WAITING = "WAITING", "en préparation"  # the worker makes it
    READY = "READY", "prête"
    REFUSED = "REFUSED", "impossible"  # what it holds cannot be taken out; `refusal` says why


class Decision(TextChoices):
    ACCEPT = "ACCEPT", "accepter"
    CHANGES = "CHANGES", "demander des changements"
