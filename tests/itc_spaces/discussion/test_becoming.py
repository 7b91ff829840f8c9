"""A message of a thematic becomes the start of a sheet."""

import pytest
from django.urls import reverse

from itc_spaces.discussion.actions import post_contribution, remove_contribution, start_sheet_from
from itc_spaces.spaces.models import Placement
from tests.support.factories import GrantFactory
from web.refusals import NotAllowed, Refused


@pytest.fixture
def said(world):
    expert = GrantFactory(content_object=world.thematic, consents_public=True, user__quality="chercheuse").user
    return post_contribution(target=world.thematic, actor=expert, body="Un café sur le trottoir\n\nDeux fois par mois.")


def test_its_author_is_credited_as_of_then_before_who_made_it(world, said):
    member = world.people["member_a"]
    page = start_sheet_from(contribution=said, actor=member)
    assert start_sheet_from(contribution=said, actor=member) == page
    first, second = page.credits.all()
    assert (first.user, first.name, first.quality, first.consents_public) == (
        said.author, said.author_name, "chercheuse", True,
    )  # fmt: skip
    assert (second.user, second.consents_public) == (member, False)
    placement = Placement.objects.get(page=page)
    assert (placement.thematic, placement.author, placement.shared_at) == (world.thematic, member, None)
    assert page.title == "Un café sur le trottoir"
    assert "Deux fois par mois" in page.context


def test_one_makes_a_sheet_of_ones_own_words_too(said):
    assert start_sheet_from(contribution=said, actor=said.author).credits.get().user == said.author


def test_not_without_contributing_nor_of_what_is_gone(world, said):
    for persona in ("follower_a", "member_b", "expert_closed"):
        with pytest.raises(NotAllowed):
            start_sheet_from(contribution=said, actor=world.people[persona])
    elsewhere = post_contribution(target=world.a, actor=world.people["member_a"], body="Bonjour")
    with pytest.raises(NotAllowed):
        start_sheet_from(contribution=elsewhere, actor=world.people["member_a"])
    remove_contribution(contribution=said, actor=said.author)
    with pytest.raises(Refused):
        start_sheet_from(contribution=said, actor=world.people["member_a"])


def test_on_the_page(world, said, client):
    world.client("member_a", client)
    thematic = client.get(reverse("thematic", args=["itc-a", world.thematic.pk])).text
    url = reverse("sheet_from_contribution", args=[said.pk])
    assert url in thematic
    assert client.get(url).status_code == 200
    assert "/modifier/" in client.post(url).url
