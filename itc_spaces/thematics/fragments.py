"""What thematics show on the pages of other apps."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import ThematicState
from itc_spaces.spaces.models import Department, Grant, Space, Thematic
from itc_spaces.thematics.access_states import grants_ended_lately
from knowledge.models import Note
from web.fragments import register_fragment

SHOWN = 8
ON_A_LINE = ("question", "state", "opened_on", "closes_on", "closed_on", "space__title", "space__slug")


def register() -> None:
    register_fragment("home", going_on, order=5)
    register_fragment("space_aside", of_space, order=20)
    register_fragment("coordination_aside", access_of_department, order=10)
    register_fragment("not_found", ended_lately, order=10)
    register_fragment("resource_head", above_resource, order=10)
    register_fragment("resource_aside", beside_resource, order=20)


def going_on(request: HttpRequest, **context):
    """Shows « Mes thématiques »: those to which the person is invited, and those open in their ITCs."""
    thematics = _open_to(request.user)
    shown = {"thematics": thematics, "is_invited": any(row.is_invited for row in thematics)}
    return ("thematics/fragments/home.html", shown) if thematics else None


@access.prepared
def _open_to(viewer: User) -> QuerySet:
    inside = access.permitted(viewer, Action.SEE_MEMBERS, Space).values("pk")
    invited = Exists(Grant.all_rows.filter(user=viewer, content_object=OuterRef("pk")))
    rows = access.visible_to(viewer, Thematic).annotate(is_invited=invited)
    mine = rows.filter(Q(space__in=inside) | Q(is_invited=True), state=ThematicState.OPEN)
    return mine.select_related("space").only(*ON_A_LINE).order_by("closes_on", "pk")[:SHOWN]


def of_space(request: HttpRequest, *, space: Space, actions: set[str], **context):
    shown = {"space": space, "thematics": _open_in(request.user, space.pk)}
    return "thematics/fragments/space_aside.html", {**shown, "can_suggest": Action.WRITE.name in actions}


@access.prepared
def _open_in(viewer: User, space: int) -> QuerySet:
    rows = access.visible_to(viewer, Thematic).filter(space=space, state=ThematicState.OPEN)
    return rows.only("question", "closes_on").order_by("closes_on")[:SHOWN]


def access_of_department(request: HttpRequest, *, department: Department, **context):
    return "thematics/fragments/coordination_aside.html", {"department": department}


def ended_lately(request: HttpRequest, **context):
    """Shows the person's access that ended in the last thirty days, on every page that is not found."""
    ended = list(grants_ended_lately(request.user)[:SHOWN])
    return ("thematics/fragments/not_found.html", {"ended": ended}) if ended else None


def above_resource(request: HttpRequest, *, page: Page, actions: frozenset[str], **context):
    """Shows the link back to a resource's thematic, to a person who may read it too."""
    thematic = page.placement.thematic
    if thematic is None or Action.SEE_THEMATIC.name not in actions:
        return None
    shown = {"thematic": thematic, "space": page.placement.space, "short": Truncator(thematic.question).chars(90)}
    return "thematics/fragments/resource_head.html", shown


def beside_resource(request: HttpRequest, *, page: Page, actions: frozenset[str], **context):
    """Lets the ITC place a resource or make a thematic of a note; lets the invited hand a draft over."""
    placement = page.placement
    places = Action.SHARE.name in actions
    hands = Action.EDIT.name in actions and not places and placement.thematic_id and placement.shared_at is None
    suggests = places and isinstance(page, Note) and bool(page.follow_up)
    if not (places or hands):
        return None
    shown = {"page": page, "placement": placement, "places": places, "hands": hands, "suggests": suggests}
    shown["is_placed"] = Action.SEE_THEMATIC.name in actions
    return "thematics/fragments/resource_aside.html", shown
