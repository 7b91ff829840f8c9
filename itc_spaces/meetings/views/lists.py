"""The pages of an ITC's meetings with its rule of two months, and of a person's meetings in all ITCs."""

from datetime import date, timedelta
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import User
from itc_spaces.meetings.models import Convocation, Meeting, Pause, TurnScheme
from itc_spaces.meetings.months import month_of
from itc_spaces.meetings.rhythm import rhythm_of
from itc_spaces.meetings.views.readable import space_with_actions
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingState
from itc_spaces.spaces.models import Space, in_force
from web.alphabet import French
from web.routes import GET, Rule, route

PER_PAGE = 24
MOST_COMING = 40
BACK = timedelta(days=31)


@route(Rule.OBJECT, GET)
def meetings(request: HttpRequest, itc: str) -> HttpResponse:
    space, actions_here = space_with_actions(request.user, itc)
    rhythm, manages = rhythm_of(space.pk), Action.MANAGE in actions_here
    rows = access.permitted(request.user, Action.FORESEE, Meeting).filter(space=space).select_related("space")
    coming = (MeetingState.PREPARED, MeetingState.CONVENED)
    ahead = rows.filter(state__in=coming).order_by("starts_at", "pk")[:MOST_COMING]
    past = rows.exclude(state__in=coming).order_by("-starts_at", "-pk")
    paused = Pause.objects.filter(in_force("", access.today()), space=space)
    context = {
        "space": space,
        "coming": list(ahead),
        "page_obj": Paginator(past, PER_PAGE).get_page(request.GET.get("page")),
        "rhythm": rhythm,
        "pause": paused.first() if rhythm.is_paused else None,
        "manages": manages,
        "has_schemes": not manages or TurnScheme.objects.filter(space=space, ended_at__isnull=True).exists(),
    }
    return render(request, "meetings/list.html", context)


@route(Rule.SIGNED_IN, GET)
def agenda(request: HttpRequest) -> HttpResponse:
    """Lists the person's meetings in all their ITCs by month, beside a grid of one month (`mois`)."""
    rows = own_meetings(request.user, access.now() - BACK)
    answers = dict(
        Convocation.objects.filter(recipient=request.user, meeting__in=[row.pk for row in rows], withdrawn_at=None)
        .values_list("meeting", "answer")
    )  # fmt: skip
    for row in rows:
        row.own_answer = answers.get(row.pk)
    months = [(month, list(group)) for month, group in groupby(rows, key=_month)]
    today = access.today()
    shown = month_of(rows, request.GET.get("mois", ""), today)
    return render(request, "meetings/agenda.html", {"months": months, "month": shown, "today": today})


def _month(meeting: Meeting) -> date:
    return meeting.local_start.date().replace(day=1)


def own_meetings(viewer: User, since, space: int | None = None) -> list[Meeting]:
    """Returns the meetings whose date the viewer may know, in the ITCs where they sit or that they coordinate, or
    about
    the thematics to which they are invited."""
    rows = access.permitted(viewer, Action.FORESEE, Meeting).filter(starts_at__gte=since)
    rows = rows.exclude(state=MeetingState.CANCELLED).select_related("space")
    return list((rows.filter(space=space) if space else rows).order_by("starts_at", "pk"))


def own_spaces(viewer: User) -> QuerySet[Space]:
    return access.permitted(viewer, Action.SEE_MEMBERS, Space).order_by(French("title"), "pk")
