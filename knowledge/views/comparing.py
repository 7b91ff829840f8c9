"""Two texts side by side: versions, the edition and the draft, an adaptation and what it was taken from.

Who opens which follows access: versions and the kept source are for those who may edit, the source of today for its
readers.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from itc_spaces.access import Action
from itc_spaces.routes import Rule, route
from knowledge.actions.checks import latest_text, readable_text
from knowledge.compare import compare
from knowledge.lineage import source_today
from knowledge.models import Resource, Reuse
from knowledge.publication.models import Edition
from knowledge.reading import Reading
from knowledge.views.history import revision_of
from knowledge.views.pages import number_asked, readable_resource

THIS = "Cette fiche"


@dataclass(frozen=True)
class Side:
    label: str
    reading: Reading


@route(Rule.OBJECT)
def versions(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Any two versions of one resource, `de` and `a`."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    asked = (revision_of(page, number_asked(request.GET.get(name, ""))) for name in ("de", "a"))
    sides = [
        Side(f"Version du {localtime(one.created_at):%d/%m/%Y à %H:%M}", one.as_object().reading()) for one in asked
    ]
    return _shown(request, page, *sides)


@route(Rule.OBJECT)
def with_edition(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """What the public reads, and what it would read if today's draft were validated."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    edition = Edition.objects.filter(publication__page=page.pk, in_catalogue=True).first()
    if edition is None:
        raise Http404
    old = Side(f"Édition {edition.number}, du {localtime(edition.accepted_at):%d/%m/%Y}", edition.as_reading())
    return _shown(request, page, old, Side("Brouillon en cours", latest_text(page).reading()))


@route(Rule.OBJECT)
def with_source(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """The source of today and its adaptation, for who may read both."""
    page = readable_resource(request.user, itc, page_id)
    old = _source_side(request.user, _reuse_of(page))
    return _shown(request, page, old, Side(THIS, readable_text(page).reading()))


@route(Rule.OBJECT)
def with_source_then(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """What was taken up and what became of it: the kept text is for those who may edit the adaptation."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    return _shown(request, page, _kept_side(_reuse_of(page)), Side(THIS, latest_text(page).reading()))


@route(Rule.OBJECT)
def source_since(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """What the source has changed since it was taken up."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    reuse = _reuse_of(page)
    return _shown(request, page, _kept_side(reuse), _source_side(request.user, reuse))


def _reuse_of(page: Resource) -> Reuse:
    reuse = Reuse.objects.filter(adaptation=page.pk).select_related("source_edition__publication").first()
    if reuse is None:
        raise Http404
    return reuse


def _kept_side(reuse: Reuse) -> Side:
    kept = Reading.from_json(reuse.source_reading).without_files()
    return Side(f"La source, le {localtime(reuse.reused_at):%d/%m/%Y}", kept)


def _source_side(viewer, reuse: Reuse) -> Side:
    found = source_today(viewer, reuse)
    if found is None:
        raise Http404
    return Side("La source aujourd'hui", found.reading.without_files())


def _shown(request: HttpRequest, page: Resource, old: Side, new: Side) -> HttpResponse:
    context = {
        "page": page,
        "space": page.placement.space,
        "old_label": old.label,
        "new_label": new.label,
        "comparison": compare(old.reading, new.reading),
    }
    return render(request, "knowledge/compare.html", context)
