"""The vocabulary of tools."""

from django.db.models import TextChoices

from knowledge.enums import FileRole


class ToolKind(TextChoices):
    GRID = "GRID", "grille"
    GUIDE = "GUIDE", "guide"
    FACILITATION = "FACILITATION", "support d'animation"
    TEMPLATE = "TEMPLATE", "modèle de document"
    QUESTIONNAIRE = "QUESTIONNAIRE", "questionnaire"
    AGREEMENT = "AGREEMENT", "convention type"
    MAP = "MAP", "cartographie"
    VIDEO = "VIDEO", "vidéo"


class VersionRole(TextChoices):
    """The files of a version: one of each."""

    EDITABLE = FileRole.EDITABLE.value, FileRole.EDITABLE.label
    ACCESSIBLE = FileRole.ACCESSIBLE.value, FileRole.ACCESSIBLE.label
