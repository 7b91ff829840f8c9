"""Invitations, as the actions leave them."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from itc_spaces.membership.models import Invitation
from tests.factories.people import SeatFactory


class InvitationFactory(DjangoModelFactory):
    """To an empty seat, sent yesterday."""

    class Meta:
        model = Invitation

    email = factory.Sequence(lambda n: f"invitee{n}@exemple.test")
    seat = factory.SubFactory(SeatFactory)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=13))
