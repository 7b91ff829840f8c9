"""What search shows on others' pages."""

from django.http import HttpRequest
from django.urls import reverse

from itc_spaces.fragments import register_fragment
from search import similar
from search.standing import standing

ASIDE = "search/similar.html"


def register() -> None:
    register_fragment("header", box, order=5)
    register_fragment("resource_aside", like_this_page, order=60)
    register_fragment("edition_aside", like_this_edition, order=10)
    register_fragment("write", like_what_is_written, order=10)
    register_fragment("coordination", how_search_stands, order=50)


def box(request: HttpRequest):
    """One box on every page but the search's own, which has a larger one."""
    person = getattr(request, "user", None)
    address = reverse("search")
    if person is None or not person.is_authenticated or request.path == address:
        return None
    return "search/header_box.html", {"address": address, "label": "Chercher dans les ITC"}


def like_this_page(request: HttpRequest, *, page, **context):
    """Asked for once the page is there: it does not wait for what only accompanies it."""
    return ("search/similar_later.html", {"page": page}) if page.live else None


def like_this_edition(request, *, edition, **context):
    """The same for everybody: the request is not asked."""
    cards = similar.for_public(edition.publication_id)
    return (ASIDE, {"cards": cards}) if cards else None


def like_what_is_written(request: HttpRequest, **context):
    return "search/similar_to_text.html", {}


def how_search_stands(request: HttpRequest, *, department, **context):
    return "search/coordination_aside.html", {"department": department, "is_well": standing().is_well}
