"""« Transmettre la main », and the bin's own words."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Placement
from itc_spaces.spaces.trace import Traced
from knowledge import actions
from knowledge.models import Credit, ReviewReminder
from knowledge.publication.models import Publication, Publisher
from notifications.models import Notice
from notifications.notices import shown_to
from tests.knowledge.files.test_files import PDF
from tests.knowledge.publication.test_copies import attach
from tests.support.factories import GrantFactory, SheetFactory, UserFactory, days, member_of
from tests.support.factories.publication import many_editions
from web.refusals import NotAllowed, Refused

pytestmark = pytest.mark.django_db


def author_of(page):
    return Placement.objects.get(page=page).author


@pytest.fixture
def sheets(world) -> list:
    leaving = world.people["member_a"]
    return [
        SheetFactory(space=world.a, owner=leaving, network=True, revisit_on=days(-1), title="Partagée"),
        SheetFactory(space=world.a, owner=leaving, title="Brouillon"),
        SheetFactory(space=world.a, owner=leaving, shared=True, binned=True, title="En corbeille"),
    ]


def hand_over(world, actor="chair_a", giver="member_a", receiver="member_a_and_b", space=None) -> int:
    people = world.people
    return actions.pass_on(
        space=space or world.a, giver=people[giver], receiver=people[receiver], actor=people[actor]
    )  # fmt: skip


class TestPassingOn:
    def test_all_that_they_look_after_and_no_credit(self, world, sheets):
        elsewhere = SheetFactory(space=world.b, owner=world.people["member_a"])
        Credit.objects.create(page=sheets[0], user=world.people["member_a"], name="Qui a écrit")
        assert hand_over(world) == 3
        assert {author_of(sheet) for sheet in sheets} == {world.people["member_a_and_b"]}
        assert author_of(elsewhere) == world.people["member_a"]
        assert [credit.user for credit in Credit.objects.filter(page=sheets[0])] == [world.people["member_a"]]

    def test_reminders_go_to_the_new_one(self, world, sheets):
        actions.remind_of_reviews()
        hand_over(world)
        actions.remind_of_reviews()
        told = Notice.objects.filter(kind="resource.review_due").order_by("pk")
        assert [notice.recipient for notice in told] == [world.people["member_a"], world.people["member_a_and_b"]]
        assert ReviewReminder.objects.count() == 1

    def test_it_is_in_each_history_and_both_are_told(self, world, sheets):
        hand_over(world)
        entries = PageLogEntry.objects.filter(action=Traced.DUTIES_PASSED)
        assert {entry.page_id for entry in entries} == {sheet.pk for sheet in sheets}
        told = Notice.objects.filter(kind__startswith="duties.")
        assert {(notice.kind, notice.recipient) for notice in told} == {
            ("duties.received", world.people["member_a_and_b"]), ("duties.passed", world.people["member_a"]),
        }  # fmt: skip
        assert all(shown_to(notice.recipient).filter(pk=notice.pk).exists() for notice in told)

    def test_of_who_has_left_already(self, world, sheets):
        world.people["member_a"].memberships.update(ends_on=days(-1))
        assert hand_over(world) == 3

    def test_by_the_person_themself(self, world, sheets):
        assert hand_over(world, actor="member_a", receiver="chair_a") == 3

    @pytest.mark.parametrize(
        "actor", ["member_a_and_b", "member_b", "follower_a", "validator", "former_a", "no_seat", "administrator"]
    )
    def test_by_nobody_else(self, world, sheets, actor):
        with pytest.raises(NotAllowed):
            hand_over(world, actor=actor, receiver="chair_a")
        assert author_of(sheets[0]) == world.people["member_a"]

    @pytest.mark.parametrize("receiver", ["member_a", "follower_a", "member_b", "former_a", "expert_open"])
    def test_to_who_writes_in_the_itc_today(self, world, sheets, receiver):
        with pytest.raises(Refused, match="qui siège"):
            hand_over(world, receiver=receiver)

    def test_an_experts_draft_stays_theirs(self, world):
        expert = GrantFactory(content_object=world.thematic).user
        draft = SheetFactory(space=world.a, owner=expert, thematic=world.thematic)
        with pytest.raises(NotAllowed):
            actions.pass_on(
                space=world.a, giver=expert, receiver=world.people["member_a"], actor=world.people["chair_a"]
            )
        assert access.may(expert, Action.EDIT, draft)

    def test_nothing_is_left_to_pass_on_twice(self, world, sheets):
        hand_over(world)
        with pytest.raises(NotAllowed):
            hand_over(world)


class TestPage:
    def test_the_chair_passes_on_anyones(self, world, client, sheets):
        world.client("chair_a", client)
        url = reverse("hand_over", args=["itc-a"])
        leaving, receiver = world.people["member_a"], world.people["member_a_and_b"]
        shown = client.get(f"{url}?de={leaving.pk}").content.decode()
        assert f'value="{leaving.pk}" selected' in shown
        assert "2 ressources" in shown, "what is in the bin is not shown here"
        response = client.post(url, {"giver": leaving.pk, "receiver": receiver.pk}, follow=True)
        assert "sur 3 ressources" in response.content.decode()
        assert author_of(sheets[1]) == receiver

    def test_a_member_passes_on_their_own_only(self, world, client, sheets):
        other = SheetFactory(space=world.a, owner=world.people["chair_a"], title="Titre canari")
        client = world.client("member_a", client)
        url = reverse("hand_over", args=["itc-a"])
        assert "canari" not in client.get(url).content.decode()
        sent = {"giver": world.people["chair_a"].pk, "receiver": world.people["member_a_and_b"].pk}
        assert client.post(url, sent).status_code == 422
        assert author_of(other) == world.people["chair_a"]

    @pytest.mark.parametrize("asked", ["", "abc", "0", "9" * 30, "-1"])
    def test_whoever_is_asked_for(self, world, client, sheets, asked):
        assert world.client("chair_a", client).get(f"/espaces/itc-a/-/transmettre/?de={asked}").status_code == 200

    def test_a_seats_page_leads_to_it(self, world, client, sheets):
        seat = world.people["member_a"].memberships.get().seat
        shown = world.client("chair_a", client).get(reverse("seat", args=["itc-a", seat.pk])).content.decode()
        assert f"{reverse('hand_over', args=['itc-a'])}?de={world.people['member_a'].pk}" in shown
        empty = member_of(world.a).memberships.get().seat
        shown = client.get(reverse("seat", args=["itc-a", empty.pk])).content.decode()
        assert "Transmettre la main" not in shown


class TestBin:
    def test_it_says_who_when_how_long_and_what_goes(self, world, client):
        sheet = SheetFactory(space=world.a, network=True)
        attach(sheet, "budget.pdf", PDF)
        publisher = Publisher.objects.create(space=world.a, department=world.a.record.department, name="A", slug="a")
        edition = many_editions(1, world.a)[0]
        Publication.objects.filter(pk=edition.publication_id).update(page=sheet, publisher=publisher)
        actions.bin_resource(page=sheet, actor=world.people["chair_a"])
        Placement.objects.filter(page=sheet).update(binned_at=timezone.now() - timedelta(days=10, hours=1))
        shown = world.client("member_a", client).get(reverse("bin", args=["itc-a"])).content.decode()
        assert world.people["chair_a"].get_full_name() in shown
        assert "dans 19 jours" in shown
        assert "budget.pdf" in shown
        assert "L'édition publique reste" in shown

    def test_who_put_it_there_last(self, world, client):
        sheet = SheetFactory(space=world.a)
        for name in ("member_a", "chair_a"):
            actions.bin_resource(page=sheet, actor=world.people[name])
            actions.restore_resource(page=sheet, actor=world.people[name])
        actions.bin_resource(page=sheet, actor=world.people["member_a_and_b"])
        shown = world.client("member_a", client).get(reverse("bin", args=["itc-a"])).content.decode()
        assert world.people["member_a_and_b"].get_full_name() in shown
        assert world.people["chair_a"].get_full_name() not in shown

    def test_its_queries_do_not_grow(self, world, client, django_assert_max_num_queries):
        for _ in range(6):
            sheet = SheetFactory(space=world.a, owner=UserFactory())
            actions.bin_resource(page=sheet, actor=world.people["chair_a"])
        client = world.client("member_a", client)
        client.get(reverse("bin", args=["itc-a"]))
        with django_assert_max_num_queries(10):
            client.get(reverse("bin", args=["itc-a"]))
