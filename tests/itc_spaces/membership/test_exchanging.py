"""Who chairs and who keeps the notes change places in one gesture."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from itc_spaces.membership import actions
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MandateKind
from itc_spaces.spaces.models import Mandate, Seat, in_force
from tests.support.factories import days
from web.refusals import Overtaken, Refused


def seat_of(world, persona) -> Seat:
    return world.people[persona].memberships.get(seat__space=world.a).seat


def mandates_of(world) -> dict:
    rows = Mandate.objects.filter(in_force("", access.today()), seat__space=world.a)
    return {MandateKind(row.kind): row for row in rows}


def holders_of(world) -> dict:
    return {kind: row.seat for kind, row in mandates_of(world).items()}


def exchange(world, persona="chair_a", seen=None) -> None:
    shown = [row.pk for row in mandates_of(world).values()] if seen is None else seen
    actions.exchange_mandates(space=world.a, actor=world.people[persona], seen=shown)


def test_both_mandates_are_exchanged_in_one_gesture(world):
    chair, secretary = (seat_of(world, name) for name in ("chair_a", "secretary_a"))
    Mandate.objects.filter(seat=chair).update(ends_on=days(40))
    before = ModelLogEntry.objects.count()
    exchange(world)
    assert holders_of(world) == {MandateKind.CHAIR: secretary, MandateKind.SECRETARY: chair}
    assert mandates_of(world)[MandateKind.CHAIR].ends_on == days(40), "the end that was planned stays"
    assert ModelLogEntry.objects.count() == before + 1
    assert access.may(world.people["secretary_a"], Action.MANAGE, world.a)
    assert not access.may(world.people["chair_a"], Action.MANAGE, world.a)


def test_pressed_twice_they_are_exchanged_once(world):
    seen = [row.pk for row in mandates_of(world).values()]
    exchange(world, "coordinator", seen)
    after = holders_of(world)
    with pytest.raises(Overtaken, match="viennent de changer"):
        exchange(world, "coordinator", seen)
    assert holders_of(world) == after


def test_there_must_be_two_seats_with_one_each(world):
    Mandate.objects.filter(kind=MandateKind.SECRETARY).update(seat=seat_of(world, "chair_a"))
    with pytest.raises(Refused, match="a les deux mandats"):
        exchange(world)
    Mandate.objects.filter(kind=MandateKind.SECRETARY).delete()
    with pytest.raises(Refused, match="un siège qui anime et un siège qui prend les notes"):
        exchange(world)


def test_one_presses_it_on_the_page_of_members(world, client):
    world.client("chair_a", client)
    url = reverse("members", args=["itc-a"])
    assert "Échanger les deux" in client.get(url).text
    seen = [row.pk for row in mandates_of(world).values()]
    done = client.post(reverse("exchange_mandates", args=["itc-a"]), {"seen": seen}, follow=True)
    assert "ont changé de siège" in done.text
    assert "Échanger les deux" not in done.text, "who chaired does not manage any more"
    world.client("secretary_a", client)
    assert "Échanger les deux" in client.get(url).text
