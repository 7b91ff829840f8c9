"""A document's tokens and a viewer's say what `visible_to` says, whatever the placement and the person."""

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience, ThematicState
from itc_spaces.spaces.models import Placement, Thematic
from tests.support.factories import SheetFactory

pytestmark = pytest.mark.django_db
OPEN_TO_ALL = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass(frozen=True)
class Life:
    audience: str
    shared: bool
    binned: bool
    placed: str
    open_to_experts: bool
    elsewhere: bool


LIVES = st.builds(
    Life,
    st.sampled_from(Audience.values),
    *[st.booleans()] * 2,
    st.sampled_from(["", "open", "closed"]),
    *[st.booleans()] * 2,
)


@pytest.fixture
def holdings(world):
    return {name: access.tokens_of(person) for name, person in world.people.items()}


@OPEN_TO_ALL
@given(life=LIVES)
def test_of_a_page(world, holdings, life):
    page = Page.objects.filter(placement__isnull=False).first() or SheetFactory(space=world.a)
    thematics = {"": None, "open": world.thematic, "closed": world.closed_thematic}
    shared = life.shared or life.audience == Audience.NETWORK
    Page.objects.filter(pk=page.pk).update(live=shared)
    Placement.objects.filter(page=page).update(
        space=world.b if life.elsewhere else world.a,
        audience=life.audience,
        shared_at=timezone.now() if shared else None,
        binned_at=timezone.now() if life.binned else None,
        thematic=thematics[life.placed],
        open_to_experts=life.open_to_experts,
    )
    placement = Placement.objects.get(page=page)
    tokens = access.tokens_for(placement)
    assert bool(tokens) == (shared and not life.binned)
    assert bool(tokens) == access.findable_pages().filter(pk=placement.pk).exists()
    if tokens:
        found = {name: bool(tokens & held) for name, held in holdings.items()}
        assert found == {name: access.may(person, Action.READ, page) for name, person in world.people.items()}
        assert found == {name: bool(access.fewest(tokens) & held) for name, held in holdings.items()}


@pytest.mark.parametrize("audience", Audience.values)
@pytest.mark.parametrize("state", ThematicState.values)
def test_of_a_thematic(world, audience, state):
    Thematic.objects.filter(pk=world.thematic.pk).update(audience=audience, state=state)
    thematic = Thematic.objects.get(pk=world.thematic.pk)
    for name, person in world.people.items():
        read = access.visible_to(person, Thematic).filter(pk=thematic.pk).exists()
        assert bool(access.tokens_for(thematic) & access.tokens_of(person)) == read, name
        assert bool(access.fewest(access.tokens_for(thematic)) & access.tokens_of(person)) == read, name


def test_the_fewest_leave_out_what_the_network_implies():
    assert access.fewest(frozenset({"network", "space:1", "thematic:2"})) == {"network", "thematic:2"}
    assert access.fewest(frozenset({"space:1", "thematic:2"})) == {"space:1", "thematic:2"}


def test_are_asked_in_one_query_and_one_for_a_departments_spaces(world, django_assert_num_queries):
    access.tokens_of(world.people["coordinator"])
    for name, person in world.people.items():
        with django_assert_num_queries(person.is_active + name.startswith("coordinator")):
            access.tokens_of(person)
    assert access.tokens_of(AnonymousUser()) == frozenset()
    assert access.tokens_of(world.people["no_seat"]) == {"public"}
