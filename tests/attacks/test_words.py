"""Words that name a thing, read over HTTP by each persona: titles, people, versions and dates told to nobody else."""

from datetime import date
from html import unescape

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from itc_spaces.spaces.models import Placement
from itc_spaces.thematics.actions import hand_to_referents, open_to_invited
from knowledge.actions import Experience, narrow, offer_improvement, reuse_page, share
from knowledge.enums import UseAgain
from knowledge.models import Credit
from knowledge.publication.feedback import give_feedback_on_edition
from knowledge.publication.models import Submission
from knowledge.staleness import base_of, format_base
from notifications.models import Notice
from notifications.notices import render
from tests.knowledge.files.test_files import attach
from tests.support.factories import SheetFactory, ThematicFactory
from tests.support.factories.lineage import adapted, completed, rewritten
from tests.support.factories.publication import accepted, answered, make_circuit
from tests.support.sharing import share_again
from tests.support.site import INSIDE_A, MEMBERS_A, SIGNED_IN
from tests.support.world import PERSONAS

pytestmark = pytest.mark.django_db
SECRET = "canarisource"


def seen_by(world, persona: str, *urls: str) -> str:
    """All that these addresses say to this person."""
    client = world.client(persona, Client())
    return unescape("".join(client.get(url).content.decode() for url in urls))


def those_who_see(world, canary: str, *urls: str, among=PERSONAS) -> set[str]:
    return {persona for persona in among if canary in seen_by(world, persona, *urls)}


def address(name: str, page, query: str = "") -> str:
    return reverse(name, args=[page.placement.space.slug, page.pk]) + query


def of_a_hidden_source(world, **traits):
    """A sheet of A shared in A alone, and its adaptation in A shared with the network, unnamed."""
    source = SheetFactory(space=world.a, shared=True, title=f"Fiche {SECRET}", owner=world.people["member_a"])
    return source, adapted(source, world.a, world.people["member_a"], audience="NETWORK", title="Adaptation", **traits)


class TestTheTitleOfAHiddenSource:
    def test_no_reader_who_may_not_read_it_is_told_its_title(self, world):
        _, page = of_a_hidden_source(world)
        assert those_who_see(world, SECRET, page.get_url(), address("family", page)) == INSIDE_A
        assert "Adapté d'une autre ressource de la même ITC" in seen_by(world, "member_b", page.get_url())

    def test_the_person_who_shares_is_told_and_agrees(self, world):
        _, page = of_a_hidden_source(world)
        client = world.client("member_a", Client())
        url = address("share_resource", page)
        assert f"Nommer la source : « D'après « Fiche {SECRET} »" in seen_by(world, "member_a", url)
        narrow(page=page, actor=world.people["member_a"], audience="SPACE")
        sent = {"audience": "NETWORK", "confirmed": "on", "names_source": "on", "base": format_base(base_of(page))}
        assert client.post(url, sent).status_code == 302
        told = those_who_see(world, SECRET, page.get_url(), address("family", page))
        assert told == INSIDE_A | {"member_b", "validator", "coordinator_elsewhere", "validator_elsewhere"}

    def test_a_source_narrowed_later_is_named_no_more(self, world):
        source = SheetFactory(space=world.a, network=True, title=f"Fiche {SECRET}")
        page = adapted(source, world.b, world.people["member_b"], audience="NETWORK", title="Adaptation")
        assert SECRET in seen_by(world, "coordinator_elsewhere", page.get_url())
        narrow(page=source, actor=world.people["member_a"], audience="SPACE")
        for persona in ("coordinator_elsewhere", "validator"):
            assert SECRET not in seen_by(world, persona, page.get_url(), address("family", page))
        shown = world.client("member_b", Client()).get(address("share_resource", page)).content.decode()
        assert "Nommer la source" not in shown, "its title is not B's to tell"

    @pytest.mark.parametrize("named", [False, True])
    def test_an_edition_says_what_the_public_may_know(self, world, named):
        make_circuit(world.a.record.department)
        _, page = of_a_hidden_source(world)
        client = world.client("member_a", Client())
        sent = {"confirmed_no_resident": "on"} | ({"names_source": "on"} if named else {})
        url = reverse("submit_resource", args=["itc-a", page.pk])
        assert "Nommer la source" in client.get(url).content.decode()
        assert client.post(url, sent).status_code == 302
        edition = accepted_now(page, world)
        public = seen_by(world, "anonymous", edition.get_absolute_url(), reverse("open_data"), reverse("feed"))
        assert (SECRET in public) is named
        assert ("Adapté d'une autre ressource de la même ITC" in public) is not named

    def test_an_edition_of_a_source_of_the_network_does_not_name_it_either(self, world):
        make_circuit(world.a.record.department)
        source = SheetFactory(space=world.a, network=True, title=f"Fiche {SECRET}")
        page = adapted(source, world.b, world.people["member_b"], audience="NETWORK", title="Adaptation")
        edition = accepted(page, world.people["member_b"], world.people["coordinator"], world.people["validator"])
        assert edition.attribution == "Adapté d'une ressource d'une autre ITC"
        assert SECRET not in seen_by(world, "anonymous", edition.get_absolute_url(), reverse("open_data"))

    def test_the_words_of_a_public_source_are_those_of_its_edition(self, world):
        make_circuit(world.a.record.department)
        people = world.people
        source = SheetFactory(space=world.a, network=True, title="Titre public")
        accepted(source, people["member_a"], people["coordinator"], people["validator"])
        source = rewritten(source, people["member_a"], title=f"Fiche {SECRET}")
        share_again(page=source, actor=people["member_a"])
        page = adapted(source, world.b, people["member_b"], audience="NETWORK", title="Adaptation")
        edition = accepted(page, people["member_b"], people["coordinator"], people["validator"])
        assert edition.attribution.startswith("D'après « Titre public », ITC A, édition 1")

    def test_what_is_offered_to_the_source_does_not_name_it_to_others(self, world):
        source = SheetFactory(space=world.a, network=True, title=f"Fiche {SECRET}")
        page = adapted(source, world.b, world.people["member_b"], audience="NETWORK", context="<p>Mieux.</p>")
        offer = offer_improvement(
            page=page, actor=world.people["member_b"], sections=["context"], why="Mieux.", base=base_of(page)
        )
        for persona in SIGNED_IN - MEMBERS_A - {"member_b"}:
            assert SECRET not in seen_by(world, persona, reverse("improvement", args=[offer.pk]))


