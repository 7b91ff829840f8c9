"""Is it still true? Who is reminded, once; what a click answers, and that no older version takes it back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from itc_spaces.spaces import access
from itc_spaces.spaces.models import SpaceRecord
from knowledge import actions
from knowledge.models import PracticeSheet, Review
from knowledge.models.resources import in_two_years
from knowledge.revisiting import due_on
from knowledge.staleness import base_of
from notifications.models import Notice
from notifications.notices import render
from tests.support.factories import NoteFactory, SheetFactory, days
from tests.support.factories.lineage import rewritten
from tests.support.sharing import share_again
from tests.support.site import MEMBERS_A, NETWORK
from web.refusals import NotAllowed, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(world):
    return SheetFactory(
        space=world.a, owner=world.people["member_a"], network=True, revisit_on=days(-1), publics=[]
    )  # fmt: skip


def told() -> set:
    return {notice.recipient for notice in Notice.objects.filter(kind="resource.review_due")}


class TestReminders:
    def test_its_author_once(self, world, sheet):
        assert [actions.remind_of_reviews() for _ in range(2)] == [1, 0]
        assert told() == {world.people["member_a"]}
        notice = Notice.objects.get(kind="resource.review_due")
        assert sheet.title in render([notice], notice.recipient)[0].subject

    def test_the_chairs_when_the_author_has_left(self, world, sheet):
        world.people["member_a"].memberships.update(ends_on=days(-1))
        actions.remind_of_reviews()
        assert told() == {world.people["chair_a"]}

    def test_nobody_to_tell_waits_for_somebody(self, world, sheet):
        for name in ("member_a", "chair_a"):
            world.people[name].memberships.update(ends_on=days(-1))
        assert actions.remind_of_reviews() == 0
        world.people["chair_a"].memberships.update(ends_on=None)
        assert actions.remind_of_reviews() == 1

    def test_again_for_the_next_date(self, world, sheet):
        actions.remind_of_reviews()
        Review.objects.create(page=sheet, answers=days(-1), next_on=days(0), reviewed_at=access.now())
        assert actions.remind_of_reviews() == 1

    @pytest.mark.parametrize(
        "traits",
        [
            {"revisit_on": days(1), "network": True},
            {"revisit_on": None, "network": True},
            {"revisit_on": days(-1)},
            {"revisit_on": days(-1), "shared": True, "binned": True},
        ],
    )
    def test_not_of_what_is_not_due_nor_read(self, world, traits):
        SheetFactory(space=world.a, owner=world.people["member_a"], **traits)
        assert actions.remind_of_reviews() == 0

    def test_not_in_a_closed_itc(self, world, sheet):
        SpaceRecord.objects.filter(space=world.a).update(closed_at=access.now())
        assert actions.remind_of_reviews() == 0

    def test_of_every_type(self, world):
        NoteFactory(space=world.a, owner=world.people["member_a"], shared=True, revisit_on=days(-3))
        assert actions.remind_of_reviews() == 1

    def test_queries_do_not_grow_with_what_was_told(self, world, sheet, django_assert_max_num_queries):
        for _ in range(5):
            SheetFactory(space=world.a, owner=world.people["member_a"], network=True, revisit_on=days(-1))
        actions.remind_of_reviews()
        with django_assert_max_num_queries(6):
            actions.remind_of_reviews()


class TestAnswering:
    def test_asked_again_in_two_years(self, world, sheet):
        review = actions.still_current(page=sheet, actor=world.people["chair_a"])
        assert review.next_on == due_on(sheet) == in_two_years()
        assert actions.remind_of_reviews() == 0
        with pytest.raises(Refused, match="déjà"):
            actions.still_current(page=sheet, actor=world.people["member_a"])

    def test_an_older_version_does_not_take_it_back(self, world, sheet):
        actor, first = world.people["member_a"], sheet.latest_revision
        sheet = rewritten(sheet, actor, summary="Autre.", revisit_on=days(-1))
        actions.still_current(page=sheet, actor=actor)
        actions.revert_to(page=sheet, actor=actor, revision=first, base=base_of(sheet))
        sheet = PracticeSheet.objects.get(pk=sheet.pk)
        share_again(page=sheet, actor=actor)
        assert due_on(PracticeSheet.objects.get(pk=sheet.pk)) == in_two_years()

    def test_a_date_set_since_counts(self, world, sheet):
        actor = world.people["member_a"]
        actions.still_current(page=sheet, actor=actor)
        sheet = rewritten(sheet, actor, revisit_on=days(30))
        share_again(page=sheet, actor=actor)
        assert due_on(PracticeSheet.objects.get(pk=sheet.pk)) == days(30)

    def test_sharing_a_new_text_answers(self, world, sheet):
        actor = world.people["member_a"]
        sheet = rewritten(sheet, actor, summary="Mis à jour.")
        assert due_on(sheet) == days(-1), "a draft answers nothing"
        share_again(page=sheet, actor=actor)
        assert due_on(sheet) == in_two_years()

    def test_widening_the_share_of_the_same_text_answers_nothing(self, world):
        actor = world.people["member_a"]
        sheet = SheetFactory(space=world.a, shared=True, revisit_on=days(-1), publics=[])
        actions.share(page=sheet, actor=actor, audience="NETWORK", confirmed=True)
        assert due_on(sheet) == days(-1)

    @pytest.mark.parametrize("persona", ["member_b", "follower_a", "validator", "no_seat"])
    def test_by_who_may_write_it(self, world, sheet, persona):
        with pytest.raises(NotAllowed):
            actions.still_current(page=sheet, actor=world.people[persona])


def test_who_writes_is_asked_the_others_are_told(world, client, sheet):
    button, words = "Toujours d'actualité", "peut-être à mettre à jour"
    for persona in NETWORK:
        shown = world.client(persona, client).get(sheet.url).content.decode()
        assert (button in shown, words in shown) == (persona in MEMBERS_A, persona not in MEMBERS_A), persona


def test_answered_by_one_click(world, client, sheet):
    url = reverse("still_current", args=["itc-a", sheet.pk])
    client = world.client("member_a", client)
    for message in ("La question vous sera posée", "déjà répondu"):
        response = client.post(url, follow=True)
        assert response.redirect_chain == [(sheet.url, 302)]
        assert message in response.content.decode()
    assert "peut-être à mettre à jour" not in world.client("member_b", client).get(sheet.url).content.decode()
    assert Review.objects.get().next_on > days(0) + timedelta(days=700)
