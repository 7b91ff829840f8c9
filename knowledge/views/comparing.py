"""Shows two texts side by side: two versions, an edition and a draft, or an adaptation and its source.

`access` decides who opens which. People who may edit compare the versions written since the text was theirs. People who
write in the ITC that reused a source see the text it kept. Only the source's readers see its text of today.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from accounts.models import User
from itc_spaces.spaces.access import Action
from knowledge.compare import compare
from knowledge.files.digests import digests_of
from knowledge.lineage import keeps_source, source_today
from knowledge.models import Resource, Reuse
from knowledge.reading import Reading
from knowledge.texts import latest_text, readable_text
from knowledge.views.history import revision_of
from knowledge.views.pages import readable_resource
from web.dates import moment_in_words
from web.numbers import number_asked
from web.routes import GET, Rule, route

THIS = "Cette fiche"


@dataclass(frozen=True)
class Side:
    label: str
    reading: Reading
    is_inside: bool = True  # False: its files are those of an edition, not attachments


@route(Rule.OBJECT, GET)
def versions(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Compares any two versions of one resource, `de` and `a`."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    asked = (revision_of(request.user, page, number_asked(request.GET.get(name, ""))) for name in ("de", "a"))
    sides = [
        Side(f"Version du {moment_in_words(localtime(one.created_at))}", one.as_object().reading()) for one in asked
    ]
    return shown_beside(request, page, *sides)


@route(Rule.OBJECT, GET)
def with_source(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Compares the source's text of today with its adaptation, for a person who may read both."""
    page = readable_resource(request.user, itc, page_id)
    old = _source_side(request.user, _reuse_of(page))
    return shown_beside(request, page, old, Side(THIS, readable_text(page).reading()))


@route(Rule.OBJECT, GET)
def with_source_then(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Compares the source as it was reused with the adaptation's latest text."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    kept = _kept_side(request.user, page, _reuse_of(page))
    return shown_beside(request, page, kept, Side(THIS, latest_text(page).reading()))


@route(Rule.OBJECT, GET)
def source_since(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Compares the source as it was reused with the source's text of today."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    reuse = _reuse_of(page)
    return shown_beside(request, page, _kept_side(request.user, page, reuse), _source_side(request.user, reuse))


def _reuse_of(page: Resource) -> Reuse:
    reuse = Reuse.objects.filter(adaptation=page.pk).select_related("source_edition__publication").first()
    if reuse is None:
        raise Http404
    return reuse


def _kept_side(viewer: User, page: Resource, reuse: Reuse) -> Side:
    if not keeps_source(viewer, page.allowed, reuse):
        raise Http404
    kept, is_inside = Reading.from_json(reuse.source_reading), reuse.source_edition_id is None
    return Side(f"La source, le {localtime(reuse.reused_at):%d/%m/%Y}", kept, is_inside)


def _source_side(viewer: User, reuse: Reuse) -> Side:
    found = source_today(viewer, reuse)
    if found is None:
        raise Http404
    return Side("La source aujourd'hui", found.reading, is_inside=found.page is not None)


def shown_beside(request: HttpRequest, page: Resource, old: Side, new: Side) -> HttpResponse:
    inside = old.is_inside and new.is_inside
    digests = digests_of(old.reading, new.reading) if inside else None
    context = {
        "page": page,
        "space": page.placement.space,
        "old_label": old.label,
        "new_label": new.label,
        "comparison": compare(old.reading, new.reading, digests=digests),
    }
    return render(request, "knowledge/compare.html", context)
