"""Makes minutes, with traits for their states; it writes the rows without the actions."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from itc_spaces.minutes import models
from itc_spaces.minutes.enums import MinutesState
from notifications.enums import MailState
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.support.factories.people import days

NOW = factory.LazyFunction(timezone.now)


class MinutesFactory(DjangoModelFactory):
    """Makes minutes in writing, of a held meeting."""

    class Meta:
        model = models.Minutes

    meeting = factory.SubFactory(MeetingFactory, held=True)
    space = factory.LazyAttribute(lambda made: made.meeting.space)

    class Params:
        circulated = factory.Trait(state=MinutesState.CIRCULATED, shown_at=NOW)
        approved = factory.Trait(state=MinutesState.APPROVED, shown_at=NOW, approved_at=NOW)


class VersionFactory(DjangoModelFactory):
    """Makes the newest version of its minutes."""

    class Meta:
        model = models.MinutesVersion
        skip_postgeneration_save = True

    minutes = factory.SubFactory(MinutesFactory, circulated=True)
    number = 1
    reason = factory.LazyAttribute(lambda made: "" if made.number == 1 else "Une correction.")
    made_at = NOW
    observed_until = factory.LazyFunction(lambda: days(15))

    @factory.post_generation
    def newest(self, create, given, **kwargs):
        self.minutes.newest = self
        self.minutes.save(update_fields=["newest"])


class PartFactory(DjangoModelFactory):
    class Meta:
        model = models.MinutesPart

    version = factory.SubFactory(VersionFactory)
    meeting = factory.LazyAttribute(lambda made: made.version.minutes.meeting)
    item = factory.LazyAttribute(
        lambda made: AgendaItemFactory(
            meeting=made.meeting, title=made.title, thematic=made.thematic, reserved=made.reserved
        )
    )
    thematic = None
    reserved = False
    position = factory.Sequence(lambda n: n)
    title = factory.Sequence(lambda n: f"Point {n}")
    html = "<p>Tout le monde est d'accord.</p>"
    shown_at = NOW


class _OnItem(DjangoModelFactory):
    """Gives a decision or a task the readers of its point."""

    item = factory.SubFactory(AgendaItemFactory, meeting__held=True)
    meeting = factory.LazyAttribute(lambda made: made.item.meeting)
    reserved = factory.LazyAttribute(lambda made: made.item.reserved)
    thematic = factory.LazyAttribute(lambda made: made.item.thematic)
    shown_at = NOW


class DecisionFactory(_OnItem):
    class Meta:
        model = models.Decision

    text = "La prochaine rencontre se tient à la mairie."


class TaskFactory(_OnItem):
    class Meta:
        model = models.Task

    text = "Demander la salle"


class DeliveryFactory(DjangoModelFactory):
    """Makes a delivery whose mail was sent."""

    class Meta:
        model = models.Delivery

    version = factory.SubFactory(VersionFactory)
    meeting = factory.LazyAttribute(lambda made: made.version.minutes.meeting)
    mail_state = MailState.SENT
    observed_at = factory.LazyAttribute(lambda made: timezone.now() if getattr(made, "observation", "") else None)
