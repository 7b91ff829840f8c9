"""What lies in a space's bin: who put it there, how long it stays, and what goes with it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from wagtail.models import Page, PageLogEntry

from accounts.models import User
from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Space
from itc_spaces.trace import Traced
from knowledge.actions.bin import BIN_DAYS
from knowledge.models import PageFile
from knowledge.publication.models import Edition

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


def binned_in(viewer, space: Space) -> list[Binned]:
    """What the viewer may take out again, newest first: four queries."""
    pages = access.permitted(viewer, Action.RESTORE, Page).filter(placement__space=space)
    rows = pages.select_related("placement").order_by("-placement__binned_at")[:SHOWN]
    found = {page.pk: Binned(page, page.placement.binned_at) for page in rows}
    # Its last entry wins: a resource may have been there before.
    entries = PageLogEntry.objects.filter(page__in=found, action=Traced.BINNED).select_related("user")
    for entry in entries.order_by("timestamp"):
        found[entry.page_id].by = entry.user
    names = defaultdict(list)
    for link in PageFile.objects.filter(page__in=found).select_related("attachment"):
        names[link.page_id].append(link.attachment.name)
    published = Edition.objects.filter(publication__page__in=found, in_catalogue=True)
    with_edition = set(published.values_list("publication__page", flat=True))
    for pk, one in found.items():
        one.files, one.has_edition = names[pk], pk in with_edition
    return list(found.values())
