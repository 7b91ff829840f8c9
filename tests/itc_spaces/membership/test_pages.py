"""Pages of membership: who is answered, what is shown, how many queries."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from itc_spaces.membership.models import Invitation
from itc_spaces.spaces.models import Membership, Seat
from tests.support.factories import MembershipFactory, OrganisationFactory, SeatFactory, days
from tests.support.site import INSIDE_A, MANAGERS_A, SIGNED_IN, SIGNED_OUT
from tests.support.world import PERSONAS


def first_seat(world):
    return Seat.objects.filter(space=world.a).order_by("pk").first()


# name -> (address, who is answered by a GET)
PAGES = {
    "members": (lambda w: reverse("members", args=["itc-a"]), INSIDE_A),
    "add_seat": (lambda w: reverse("add_seat", args=["itc-a"]), MANAGERS_A),
    "seat": (lambda w: reverse("seat", args=["itc-a", first_seat(w).pk]), MANAGERS_A),
    "edit_space": (lambda w: reverse("edit_space", args=["itc-a"]), MANAGERS_A),
    "close_space": (lambda w: reverse("close_space", args=["itc-a"]), {"coordinator"}),
    "coordination": (lambda w: reverse("coordination", args=["13"]), {"coordinator"}),
    "create_space": (lambda w: reverse("create_space", args=["13"]), {"coordinator"}),
    "offices": (lambda w: reverse("offices", args=["13"]), {"coordinator"}),
    "trace": (lambda w: reverse("trace", args=["13"]), {"coordinator"}),
    "lists": (lambda w: reverse("lists", args=["13", "territoires"]), {"coordinator"}),
    "administration": (lambda w: reverse("administration"), {"administrator"}),
    "notices": (lambda w: reverse("notices"), SIGNED_IN),
    "account": (lambda w: reverse("account"), SIGNED_IN),
    "account_change_password": (lambda w: reverse("account_change_password"), SIGNED_IN),
}


@pytest.mark.parametrize("name", PAGES)
def test_role_by_answer(world, name):
    address, answered = PAGES[name]
    url = address(world)
    found = {persona: world.client(persona, Client()).get(url).status_code for persona in PERSONAS}
    assert found == {p: 200 if p in answered else 302 if p in SIGNED_OUT else 404 for p in PERSONAS}


def test_a_post_to_another_ones_page_is_a_missing_one(world):
    posts = [(name, address, answered) for name, (address, answered) in PAGES.items() if "account" not in name]
    for name, address, answered in posts:
        for persona in SIGNED_IN - answered:
            status = world.client(persona, Client()).post(address(world), {"do": "create"}).status_code
            assert status in (404, 405), (name, persona)


def test_a_seat_is_reached_through_its_own_space_only(world):
    other = Seat.objects.filter(space=world.b).first()
    chair = world.client("chair_a", Client())
    assert chair.get(reverse("seat", args=["itc-a", other.pk])).status_code == 404
    assert chair.get(reverse("seat", args=["itc-b", other.pk])).status_code == 404


@pytest.mark.parametrize("persona", ["member_a", "chair_a"])
def test_queries_do_not_grow_with_the_seats(world, persona, django_assert_max_num_queries):
    client = world.client(persona, Client())
    url = reverse("members", args=["itc-a"])
    client.get(url)
    with django_assert_max_num_queries(12) as few:
        client.get(url)
    organisations = [OrganisationFactory() for _ in range(3)]
    for number in range(50):
        MembershipFactory(seat=SeatFactory(space=world.a, organisation=organisations[number % 3]))
    with django_assert_max_num_queries(len(few)):
        client.get(url)


@pytest.mark.parametrize(("persona", "shown"), [("member_a", False), ("chair_a", True)])
def test_an_address_shows_to_managers_or_when_agreed(world, persona, shown):
    quiet = MembershipFactory(seat__space=world.a, user__phone="0491000000").user
    open_one = MembershipFactory(seat__space=world.a, user__shows_email=True, user__phone="0442000000").user
    page = world.client(persona, Client()).get(reverse("members", args=["itc-a"])).content.decode()
    assert (quiet.email in page) == shown
    assert (quiet.phone in page) == shown
    assert open_one.email in page
    assert (open_one.phone in page) == shown


def test_history_and_pending_invitations(world):
    gone = MembershipFactory(seat__space=world.a, user__last_name="Ancienne", ends_on=days(-3))
    Invitation.objects.create(
        seat=gone.seat, email="attendue@exemple.test", expires_at=timezone.now() + timedelta(days=3)
    )
    url = reverse("members", args=["itc-a"])
    member, chair = (world.client(p, Client()).get(url).content.decode() for p in ("member_a", "chair_a"))
    assert "Ancienne" in member
    assert "attendue@exemple.test" in chair
    assert "attendue@exemple.test" not in member


def test_the_network_sees_who_agreed_to_be_listed(world):
    listed = MembershipFactory(seat__space=world.a, user__is_listed=True, user__last_name="Listée").user
    quiet = Membership.objects.filter(seat__space=world.a).exclude(user=listed).first().user
    page = world.client("member_b", Client()).get("/espaces/itc-a/").content.decode()
    assert listed.get_full_name() in page
    assert quiet.get_full_name() not in page
