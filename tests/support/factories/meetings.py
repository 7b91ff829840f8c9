"""Makes meetings, with traits for their states."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from itc_spaces.meetings import models
from itc_spaces.meetings.enums import Presence, TurnState
from itc_spaces.spaces.enums import MandateKind, MeetingState
from tests.support.factories.people import SpaceFactory, days


class MeetingFactory(DjangoModelFactory):
    """Makes a meeting in preparation, in three weeks at ten o'clock in its zone."""

    class Meta:
        model = models.Meeting

    space = factory.SubFactory(SpaceFactory)
    title = factory.Sequence(lambda n: f"Rencontre {n}")
    starts_at = factory.LazyFunction(
        lambda: (timezone.localtime() + timedelta(days=21)).replace(hour=10, minute=0, second=0, microsecond=0)
    )
    ends_at = factory.LazyAttribute(lambda o: o.starts_at and o.starts_at + timedelta(hours=2))
    place = "Centre social Les Rivages"

    class Params:
        convened = factory.Trait(
            state=MeetingState.CONVENED,
            shown_at=factory.LazyFunction(timezone.now),
            convened_at=factory.LazyFunction(timezone.now),
        )
        held = factory.Trait(
            state=MeetingState.HELD,
            starts_at=factory.LazyFunction(
                lambda: (timezone.localtime() - timedelta(days=30)).replace(hour=10, minute=0, second=0, microsecond=0)
            ),
            shown_at=factory.LazyFunction(timezone.now),
        )


class AgendaItemFactory(DjangoModelFactory):
    class Meta:
        model = models.AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    title = factory.Sequence(lambda n: f"Point {n}")


class ConvocationFactory(DjangoModelFactory):
    class Meta:
        model = models.Convocation

    meeting = factory.SubFactory(MeetingFactory, convened=True)


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = models.Attendance

    meeting = factory.SubFactory(MeetingFactory, held=True)
    presence = Presence.PRESENT
    quality = "Centre social"


class TurnSchemeFactory(DjangoModelFactory):
    """An ITC that has one opens no session with choosing one."""

    class Meta:
        model = models.TurnScheme

    duty = MandateKind.CHAIR
    starts_on = factory.LazyFunction(lambda: days(-60))


class TurnFactory(DjangoModelFactory):
    class Meta:
        model = models.Turn

    meeting = factory.SubFactory(MeetingFactory, convened=True)
    duty = MandateKind.CHAIR
    state = TurnState.PROPOSED
    proposed_at = factory.LazyFunction(timezone.now)
