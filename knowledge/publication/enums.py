"""States of a submission and what a step may answer."""

from django.db.models import TextChoices


class SubmissionState(TextChoices):
    PENDING = "PENDING", "en cours d'examen"  # waits for the committee of its current step
    CHANGES = "CHANGES", "changements demandés"
    ACCEPTED = "ACCEPTED", "acceptée"  # the last step accepted: an edition exists
    RETRACTED = "RETRACTED", "retirée par l'ITC"
    REPLACED = "REPLACED", "remplacée par une nouvelle soumission"


class Decision(TextChoices):
    ACCEPT = "ACCEPT", "accepter"
    CHANGES = "CHANGES", "demander des changements"


class FacetKey(TextChoices):
    TYPE = "type", "Type"
    TOPIC = "sujet", "Sujet"
    PUBLIC = "public", "Public"
    TERRITORY = "territoire", "Territoire"
    TERRITORY_KIND = "milieu", "Type de territoire"
    PUBLISHER = "itc", "ITC"
    INNOVATION = "innovation", "Innovation sociale"
    YEAR = "annee", "Année"
