from django.db.models import TextChoices


class TextState(TextChoices):
    WAITING = "WAITING", "à lire"
    READ = "READ", "lu"
    EMPTY = "EMPTY", "sans texte"  # a picture or a scan, which is found only by its name
    FAILED = "FAILED", "texte non extrait"  # tried again, after longer and longer times
