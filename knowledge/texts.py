"""Which text of a resource each person sees."""

from wagtail.models import Page

from knowledge.models import Resource
from knowledge.models.keywords import follow_aliases


def title_shown(page: Page) -> str:
    """Returns the shared title; the last saved title of a draft."""
    return page.title if page.live else page.draft_title


def latest_text(page: Resource) -> Resource:
    """Returns the editors' text: the latest revision if it is not shared yet, else the shared text."""
    if not page.has_unpublished_changes:
        return page
    draft = page.get_latest_revision_as_object()
    follow_aliases(draft)  # the coordination may have merged words since it was saved
    return draft


def readable_text(page: Resource) -> Resource:
    """Returns the readers' text: the shared text, or the draft of a resource that was never shared."""
    return page if page.live else latest_text(page)
