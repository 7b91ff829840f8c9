"""The pages of an ITC's decisions and of what its seats owe."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.meetings.views.readable import space_with_actions
from itc_spaces.minutes import actions
from itc_spaces.minutes.enums import TaskState
from itc_spaces.minutes.models import Decision, Task
from itc_spaces.minutes.tasks import marked_late, owed_in
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from web.attempts import tried
from web.routes import GET, POST, Rule, route

PER_PAGE = 24


@route(Rule.OBJECT, GET)
def decisions(request: HttpRequest, itc: str) -> HttpResponse:
    """Lists the circulated decisions, newest meetings first, and the tasks that are owed."""
    space, _ = space_with_actions(request.user, itc)
    rows = access.visible_to(request.user, Decision).filter(
        meeting__space=space, shown_at__isnull=False, replaced_at__isnull=True
    )  # fmt: skip
    rows = rows.select_related("meeting__space", "item").order_by("-meeting__starts_at", "pk")
    context = {
        "space": space, "page_obj": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "tasks": marked_late(owed_in(request.user, space.pk)),
    }  # fmt: skip
    return render(request, "minutes/decisions.html", context)


@route(Rule.OBJECT, POST)
def settle(request: HttpRequest, itc: str, task_pk: int) -> HttpResponse:
    """Settles a task as done (« C'est fait »), as dropped with `abandonner`, or as owed again with `reprendre`."""
    rows = access.permitted(request.user, Action.EDIT, Task).filter(pk=task_pk, meeting__space__slug=itc)
    task = rows.select_related("meeting__space").first()
    if task is None:
        raise Http404
    asked = {"abandonner": TaskState.DROPPED, "reprendre": TaskState.OWED}
    state = next((state for name, state in asked.items() if name in request.POST), TaskState.DONE)
    with tried(request):
        actions.settle_task(task=task, actor=request.user, state=state)
        messages.success(request, f"C'est noté : « {task.text[:80]} » est {state.label}.")
    return redirect("/espaces/") if request.POST.get("depuis") == "accueil" else redirect("decisions", itc)
