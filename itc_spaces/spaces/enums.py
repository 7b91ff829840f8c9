"""The roles and states of spaces, each with what it allows."""

from django.db.models import TextChoices


class Audience(TextChoices):
    SPACE = "SPACE", "ITC"  # its own ITC, and the people invited to its thematic
    NETWORK = "NETWORK", "réseau"  # every person with a seat or an office, of every department


class Standing(TextChoices):
    PERMANENT = "PERMANENT", "permanent"
    GUEST = "GUEST", "invité"


class Mode(TextChoices):
    ATTENDS = "ATTENDS", "présent"  # reads drafts, writes, shares, submits
    FOLLOWS = "FOLLOWS", "suit par compte rendu"  # reads what is shared


class MembershipRole(TextChoices):
    HOLDER = "HOLDER", "titulaire"
    DEPUTY = "DEPUTY", "suppléant·e"  # has the holder's rights


class MandateKind(TextChoices):
    CHAIR = "CHAIR", "animation"  # invites, ends, hands over seats; opens and closes thematics
    SECRETARY = "SECRETARY", "secrétariat"


class OfficeKind(TextChoices):
    COORDINATOR = (
        "COORDINATOR",
        "coordination",
    )  # in every space of the department, its editions, and its committees' first step
    VALIDATOR = "VALIDATOR", "validation"  # on submissions at their committee's step, and to withdraw editions


class CommitteeKind(TextChoices):
    TECHNICAL = "TECHNICAL", "comité technique"
    DEPARTMENTAL = "DEPARTMENTAL", "comité départemental"
    EVALUATION = "EVALUATION", "instance d'évaluation"
    COORDINATION = "COORDINATION", "coordination départementale"  # its members are the coordinators


class TerritoryKind(TextChoices):
    QPV = "QPV", "quartier prioritaire (QPV)"
    URBAN = "URBAN", "urbain"
    PERIURBAN = "PERIURBAN", "périurbain"
    RURAL = "RURAL", "rural"
    COASTAL = "COASTAL", "littoral"


class ThematicState(TextChoices):
    SUGGESTED = "SUGGESTED", "suggérée"
    OPEN = "OPEN", "ouverte"  # the only state in which grants work
    CLOSED = "CLOSED", "close"
    ABANDONED = "ABANDONED", "abandonnée"


class GrantLevel(TextChoices):
    READ = "read_thematic", "lire"
    CONTRIBUTE = "contribute_thematic", "contribuer"  # includes reading


class Capacity(TextChoices):
    """The capacity in which a person is invited to a thematic: it signs their words, and gives no right."""

    EXPERT = "EXPERT", "expert·e"
    LOCAL = "LOCAL", "acteur du territoire"
    RESIDENT = "RESIDENT", "habitant·e"


class MeetingKind(TextChoices):
    SESSION = "SESSION", "rencontre"  # the only kind that counts for the rule of two months
    WORKSHOP = "WORKSHOP", "groupe de travail, visite"
    RESTITUTION = "RESTITUTION", "restitution"  # followers are convened too


class MeetingState(TextChoices):
    PREPARED = "PREPARED", "en préparation"  # people inside read its date and place, people who attend read the rest
    CONVENED = "CONVENED", "convoquée"
    HELD = "HELD", "tenue"
    CANCELLED = "CANCELLED", "annulée"
