"""Meetings, by what they have come to; and what hangs on an ITC and a person around them."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from itc_spaces.meetings.actions import add_item, convene_meeting, open_address, pause_meetings
from itc_spaces.meetings.enums import TurnUnit
from itc_spaces.meetings.models import AgendaFile, DateOption, Meeting, TurnScheme
from itc_spaces.spaces.enums import MandateKind
from knowledge.enums import FileKind
from knowledge.models import Attachment
from tests.concurrency.scenes.usual import IN_A_MONTH, Scene, start
from tests.support.factories import SheetFactory, days, member_of
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory


def prepared(scene: Scene, in_days: int) -> Meeting:
    """With a point; at ten o'clock."""
    begins = MeetingFactory.build(space=None).starts_at + timedelta(days=in_days - 21)
    return AgendaItemFactory(meeting=MeetingFactory(space=scene.space, starts_at=begins)).meeting


def convened() -> Scene:
    """In five days, of an ITC of four seats; two turns were proposed that nobody answered."""
    scene = start()
    for _ in "ab":
        member_of(scene.space)
    scene.meeting = convene_meeting(meeting=prepared(scene, 5), actor=scene.chair)
    scene.meeting.turns.update(proposed_at=timezone.now() - timedelta(days=3))
    scene.convocation = scene.meeting.convocations.get(recipient=scene.member)
    scene.turn = scene.meeting.turns.get(duty=MandateKind.SECRETARY)
    return scene


def meeting() -> Scene:
    """A convocation waits for its answer; another is missing, that the reconciler has yet to make."""
    scene = convened()
    scene.meeting.convocations.filter(recipient=scene.chair).delete()
    return scene


def agenda() -> Scene:
    """Of a meeting that is convened: two points, the second one proposed by a member, with a file."""
    scene = convened()
    scene.item = add_item(meeting=scene.meeting, actor=scene.member, title="Un point du membre")
    scene.page = SheetFactory(space=scene.space, owner=scene.member, shared=True)
    AgendaFile.objects.create(item=scene.item, attachment=attachment_of(scene))
    return scene


def attachment_of(scene: Scene) -> Attachment:
    """Given by the member, by its row alone."""
    return Attachment.objects.create(
        space=scene.space, uploaded_by=scene.member, name="plan.pdf", size=1, kind=FileKind.PDF, sha256=uuid4().hex,
    )  # fmt: skip


def preparation() -> Scene:
    """Two dates are proposed for a meeting that has a point, and a date already; another has been held."""
    scene = start()
    member_of(scene.space)
    scene.meeting = prepared(scene, 21)
    scene.other_meeting = AgendaItemFactory(meeting=MeetingFactory(space=scene.space, held=True)).meeting
    scene.option, scene.other_option = (
        DateOption.objects.create(
            meeting=scene.meeting, starts_at=scene.meeting.starts_at + later, ends_at=scene.meeting.ends_at + later
        )
        for later in (timedelta(days=1), timedelta(days=2))
    )
    return scene


def sitting() -> Scene:
    """Begun, not over; another is convened after it, whose chair is to have the mandate."""
    scene = convened()
    TurnScheme.objects.create(
        space=scene.space, duty=MandateKind.CHAIR, unit=TurnUnit.MEETING, moves_mandate=True, starts_on=days(-9)
    )
    scene.item = scene.meeting.items.get(given=None)
    convene_meeting(meeting=prepared(scene, 40), actor=scene.chair)
    now = timezone.now()
    Meeting.objects.filter(pk=scene.meeting.pk).update(
        starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1)
    )
    scene.meeting.refresh_from_db()
    return scene


def rhythm() -> Scene:
    """An ITC that pauses, with a meeting whose agenda another copies."""
    scene = start()
    scene.meeting = prepared(scene, 21)
    pause_meetings(space=scene.space, actor=scene.chair, starts_on=days(0), ends_on=IN_A_MONTH, reason="L'été.")
    return scene


def calendar() -> Scene:
    """A member has one address."""
    scene = start()
    scene.address, _ = open_address(actor=scene.member, name="Mon téléphone")
    return scene
