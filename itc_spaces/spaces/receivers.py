"""A placement follows what Wagtail does to its page."""

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Placement


@receiver(page_unpublished)
def take_back(instance: Page, **_) -> None:
    """No page of the site takes a page offline this way; a command or a shell does."""
    for placement in Placement.objects.filter(page=instance.pk, shared_at__isnull=False):
        placement.shared_at, placement.audience = None, Audience.SPACE
        placement.save(update_fields=["shared_at", "audience"])


@receiver(page_published)
def note_sharing(instance: Page, **_) -> None:
    """A new text of something shared: its readers see today's date from now on, and lists are ordered by it."""
    for placement in Placement.objects.filter(page=instance.pk, shared_at__isnull=False):
        placement.shared_at = instance.last_published_at
        placement.save(update_fields=["shared_at"])
