from django.db.models import TextChoices


class TextState(TextChoices):
    WAITING = "WAITING", "à lire"
    READ = "READ", "lu"
    FAILED = "FAILED", "texte non extrait"
