"""« Tours »: the next sessions, who did what, who owes a turn; and how the ITC turns its duties."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.meetings import actions
from itc_spaces.meetings.enums import TurnState
from itc_spaces.meetings.fairness import HeldSession, accounts_of, in_words, next_pair
from itc_spaces.meetings.forms.answers import DeclineForm, GiveTurnForm, SchemeForm
from itc_spaces.meetings.models import Meeting, Turn, TurnScheme
from itc_spaces.meetings.seats import Session, attending_seats, day_of, history, sessions_of
from itc_spaces.meetings.views.readable import readable_meeting, space_with_actions, status
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MandateKind, MeetingState, Standing
from itc_spaces.spaces.models import Space
from itc_spaces.spaces.views import readable_space
from web.attempts import sent, tried
from web.routes import GET, POST, Rule, route

NEXT = 3
DONE_SHOWN = 24
DECIDED_IN = 12


@dataclass(frozen=True)
class SeatLine:
    name: str
    chaired: int
    kept: int
    words: str


@route(Rule.OBJECT, GET)
def turns(request: HttpRequest, itc: str) -> HttpResponse:
    space, actions_here = space_with_actions(request.user, itc)
    seats = [one for one in attending_seats(space.pk, access.today()) if _takes(one, space)]
    names, sessions = {seat.pk: str(seat.organisation) for seat in seats}, sessions_of(space.pk)
    done = Turn.objects.filter(meeting__space=space, state=TurnState.DONE).select_related("seat__organisation")
    rows = list(done.order_by("-meeting__starts_at", "duty"))
    past = history(sessions, [(turn.meeting_id, turn.duty, turn.seat_id) for turn in rows])
    accounts = accounts_of(past)
    whens = {session.meeting: session.when for session in sessions}
    context = {
        "space": space,
        "coming": _coming(sessions, list(names), names, past),
        "lines": [_line(seat, rows, accounts.get(seat.pk)) for seat in seats],
        "done": [(whens.get(turn.meeting_id, ""), turn) for turn in rows[:DONE_SHOWN]],
        "schemes": _schemes(space),
        "manages": Action.MANAGE in actions_here,
    }
    return render(request, "meetings/turns.html", context)


def _schemes(space: Space) -> QuerySet[TurnScheme]:
    return TurnScheme.objects.filter(space=space, ended_at__isnull=True).select_related("decided_in")


def _takes(seat, space: Space) -> bool:
    return seat.standing == Standing.PERMANENT or space.record.guests_take_turns


def _coming(sessions: list[Session], seats: list[int], names: dict[int, str], past: list[HeldSession]) -> list[dict]:
    """Returns the next sessions; a duty without a seat shows the one that will be asked if nothing changes."""
    shown, lived = [], list(past)
    for session in [one for one in sessions if one.starts_at > access.now()][:NEXT]:
        guessed, given = next_pair(seats, accounts_of(lived)), {k: v for k, v in session.seats.items() if v}
        seated = guessed | given
        lived.append(HeldSession(frozenset(seats), {duty: seat for duty, seat in seated.items() if seat}))
        words = [f"{duty.label} : {_name(names, seated[duty], duty in given)}" for duty in MandateKind]
        shown.append({"pk": session.meeting, "when": session.when, "words": " · ".join(words)})
    return shown


def _name(names: dict[int, str], seat: int | None, is_given: bool) -> str:
    if seat is None:
        return "à trouver ensemble"
    return names.get(seat, "un siège qui n'est plus là") + ("" if is_given else " (sans doute)")


def _line(seat, rows: list[Turn], account) -> SeatLine:
    own = [turn.duty for turn in rows if turn.seat_id == seat.pk]
    counted = (own.count(MandateKind.CHAIR), own.count(MandateKind.SECRETARY))
    return SeatLine(str(seat.organisation), *counted, in_words(account))


def _turn(request: HttpRequest, itc: str, pk: int, turn_pk: int) -> Turn:
    rows = access.visible_to(request.user, Turn).filter(pk=turn_pk, meeting=pk, meeting__space__slug=itc)
    found = rows.select_related("meeting__space", "seat__organisation").first()
    if found is None:
        raise Http404
    return found


@route(Rule.OBJECT, GET + POST)
def answer(request: HttpRequest, itc: str, pk: int, turn_pk: int) -> HttpResponse:
    """Takes an answer: one button accepts; declining may have a reason."""
    turn = _turn(request, itc, pk, turn_pk)
    form = DeclineForm(sent(request))
    if form.is_valid():
        with tried(form):
            following = actions.answer_turn(turn=turn, actor=request.user, **form.cleaned_data)
            messages.success(request, _told(form.cleaned_data["accepts"], following))
            return redirect("meeting", itc, pk)
    context = {"turn": turn, "meeting": turn.meeting, "space": turn.meeting.space, "form": form}
    return render(request, "meetings/turn.html", context, status=status(form))


def _told(accepts: bool, following: Turn | None) -> str:
    if accepts:
        return "Merci : ce tour est le vôtre."
    return (
        "C'est noté : le tour est proposé au siège suivant." if following else "C'est noté : personne d'autre ne peut."
    )


@route(Rule.OBJECT, GET + POST)
def give(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Gives a duty to another seat, before the meeting or on its day; `charge`: the duty that the link names."""
    meeting = readable_meeting(request.user, itc, pk, Action.LEAD)
    seats = attending_seats(meeting.space_id, day_of(meeting))
    form = GiveTurnForm(sent(request), seats=seats, duty=request.GET.get("charge", ""))
    if form.is_valid():
        with tried(form):
            _, said = actions.give_turn(meeting=meeting, actor=request.user, **form.cleaned_data)
            told = messages.warning if said else messages.success
            told(request, said or "C'est noté : le siège est prévenu.")
            return redirect("meeting", itc, pk)
    context = {"meeting": meeting, "space": meeting.space, "form": form}
    return render(request, "meetings/give_turn.html", context, status=status(form))


@route(Rule.OBJECT, GET + POST)
def scheme(request: HttpRequest, itc: str) -> HttpResponse:
    """« Choisir nos logiques d'animation et de secrétariat »: a form for each duty."""
    space = readable_space(request.user, itc, Action.MANAGE)
    rows = access.visible_to(request.user, Meeting).filter(space=space, state=MeetingState.HELD)
    held = list(rows.order_by("-starts_at", "-pk")[:DECIDED_IN])
    standing = {scheme.duty: scheme for scheme in _schemes(space)}
    forms = {
        duty: SchemeForm(sent(request), prefix=duty.value, held=held, standing=standing.get(duty))
        for duty in MandateKind
    }
    if request.method == "POST" and all(form.is_valid() for form in forms.values()):
        with tried(forms[MandateKind.CHAIR]):
            for duty, form in forms.items():
                actions.choose_scheme(space=space, actor=request.user, duty=duty, **form.cleaned_data)
            messages.success(request, "C'est choisi : les tours suivent ces logiques.")
            return redirect("turns", itc)
    context = {"space": space, "forms": [(duty.label, form) for duty, form in forms.items()]}
    bound = request.method == "POST"
    return render(request, "meetings/scheme.html", context, status=422 if bound else 200)
