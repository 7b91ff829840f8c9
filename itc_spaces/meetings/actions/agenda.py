"""Changes the points of the agenda: people who write in the ITC add them, people who lead order them."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from wagtail.models import Page

from accounts.models import User
from itc_spaces.meetings.actions.checks import locked_meeting
from itc_spaces.meetings.enums import Aim
from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.meetings.models.agenda import ITEM_LENGTH
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingState, Mode
from itc_spaces.spaces.models import Seat, Thematic
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import NotAllowed, Overtaken, Refused
from web.text import clean_text

MOST_ITEMS = 40
LONGEST_MINUTES = 600
GONE = "Ce point n'est plus à l'ordre du jour : quelqu'un l'a retiré."


def _checked(meeting: Meeting, title: str, minutes: int | None, thematic: Thematic | None) -> str:
    title = clean_text(title)
    if not title:
        raise Refused("Écrivez le point en quelques mots.")
    if len(title) > ITEM_LENGTH:
        raise Refused(f"Ce point fait {len(title)} signes : {ITEM_LENGTH} au plus. Le reste va dans les notes.")
    if minutes is not None and not 0 < minutes <= LONGEST_MINUTES:
        raise Refused("Donnez une durée entre une minute et dix heures, ou n'en donnez pas.")
    if thematic is not None and thematic.space_id != meeting.space_id:
        raise Refused("Choisissez une thématique de cette ITC.")
    return title


@transaction.atomic
def add_item(
    *, meeting: Meeting, actor: User, title: str, aim: Aim = Aim.EXCHANGE, minutes: int | None = None,
    thematic: Thematic | None = None, page: Page | None = None, reserved: bool = False,
) -> AgendaItem:  # fmt: skip
    meeting = locked_meeting(actor, Action.WRITE, meeting)
    title = _checked(meeting, title, minutes, thematic)
    if page is not None and not access.may(actor, Action.READ, page):
        raise NotAllowed("Cette ressource ne vous est pas ouverte.")
    if same := meeting.items.filter(title=title).first():
        return same
    if meeting.items.count() >= MOST_ITEMS:
        raise Refused(f"Un ordre du jour tient en {MOST_ITEMS} points : regroupez-en.")
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem.objects.create(
        meeting=meeting, position=last + 1, title=title, aim=aim, minutes=minutes, thematic=thematic, page=page,
        reserved=reserved, proposed_by=seat_of(actor, meeting),
    )  # fmt: skip
    trace(action=Traced.AGENDA_ADDED, target=item, actor=actor, data={"space": meeting.space_id})
    return item


def seat_of(actor: User, placed: Meeting | Thematic) -> Seat | None:
    """Returns the seat for which the actor speaks in the ITC of a meeting or a thematic; None for the coordination."""
    membership = access.memberships_in_force(Mode.ATTENDS).filter(user=actor, seat__space=placed.space_id)
    found = membership.select_related("seat").order_by("seat").first()
    return found and found.seat


@transaction.atomic
def edit_item(
    *, item: AgendaItem, actor: User, title: str, aim: Aim, minutes: int | None, thematic: Thematic | None,
    reserved: bool, seen: int | None = None,
) -> None:  # fmt: skip
    """Edits a point; `seen` is its `sequence` when the form was opened. Raises NotAllowed, Refused, Overtaken."""
    item = locked_item(actor, Action.EDIT, item)
    title = _checked(item.meeting, title, minutes, thematic)
    changes = {"title": title, "aim": aim, "minutes": minutes, "thematic": thematic, "reserved": reserved}
    if all(getattr(item, name) == value for name, value in changes.items()):
        return
    if seen is not None and seen != item.sequence:
        raise Overtaken("Quelqu'un vient de modifier ce point : relisez ce qu'il dit maintenant, puis enregistrez.")
    if reserved != item.reserved:
        item.notes_sequence += 1  # the person who takes its notes opened it with another value
    for name, value in changes.items():
        setattr(item, name, value)
    item.sequence += 1
    item.save(update_fields=[*changes, "sequence", "notes_sequence"])
    trace(action=Traced.AGENDA_CHANGED, target=item, actor=actor, data={"space": item.meeting.space_id})


@transaction.atomic
def remove_item(*, item: AgendaItem, actor: User) -> None:
    item = locked_item(actor, Action.EDIT, item)
    if item.meeting.state == MeetingState.CONVENED and item.meeting.items.count() == 1:
        raise Refused("Une rencontre convoquée garde un point à son ordre du jour : écrivez-en un autre d'abord.")
    trace(action=Traced.AGENDA_REMOVED, target=item, actor=actor, data={"space": item.meeting.space_id})
    item.delete()


def locked_item(actor: User, action: Action, item: AgendaItem) -> AgendaItem:
    """Locks the meeting; returns its item. Raises NotAllowed, or Refused if the item was deleted."""
    locked_meeting(actor, Action.READ, item.meeting)
    locked = AgendaItem.objects.select_related("meeting__space").filter(pk=item.pk).first()
    if locked is None:
        raise Refused(GONE)
    if not access.may(actor, action, locked):
        raise NotAllowed("Ce point n'est pas le vôtre.")
    return locked


@transaction.atomic
def link_page(*, item: AgendaItem, actor: User, page: Page | None) -> None:
    """Links the item to a resource that the actor may read, or to none; it is shown to people who may read it."""
    item = locked_item(actor, Action.EDIT, item)
    if page is not None and not access.may(actor, Action.READ, page):
        raise NotAllowed("Cette ressource ne vous est pas ouverte.")
    item.page = page
    item.save(update_fields=["page"])
    trace(action=Traced.AGENDA_CHANGED, target=item, actor=actor, data={"space": item.meeting.space_id})


@transaction.atomic
def order_items(*, meeting: Meeting, actor: User, order: Sequence[int]) -> None:
    """Orders the points; `order` holds their keys, the first one first. Points that it omits stay at the end."""
    meeting = locked_meeting(actor, Action.LEAD, meeting)
    ranks = {pk: rank for rank, pk in enumerate(order)}
    items = sorted(meeting.items.all(), key=lambda item: ranks.get(item.pk, len(ranks)))
    for position, item in enumerate(items, start=1):
        item.position = position
    AgendaItem.objects.bulk_update(items, ["position"])
    trace(action=Traced.AGENDA_CHANGED, target=meeting, actor=actor)
