"""Minutes: in circulation while they are still written; about to be approved."""

from datetime import timedelta

from django.utils import timezone

from itc_spaces.meetings.enums import Aim
from itc_spaces.minutes import actions
from itc_spaces.minutes.models import Decision, Delivery, Task
from tests.concurrency.scenes.usual import Scene, start
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory


def circulated() -> Scene:
    """Its member keeps it, its chair leads; one point says something, with a decision and a task of the member's."""
    scene = start()
    seats = {name: scene.membership_of(getattr(scene, name)).seat for name in ("member", "chair")}
    scene.meeting = MeetingFactory(
        space=scene.space, held=True, secretary_seat=seats["member"], chair_seat=seats["chair"]
    )
    scene.item = AgendaItemFactory(meeting=scene.meeting)
    actions.keep_point(
        item=scene.item, actor=scene.member, notes="Dit.", seen=scene.item.notes_sequence, decision="Nous irons.",
        task="Réserver", task_seat=seats["member"],
    )  # fmt: skip
    actions.circulate_minutes(meeting=scene.meeting, actor=scene.member)
    scene.item.refresh_from_db()
    scene.decision, scene.task = Decision.objects.get(item=scene.item), Task.objects.get(item=scene.item)
    scene.delivery = Delivery.objects.get(meeting=scene.meeting, recipient=scene.member)
    scene.other_delivery = Delivery.objects.get(meeting=scene.meeting, recipient=scene.chair)
    return scene


def minutes() -> Scene:
    """Written further since, and its chair's observation waits for a reply."""
    scene = circulated()
    scene.item.notes = "Dit, puis dit mieux."
    scene.item.save()
    actions.observe(delivery=scene.other_delivery, actor=scene.chair, words="Il manque une date.")
    scene.other_delivery.refresh_from_db()
    return scene


def approval() -> Scene:
    """A later session has begun that is to approve it."""
    scene = circulated()
    now = timezone.now()
    times = {"starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=1)}
    AgendaItemFactory(meeting=MeetingFactory(space=scene.space, convened=True, **times), aim=Aim.APPROVE)
    scene.item.notes = "Dit, puis dit mieux."
    scene.item.save()
    return scene
