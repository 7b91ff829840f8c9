"""The pages that plan, prepare, edit, convene, move, cancel and record a meeting."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.meetings import actions
from itc_spaces.meetings.forms.frames import (
    EditForm,
    MoveForm,
    PlanForm,
    PrepareForm,
    ReasonForm,
    RecordForm,
)
from itc_spaces.meetings.models import Meeting
from itc_spaces.meetings.moments import DOUBLED_HOUR, is_doubled
from itc_spaces.meetings.planning import proposed_days
from itc_spaces.meetings.rhythm import rhythm_of
from itc_spaces.meetings.views.readable import last_session, readable_meeting, seen_now, status
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Space
from itc_spaces.spaces.views import readable_space
from web.attempts import sent, tried
from web.refusals import Overtaken
from web.routes import GET, POST, Rule, route


def _copied(request: HttpRequest, space: Space) -> Meeting | None:
    asked = request.GET.get("copie", "")
    if not asked:
        return last_session(request.user, space)
    found = access.visible_to(request.user, Meeting).filter(space=space, pk=asked if asked.isdecimal() else 0).first()
    if found is None:
        raise Http404
    return found


@route(Rule.OBJECT, GET + POST)
def prepare(request: HttpRequest, itc: str) -> HttpResponse:
    """Prepares a meeting with the last session's place, hours and agenda, on the day that the rhythm proposes."""
    space = readable_space(request.user, itc, Action.MANAGE)
    copied, days = _copied(request, space), proposed_days(rhythm_of(space.pk))
    form = PrepareForm(sent(request), copied=copied, day=days[0] if days else None)
    if form.is_valid():
        with tried(form):
            said = dict(form.cleaned_data)
            source = copied if said.pop("copies_agenda", False) else None
            made = actions.prepare_meeting(space=space, actor=request.user, copied=source, **said)
            _warn_of_hours(request, made)
            messages.success(request, "La rencontre est en préparation : relisez son ordre du jour, puis convoquez.")
            return redirect("meeting" if made.starts_at else "meeting_dates", itc, made.pk)
    context = {"space": space, "form": form, "copied": copied}
    return render(request, "meetings/prepare.html", context, status=status(form))


def _warn_of_hours(request: HttpRequest, meeting: Meeting) -> None:
    if meeting.starts_at and is_doubled(meeting.starts_at, meeting.zone):
        messages.warning(request, DOUBLED_HOUR)


@route(Rule.OBJECT, GET + POST)
def plan(request: HttpRequest, itc: str) -> HttpResponse:
    """« Planifier l'année »: proposes days at the ITC's rhythm, which the person corrects and keeps."""
    space = readable_space(request.user, itc, Action.MANAGE)
    rhythm = rhythm_of(space.pk)
    form = PlanForm(sent(request), days=proposed_days(rhythm), copied=last_session(request.user, space))
    if form.is_valid():
        with tried(form):
            made = actions.plan_year(space=space, actor=request.user, days=form.days, **form.said)
            messages.success(request, f"{len(made)} rencontres sont prévues : chacun en voit déjà la date et le lieu.")
            return redirect("meetings", itc)
    context = {"space": space, "form": form, "rhythm": rhythm}
    return render(request, "meetings/plan.html", context, status=status(form))


def _step(request: HttpRequest, meeting: Meeting, form: Form, page: dict, act: Callable, done: str) -> HttpResponse:
    """Shows a page with one form, for one step of a meeting's life."""
    if form.is_valid():
        with tried(form) as attempt:
            act()
            messages.success(request, done)
            return redirect("meeting", meeting.space.slug, meeting.pk)
        if isinstance(attempt.refusal, Overtaken):
            seen_now(form, meeting)
    context = {"meeting": meeting, "space": meeting.space, "form": form, **page}
    return render(request, page.get("template", "meetings/step.html"), context, status=status(form))


@route(Rule.OBJECT, GET + POST)
def edit(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    meeting = readable_meeting(request.user, itc, pk, Action.LEAD)
    form = EditForm(sent(request), meeting=meeting)
    page = {"title": "Modifier la rencontre", "lead": "Elle est en préparation : personne n'est encore prévenu."}
    act = lambda: actions.edit_meeting(meeting=meeting, actor=request.user, **form.cleaned_data)  # noqa: E731
    return _step(request, meeting, form, page, act, "La rencontre est à jour.")


@route(Rule.OBJECT, POST)
def convene(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    meeting = readable_meeting(request.user, itc, pk, Action.LEAD)
    with tried(request):
        actions.convene_meeting(meeting=meeting, actor=request.user)
        messages.success(request, "La rencontre est convoquée : les courriels partent, avec l'invitation d'agenda.")
    return redirect("meeting", itc, pk)


@route(Rule.OBJECT, GET + POST)
def move(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    meeting = readable_meeting(request.user, itc, pk, Action.LEAD)
    form = MoveForm(sent(request), meeting=meeting)
    page = {
        "title": "Déplacer la rencontre",
        "lead": "Changer le jour ou l'heure redemande à chacun sa réponse ; changer le lieu seul la garde.",
    }
    act = lambda: actions.move_meeting(meeting=meeting, actor=request.user, **form.cleaned_data)  # noqa: E731
    return _step(request, meeting, form, page, act, "La rencontre est déplacée : chacun est prévenu, son agenda aussi.")


@route(Rule.OBJECT, GET + POST)
def cancel(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    meeting = readable_meeting(request.user, itc, pk, Action.LEAD)
    form = ReasonForm(sent(request))
    page = {
        "title": "Annuler la rencontre",
        "lead": "Les personnes convoquées sont prévenues, et leur agenda l'efface.",
        "style": "danger",
    }
    act = lambda: actions.cancel_meeting(meeting=meeting, actor=request.user, **form.cleaned_data)  # noqa: E731
    return _step(request, meeting, form, page, act, "La rencontre est annulée.")


@route(Rule.OBJECT, GET + POST)
def record(request: HttpRequest, itc: str) -> HttpResponse:
    """Records a meeting that was held: no mail leaves, and presence is recorded next."""
    space = readable_space(request.user, itc, Action.MANAGE)
    form = RecordForm(sent(request))
    if form.is_valid():
        with tried(form):
            made = actions.record_meeting(space=space, actor=request.user, **form.cleaned_data)
            messages.success(request, "La rencontre est enregistrée : notez qui était là.")
            return redirect("hold_meeting", itc, made.pk)
    return render(request, "meetings/record.html", {"space": space, "form": form}, status=status(form))
