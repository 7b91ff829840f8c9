"""The signals that publication receives."""

from django.dispatch import receiver

from accounts.models import User
from knowledge.publication.actions import retract_pending
from knowledge.publication.naming import name_in_editions
from knowledge.signals import consent_given, taken_back


@receiver(taken_back)
def retract_what_waits(sender, page, actor: User, **kwargs):
    retract_pending(page=page, actor=actor)


@receiver(consent_given)
def name_or_hide(sender, page, user, consents, **kwargs):
    name_in_editions(user=user, pages=[page.pk], consents=consents)
