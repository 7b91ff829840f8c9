"""What thematics show on others' pages."""

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils.text import Truncator
from wagtail.models import Page

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import ThematicState
from itc_spaces.fragments import register_fragment
from itc_spaces.models import Department, Grant, Space, Thematic
from itc_spaces.thematics.standing import grants_ended_lately
from knowledge.models import Note

SHOWN = 8


def register() -> None:
    register_fragment("home", going_on, order=5)
    register_fragment("space_aside", of_space, order=20)
    register_fragment("coordination_aside", access_of_department, order=10)
    register_fragment("not_found", ended_lately, order=10)
    register_fragment("resource_head", above_resource, order=10)
    register_fragment("resource_aside", beside_resource, order=20)


def going_on(request: HttpRequest, **context):
    """« Mes thématiques »: those one is invited to, and those open in one's own ITCs."""
    inside = access.permitted(request.user, Action.SEE_MEMBERS, Space).values("pk")
    invited = Exists(Grant.objects.filter(user=request.user, content_object=OuterRef("pk")))
    rows = access.visible_to(request.user, Thematic).annotate(is_invited=invited)
    mine = rows.filter(Q(space__in=inside) | Q(is_invited=True), state=ThematicState.OPEN)
    thematics = list(mine.select_related("space").order_by("closes_on", "pk")[:SHOWN])
    shown = {"thematics": thematics, "is_invited": any(row.is_invited for row in thematics)}
    return ("thematics/fragments/home.html", shown) if thematics else None


def of_space(request: HttpRequest, *, space: Space, actions: set[str], **context):
    thematics = access.visible_to(request.user, Thematic).filter(space=space, state=ThematicState.OPEN)
    shown = {"space": space, "thematics": list(thematics.order_by("closes_on")[:SHOWN])}
    return "thematics/fragments/space_aside.html", {**shown, "can_suggest": Action.WRITE.name in actions}


def access_of_department(request: HttpRequest, *, department: Department, **context):
    return "thematics/fragments/coordination_aside.html", {"department": department}


def ended_lately(request: HttpRequest, **context):
    """One's own access that ended in the last thirty days: the same on every page that is not found."""
    ended = list(grants_ended_lately(request.user)[:SHOWN])
    return ("thematics/fragments/not_found.html", {"ended": ended}) if ended else None


def above_resource(request: HttpRequest, *, page: Page, actions: frozenset[str], **context):
    """The way back to its thematic, for who may read that too."""
    thematic = page.placement.thematic
    if thematic is None or Action.SEE_THEMATIC.name not in actions:
        return None
    shown = {"thematic": thematic, "space": page.placement.space, "short": Truncator(thematic.question).chars(90)}
    return "thematics/fragments/resource_head.html", shown


def beside_resource(request: HttpRequest, *, page: Page, actions: frozenset[str], **context):
    """Placing it, for its ITC; handing it over, for those invited; for a note, making a thematic of it."""
    placement = page.placement
    places = Action.SHARE.name in actions
    hands = Action.EDIT.name in actions and not places and placement.thematic_id and placement.shared_at is None
    suggests = places and isinstance(page, Note) and bool(page.follow_up)
    if not (places or hands):
        return None
    shown = {"page": page, "placement": placement, "places": places, "hands": hands, "suggests": suggests}
    shown["is_placed"] = Action.SEE_THEMATIC.name in actions
    return "thematics/fragments/resource_aside.html", shown
