"""The states of meetings' rows."""

from django.db.models import TextChoices


class Mode(TextChoices):
    ON_SITE = "ON_SITE", "sur place"
    REMOTE = "REMOTE", "à distance"
    BOTH = "BOTH", "sur place et à distance"


class Aim(TextChoices):
    INFORM = "INFORM", "informer"
    EXCHANGE = "EXCHANGE", "échanger"
    DECIDE = "DECIDE", "décider"
    APPROVE = "APPROVE", "approuver"


class ItemState(TextChoices):
    PLANNED = "PLANNED", "prévu"
    TREATED = "TREATED", "traité"
    POSTPONED = "POSTPONED", "reporté"  # moved to the next agenda


class Answer(TextChoices):
    WAITING = "WAITING", "pas encore répondu"
    COMING = "COMING", "vient"
    REMOTE = "REMOTE", "à distance"
    EXCUSED = "EXCUSED", "s'excuse"


class Availability(TextChoices):
    YES = "YES", "oui"
    IF_NEEDED = "IF_NEEDED", "si besoin"
    NO = "NO", "non"


class Presence(TextChoices):
    PRESENT = "PRESENT", "présent·e"
    REMOTE = "REMOTE", "à distance"
    EXCUSED = "EXCUSED", "excusé·e"
    ABSENT = "ABSENT", "absent·e"


class TurnState(TextChoices):
    PROPOSED = "PROPOSED", "proposé"
    ACCEPTED = "ACCEPTED", "accepté"
    DECLINED = "DECLINED", "décliné"  # does not erase what the seat owes
    DONE = "DONE", "fait"


class TurnUnit(TextChoices):
    MEETING = "MEETING", "à chaque rencontre"
    PERIOD = "PERIOD", "pour une période"


class Carried(TextChoices):
    """How invitations reach a person's calendar: one way only, so that no meeting appears twice."""

    MAIL = "MAIL", "dans les courriels de convocation"
    FEED = "FEED", "par mon agenda abonné ; les courriels restent de simples courriels"
