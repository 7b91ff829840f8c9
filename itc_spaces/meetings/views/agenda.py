"""The pages that add, edit, order and remove the points of an agenda."""

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import User
from itc_spaces.meetings import actions
from itc_spaces.meetings.actions.agenda import GONE
from itc_spaces.meetings.forms.answers import EditItemForm, ItemForm
from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.meetings.views.readable import last_session, names, readable_item, readable_meeting, status
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingState, ThematicState
from itc_spaces.spaces.models import Thematic
from web.attempts import sent, tried
from web.fields import renew
from web.numbers import number_asked
from web.refusals import Overtaken, Refused
from web.routes import GET, POST, Rule, route


def _thematics(viewer: User, meeting: Meeting) -> QuerySet[Thematic]:
    return access.visible_to(viewer, Thematic).filter(space=meeting.space_id, state=ThematicState.OPEN)


@route(Rule.OBJECT, GET + POST)
def items(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Shows all points in order, and a form that adds one at the end."""
    meeting = readable_meeting(request.user, itc, pk, Action.WRITE)
    form = ItemForm(sent(request), thematics=_thematics(request.user, meeting))
    if form.is_valid():
        with tried(form):
            actions.add_item(meeting=meeting, actor=request.user, **form.cleaned_data)
            messages.success(request, "Le point est à l'ordre du jour.")
            return redirect("agenda_items", itc, pk)
    rows = access.with_actions(request.user, access.visible_to(request.user, AgendaItem).filter(meeting=meeting))
    shown = list(rows.select_related("thematic", "proposed_by__organisation", "given").order_by("position", "pk"))
    context = {
        "meeting": meeting, "space": meeting.space, "form": form, "actions": names(meeting), "items": shown,
        "order": ",".join(str(item.pk) for item in shown), "source": _to_take_up(request.user, meeting, shown),
    }  # fmt: skip
    return render(request, "meetings/items.html", context, status=status(form))


def _to_take_up(viewer: User, meeting: Meeting, items: list[AgendaItem]) -> Meeting | None:
    """Returns the session whose agenda is offered to people who lead one without points of its own."""
    own = [item for item in items if item.carried_from_id is None and not hasattr(item, "given")]
    leads = Action.LEAD in meeting.allowed and meeting.state == MeetingState.PREPARED
    return last_session(viewer, meeting.space) if leads and not own else None


@route(Rule.OBJECT, POST)
def take(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Copies the points of the last session."""
    meeting = readable_meeting(request.user, itc, pk, Action.LEAD)
    source = last_session(request.user, meeting.space)
    with tried(request):
        if source is None or source == meeting:
            raise Refused("Aucune autre rencontre n'a d'ordre du jour à reprendre.")
        actions.take_agenda(meeting=meeting, actor=request.user, source=source)
        messages.success(request, "L'ordre du jour est repris : corrigez ce qui change, puis convoquez.")
    return redirect("agenda_items", itc, pk)


@route(Rule.OBJECT, POST)
def order(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Moves one point up or down (`monter`, `descendre`: its key) in the order that was shown (`ordre`)."""
    meeting = readable_meeting(request.user, itc, pk, Action.LEAD)
    keys = list(meeting.items.values_list("pk", flat=True))
    shown = [number_asked(key) for key in request.POST.get("ordre", "").split(",") if key] or keys
    wanted = _moved(request, shown)
    if shown != keys and wanted != keys:  # pressed twice: it is done already
        messages.error(request, "Quelqu'un vient de changer l'ordre du jour : le voici, rangez de nouveau.")
    elif wanted != keys:
        with tried(request):
            actions.order_items(meeting=meeting, actor=request.user, order=wanted)
    return redirect("agenda_items", itc, pk)


def _moved(request: HttpRequest, keys: list[int]) -> list[int]:
    moved = list(keys)
    for name, step in (("monter", -1), ("descendre", 1)):
        key = number_asked(request.POST.get(name, ""))
        if key in moved:
            place = moved.index(key)
            moved.insert(max(0, place + step), moved.pop(place))
    return moved


def _overtaken(form: Form, refusal: Refused | None, item: AgendaItem, counted: str) -> AgendaItem | None:
    """Keeps what was typed and returns the item that somebody else has just saved, to be shown beside; else None."""
    if not isinstance(refusal, Overtaken):
        return None
    theirs = AgendaItem.objects.select_related("thematic").get(pk=item.pk)
    form.initial["seen"] = getattr(theirs, counted)
    renew(form, "seen")
    return theirs


@route(Rule.OBJECT, GET + POST)
def edit(request: HttpRequest, itc: str, pk: int, item_pk: int) -> HttpResponse:
    item = readable_item(request.user, itc, pk, item_pk, Action.EDIT)
    form, theirs = EditItemForm(sent(request), thematics=_thematics(request.user, item.meeting), item=item), None
    if form.is_valid():
        with tried(form) as attempt:
            actions.edit_item(item=item, actor=request.user, **form.cleaned_data)
            messages.success(request, "Le point est à jour.")
            return redirect("agenda_items", itc, pk)
        theirs = _overtaken(form, attempt.refusal, item, "sequence")
    context = {"meeting": item.meeting, "space": item.meeting.space, "item": item, "form": form, "theirs": theirs}
    return render(request, "meetings/item.html", context, status=status(form))


@route(Rule.OBJECT, POST)
def remove(request: HttpRequest, itc: str, pk: int, item_pk: int) -> HttpResponse:
    meeting = readable_meeting(request.user, itc, pk, Action.WRITE)
    if not meeting.items.filter(pk=item_pk).exists():  # pressed twice, or somebody else removed it
        messages.info(request, GONE)
        return redirect("agenda_items", itc, pk)
    item = readable_item(request.user, itc, pk, item_pk, Action.EDIT)
    with tried(request):
        actions.remove_item(item=item, actor=request.user)
        messages.success(request, "Le point est retiré.")
    return redirect("agenda_items", itc, pk)
