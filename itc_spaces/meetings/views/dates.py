"""The page of proposed dates: each seat answers, people who lead choose."""

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.meetings import actions
from itc_spaces.meetings.actions.agenda import seat_of
from itc_spaces.meetings.enums import Availability
from itc_spaces.meetings.forms.answers import DatesForm
from itc_spaces.meetings.forms.frames import TimesFields
from itc_spaces.meetings.models import DateAnswer, DateOption, Meeting
from itc_spaces.meetings.seats import attending_seats
from itc_spaces.meetings.views.readable import names, readable_meeting, status
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Seat
from web.attempts import sent, tried
from web.routes import GET, POST, Rule, route


@route(Rule.OBJECT, GET + POST)
def dates(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    meeting = readable_meeting(request.user, itc, pk, Action.SEE_MEMBERS)
    seat = seat_of(request.user, meeting)
    form = _form(request, meeting, seat, sent(request)) if seat else None
    if form is not None and form.is_valid():
        with tried(form):
            actions.answer_dates(meeting=meeting, actor=request.user, choices=form.choices)
            messages.success(request, "Vos disponibilités sont notées, pour votre structure.")
            return redirect("meeting_dates", itc, pk)
    return _page(request, meeting, form, TimesFields(), status(form) if form else 200)


def _form(request: HttpRequest, meeting: Meeting, seat: Seat, given=None) -> DatesForm:
    options = _options(request, meeting)
    chosen = {one.pk: answer.choice for one in options for answer in one.given if answer.seat_id == seat.pk}
    return DatesForm(given, options=options, chosen=chosen)


def _page(
    request: HttpRequest, meeting: Meeting, form: DatesForm | None, add_form: TimesFields, code: int
) -> HttpResponse:
    """Shows the page; it counts seats, not people: « 9 sièges sur 11, dont la Caf »."""
    context = {
        "meeting": meeting, "space": meeting.space, "options": _options(request, meeting), "form": form,
        "seat": seat_of(request.user, meeting), "actions": names(meeting), "add_form": add_form,
        "seats": attending_seats(meeting.space_id, access.today()).count(),
    }  # fmt: skip
    return render(request, "meetings/dates.html", context, status=code)


def _options(request: HttpRequest, meeting: Meeting) -> list[DateOption]:
    """Returns the options, each with the answers of seats (`given`) and their sums."""
    rows = list(access.visible_to(request.user, DateOption).filter(meeting=meeting, withdrawn_at__isnull=True))
    answers = DateAnswer.objects.filter(option__in=rows).select_related("seat__organisation")
    said = {}
    for answer in answers:
        said.setdefault(answer.option_id, []).append(answer)
    for row in rows:
        row.meeting, row.given = meeting, said.get(row.pk, [])
        counted = Counter(answer.choice for answer in row.given)
        row.yes, row.if_needed = counted[Availability.YES], counted[Availability.IF_NEEDED]
    return rows


@route(Rule.OBJECT, POST)
def propose(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    meeting = readable_meeting(request.user, itc, pk, Action.LEAD)
    add_form, seat = TimesFields(request.POST), seat_of(request.user, meeting)
    if add_form.is_valid():
        with tried(add_form):
            _, said = actions.propose_date(meeting=meeting, actor=request.user, **add_form.cleaned_data)
            if said:
                messages.warning(request, said)
            messages.success(request, "La date est proposée.")
            return redirect("meeting_dates", itc, pk)
    return _page(request, meeting, _form(request, meeting, seat) if seat else None, add_form, 422)


def _option(request: HttpRequest, itc: str, pk: int, option_pk: int) -> DateOption:
    readable_meeting(request.user, itc, pk, Action.LEAD)
    rows = access.visible_to(request.user, DateOption).filter(pk=option_pk, meeting=pk, meeting__space__slug=itc)
    found = rows.select_related("meeting__space").first()
    if found is None:
        raise Http404
    return found


@route(Rule.OBJECT, POST)
def withdraw(request: HttpRequest, itc: str, pk: int, option_pk: int) -> HttpResponse:
    with tried(request):
        actions.withdraw_date(option=_option(request, itc, pk, option_pk), actor=request.user)
        messages.success(request, "La date est retirée.")
    return redirect("meeting_dates", itc, pk)


@route(Rule.OBJECT, POST)
def choose(request: HttpRequest, itc: str, pk: int, option_pk: int) -> HttpResponse:
    with tried(request):
        actions.choose_date(option=_option(request, itc, pk, option_pk), actor=request.user)
        messages.success(request, "La date est choisie. Relisez l'ordre du jour, puis convoquez.")
        return redirect("meeting", itc, pk)
    return redirect("meeting_dates", itc, pk)
