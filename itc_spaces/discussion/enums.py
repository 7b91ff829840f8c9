from django.db.models import TextChoices


class Rhythm(TextChoices):
    AT_ONCE = "AT_ONCE", "Tout de suite"  # one mail per message
    DAILY = "DAILY", "Une fois par jour"  # one mail for all messages of a day
    NEVER = "NEVER", "Pas de courriel"  # messages only wait on the site


class On(TextChoices):
    """The kinds of targets of a discussion; the value is their word in addresses."""

    SPACE = "itc", "ITC"
    THEMATIC = "thematique", "thématique"
    PAGE = "ressource", "ressource"
