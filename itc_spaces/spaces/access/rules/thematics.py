"""The rules of thematics, and of the grants that open them."""

from django.db.models import Exists, OuterRef, Q

from accounts.models import User
from itc_spaces.spaces.access.holdings import holdings_of
from itc_spaces.spaces.access.rules.who import chaired, coordinated, granted, inside, of_network, readable_q, writable
from itc_spaces.spaces.access.verbs import Action
from itc_spaces.spaces.enums import ThematicState
from itc_spaces.spaces.models import Thematic

GOING_ON = (ThematicState.SUGGESTED, ThematicState.OPEN)


def _thematic_read(viewer: User, to: str) -> Q:
    return readable_q(viewer, "", "pk")


def _thematic_contribute(viewer: User, to: str) -> Q:
    """Lets members contribute while the thematic is suggested or open, invited people while it is open."""
    opened = Q(space__record__closed_at__isnull=True)
    granted = Q(pk__in=holdings_of(viewer).contributing)
    return (writable(viewer, "") & Q(state__in=GOING_ON)) | (opened & granted)


def _thematic_steer(viewer: User, to: str) -> Q:
    """Lets the chair in office and the coordination steer it."""
    return (chaired(viewer, "") | coordinated(viewer, "")) & Q(space__record__closed_at__isnull=True)


def referred_by(viewer: User, thematic: str) -> Q:
    """Selects the thematics of which the viewer is référent, on a seat that works today."""
    seats = holdings_of(viewer).seats
    return Q(Exists(Thematic.referents.through.objects.filter(thematic=OuterRef(thematic), seat__in=seats)))


def _led(viewer: User) -> Q:
    """Lets people who steer it, and its référents."""
    return _thematic_steer(viewer, "") | (referred_by(viewer, "pk") & Q(space__record__closed_at__isnull=True))


def _thematic_invite(viewer: User, to: str) -> Q:
    return Q(state=ThematicState.OPEN) & _led(viewer)


def _thematic_edit(viewer: User, to: str) -> Q:
    """Lets anybody who writes in the ITC edit a suggestion; once it is open, only people who lead it."""
    suggested = Q(state=ThematicState.SUGGESTED) & writable(viewer, "")
    return suggested | (Q(state__in=GOING_ON) & _led(viewer))


def _thematic_members(viewer: User, to: str) -> Q:
    """Lets people inside the ITC, and invited people, read the participants' names."""
    return inside(viewer, "") | coordinated(viewer, "") | granted(viewer, "pk")


def _thematic_enter(viewer: User, to: str) -> Q:
    return of_network(viewer)


def _grant_read(viewer: User, to: str) -> Q:
    """Lets a person read their own grants, ended or not, and a participant read those of the others."""
    near = inside(viewer, "content_object__") | coordinated(viewer, "content_object__")
    return Q(user=viewer) | near | granted(viewer, "content_object")


def _grant_presence(viewer: User, to: str) -> Q:
    """Lets a person see their own presence; référents and people who steer see that of each invited person."""
    steered = chaired(viewer, "content_object__") | coordinated(viewer, "content_object__")
    return Q(user=viewer) | steered | referred_by(viewer, "content_object")


THEMATIC_RULES = {
    Action.READ: _thematic_read,
    Action.ENTER: _thematic_enter,
    Action.SEE_MEMBERS: _thematic_members,
    Action.EDIT: _thematic_edit,
    Action.CONTRIBUTE: _thematic_contribute,
    Action.DISCUSS: _thematic_contribute,
    Action.INVITE: _thematic_invite,
    Action.STEER: _thematic_steer,
}
GRANT_RULES = {Action.READ: _grant_read, Action.SEE_PRESENCE: _grant_presence}
