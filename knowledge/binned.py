"""What a space's bin holds: who put each resource there, how long it stays, and what goes with it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from wagtail.models import Page, PageLogEntry

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Space
from itc_spaces.spaces.trace import Traced
from knowledge.actions.bin import BIN_DAYS
from knowledge.models import PageFile
from knowledge.published import editions

SHOWN = 100


@dataclass
class Binned:
    page: Page
    at: datetime
    by: User | None = None
    files: list[str] = field(default_factory=list)
    has_edition: bool = False

    @property
    def days_left(self) -> int:
        return max(0, (self.at + timedelta(days=BIN_DAYS) - access.now()).days)


def binned_in(viewer: User, space: Space) -> list[Binned]:
    """Returns the resources that the viewer may take out again, newest first, in four queries."""
    pages = access.permitted(viewer, Action.RESTORE, Page).filter(placement__space=space)
    rows = pages.select_related("placement").order_by("-placement__binned_at")[:SHOWN]
    found = {page.pk: Binned(page, page.placement.binned_at) for page in rows}
    # The last entry counts: a resource may have been in the bin before.
    entries = PageLogEntry.objects.filter(page__in=found, action=Traced.BINNED).select_related("user")
    for entry in entries.order_by("timestamp"):
        found[entry.page_id].by = entry.user
    names = defaultdict(list)
    for link in PageFile.objects.filter(page__in=found).select_related("attachment"):
        names[link.page_id].append(link.attachment.name)
    with_edition = editions().of_pages(found)
    for pk, one in found.items():
        one.files, one.has_edition = names[pk], pk in with_edition
    return list(found.values())
