"""A save says from which revision it started: when somebody saved since, it is refused and both texts are shown."""

from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page, Revision

SEPARATOR = "@"


@dataclass(frozen=True)
class Base:
    """The latest revision when a form was opened; both None for a page that has none yet."""

    revision_id: int | None
    created_at: datetime | None


class StaleForm(Exception):
    """Somebody saved since the form was opened, or the form does not say when it was."""


def base_of(page: Page) -> Base:
    revision = Revision.objects.filter(pk=page.latest_revision_id).only("created_at").first()
    return Base(revision.pk, revision.created_at) if revision else Base(None, None)


def format_base(base: Base) -> str:
    return f"{base.revision_id or ''}{SEPARATOR}{base.created_at.isoformat() if base.created_at else ''}"


def parse_base(text: str) -> Base:
    """Raises StaleForm when the text is no base: a form that cannot say where it started is not trusted."""
    number, separator, instant = text.partition(SEPARATOR)
    try:
        if separator and not number and not instant:
            return Base(None, None)
        created_at = datetime.fromisoformat(instant)
        if not (number.isascii() and number.isdigit()) or created_at.tzinfo is None:
            raise ValueError(text)
        return Base(int(number), created_at)
    except ValueError as error:
        raise StaleForm from error


def check_base(page: Page, base: Base) -> None:
    """Locks the page's row until the transaction ends; raises StaleForm unless its latest revision is `base`."""
    locked = Page.objects.select_for_update().only("latest_revision").get(pk=page.pk)
    if base_of(locked) != base:
        raise StaleForm