def accepted_now(page, world):
    submission = Submission.objects.get(page=page, decided_at=None)
    answered(submission, world.people["coordinator"])
    return answered(submission, world.people["validator"])


class TestTheInvited:
    """EDIT, on their own drafts and those opened to them, opens nothing that was thought for members."""

    @pytest.fixture
    def names(self, world):
        """Everybody who sits in A has a name of their own; one agreed to the directory."""
        for persona in ("member_a", "chair_a", "follower_a"):
            User.objects.filter(pk=world.people[persona].pk).update(last_name=f"Canari-{persona}")
        User.objects.filter(pk=world.people["chair_a"].pk).update(is_listed=True)

    def opened(self, world, **traits):
        page = SheetFactory(
            space=world.a,
            thematic=world.thematic,
            owner=world.people["member_a"],
            context="<p>Canaridavant</p>",
            **traits,
        )
        page = rewritten(page, world.people["member_a"], context="<p>Plus tard.</p>")
        open_to_invited(page=page, actor=world.people["member_a"], opened=True)
        return type(page).objects.get(pk=page.pk)

    def test_the_credits_form_lists_whom_they_may_know(self, world, names):
        page = self.opened(world)
        shown = seen_by(world, "expert_open", address("page_credits", page))
        assert "Canari-chair_a" in shown
        assert "Canari-member_a" not in shown.replace("Canari-member_a_and", "")
        assert "Canari-follower_a" not in shown
        hidden = world.people["follower_a"]
        client = world.client("expert_open", Client())
        answer = client.post(address("page_credits", page), {"do": "add", "user": hidden.pk})
        assert answer.status_code == 422
        assert not Credit.objects.filter(page=page, user=hidden).exists()
        assert "Canari-follower_a" in seen_by(world, "member_a", address("page_credits", page))

    def test_versions_begin_the_day_the_draft_was_opened(self, world, names):
        page = self.opened(world)
        before = page.revisions.order_by("pk").first()
        page = rewritten(page, world.people["member_a"], context="<p>Depuis.</p>")
        pages = [
            address("history", page),
            reverse("version", args=["itc-a", page.pk, before.pk]),
            address("compare_versions", page, f"?de={before.pk}&a={page.latest_revision_id}"),
        ]
        assert those_who_see(world, "Canaridavant", *pages) == MEMBERS_A
        shown = seen_by(world, "expert_open", pages[0])
        assert reverse("version", args=["itc-a", page.pk, page.latest_revision_id]) in shown
        assert reverse("version", args=["itc-a", page.pk, before.pk]) not in shown
        assert "Canari-member_a" not in shown
        client = world.client("expert_open", Client())
        assert client.get(pages[1]).status_code == client.get(pages[2]).status_code == 404
        url = reverse("revert", args=["itc-a", page.pk, before.pk])
        assert client.post(url, {"base": format_base(base_of(page))}).status_code == 404

    def test_versions_begin_the_day_their_access_began(self, world):
        with time_machine.travel(timezone.now() - timezone.timedelta(days=40)):
            page = self.opened(world)
            page = rewritten(page, world.people["member_a"], context="<p>Encore canaridavant.</p>")
        assert reverse("version", args=["itc-a", page.pk, page.latest_revision_id]) not in seen_by(
            world, "expert_open", address("history", page)
        )

    def test_their_own_draft_is_theirs_from_its_first_version(self, world):
        expert = world.people["expert_open"]
        page = SheetFactory(space=world.a, thematic=world.thematic, owner=expert)
        first = page.latest_revision_id
        rewritten(page, expert, summary="Autre.")
        assert reverse("version", args=["itc-a", page.pk, first]) in seen_by(
            world, "expert_open", address("history", page)
        )

    def test_the_source_of_then_is_for_those_who_may_read_it(self, world):
        source = SheetFactory(space=world.b, network=True, title="Source", context=f"<p>{SECRET}</p>")
        page = reuse_page(source=source, space=world.a, actor=world.people["member_a"], adapted="x")
        page = completed(page, source, world.people["member_a"], context="<p>La nôtre.</p>", title="La nôtre")
        Placement.objects.filter(page=page).update(thematic=world.thematic)
        page = type(page).objects.get(pk=page.pk)
        open_to_invited(page=page, actor=world.people["member_a"], opened=True)
        page = type(page).objects.get(pk=page.pk)
        urls = [address(name, page) for name in ("compare_source_then", "compare_source_since", "edit_resource")]
        assert those_who_see(world, SECRET, *urls) == MEMBERS_A
        shown = seen_by(world, "expert_open", page.get_url(), address("edit_resource", page))
        assert address("compare_source_then", page) not in shown
        assert "ITC B" not in shown

    def test_an_offer_between_two_itcs_is_not_theirs(self, world):
        source = SheetFactory(space=world.b, network=True)
        page = adapted(source, world.a, world.people["member_a"], context=f"<p>{SECRET}</p>")
        Placement.objects.filter(page=page).update(thematic=world.thematic, open_to_experts=True)
        offer = offer_improvement(
            page=page, actor=world.people["member_a"], sections=["context"], why="x", base=base_of(page)
        )
        assert "expert_open" not in those_who_see(world, SECRET, reverse("improvement", args=[offer.pk]))

    def test_authors_are_named_to_those_who_know_who_takes_part(self, world, names):
        thematic = ThematicFactory(space=world.a, audience="NETWORK")
        SheetFactory(space=world.a, thematic=thematic, network=True, owner=world.people["follower_a"])
        url = reverse("thematic", args=["itc-a", thematic.pk])
        assert those_who_see(world, "Canari-follower_a", url) == INSIDE_A


