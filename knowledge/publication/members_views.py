"""What signed-in people do with an edition: compare it with today's draft, adapt it, give feedback on it."""

from functools import partial

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localtime
from wagtail.models import Page

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.lineage import taken_up_already
from knowledge.models import Feedback
from knowledge.publication.feedback import feedback_on_publication, give_feedback_on_edition
from knowledge.publication.models import Edition
from knowledge.publication.reusing import reuse_edition
from knowledge.texts import latest_text
from knowledge.types import types
from knowledge.views.comparing import Side, shown_beside
from knowledge.views.feedback import give, listed
from knowledge.views.pages import readable_resource
from knowledge.views.sharing import reuse_into, targets
from web.numbers import is_number
from web.routes import GET, POST, Rule, route


@route(Rule.OBJECT, GET)
def compare_edition(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Compares what the public reads with what it would read if today's draft were validated."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    edition = Edition.objects.filter(publication__page=page.pk, in_catalogue=True).first()
    if edition is None:
        raise Http404
    old = Side(f"Édition {edition.number}, du {localtime(edition.accepted_at):%d/%m/%Y}", edition.as_reading())
    return shown_beside(request, page, old, Side("Brouillon en cours", latest_text(page).reading()))


@route(Rule.SIGNED_IN, GET + POST)
def reuse_public(request: HttpRequest) -> HttpResponse:
    """Answers « Reprendre dans mon ITC » at a constant address, so that the public page stays the same for everyone."""
    asked = request.GET.get("edition", "")
    if not is_number(asked):
        raise Http404
    editions = Edition.objects.filter(pk=asked, purged_at__isnull=True, withdrawals__isnull=True)
    edition = editions.select_related("publication__publisher", "publication__page").first()
    if edition is None:
        raise Http404
    act = partial(reuse_edition, edition=edition, actor=request.user)
    source = {
        "title": edition.title,
        "publisher": edition.publication.publisher.name,
        "url": edition.get_absolute_url(),
    }
    spaces, publication = targets(request.user), edition.publication
    of_source = Q(source_page__isnull=False, source_page=publication.page_id)
    of_source |= Q(source_edition__publication=publication.pk)
    return reuse_into(request, spaces, act, source, taken_up_already(request.user, spaces, of_source))


@route(Rule.OBJECT, GET)
def edition_feedback(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the feedback on an edition; sends people who may read the resource to its page, which has all of it."""
    edition = _used_edition(pk)
    if page := _page_of(request, edition):
        return redirect("feedback", page.placement.space.slug, page.pk)
    rows = feedback_on_publication(request.user, edition.publication)
    return listed(request, rows, {"edition": edition, "can_give": True})


@route(Rule.OBJECT, GET + POST)
def give_on_edition(request: HttpRequest, pk: int) -> HttpResponse:
    edition = _used_edition(pk)
    if (page := _page_of(request, edition)) and request.method != "POST":
        return redirect("give_feedback", page.placement.space.slug, page.pk)
    own = Feedback.objects.filter(edition=edition, author=request.user).first()
    act = partial(give_feedback_on_edition, edition=edition, actor=request.user)
    return give(request, act, own, {"edition": edition}, back=("edition_feedback", pk))


def _used_edition(publication_id: int) -> Edition:
    """Returns the edition in force, if its kind takes feedback."""
    used = [known.model.kind for known in types() if known.takes_feedback]
    editions = Edition.objects.select_related("publication").defer("reading", "html")
    return get_object_or_404(editions, publication=publication_id, in_catalogue=True, kind__in=used)


def _page_of(request: HttpRequest, edition: Edition) -> Page | None:
    readable = access.visible_to(request.user, Page).select_related("placement__space")
    return readable.filter(pk=edition.publication.page_id).first()
