"""What Wagtail does to a page, its placement follows."""

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_unpublished

from itc_spaces.enums import Audience
from itc_spaces.models import Placement


@receiver(page_unpublished)
def take_back(instance: Page, **_) -> None:
    """No page of ours takes a page offline this way; a command or a shell does."""
    for placement in Placement.objects.filter(page=instance.pk, shared_at__isnull=False):
        placement.shared_at, placement.audience = None, Audience.SPACE
        placement.save(update_fields=["shared_at", "audience"])
