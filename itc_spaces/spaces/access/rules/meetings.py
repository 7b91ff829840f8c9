"""The rules of meetings and of their agenda, convocations, dates, turns and minutes."""

from collections.abc import Callable

from django.db.models import Exists, Model, OuterRef, Q

from accounts.models import User
from itc_spaces.spaces.access.holdings import holdings_of
from itc_spaces.spaces.access.rules.who import (
    NOTHING,
    chaired,
    coordinated,
    drafts_readable,
    granted,
    inside,
    on_network,
    writable,
)
from itc_spaces.spaces.access.verbs import Action
from itc_spaces.spaces.enums import MeetingKind, MeetingState

TO_COME = (MeetingState.PREPARED, MeetingState.CONVENED)
_agendas: list[type[Model]] = []


def register_agenda(items: type[Model]) -> None:
    """Registers a model of `OnAgenda`, from `AppConfig.ready`; its rows name the thematics of their `meeting`."""
    if items not in _agendas:
        _agendas.append(items)


def _shown(to: str) -> Q:
    return Q(**{f"{to}shown_at__isnull": False})


def _open(to: str) -> Q:
    return Q(**{f"{to}space__record__closed_at__isnull": True})


def _invited(viewer: User, to: str) -> Q:
    """Lets people invited to a thematic, if an unreserved item of the meeting deals with it."""
    thematics = holdings_of(viewer).granted
    if not thematics:
        return NOTHING
    dealing = Q()
    for items in _agendas:
        rows = items._default_manager.filter(meeting=OuterRef(f"{to}pk"), reserved=False, thematic__in=thematics)
        dealing |= Q(Exists(rows))
    return _shown(to) & dealing if dealing else NOTHING


def meeting_read(viewer: User, to: str) -> Q:
    """Lets people who attend and the coordination read; once shown, also people inside and invited people."""
    return drafts_readable(viewer, to) | (_shown(to) & inside(viewer, to)) | _invited(viewer, to)


def _meeting_foresee(viewer: User, to: str) -> Q:
    return inside(viewer, to) | coordinated(viewer, to) | _invited(viewer, to)


def _meeting_join(viewer: User, to: str) -> Q:
    """Lets people who attend join, people invited to a thematic, and followers at a restitution."""
    restituted = _shown(to) & Q(**{f"{to}kind": MeetingKind.RESTITUTION}) & inside(viewer, to)
    return drafts_readable(viewer, to) | restituted | _invited(viewer, to)


def meeting_lead(viewer: User, to: str) -> Q:
    seat = Q(**{f"{to}chair_seat__in": holdings_of(viewer).seats})
    return (seat | chaired(viewer, to) | coordinated(viewer, to)) & _open(to)


def _meeting_keep(viewer: User, to: str) -> Q:
    held = holdings_of(viewer)
    seat = Q(**{f"{to}chair_seat__in": held.seats}) | Q(**{f"{to}secretary_seat__in": held.seats})
    return (seat | Q(**{f"{to}space__in": held.minuted}) | coordinated(viewer, to)) & _open(to)


def _meeting_write(viewer: User, to: str) -> Q:
    """Lets people who write in the ITC add to the agenda and answer dates and turns, until the meeting is held."""
    return writable(viewer, to) & Q(**{f"{to}state__in": TO_COME})


def item_read(viewer: User, to: str) -> Q:
    meeting = f"{to}meeting__"
    shown = _shown(meeting) & Q(**{f"{to}reserved": False})
    return drafts_readable(viewer, meeting) | (shown & (inside(viewer, meeting) | granted(viewer, f"{to}thematic")))


def _item_edit(viewer: User, to: str) -> Q:
    """Lets people who lead the meeting edit an item, and the people on the seat that proposed it."""
    own = Q(**{f"{to}proposed_by__in": holdings_of(viewer).seats}) & _meeting_write(viewer, f"{to}meeting__")
    return own | (meeting_lead(viewer, f"{to}meeting__") & Q(**{f"{to}meeting__state__in": TO_COME}))


def _item_write(viewer: User, to: str) -> Q:
    """Lets people who write add a file until the meeting is held, then the people who keep its notes."""
    meeting = f"{to}meeting__"
    return _meeting_write(viewer, meeting) | _meeting_keep(viewer, meeting)


def _convoked_read(viewer: User, to: str) -> Q:
    return Q(**{f"{to}recipient": viewer}) | drafts_readable(viewer, f"{to}meeting__")


