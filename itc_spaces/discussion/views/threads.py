"""The whole discussion of a target, and new messages on it, on a page or in place through htmx."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from itc_spaces.discussion.actions import mark_read, post_contribution
from itc_spaces.discussion.enums import On
from itc_spaces.discussion.forms import ContributionForm
from itc_spaces.discussion.models import Contribution
from itc_spaces.discussion.targets import column_of, home_of, on_of, readable_target
from itc_spaces.discussion.threads import shown, thread_of
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.actions.files import Undescribed
from knowledge.files.intake import takes_files
from knowledge.files.kept_files import keep_files
from knowledge.keeping import note_sent
from web.attempts import tried
from web.pace import Pace, paced
from web.refusals import Refused
from web.routes import GET, POST, Rule, route


def _target(request: HttpRequest, on: str, pk: int):
    if on not in On:
        raise Http404
    return readable_target(request.user, On(on), pk)


def _may_send(request: HttpRequest, on: str, pk: int) -> None:
    if not access.may(request.user, Action.DISCUSS, _target(request, on, pk)):
        raise Http404


@route(Rule.OBJECT, GET + POST)
@paced(Pace.MESSAGES)
@takes_files(_may_send)
def discussion(request: HttpRequest, on: str, pk: int) -> HttpResponse:
    target = _target(request, on, pk)
    can_write = access.may(request.user, Action.DISCUSS, target)
    form = ContributionForm(on="nouveau")
    if request.method == "POST":
        if not can_write:
            raise Http404
        form = ContributionForm(request.POST, request.FILES, on="nouveau")
        if made := posted(request, target, form):
            address = f"{reverse('discussion', args=[on, pk])}#message-{made.pk}"
            return _in_place(request, target, made) if request.htmx else redirect(address)
    status = 422 if form.errors else 200
    if request.method == "POST" and request.htmx:
        context = {"on": On(on), "target": target, "form": form}
        return render(request, "discussion/new_message.html", context, status=status)
    thread = thread_of(request.user, target, can_write=can_write, number=request.GET.get("page", 1))
    context = {"thread": thread, "form": form, "space": home_of(target)}
    return render(request, "discussion/discussion.html", context, status=status)


def posted(
    request: HttpRequest, target, form: ContributionForm, parent: Contribution | None = None
) -> Contribution | None:
    """Posts the form's message; returns None when the form shows why not."""
    if not form.is_valid():
        keep_files(form, request.user)
        return None
    given = form.cleaned_data
    with tried() as attempt:
        return post_contribution(
            target=target, actor=request.user, body=given["body"], parent=parent, files=form.given_files(),
            key=given["key"],
        )  # fmt: skip
    form.add_error(field_of(attempt.refusal, given["file"]), attempt.refusal.message)
    keep_files(form, request.user)
    return None


def field_of(error: Refused, file) -> str:
    """Returns the field that a refusal is about."""
    if isinstance(error, Undescribed):
        return "alternative_text"
    return "file" if file and "«" in error.message else "body"


def _in_place(request: HttpRequest, target, made: Contribution) -> HttpResponse:
    """Puts a new form in the form's place, and the message at the head of the list."""
    note_sent(request)
    row = shown(request.user, Contribution.objects.filter(pk=made.pk), made.created_at)[0]
    context = {
        "on": on_of(target),
        "target": target,
        "row": row,
        "is_first": not Contribution.objects.filter(**column_of(target)).exclude(pk=made.pk).exists(),
        "form": ContributionForm(on="nouveau"),
    }
    return render(request, "discussion/posted.html", context)


@route(Rule.OBJECT, POST)
def read(request: HttpRequest, on: str, pk: int) -> HttpResponse:
    target = _target(request, on, pk)
    mark_read(target=target, reader=request.user)
    return HttpResponse(status=204) if request.htmx else redirect("discussion", on, pk)
