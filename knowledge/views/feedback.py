"""What was said of a resource, and one's own word: on a page by its readers, on an edition by any account."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from knowledge.actions import Experience, give_feedback, remove_feedback
from knowledge.experience import feedback_on, feedback_on_publication, summarised
from knowledge.forms import FeedbackForm
from knowledge.improving import way_to_improve
from knowledge.models import Feedback, Resource
from knowledge.publication.models import Edition
from knowledge.views.pages import readable_resource

A_PAGE = 20
FIELDS = ("used_on", "for_whom", "worked", "did_not", "use_again")


@route(Rule.OBJECT)
@require_safe
def page_feedback(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = _used_resource(request, itc, page_id)
    context = {"page": page, "space": page.placement.space, "can_give": Action.GIVE_FEEDBACK in page.allowed}
    return _listed(request, feedback_on(request.user, page), context)


@route(Rule.OBJECT)
@require_http_methods(["GET", "POST"])
def give_on_page(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = _used_resource(request, itc, page_id, Action.GIVE_FEEDBACK)
    own = Feedback.objects.filter(page_id=page.pk, author=request.user).first()
    context = {"page": page, "space": page.placement.space, "improve": own and way_to_improve(request.user, page)}
    return _give(request, page, own, context, back=("feedback", itc, page_id))


@route(Rule.OBJECT)
@require_safe
def edition_feedback(request: HttpRequest, pk: int) -> HttpResponse:
    """Who may read the resource itself finds all of it there."""
    edition = _used_edition(pk)
    if page := _page_of(request, edition):
        return redirect("feedback", page.placement.space.slug, page.pk)
    rows = feedback_on_publication(request.user, edition.publication)
    return _listed(request, rows, {"edition": edition, "can_give": True})


@route(Rule.OBJECT)
@require_http_methods(["GET", "POST"])
def give_on_edition(request: HttpRequest, pk: int) -> HttpResponse:
    edition = _used_edition(pk)
    if (page := _page_of(request, edition)) and request.method == "GET":
        return redirect("give_feedback", page.placement.space.slug, page.pk)
    own = Feedback.objects.filter(edition=edition, author=request.user).first()
    return _give(request, edition, own, {"edition": edition}, back=("edition_feedback", pk))


def _used_resource(request: HttpRequest, itc: str, page_id: int, action: Action = Action.READ) -> Resource:
    page = readable_resource(request.user, itc, page_id, action)
    if not page.takes_feedback:
        raise Http404
    return page


def _used_edition(publication_id: int) -> Edition:
    """The edition in force, of a kind that is used in the field."""
    editions = Edition.objects.select_related("publication").defer("reading", "html")
    return get_object_or_404(editions, publication=publication_id, in_catalogue=True, kind__in=_used_kinds())


def _used_kinds() -> list[str]:
    from knowledge.types import types

    return [known.model.kind for known in types() if known.model.takes_feedback]


def _page_of(request: HttpRequest, edition: Edition) -> Page | None:
    readable = access.visible_to(request.user, Page).select_related("placement__space")
    return readable.filter(pk=edition.publication.page_id).first()


def _listed(request: HttpRequest, rows, context: dict) -> HttpResponse:
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "knowledge/feedback.html", context | {"rows": shown, "summary": summarised(rows)})


def _give(
    request: HttpRequest, target: Resource | Edition, own: Feedback | None, context: dict, back: tuple
) -> HttpResponse:
    if own and "remove" in request.POST:
        remove_feedback(feedback=own, actor=request.user)
        messages.success(request, "Votre retour est retiré.")
        return redirect(*back)
    initial = {name: getattr(own, name) for name in FIELDS} if own else None
    form = FeedbackForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            give_feedback(target=target, actor=request.user, said=Experience(**form.cleaned_data))
        except NotAllowed as error:
            raise Http404 from error
        except Refused as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, "Merci : votre retour est enregistré, et les auteurs en sont avertis.")
            return redirect(*back)
    context |= {"form": form, "own": own}
    return render(request, "knowledge/give_feedback.html", context, status=422 if form.errors else 200)
