"""The whole discussion of a target, and a new message on it: as a page, and in place where htmx asks."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.discussion.actions import mark_read, post_contribution
from itc_spaces.discussion.enums import On
from itc_spaces.discussion.forms import ContributionForm
from itc_spaces.discussion.models import Contribution
from itc_spaces.discussion.targets import column_of, home_of, on_of, readable_target
from itc_spaces.discussion.threads import shown, thread_of
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route


def _target(request: HttpRequest, on: str, pk: int):
    if on not in On:
        raise Http404
    return readable_target(request.user, On(on), pk)


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
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
    """The message that a form made; None when the form says why not. Raises Http404 to who may not write there."""
    if not form.is_valid():
        return None
    given = form.cleaned_data
    try:
        with transaction.atomic():
            return post_contribution(
                target=target, actor=request.user, body=given["body"], parent=parent, files=form.given_files(),
                key=given["key"],
            )  # fmt: skip
    except NotAllowed as error:
        raise Http404 from error
    except Refused as error:
        form.add_error("file" if given["file"] and "«" in error.message else "body", error.message)
        return None


def _in_place(request: HttpRequest, target, made: Contribution) -> HttpResponse:
    """A fresh form where the form was, and the message at the head of the list."""
    row = shown(request.user, Contribution.objects.filter(pk=made.pk), made.created_at)[0]
    context = {
        "on": on_of(target),
        "target": target,
        "row": row,
        "is_first": not Contribution.objects.filter(**column_of(target)).exclude(pk=made.pk).exists(),
        "form": ContributionForm(on="nouveau"),
    }
    return render(request, "discussion/posted.html", context)


@route(Rule.OBJECT)
@require_POST
def read(request: HttpRequest, on: str, pk: int) -> HttpResponse:
    target = _target(request, on, pk)
    mark_read(target=target, reader=request.user)
    return HttpResponse(status=204) if request.htmx else redirect("discussion", on, pk)
