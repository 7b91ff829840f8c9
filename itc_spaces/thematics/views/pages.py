"""The pages of an ITC's thematics, of one thematic, and of a person's own."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience, Mode, ThematicState
from itc_spaces.spaces.models import Grant, Membership, Thematic, Topic, grant_works
from itc_spaces.spaces.views import readable_space
from itc_spaces.thematics.actions import consent_to_be_named
from itc_spaces.thematics.forms.inviting import GrantConsentForm
from itc_spaces.thematics.productions import documents_of, productions_of
from itc_spaces.thematics.views.readable import readable_thematic
from knowledge.models import PracticeSheet, ThematicReport
from knowledge.types import ResourceType, types
from web.alphabet import French
from web.routes import GET, POST, Rule, route

WHO_SEES = {
    Audience.SPACE: "Les membres de l'ITC, la coordination et les personnes invitées lisent cette page.",
    Audience.NETWORK: "Tout le réseau lit cette page et ses échanges ; les ressources gardent leurs propres lecteurs.",
}
PER_PAGE = 24
ELSEWHERE = 6
LISTED = 60
STATES = {"ouvertes": "OPEN", "suggerees": "SUGGESTED", "closes": "CLOSED", "abandonnees": "ABANDONED"}
TABS = {"ouvertes": "Ouvertes", "suggerees": "Suggérées", "closes": "Closes", "abandonnees": "Abandonnées"}


@route(Rule.OBJECT, GET)
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


@route(Rule.OBJECT, GET)
def thematic(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Shows a thematic: its question, its progress, its participants and its resources."""
    found = readable_thematic(request.user, itc, pk)
    actions = {action.name for action in found.allowed}
    topics = _topics(found.pk)
    writes = Action.CONTRIBUTE in found.allowed
    tells_all = "histoire" in request.GET
    told = tells_all or found.state == ThematicState.ABANDONED  # for its reason, which the page shows
    changes = list(found.changes.select_related("actor")) if told else []
    names_all = Action.SEE_MEMBERS in found.allowed
    productions = productions_of(request.user, found)
    people = {row.author_id for row in productions.shown} | {change.actor_id for change in changes}
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
        "referents": _referents(found.pk, access.today(), names_all=names_all),
        "names_all": names_all,
        "invited": _invited(request.user, found.pk),
        "most_listed": LISTED,
        "productions": productions,
        "named": access.named_to(request.user, found.space_id, people) if names_all else set(),
        "documents": documents_of(request.user, found),
        "elsewhere": _elsewhere(request.user, found.space_id, tuple(topic.pk for topic in topics)),
        "starts": _starts() if writes else [],
        "is_open": found.state == ThematicState.OPEN,
    }
    return render(request, "thematics/thematic.html", context)


def _starts() -> list[ResourceType]:
    """Returns what each participant may begin, the sheet first."""
    return sorted((known for known in types() if known.by_invited), key=lambda known: known.model is not PracticeSheet)


def _bilan(viewer: User, thematic: Thematic) -> ThematicReport | None:
    """Returns the bilan of its closing, if this reader may read it."""
    if thematic.state != ThematicState.CLOSED:
        return None
    return access.visible_to(viewer, ThematicReport).filter(outcome__thematic=thematic).first()


@access.prepared_for_all
def _topics(thematic: int) -> QuerySet:
    return Topic.objects.filter(thematics=thematic)


@access.prepared_for_all
def _referents(thematic: int, today: date, *, names_all: bool) -> QuerySet[Membership]:
    """Returns the référents; the network only reads the names of people who agreed to be listed."""
    listed = {} if names_all else {"user__is_listed": True}
    seated = access.memberships_in_force(Mode.ATTENDS, on=today).filter(seat__thematics=thematic, **listed)
    return seated.select_related("user", "seat__organisation").order_by(
        French("seat__organisation__name"), "role", "pk"
    )


@access.prepared
def _invited(viewer: User, thematic: int) -> QuerySet[Grant]:
    """Returns the grants in force, for the thematic's participants."""
    rows = access.visible_to(viewer, Grant).filter(grant_works(access.today()), content_object=thematic)
    return rows.select_related("user", "permission").order_by(
        French("user__last_name"), French("user__first_name"), "pk"
    )[: LISTED + 1]


@access.prepared
def _elsewhere(viewer: User, space: int, topics: tuple[int, ...]) -> QuerySet[Thematic]:
    """Returns thematics of other ITCs on the same topics that this reader may see."""
    same = Thematic.topics.through.objects.filter(topic__in=topics).values("thematic")
    worked = (ThematicState.OPEN, ThematicState.CLOSED)
    rows = access.visible_to(viewer, Thematic).filter(pk__in=same, state__in=worked)
    return rows.exclude(space=space).select_related("space").order_by("-opened_on", "-pk")[:ELSEWHERE]


@route(Rule.SIGNED_IN, GET)
def own(request: HttpRequest) -> HttpResponse:
    """Shows « Mes thématiques »: the person's access, in force and ended."""
    rows = Grant.all_rows.filter(user=request.user).select_related("content_object__space", "permission")
    open_now = rows.filter(grant_works(access.today()))
    context = {
        "working": open_now.order_by("ends_on"),
        "ended": rows.exclude(pk__in=open_now.values("pk")).order_by("-ends_on")[:PER_PAGE],
    }
    return render(request, "thematics/own.html", context)


@route(Rule.OBJECT, POST)
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Lets a person say whether the public may read their name, even after the end."""
    grant = Grant.all_rows.filter(user=request.user, pk=pk).first()
    if grant is None:
        raise Http404
    form = GrantConsentForm(request.POST)
    form.is_valid()
    consent_to_be_named(grant=grant, actor=request.user, **form.cleaned_data)
    messages.success(request, "Votre choix est enregistré : il vaut aussi pour les éditions déjà parues.")
    return redirect("own_grants")
