"""A save says on which revision it is based: if somebody saved since, it is refused and the page shows both texts."""

from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page, Revision

from web.numbers import is_number

SEPARATOR = "@"


@dataclass(frozen=True)
class Base:
    """The latest revision when a form was opened; both fields are None for a page without revisions."""

    revision_id: int | None
    created_at: datetime | None


class StaleForm(Exception):
    """Somebody saved since the form was opened, or the form does not say when it was opened."""


def base_of(page: Page) -> Base:
    if Page.latest_revision.is_cached(page):
        revision = page.latest_revision
    else:
        revision = Revision.objects.filter(pk=page.latest_revision_id).only("created_at").first()
    return Base(revision.pk, revision.created_at) if revision else Base(None, None)


def format_base(base: Base) -> str:
    return f"{base.revision_id or ''}{SEPARATOR}{base.created_at.isoformat() if base.created_at else ''}"


def parse_base(text: str) -> Base:
    """Reads a base; raises StaleForm for any other text: a form that cannot say where it began is not trusted."""
    number, separator, instant = text.partition(SEPARATOR)
    try:
        if separator and not number and not instant:
            return Base(None, None)
        created_at = datetime.fromisoformat(instant)
        if not is_number(number) or created_at.tzinfo is None:
            raise ValueError(text)
        return Base(int(number), created_at)
    except ValueError as error:
        raise StaleForm from error


def check_base(page: Page, base: Base) -> None:
    """Locks the page's row until the transaction ends; raises StaleForm unless its latest revision is `base`."""
    locked = Page.objects.select_for_update(no_key=True).only("latest_revision").get(pk=page.pk)
    if base_of(locked) != base:
        raise StaleForm