class TestTheLastSharedDate:
    @pytest.fixture
    def pages(self, world):
        """Two sheets of the network, the older one changed today by a draft that nobody shared."""
        old, new = timezone.now() - timezone.timedelta(days=90), timezone.now() - timezone.timedelta(days=30)
        with time_machine.travel(old):
            first = SheetFactory(space=world.a, network=True, title="Ancienne", thematic=world.thematic)
        with time_machine.travel(new):
            second = SheetFactory(space=world.a, network=True, title="Récente", thematic=world.thematic)
        rewritten(first, world.people["member_a"], title=SECRET)
        return type(first).objects.get(pk=first.pk), second

    def places(self, world) -> list[str]:
        home = reverse("wagtail_serve", args=[""])
        return [world.a.get_url(), home, reverse("thematic", args=["itc-a", world.thematic.pk])]

    @pytest.mark.parametrize("persona", ["member_b", "follower_a", "expert_open", "validator"])
    def test_a_draft_moves_nothing_and_says_no_date(self, world, pages, persona):
        for url in self.places(world):
            shown = seen_by(world, persona, url)
            if "Ancienne" in shown and "Récente" in shown:
                assert shown.index("Récente") < shown.index("Ancienne"), url
            assert SECRET not in shown

    def test_a_text_shared_today_comes_first(self, world, pages):
        share_again(page=pages[0], actor=world.people["member_a"])
        shown = seen_by(world, "member_b", world.a.get_url())
        assert shown.index(SECRET) < shown.index("Récente")

    def test_the_date_is_that_of_the_last_sharing(self, world, pages):
        Placement.objects.filter(page__in=[page.pk for page in pages]).update(thematic=None)
        before = seen_by(world, "member_b", world.a.get_url())
        rewritten(pages[1], world.people["member_a"], summary="Autre.")
        after = seen_by(world, "member_b", world.a.get_url())
        assert before.partition("h-resources")[2] == after.partition("h-resources")[2]


