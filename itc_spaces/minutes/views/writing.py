"""The page that writes minutes during the meeting, and saves each point by itself; or joins a file instead."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.meetings.seats import attending_seats
from itc_spaces.meetings.views.readable import readable_meeting, status
from itc_spaces.minutes import actions
from itc_spaces.minutes.actions.checks import NOT_YET, WRITTEN_IN
from itc_spaces.minutes.addresses import writing_path
from itc_spaces.minutes.forms import FileForm, PointForm
from itc_spaces.minutes.models import Decision, Minutes, Task
from itc_spaces.minutes.parts import what_was_said
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Seat
from knowledge.files.intake import takes_files
from knowledge.files.kept_files import keep_files
from knowledge.keeping import note_sent, waiting_on
from web.attempts import tried
from web.fields import renew
from web.numbers import number_asked
from web.refusals import Overtaken
from web.routes import GET, POST, Rule, route


@dataclass
class Point:
    """A point of the agenda with its form; `newer` is what somebody else wrote since the form was opened."""

    item: AgendaItem
    form: PointForm
    newer: str = ""
    is_kept: bool = False

    @property
    def decisions(self) -> list[Decision]:
        return [row for row in self.item.decisions.all() if not row.replaced_at]

    @property
    def tasks(self) -> list[Task]:
        return [row for row in self.item.tasks.all() if not row.replaced_at]


def _written(request: HttpRequest, itc: str, pk: int) -> Meeting:
    return readable_meeting(request.user, itc, pk, Action.KEEP)


def _points(meeting: Meeting) -> list[Point]:
    seats = _seats(meeting)
    items = meeting.items.prefetch_related(*what_was_said()).order_by("position", "pk")
    return [Point(item, PointForm(item=item, seats=seats)) for item in items]


def _seats(meeting: Meeting) -> list[Seat]:
    return list(attending_seats(meeting.space_id, access.today()))


@route(Rule.OBJECT, GET)
def write(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    meeting = _written(request, itc, pk)
    if meeting.state not in WRITTEN_IN:
        messages.info(request, NOT_YET)
        return redirect("meeting", itc, pk)
    return _page(request, meeting, _points(meeting))


def _page(
    request: HttpRequest, meeting: Meeting, points: list[Point], file_form: FileForm | None = None, code: int = 200
) -> HttpResponse:
    here = writing_path(meeting)
    minutes = Minutes.objects.filter(meeting=meeting).select_related("attachment", "newest").first()
    context = {
        "meeting": meeting, "space": meeting.space, "points": points, "here": here, "minutes": minutes,
        "file_form": file_form or FileForm(), "ahead": waiting_on(request.user, here),
    }  # fmt: skip
    return render(request, "minutes/write.html", context, status=code)


@route(Rule.OBJECT, POST)
def keep(request: HttpRequest, itc: str, pk: int, item_pk: int) -> HttpResponse:
    """Saves one point; htmx replaces that point alone, so that what is being typed in the others stays."""
    meeting = _written(request, itc, pk)
    item = meeting.items.filter(pk=item_pk).first()
    if item is None:
        raise Http404
    form = PointForm(request.POST, item=item, seats=_seats(meeting))
    if form.is_valid():
        with tried(form) as attempt:
            actions.keep_point(item=item, actor=request.user, **form.cleaned_data)
            note_sent(request)
            return _kept(request, meeting, item)
        if isinstance(attempt.refusal, Overtaken):
            return _overtaken(request, meeting, item, form)
    return _again(request, meeting, Point(item, form))


def _by_htmx(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers


def _kept(request: HttpRequest, meeting: Meeting, item: AgendaItem) -> HttpResponse:
    if not _by_htmx(request):
        messages.success(request, "Ce point est gardé.")
        return redirect(f"{writing_path(meeting)}#point-{item.pk}")
    fresh = AgendaItem.objects.prefetch_related(*what_was_said()).get(pk=item.pk)
    return _alone(request, meeting, Point(fresh, PointForm(item=fresh, seats=_seats(meeting)), is_kept=True))


def _overtaken(request: HttpRequest, meeting: Meeting, item: AgendaItem, form: PointForm) -> HttpResponse:
    """Shows the typed notes beside the newer ones; sending them again replaces the newer ones."""
    item.refresh_from_db()
    form.initial["seen"] = item.notes_sequence
    renew(form, "seen")
    return _again(request, meeting, Point(item, form, newer=item.notes))


def _again(request: HttpRequest, meeting: Meeting, point: Point) -> HttpResponse:
    if _by_htmx(request):
        return _alone(request, meeting, point, 422)
    points = [point if one.item.pk == point.item.pk else one for one in _points(meeting)]
    return _page(request, meeting, points, code=422)


def _alone(request: HttpRequest, meeting: Meeting, point: Point, code: int = 200) -> HttpResponse:
    context = {"meeting": meeting, "space": meeting.space, "point": point, "here": writing_path(meeting)}
    return render(request, "minutes/point.html", context, status=code)


@route(Rule.OBJECT, POST)
def drop(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Removes a decision or a task from the text being written (`decision`, `suite`: its key)."""
    meeting = _written(request, itc, pk)
    asked = {name: number_asked(request.POST.get(name, "")) for name in ("decision", "suite")}
    decision = Decision.objects.filter(meeting=meeting, pk=asked["decision"]).first()
    task = Task.objects.filter(meeting=meeting, pk=asked["suite"]).first()
    with tried(request):
        if decision:
            actions.drop_decision(decision=decision, actor=request.user)
        if task:
            actions.drop_task(task=task, actor=request.user)
    dropped = decision or task
    return redirect(writing_path(meeting) + (f"#point-{dropped.item_id}" if dropped else ""))


@route(Rule.OBJECT, POST)
@takes_files(_written)
def file(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Joins the file of minutes kept in Word, or takes it out of the next version (`retirer`)."""
    meeting = _written(request, itc, pk)
    if "retirer" in request.POST:
        with tried(request):
            actions.leave_file(meeting=meeting, actor=request.user)
            messages.success(request, "Le fichier est retiré.")
        return redirect(writing_path(meeting))
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        with tried(form):
            actions.join_file(meeting=meeting, actor=request.user, upload=form.cleaned_data["file"])
            messages.success(request, "Le fichier est joint : relisez, puis faites circuler.")
            return redirect(writing_path(meeting))
    keep_files(form, request.user)
    return _page(request, meeting, _points(meeting), form, status(form))
