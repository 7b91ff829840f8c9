"""The pages that answer a convocation, in the site or by the mail's link, and for somebody who telephoned."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from itc_spaces.meetings import actions
from itc_spaces.meetings.actions.answering import CANCELLED, NOT_EXPECTED, OVER
from itc_spaces.meetings.actions.checks import is_over
from itc_spaces.meetings.addresses import convocation_of, person_of
from itc_spaces.meetings.expecting import is_expected
from itc_spaces.meetings.forms.answers import AnswerForm
from itc_spaces.meetings.models import Convocation, Meeting
from itc_spaces.meetings.views.readable import seen_now, status
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingState
from web.attempts import sent, tried
from web.refusals import Overtaken
from web.routes import GET, POST, Rule, route

THANKS = "C'est noté, merci."


@route(Rule.OBJECT, GET + POST)
def answer(request: HttpRequest, itc: str, pk: int, row_pk: int) -> HttpResponse:
    """Takes the person's own answer, or, from people who lead, the answer of somebody who telephoned."""
    rows = access.visible_to(request.user, Convocation).filter(pk=row_pk, meeting=pk, meeting__space__slug=itc)
    row = rows.select_related("meeting__space", "recipient", "seat__organisation").first()
    if row is None or not (row.recipient_id == request.user.pk or access.may(request.user, Action.ANSWER, row)):
        raise Http404
    form = AnswerForm(sent(request), initial=_initial(row, request))
    if form.is_valid():
        with tried(form) as attempt:
            actions.answer_convocation(convocation=row, actor=request.user, **form.cleaned_data)
            messages.success(request, THANKS)
            return redirect(_back(request, itc, pk))
        _refresh(form, row, attempt.refusal)
    outside = not access.may(request.user, Action.ENTER, row.meeting)
    context = {"row": row, "meeting": row.meeting, "space": row.meeting.space, "form": form, "outside": outside}
    return render(request, "meetings/answer.html", context, status=status(form))


def _back(request: HttpRequest, itc: str, pk: int) -> str:
    """Returns « Mon ITC » or the ITC's page if the button was there, else the meeting's page."""
    known = {"accueil": "/espaces/", "espace": reverse("wagtail_serve", args=[f"{itc}/"])}
    return known.get(request.POST.get("depuis", "")) or reverse("meeting", args=[itc, pk])


def _initial(row: Convocation, request: HttpRequest) -> dict:
    asked = request.GET.get("reponse", "")
    known = row.answer if row.is_answered else ""
    return {
        "answer": asked or known,
        "word": row.word,
        "represented_by": row.represented_by,
        "seen": row.meeting.sequence,
    }


def _refresh(form: AnswerForm, row: Convocation, refusal) -> None:
    if isinstance(refusal, Overtaken):
        seen_now(form, row.meeting)


@route(Rule.PUBLIC, GET + POST)
@csrf_exempt  # the mail's link is the proof; the person may have no session
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the date, place, ITC and buttons; GET changes nothing, because scanners of mails open links too."""
    row = convocation_of(token)
    if row is None:
        return _gone(request, "")
    if why := _closed(row):
        return _gone(request, why)
    form = AnswerForm(sent(request), initial=_initial(row, request))
    form.fields["seen"].required = False
    if form.is_valid():
        with tried(form) as attempt:
            answered = actions.answer_by_link(convocation=row, **form.cleaned_data)
            return _quiet(render(request, "meetings/answered.html", {"row": answered, "meeting": answered.meeting}))
        _refresh(form, row, attempt.refusal)
        row.refresh_from_db()
    context = {"row": row, "meeting": row.meeting, "space": row.meeting.space, "form": form}
    return _quiet(render(request, "meetings/answer_by_link.html", context, status=status(form)))


def _closed(row: Convocation) -> str:
    """Returns why the link no longer works, or ""; it tells no more than the link's holder knew."""
    meeting: Meeting = row.meeting
    if row.withdrawn_at or (meeting.state == MeetingState.CONVENED and not is_expected(meeting, row.recipient_id)):
        return OVER if is_over(meeting) else NOT_EXPECTED
    if meeting.state == MeetingState.CANCELLED:
        return CANCELLED
    return "" if meeting.state == MeetingState.CONVENED else OVER


def _gone(request: HttpRequest, why: str) -> HttpResponse:
    return _quiet(render(request, "meetings/link_gone.html", {"why": why}, status=404))


def _quiet(response: HttpResponse) -> HttpResponse:
    """Forbids caches, and referrers to other sites, because the address holds a secret."""
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@route(Rule.PUBLIC, GET + POST)
@csrf_exempt  # a mail program posts it for its owner (RFC 8058); the signed link names the person
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ends the reminders of the link's person, without signing in; GET only asks."""
    person = person_of(token)
    stopped = person is not None and request.method == "POST"
    if stopped:
        actions.choose_mails(person=person, reminders=False)
    context = {"known": person is not None, "stopped": stopped}
    return _quiet(render(request, "meetings/stop_reminders.html", context, status=200 if person else 404))
