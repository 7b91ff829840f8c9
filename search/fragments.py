"""What search shows on the pages of other apps."""

from django.http import HttpRequest
from django.urls import reverse

from search import similar, unsearchable
from search.state import state_of_search
from web.fragments import register_fragment

ASIDE = "search/similar.html"


def register() -> None:
    register_fragment("header", box, order=5)
    register_fragment("resource_aside", like_this_page, order=60)
    register_fragment("edition_aside", like_this_edition, order=10)
    register_fragment("resource", unsearchable.of_page, order=5)
    register_fragment("files", unsearchable.of_files)
    register_fragment("versions", unsearchable.of_versions)
    register_fragment("write", like_what_is_written, order=10)
    register_fragment("coordination", how_search_stands, order=50)


def box(request: HttpRequest):
    """Shows the search box on every page except that of search, which has a larger one."""
    person = getattr(request, "user", None)
    address = reverse("search")
    if person is None or not person.is_authenticated or request.path == address:
        return None
    return "search/header_box.html", {"address": address, "label": "Chercher dans les ITC"}


def like_this_page(request: HttpRequest, *, page, **context):
    """Shows a part that loads after the page, so that the page does not wait for it."""
    return ("search/similar_later.html", {"page": page}) if page.live else None


def like_this_edition(request, *, edition, **context):
    """Shows the same cards to everybody, so it does not read the request."""
    cards = similar.for_public(edition.publication_id)
    return (ASIDE, {"cards": cards}) if cards else None


def like_what_is_written(request: HttpRequest, **context):
    return "search/similar_to_text.html", {}


def how_search_stands(request: HttpRequest, *, department, **context):
    return "search/coordination_aside.html", {"department": department, "is_well": state_of_search().is_well}
