from django.db.models import TextChoices


class Rhythm(TextChoices):
    AT_ONCE = "AT_ONCE", "Tout de suite"  # a mail for each message
    DAILY = "DAILY", "Une fois par jour"  # one mail for all the messages of a day
    NEVER = "NEVER", "Pas de courriel"  # the messages wait on the site


class On(TextChoices):
    """What a discussion is on; the value is its word in addresses."""

    SPACE = "itc", "ITC"
    THEMATIC = "thematique", "thématique"
    PAGE = "ressource", "ressource"
