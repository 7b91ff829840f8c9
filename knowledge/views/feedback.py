"""The feedback on a resource, and the form where a reader gives their own."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.spaces.access import Action
from knowledge.actions import Experience, give_feedback, remove_feedback
from knowledge.experience import feedback_on, summarised
from knowledge.forms import FeedbackForm
from knowledge.improving import way_to_improve
from knowledge.models import Feedback, Resource
from knowledge.types import takes_feedback
from knowledge.views.pages import readable_resource
from web.attempts import tried
from web.routes import GET, POST, Rule, route

A_PAGE = 20
GIVEN = "Merci : votre retour est enregistré, et les auteurs en sont avertis."
CHANGED = "C'est noté : on lit maintenant votre retour ainsi."
FIELDS = ("used_on", "for_whom", "worked", "did_not", "use_again")


@route(Rule.OBJECT, GET)
def page_feedback(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = _used_resource(request, itc, page_id)
    context = {"page": page, "space": page.placement.space, "can_give": Action.GIVE_FEEDBACK in page.allowed}
    return listed(request, feedback_on(request.user, page), context)


@route(Rule.OBJECT, GET + POST)
def give_on_page(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = _used_resource(request, itc, page_id, Action.GIVE_FEEDBACK)
    own = Feedback.objects.filter(page_id=page.pk, author=request.user).first()
    context = {"page": page, "space": page.placement.space, "improve": own and way_to_improve(request.user, page)}
    act = partial(give_feedback, target=page, actor=request.user)
    return give(request, act, own, context, back=("feedback", itc, page_id))


def _used_resource(request: HttpRequest, itc: str, page_id: int, action: Action = Action.READ) -> Resource:
    page = readable_resource(request.user, itc, page_id, action)
    if not takes_feedback(page.kind):
        raise Http404
    return page


def listed(request: HttpRequest, rows, context: dict) -> HttpResponse:
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "knowledge/feedback.html", context | {"rows": shown, "summary": summarised(rows)})


def give(request: HttpRequest, act: Callable, own: Feedback | None, context: dict, back: tuple) -> HttpResponse:
    if own and "remove" in request.POST:
        remove_feedback(feedback=own, actor=request.user)
        messages.success(request, "Votre retour est retiré.")
        return redirect(*back)
    initial = {name: getattr(own, name) for name in FIELDS} if own else None
    form = FeedbackForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with tried(form):
            act(said=Experience(**form.cleaned_data))
            messages.success(request, CHANGED if own else GIVEN)
            return redirect(*back)
    context |= {"form": form, "own": own}
    return render(request, "knowledge/give_feedback.html", context, status=422 if form.errors else 200)
