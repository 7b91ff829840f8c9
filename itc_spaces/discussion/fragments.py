"""Shows the discussion of a page on that page, and what is new on « Mon ITC »."""

from django.db.models import Model
from django.http import HttpRequest
from wagtail.models import Page

from itc_spaces.discussion.forms import ContributionForm
from itc_spaces.discussion.models import Contribution
from itc_spaces.discussion.news import news_for
from itc_spaces.discussion.threads import thread_of
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Space, Thematic
from web.fragments import register_fragment

SHOWN = 10
MOST_NEWS = 8


def register() -> None:
    register_fragment("space", of_space, order=60)
    register_fragment("thematic", of_thematic, order=60)
    register_fragment("resource", of_resource, order=60)
    register_fragment("sharing", before_sharing, order=50)
    register_fragment("home", news, order=15)


def of_space(request: HttpRequest, *, space: Space, actions: set[str], **context) -> tuple[str, dict] | None:
    """Shows the discussion to people inside only: the network may also read the space's page."""
    return of(request, space, actions) if Action.SEE_MEMBERS.name in actions else None


def of_thematic(request: HttpRequest, *, thematic: Thematic, actions: set[str], **context) -> tuple[str, dict] | None:
    return of(request, thematic, actions)


def of_resource(request: HttpRequest, *, page: Page, actions: set[str], **context) -> tuple[str, dict] | None:
    return of(request, page, actions)


def of(request: HttpRequest, target: Model, actions: set[str]) -> tuple[str, dict] | None:
    """Shows the latest messages and the form to a reader of the target."""
    can_write = Action.DISCUSS.name in actions
    thread = thread_of(request.user, target, can_write=can_write, per_page=SHOWN)
    if not can_write and not thread.messages.object_list:
        return None
    return "discussion/fragments/thread.html", {"thread": thread, "form": ContributionForm(on="nouveau")}


def before_sharing(request: HttpRequest, *, page: Page, **context) -> tuple[str, dict] | None:
    """Warns that the readers of the shared page will also read what was said of the draft."""
    count = access.visible_to(request.user, Contribution).filter(page=page.pk, removed_at=None).count()
    return ("discussion/fragments/before_sharing.html", {"count": count, "page": page}) if count else None


def news(request: HttpRequest, **context) -> tuple[str, dict] | None:
    found = news_for(request.user, MOST_NEWS)
    return ("discussion/fragments/news.html", {"news": found}) if found else None
