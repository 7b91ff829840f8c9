"""« Partir d'un modèle »: who is offered what, and who chooses the models of a department."""

import pytest
from django.urls import reverse

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Placement
from knowledge.actions import narrow, offer_as_model
from knowledge.models import PracticeSheet
from tests.support.factories import SheetFactory, SpaceFactory
from tests.support.world import PERSONAS
from web.refusals import NotAllowed

pytestmark = pytest.mark.django_db
MODELS = "/espaces/itc-a/-/modeles/"


def groups(client, query: str = "") -> dict[str, list[str]]:
    context = client.get(MODELS + query).context
    return {name: [row.page.title for row in context[name]] for name in ("offered", "own", "network")}


def test_who_offers_a_model(world):
    sheet = SheetFactory(space=world.a, network=True)
    offering = {p for p in PERSONAS if p != "anonymous" and access.may(world.people[p], Action.OFFER_AS_MODEL, sheet)}
    assert offering == {"coordinator"}
    assert not access.may(world.people["coordinator"], Action.OFFER_AS_MODEL, SheetFactory(space=world.a, shared=True))


def test_what_one_may_begin_from(world, client):
    SheetFactory(space=world.a, shared=True, title="Café partagé ici")
    SheetFactory(space=world.a, title="Café en brouillon")
    SheetFactory(space=world.b, shared=True, title="Café d'une autre ITC")
    model = SheetFactory(space=world.b, network=True, title="Café du réseau")
    elsewhere = SheetFactory(space=SpaceFactory(department__code="2B"), network=True, title="Café d'ailleurs")
    for page in (model, elsewhere):
        Placement.objects.filter(page=page).update(is_model=True)
    shown = groups(world.client("member_a", client))
    assert shown == {
        "offered": ["Café du réseau"], "own": ["Café partagé ici"], "network": ["Café d'ailleurs", "Café du réseau"],
    }  # fmt: skip
    assert groups(client, "?q=réseau café")["network"] == ["Café du réseau"]
    assert reverse("reuse", args=["itc-b", model.pk]) + "?itc=itc-a" in client.get(MODELS).text


def test_chosen_and_taken_out(world, client):
    sheet = SheetFactory(space=world.a, network=True)
    address = reverse("offer_model", args=["itc-a", sheet.pk])
    client = world.client("coordinator", client)
    assert "Proposer comme modèle" in client.get(sheet.url).text
    client.post(address, {"offered": "on"})
    assert Placement.objects.get(page=sheet).is_model
    assert "Ne plus proposer comme modèle" in client.get(sheet.url).text
    client.post(address)
    assert not Placement.objects.get(page=sheet).is_model


def test_narrowed_it_is_offered_no_more(world, client):
    sheet = SheetFactory(space=world.b, network=True)
    offer_as_model(page=sheet, actor=world.people["coordinator"], offered=True)
    narrow(page=PracticeSheet.objects.get(), actor=world.people["member_b"], audience=None)
    assert groups(world.client("member_a", client))["offered"] == []


@pytest.mark.parametrize("persona", ["member_a", "chair_a", "coordinator_elsewhere", "validator"])
def test_nobody_else_offers_one(world, persona):
    sheet = SheetFactory(space=world.a, network=True)
    with pytest.raises(NotAllowed):
        offer_as_model(page=sheet, actor=world.people[persona], offered=True)


def test_the_itc_from_which_one_came_is_chosen(world, client):
    sheet = SheetFactory(space=world.a, network=True)
    address = reverse("reuse", args=["itc-a", sheet.pk])
    form = world.client("member_a_and_b", client).get(f"{address}?itc=itc-b").context["form"]
    assert form["space"].value() == "itc-b"