class TestNoticesAndFeedback:
    def test_a_draft_handed_over_tells_the_title_its_reader_may_read(self, world):
        actor = world.people["member_a"]
        page = SheetFactory(space=world.a, thematic=world.thematic, owner=actor, title="Premier titre")
        hand_to_referents(page=page, actor=actor)
        page = completed(page, page, actor)
        Placement.objects.filter(page=page).update(author=actor)
        share(page=page, actor=actor, audience="NETWORK", confirmed=True)
        rewritten(type(page).objects.get(pk=page.pk), actor, title=SECRET)
        page_type = ContentType.objects.get_for_model(page)
        told = {"kind": "draft.handed", "content_type": page_type, "object_id": page.pk, "event": "x"}
        notice = Notice.objects.create(recipient=world.people["member_b"], **told)
        body = render([notice], world.people["member_b"])[0].body
        assert "Premier titre" in body
        assert SECRET not in body

    def test_feedback_on_an_edition_names_its_author_to_those_who_may_know_them(self, world):
        make_circuit(world.a.record.department)
        people = world.people
        sheet = SheetFactory(space=world.a, shared=True, owner=people["member_a"])
        edition = accepted(sheet, people["member_a"], people["coordinator"], people["validator"])
        User.objects.filter(pk=people["member_b"].pk).update(last_name="Canaridit")
        people["member_b"].refresh_from_db()
        said = Experience(date(2026, 1, 5), "Des parents", UseAgain.YES, worked="Très bien.")
        give_feedback_on_edition(edition=edition, actor=people["member_b"], said=said)
        urls = [reverse("edition_feedback", args=[edition.publication_id]), address("feedback", sheet)]
        told = MEMBERS_A | {"member_b"}
        assert those_who_see(world, "Canaridit", *urls) == told
        User.objects.filter(pk=people["member_b"].pk).update(is_listed=True)
        listed = told | {"follower_a", "validator", "coordinator_elsewhere", "validator_elsewhere"}
        assert those_who_see(world, "Canaridit", *urls) == listed
        assert "no_seat" not in those_who_see(world, "Canaridit", *urls)


class TestAReuseShowsWhatItTakes:
    @pytest.fixture
    def source(self, world):
        return SheetFactory(
            space=world.a, network=True, title="La source", obstacles="<p>Canarifreins</p>", duration="Canariheures",
            funders="Canarifinanceur", budget_range="UNDER_5000", outcomes="<p>Canarirésultats</p>",
        )  # fmt: skip

    @pytest.fixture
    def page(self, world, source):
        return reuse_page(source=source, space=world.b, actor=world.people["member_b"], adapted="x")

    def test_it_carries_what_its_form_shows_and_not_what_is_the_others_own(self, world, page):
        draft = page.get_latest_revision_as_object()
        said = str(draft.reading().to_json())
        assert "Canarifreins" in said
        for own in ("Canarifinanceur", "UNDER_5000", "Canarirésultats"):
            assert own not in said
        shown = seen_by(world, "member_b", address("edit_resource", page))
        assert "Canarifreins" in shown.partition('name="obstacles"')[2].partition("</textarea>")[0]
        assert (draft.outcomes, draft.territory_kind) == ("", "")
        assert draft.context
        assert len(draft.steps) == 1

    def test_the_form_marks_what_is_the_sources_and_shows_its_results_beside(self, world, page):
        url = address("edit_resource", page)
        shown = seen_by(world, "member_b", url)
        assert shown.count("à garder, à adapter, à vider") >= 4
        assert "Canarirésultats" in shown
        assert "Canarirésultats" not in shown.partition('<textarea name="outcomes"')[2].partition("</textarea>")[0]
        rewritten(page, world.people["member_b"], summary="Le nôtre.", context="<p>Le nôtre.</p>")
        assert seen_by(world, "member_b", url).count("à garder") < shown.count("à garder")
        assert "Canarirésultats" in seen_by(world, "member_b", address("compare_source_then", page))

    def test_a_second_reuse_is_told_of_the_first(self, world, source, page):
        url = reverse("reuse", args=["itc-a", source.pk])
        shown = seen_by(world, "member_b", url)
        assert "Déjà reprise dans votre ITC" in shown
        assert page.get_url() in shown
        assert "Déjà reprise" not in seen_by(world, "member_a", url)

    def test_the_same_files_are_no_change(self, world, source):
        attach(source, world.people["member_a"])
        share_again(page=source, actor=world.people["member_a"])
        page = adapted(type(source).objects.get(pk=source.pk), world.b, world.people["member_b"], audience="NETWORK")
        assert len(page.reading().files) == 1
        for name in ("compare_source", "compare_source_then", "compare_source_since"):
            assert "Fichiers" not in seen_by(world, "member_b", address(name, page)), name
