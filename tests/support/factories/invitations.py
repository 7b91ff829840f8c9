"""Makes invitations as the actions leave them."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from itc_spaces.membership.models import Invitation
from itc_spaces.thematics.models import ThematicInvitation
from tests.support.factories.people import SeatFactory, ThematicFactory, days


class InvitationFactory(DjangoModelFactory):
    """Makes an invitation to an empty seat, sent yesterday."""

    class Meta:
        model = Invitation

    email = factory.Sequence(lambda n: f"invitee{n}@exemple.test")
    seat = factory.SubFactory(SeatFactory)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=13))


class ThematicInvitationFactory(DjangoModelFactory):
    """Makes an invitation to contribute to an open thematic, sent yesterday."""

    class Meta:
        model = ThematicInvitation

    email = factory.Sequence(lambda n: f"experte{n}@exemple.test")
    thematic = factory.SubFactory(ThematicFactory)
    capacity = "EXPERT"
    starts_on = factory.LazyFunction(lambda: days(0))
    ends_on = factory.LazyFunction(lambda: days(60))
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=13))
