"""What the tests of meetings share: an ITC that meets, its people by what they do in it."""

from dataclasses import dataclass, field
from datetime import time, timedelta

from django.utils import timezone

from accounts.models import User
from itc_spaces.meetings import actions
from itc_spaces.meetings.enums import Presence
from itc_spaces.meetings.models import Convocation, Meeting
from itc_spaces.meetings.seats import seated
from itc_spaces.spaces.enums import MembershipRole
from itc_spaces.spaces.models import Seat, Space
from tests.support.factories import MembershipFactory, OfficeFactory, SpaceFactory, days, member_of
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory, TurnSchemeFactory

MORNING = {"starts": time(9, 30), "ends": time(12)}


@dataclass
class Scene:
    """An ITC of three seats: who chairs, a director with her deputy, the Caf; and who follows."""

    space: Space
    chair: User
    director: User
    deputy: User
    caf: User
    follower: User
    coordinator: User
    seats: dict[str, Seat] = field(default_factory=dict)

    def meeting(self, **said) -> Meeting:
        """Convened by its action, with one point."""
        meeting = MeetingFactory(space=self.space, **said)
        AgendaItemFactory(meeting=meeting)
        return actions.convene_meeting(meeting=meeting, actor=self.chair)

    def row(self, meeting: Meeting, person: str) -> Convocation:
        return Convocation.objects.get(meeting=meeting, recipient=getattr(self, person))


def make_scene() -> Scene:
    space = SpaceFactory(title="ITC du Littoral Ouest", slug="itc-littoral")
    TurnSchemeFactory(space=space)
    chair, caf = member_of(space, chair=True), member_of(space)
    holder = MembershipFactory(seat__space=space)
    deputy = MembershipFactory(seat=holder.seat, role=MembershipRole.DEPUTY).user
    coordinator = OfficeFactory(department=space.record.department).user
    follower = member_of(space, follows=True)
    scene = Scene(space, chair, holder.user, deputy, caf, follower, coordinator)
    scene.seats = {
        "chair": chair.memberships.get().seat, "director": holder.seat, "caf": caf.memberships.get().seat,
    }  # fmt: skip
    return scene


def everybody_came(meeting: Meeting, **of_seats: Presence) -> list[actions.SeatPresence]:
    """`of_seats`: `seat_12=Presence.EXCUSED` where one did not."""
    return [
        actions.SeatPresence(place.seat, of_seats.get(f"seat_{place.seat.pk}", Presence.PRESENT))
        for place in seated(meeting)
    ]


def begin(meeting: Meeting) -> Meeting:
    """Its hour has come."""
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1))
    return Meeting.objects.get(pk=meeting.pk)


def in_days(number: int) -> dict:
    return {"day": days(number), **MORNING}
