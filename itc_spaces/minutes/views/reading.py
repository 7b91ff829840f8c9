"""The pages where a reader reads minutes, compares two versions, says « J'ai lu », observes, and gets replies."""

from dataclasses import replace

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import User
from itc_spaces.minutes import actions
from itc_spaces.minutes.actions.reading import is_open
from itc_spaces.minutes.forms import ObservationForm, ReplyForm
from itc_spaces.minutes.models import Delivery, Minutes, MinutesVersion
from itc_spaces.minutes.readings import reading_for, state_in_words
from itc_spaces.minutes.views.readable import (
    deliveries_of,
    names,
    own_delivery,
    readable_minutes,
    status,
    version_of,
)
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience
from knowledge.compare import compare
from web.attempts import sent, tried
from web.numbers import number_asked
from web.routes import GET, POST, Rule, route


@route(Rule.OBJECT, GET)
def minutes(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    found = readable_minutes(request.user, itc, pk)
    if found.newest is None:
        return render(request, "minutes/being_written.html", {"minutes": found, "space": found.space, **_place(found)})
    return _page(request, found)


def _place(found: Minutes) -> dict:
    return {"meeting": found.meeting, "actions": names(found), "is_inside": Action.ENTER in found.allowed}


def _page(request: HttpRequest, found: Minutes, form: ObservationForm | None = None) -> HttpResponse:
    version = found.newest
    reading = _reading(version, request.user)
    rows = deliveries_of(request.user, found.meeting_id)
    own = next((row for row in rows if row.recipient_id == request.user.pk and row.version_id == version.pk), None)
    if own:
        own.version = version
    context = {
        "minutes": found, "space": found.meeting.space, "version": version, "reading": reading,
        "state": state_in_words(version), "own": own, "may_observe": bool(own) and is_open(own) and not own.reply,
        "observed": [row for row in rows if row.observation], "form": form or ObservationForm(),
        "given": _given(rows, version) if Action.SEE_MEMBERS in found.allowed else [],
        "read_count": sum(bool(row.read_at) for row in rows if row.version_id == version.pk),
        "may_still_observe": access.today() <= version.observed_until,
        "is_shared": found.audience == Audience.NETWORK, "versions": _versions(request.user, found), **_place(found),
    }  # fmt: skip
    return render(request, "minutes/minutes.html", context, status=status(form))


def _reading(version: MinutesVersion, viewer: User):
    """Returns the version as the viewer may read it; raises Http404 if they may read nothing of it."""
    reading = reading_for(version, viewer)
    if not reading.sections and not reading.files:
        raise Http404
    return reading


def _given(rows: list[Delivery], version: MinutesVersion) -> list[Delivery]:
    return [row for row in rows if row.version_id == version.pk]


def _versions(viewer: User, found: Minutes) -> list[MinutesVersion]:
    return _older(viewer, found.pk) if found.newest.number > 1 else []


@access.prepared
def _older(viewer: User, minutes: int) -> QuerySet:
    rows = access.visible_to(viewer, MinutesVersion).filter(minutes=minutes, newest_of__isnull=True)
    return rows.order_by("-number")


@route(Rule.OBJECT, GET)
def version(request: HttpRequest, itc: str, pk: int, number: int) -> HttpResponse:
    """Shows a version that was replaced, as its reader may read it."""
    found = readable_minutes(request.user, itc, pk)
    asked = version_of(request.user, found, number)
    context = {
        "minutes": found, "space": found.meeting.space, "version": asked, "reading": _reading(asked, request.user),
        **_place(found),
    }  # fmt: skip
    return render(request, "minutes/version.html", context)


@route(Rule.OBJECT, GET)
def compared(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Compares two versions, `de` and `a`, each cut to what the viewer may read."""
    found = readable_minutes(request.user, itc, pk)
    old, new = (version_of(request.user, found, number_asked(request.GET.get(name, ""))) for name in ("de", "a"))
    context = {
        "minutes": found, "space": found.meeting.space, "old_label": f"Version {old.number}",
        "new_label": f"Version {new.number}", **_place(found),
        "comparison": compare(*(replace(_reading(one, request.user), facts=()) for one in (old, new))),
    }  # fmt: skip
    return render(request, "minutes/compare.html", context)


@route(Rule.OBJECT, POST)
def read(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Records « J'ai lu »; with `rien`, « Rien à signaler »."""
    found = readable_minutes(request.user, itc, pk)
    with tried(request):
        actions.mark_read(
            delivery=own_delivery(request, found), actor=request.user, nothing_to_say="rien" in request.POST
        )
        messages.success(request, "C'est noté, merci.")
    return redirect("minutes", itc, pk)


@route(Rule.OBJECT, POST)
def observe(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    found = readable_minutes(request.user, itc, pk)
    delivery = own_delivery(request, found)
    form = ObservationForm(request.POST)
    if form.is_valid():
        with tried(form):
            actions.observe(delivery=delivery, actor=request.user, **form.cleaned_data)
            messages.success(request, "Votre observation est transmise : on vous répondra ici.")
            return redirect("minutes", itc, pk)
    return _page(request, found, form)


@route(Rule.OBJECT, GET + POST)
def reply(request: HttpRequest, itc: str, pk: int, row_pk: int) -> HttpResponse:
    rows = access.permitted(request.user, Action.KEEP, Delivery).filter(pk=row_pk, meeting=pk)
    row = rows.filter(meeting__space__slug=itc).exclude(observation="").select_related(
        "meeting__space", "recipient", "version__minutes"
    ).first()  # fmt: skip
    if row is None:
        raise Http404
    form = ReplyForm(sent(request), initial={"seen": row.observation})
    if form.is_valid():
        with tried(form):
            actions.reply(delivery=row, actor=request.user, **form.cleaned_data)
            messages.success(request, "Votre réponse est transmise.")
            return redirect("minutes", itc, pk)
    context = {"row": row, "meeting": row.meeting, "space": row.meeting.space, "form": form, "is_inside": True}
    return render(request, "minutes/reply.html", context, status=status(form))
