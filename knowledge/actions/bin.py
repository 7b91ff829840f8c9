"""The bin hides a resource from everybody for thirty days; a resource taken out comes back as it was."""

from datetime import timedelta

from django.db import transaction
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_pages, lock_places, spaces_of
from itc_spaces.spaces.models import SpaceRecord
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.checks import locked_resource
from knowledge.models import Resource
from knowledge.signals import taken_back

BIN_DAYS = 30


@transaction.atomic
def bin_resource(*, page: Resource, actor: User) -> None:
    page, placement = locked_resource(actor, Action.BIN, page)
    placement.binned_at = access.now()
    placement.save(update_fields=["binned_at"])
    taken_back.send(sender=type(page), page=page, actor=actor)
    trace(action=Traced.BINNED, target=page, actor=actor)


@transaction.atomic
def restore_resource(*, page: Resource, actor: User) -> None:
    page, placement = locked_resource(actor, Action.RESTORE, page)
    placement.binned_at = None
    placement.save(update_fields=["binned_at"])
    trace(action=Traced.RESTORED, target=page, actor=actor)


def expire_bin() -> int:
    """Deletes the resources that have been in the bin for thirty days; returns how many. Editions and lineages stay."""
    limit = access.now() - timedelta(days=BIN_DAYS)
    expired = list(Page.objects.filter(placement__binned_at__lt=limit).values_list("pk", flat=True))
    for pk in expired:
        with transaction.atomic():
            lock_places(spaces=spaces_of(pk), changes=SpaceRecord)  # exclusive: whatever hangs on the page goes with it
            lock_pages(*spaces_of(pk), pk)  # a space is the parent of its pages
            page = Page.objects.filter(pk=pk, placement__binned_at__lt=limit).first()
            if page:
                trace(action=Traced.EXPIRED, target=page, actor=None)
                page.specific.delete()
    return len(expired)
