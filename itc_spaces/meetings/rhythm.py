"""How each ITC stands towards the rule of two months, for all ITCs in one query."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery, TextChoices

from itc_spaces.meetings.models import Meeting, Pause
from itc_spaces.meetings.moments import add_months, local
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import MeetingKind, MeetingState
from itc_spaces.spaces.models import Deployment, SpaceRecord, in_force

USUAL_MONTHS = 2
SOON = timedelta(days=21)
PLANNED = (MeetingState.PREPARED, MeetingState.CONVENED)


class Standing(TextChoices):
    KEPT = "KEPT", "à jour"
    PLANNED = "PLANNED", "prévue"
    PLANNED_LATE = "PLANNED_LATE", "prévue trop tard"
    SOON = "SOON", "bientôt"
    LATE = "LATE", "en retard"


# People read the word; the colour only repeats it.
COLOURS = {
    Standing.KEPT: "success", Standing.PLANNED: "success", Standing.PLANNED_LATE: "warning", Standing.SOON: "warning",
    Standing.LATE: "error",
}  # fmt: skip
COLOUR_WORDS = {"success": "vert", "warning": "orange", "error": "rouge"}


@dataclass(frozen=True)
class Rhythm:
    """`next_at`: the next session, prepared or convened. `months`: the shorter of the two rhythms below."""

    space: int
    months: int
    last: date | None
    due: date
    next_at: datetime | None
    next_on: date | None
    is_paused: bool
    today: date
    asked_months: int = USUAL_MONTHS  # what the agreement asks
    own_months: int | None = None  # what the ITC chose

    @property
    def standing(self) -> Standing:
        if self.next_on and self.next_on <= self.due:
            return Standing.PLANNED
        if self.today > self.due:
            return Standing.LATE
        if self.next_on:
            return Standing.PLANNED_LATE
        return Standing.SOON if self.due - self.today <= SOON else Standing.KEPT

    @property
    def title(self) -> str:
        return "La règle des deux mois" if self.months == USUAL_MONTHS else f"La règle : une rencontre {self.every}"

    @property
    def every(self) -> str:
        return every(self.months)

    @property
    def level(self) -> str:
        return COLOURS[self.standing]

    @property
    def colour(self) -> str:
        return COLOUR_WORDS[self.level]

    @property
    def days_late(self) -> int:
        """Returns how many days after the due date the next session falls; without one, how many days are past due."""
        return ((self.next_on or self.today) - self.due).days

    @property
    def sentence(self) -> str:
        """Returns a sentence that begins with « Vert » or « Rouge », so that the colour is also in words."""
        said = {
            Standing.KEPT: f"à jour : la prochaine rencontre est à tenir d'ici le {self.due:%d/%m/%Y}.",
            Standing.PLANNED: "à jour : la prochaine rencontre est prévue à temps.",
            Standing.PLANNED_LATE: f"prévue trop tard : elle tombe {_days(self.days_late)} après l'échéance.",
            Standing.SOON: f"bientôt : aucune rencontre n'est prévue, l'échéance est le {self.due:%d/%m/%Y}.",
            Standing.LATE: f"en retard : l'échéance était le {self.due:%d/%m/%Y}"
            + (f", la prochaine rencontre tombe {_days(self.days_late)} après." if self.next_on else "."),
        }[self.standing]
        return f"{self.colour.capitalize()}, {said}"


def every(months: int) -> str:
    return f"tous les {months} mois" if months > 1 else "tous les mois"


def _days(number: int) -> str:
    return f"{number} jours" if number > 1 else "un jour"


def rhythms(records: QuerySet[SpaceRecord] | None = None) -> list[Rhythm]:
    """Returns the rhythm of each open ITC, or of the ITCs of `records`, in one query."""
    now, today = access.now(), access.today()
    records = SpaceRecord.objects.filter(closed_at__isnull=True) if records is None else records
    return [_rhythm(row, today) for row in asked(records, now, today)]


def asked(records: QuerySet[SpaceRecord], now: datetime, today: date) -> QuerySet:
    """Reads of each ITC its last held session, its next one, its rhythm and its pause, by the index of meetings."""
    sessions = Meeting.objects.filter(space=OuterRef("space"), kind=MeetingKind.SESSION)
    held = sessions.filter(state=MeetingState.HELD).order_by("-starts_at")
    coming = sessions.filter(Q(state=PLANNED[0]) | Q(state=PLANNED[1]), starts_at__gt=now)
    agreement = Deployment.objects.filter(in_force("", today), space=OuterRef("space"))
    paused = Pause.objects.filter(in_force("", today), space=OuterRef("space"))
    return records.order_by("space").values_list(
        "space",
        "opened_on",
        "meets_every_months",
        Subquery(agreement.values("agreement__meets_every_months")[:1]),
        Subquery(held.values("starts_at")[:1]),
        Subquery(coming.order_by().values("space").annotate(first=Min("starts_at")).values("first")),
        Exists(paused),
        "department__time_zone",
    )


def _rhythm(row: tuple, today: date) -> Rhythm:
    space, opened_on, own, agreed, last_at, next_at, is_paused, zone = row
    last, asked = last_at and local(last_at, zone).date(), agreed or USUAL_MONTHS
    months = min(own or asked, asked)
    next_on = next_at and local(next_at, zone).date()
    due = add_months(last or opened_on, months)
    return Rhythm(space, months, last, due, next_at, next_on, is_paused, today, asked, own)


def rhythm_of(space: int) -> Rhythm:
    return rhythms(SpaceRecord.objects.filter(space=space))[0]