def _convoked_answer(viewer: User, to: str) -> Q:
    """Lets the convoked person answer, and people who lead answer for them (by telephone)."""
    waiting = Q(**{f"{to}withdrawn_at__isnull": True, f"{to}meeting__state": MeetingState.CONVENED})
    own = Q(**{f"{to}recipient": viewer}) & _open(f"{to}meeting__")
    return waiting & (own | meeting_lead(viewer, f"{to}meeting__"))


def _of_meeting_read(viewer: User, to: str) -> Q:
    return drafts_readable(viewer, f"{to}meeting__")


def _attended_read(viewer: User, to: str) -> Q:
    return Q(**{f"{to}person": viewer}) | _of_meeting_read(viewer, to)


def _of_space_read(viewer: User, to: str) -> Q:
    return inside(viewer, to) | coordinated(viewer, to)


# ── minutes ──


def record_seen_inside(viewer: User, to: str) -> Q:
    """Lets people who attend and the coordination read while it is written, then everybody inside."""
    return drafts_readable(viewer, to) | (_shown(to) & inside(viewer, to))


def _record_known(viewer: User, to: str) -> Q:
    """Lets also people invited to a thematic of the meeting, once it is circulated: they read their own parts."""
    return record_seen_inside(viewer, to) | (_shown(to) & _invited(viewer, f"{to}meeting__"))


def _record_read(viewer: User, to: str) -> Q:
    return _record_known(viewer, to) | (Q(**{f"{to}approved_at__isnull": False}) & on_network(viewer, to))


def _minuted_read(viewer: User, to: str) -> Q:
    """Lets others than people who attend read only what is circulated and not reserved."""
    meeting = f"{to}meeting__"
    others = inside(viewer, meeting) | granted(viewer, f"{to}thematic") | on_network(viewer, to)
    return drafts_readable(viewer, meeting) | (_shown(to) & Q(**{f"{to}reserved": False}) & others)


def _owed_edit(viewer: User, to: str) -> Q:
    """Lets the people on the seat that owes it settle it, and the people who keep the minutes."""
    meeting = f"{to}meeting__"
    own = Q(**{f"{to}seat__in": holdings_of(viewer).seats}) & _open(meeting)
    return own | _meeting_keep(viewer, meeting)


def _delivered_answer(viewer: User, to: str) -> Q:
    """Lets the receiver answer, as long as they may read the meeting."""
    meeting = f"{to}meeting__"
    return Q(**{f"{to}recipient": viewer}) & _open(meeting) & meeting_read(viewer, meeting)


def _of_its_meeting(rule: Callable) -> Callable:
    return lambda viewer, to: rule(viewer, f"{to}meeting__")


CONVENED_RULES = {
    Action.READ: meeting_read,
    Action.FORESEE: _meeting_foresee,
    Action.JOIN: _meeting_join,
    Action.LEAD: meeting_lead,
    Action.KEEP: _meeting_keep,
    Action.WRITE: _meeting_write,
    # to prepare another meeting from this one, for people who prepare the ITC's meetings
    Action.MANAGE: lambda viewer, to: (chaired(viewer, to) | coordinated(viewer, to)) & _open(to),
    # presence, dates and turns are for people who attend
    Action.SEE_MEMBERS: drafts_readable,
    # the list of the ITC's meetings; nothing leads an invited person there
    Action.ENTER: lambda viewer, to: inside(viewer, to) | coordinated(viewer, to),
}
AGENDA_RULES = {Action.READ: item_read, Action.EDIT: _item_edit, Action.WRITE: _item_write}
CONVOKED_RULES = {Action.READ: _convoked_read, Action.ANSWER: _convoked_answer}
OF_MEETING_RULES = {Action.READ: _of_meeting_read}
ATTENDED_RULES = {Action.READ: _attended_read}
OF_SPACE_RULES = {Action.READ: _of_space_read}
RECORDED_RULES = {
    Action.READ: _record_read,
    # the minutes' file, and the reasons of versions
    Action.ENTER: record_seen_inside,
    # the receivers of the minutes, and their observations
    Action.SEE_MEMBERS: drafts_readable,
    Action.KEEP: _of_its_meeting(_meeting_keep),
    Action.LEAD: _of_its_meeting(meeting_lead),
}
CIRCULATED_RULES = {Action.READ: lambda viewer, to: _record_known(viewer, f"{to}minutes__")}
MINUTED_RULES = {Action.READ: _minuted_read}
OWED_RULES = {Action.READ: _minuted_read, Action.EDIT: _owed_edit}
DELIVERED_RULES = {
    Action.READ: _convoked_read,
    Action.ANSWER: _delivered_answer,
    Action.KEEP: _of_its_meeting(_meeting_keep),
}
