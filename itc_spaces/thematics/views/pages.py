"""The thematics of an ITC, one of them, and one's own."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import Audience, Mode, ThematicState
from itc_spaces.models import Grant, Membership, Thematic, in_force
from itc_spaces.routes import Rule, route
from itc_spaces.thematics.actions import consent_to_be_named
from itc_spaces.thematics.forms.inviting import ConsentForm
from itc_spaces.thematics.productions import documents_of, productions_of
from itc_spaces.thematics.views.asking import readable_thematic
from itc_spaces.views import readable_space
from knowledge.models import PracticeSheet, ThematicReport
from knowledge.types import ResourceType, types

WHO_SEES = {
    Audience.SPACE: "Les membres de l'ITC, la coordination et les personnes invitées lisent cette page.",
    Audience.NETWORK: "Tout le réseau lit cette page et ses échanges ; les ressources gardent leurs propres lecteurs.",
}
PER_PAGE = 24
ELSEWHERE = 6
LISTED = 60
STATES = {"ouvertes": "OPEN", "suggerees": "SUGGESTED", "closes": "CLOSED", "abandonnees": "ABANDONED"}
TABS = {"ouvertes": "Ouvertes", "suggerees": "Suggérées", "closes": "Closes", "abandonnees": "Abandonnées"}


@route(Rule.OBJECT)
@require_safe
def thematics(request: HttpRequest, itc: str) -> HttpResponse:
    space = readable_space(request.user, itc)
    asked = request.GET.get("etat", "ouvertes")
    if asked not in STATES:
        raise Http404
    rows = access.visible_to(request.user, Thematic).filter(space=space, state=STATES[asked])
    rows = rows.select_related("space").prefetch_related("topics").order_by("-opened_on", "-pk")
    context = {
        "space": space,
        "page_obj": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "tabs": [{"label": label, "url": f"?etat={key}", "current": key == asked} for key, label in TABS.items()],
        "asked": asked,
        "can_suggest": access.may(request.user, Action.WRITE, space),
    }
    return render(request, "thematics/list.html", context)


@route(Rule.OBJECT)
@require_safe
def thematic(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """For everybody in it: the question, where it stands, who takes part, what is written in it."""
    found = readable_thematic(request.user, itc, pk)
    actions = {action.name for action in found.allowed}
    topics = list(found.topics.all())
    writes = Action.CONTRIBUTE in found.allowed
    tells_all = "histoire" in request.GET
    told = tells_all or found.state == ThematicState.ABANDONED  # its reason is shown
    changes = list(found.changes.select_related("actor")) if told else []
    names_all = Action.SEE_MEMBERS in found.allowed
    context = {
        "thematic": found,
        "space": found.space,
        "actions": actions,
        "topics": topics,
        "objectives": [line.strip(" -•\t") for line in found.objectives.splitlines() if line.strip(" -•\t")],
        "changes": changes if tells_all else [],
        "reason": changes[-1].reason if changes else "",
        "bilan": _bilan(request.user, found),
        "audience_sentence": WHO_SEES[found.audience],
        "referents": list(_referents(found, names_all)),
        "names_all": names_all,
        "invited": list(_invited(request.user, found)[: LISTED + 1]),
        "most_listed": LISTED,
        "productions": productions_of(request.user, found),
        "documents": documents_of(request.user, found),
        "elsewhere": list(_elsewhere(request.user, found, topics)),
        "starts": _starts() if writes else [],
        "is_open": found.state == ThematicState.OPEN,
    }
    return render(request, "thematics/thematic.html", context)


def _starts() -> list[ResourceType]:
    """What everybody there may begin, a sheet first."""
    return sorted((known for known in types() if known.by_invited), key=lambda known: known.model is not PracticeSheet)


def _bilan(viewer, thematic: Thematic) -> ThematicReport | None:
    """That of its closing, if this reader may read it."""
    if thematic.state != ThematicState.CLOSED:
        return None
    return access.visible_to(viewer, ThematicReport).filter(outcome__thematic=thematic).first()


def _referents(thematic: Thematic, names_all: bool) -> QuerySet[Membership]:
    """To the network, those only who agreed to be listed."""
    listed = {} if names_all else {"user__is_listed": True}
    seated = access.memberships_in_force(Mode.ATTENDS).filter(seat__thematics=thematic, **listed)
    return seated.select_related("user", "seat__organisation").order_by("seat__organisation__name", "role")


def _invited(viewer, thematic: Thematic) -> QuerySet[Grant]:
    """Whose access works today, for those who are in the thematic."""
    rows = access.visible_to(viewer, Grant).filter(in_force("", access.today()), content_object=thematic)
    return rows.select_related("user", "permission").order_by("user__last_name", "user__first_name")


def _elsewhere(viewer, thematic: Thematic, topics: list) -> QuerySet[Thematic]:
    """Of other ITCs, on the same topics: what this reader may see."""
    if not topics:
        return Thematic.objects.none()
    same = Thematic.topics.through.objects.filter(topic__in=topics).values("thematic")
    worked = (ThematicState.OPEN, ThematicState.CLOSED)
    rows = access.visible_to(viewer, Thematic).filter(pk__in=same, state__in=worked)
    return rows.exclude(space=thematic.space_id).select_related("space").order_by("-opened_on", "-pk")[:ELSEWHERE]


@route(Rule.SIGNED_IN)
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """« Mes thématiques »: one's own access, in force and ended."""
    rows = Grant.objects.filter(user=request.user).select_related("content_object__space", "permission")
    working = in_force("", access.today())
    open_now = rows.filter(working, content_object__state=ThematicState.OPEN)
    context = {
        "working": open_now.order_by("ends_on"),
        "ended": rows.exclude(pk__in=open_now.values("pk")).order_by("-ends_on")[:PER_PAGE],
    }
    return render(request, "thematics/own.html", context)


@route(Rule.OBJECT)
@require_POST
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own word on being named in public, after the end too."""
    grant = Grant.objects.filter(user=request.user, pk=pk).first()
    if grant is None:
        raise Http404
    form = ConsentForm(request.POST)
    form.is_valid()
    consent_to_be_named(grant=grant, actor=request.user, **form.cleaned_data)
    messages.success(request, "Votre choix est enregistré : il vaut aussi pour les éditions déjà parues.")
    return redirect("own_grants")
