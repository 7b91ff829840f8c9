"""Two texts side by side: versions, the edition and the draft, an adaptation and what it was taken from.

`access` says who opens which. Those who may edit compare versions, as far back as the text is theirs; those who write
in the ITC that took a source up see the text it kept; the source of today is for its readers.
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
from web.numbers import number_asked
from web.routes import GET, Rule, route

THIS = "Cette fiche"


@dataclass(frozen=True)
class Side:
    label: str
    reading: Reading
    is_inside: bool = True  # its files are attachments, not those of an edition


@route(Rule.OBJECT, GET)
def versions(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Any two versions of one resource, `de` and `a`."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    asked = (revision_of(request.user, page, number_asked(request.GET.get(name, ""))) for name in ("de", "a"))
    sides = [
        Side(f"Version du {localtime(one.created_at):%d/%m/%Y à %H:%M}", one.as_object().reading()) for one in asked
    ]
    return shown_beside(request, page, *sides)


@route(Rule.OBJECT, GET)
def with_source(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """The source of today and its adaptation, for who may read both."""
    page = readable_resource(request.user, itc, page_id)
    old = _source_side(request.user, _reuse_of(page))
    return shown_beside(request, page, old, Side(THIS, readable_text(page).reading()))


@route(Rule.OBJECT, GET)
def with_source_then(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """What was taken up and what became of it."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    kept = _kept_side(request.user, page, _reuse_of(page))
    return shown_beside(request, page, kept, Side(THIS, latest_text(page).reading()))


@route(Rule.OBJECT, GET)
def source_since(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """What the source has changed since it was taken up."""
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
