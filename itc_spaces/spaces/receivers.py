"""Changes a placement when Wagtail changes its page."""

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Placement


@receiver(page_unpublished)
def take_back(instance: Page, **_) -> None:
    """Unshares a page that was taken offline by a command or a shell; the site never does it this way."""
    for placement in Placement.objects.filter(page=instance.pk, shared_at__isnull=False):
        placement.shared_at, placement.audience = None, Audience.SPACE
        placement.save(update_fields=["shared_at", "audience"])


@receiver(page_published)
def note_sharing(instance: Page, **_) -> None:
    """Dates a shared page from its newest text: readers see that date, and lists are ordered by it."""
    for placement in Placement.objects.filter(page=instance.pk, shared_at__isnull=False):
        placement.shared_at = instance.last_published_at
        placement.save(update_fields=["shared_at"])
