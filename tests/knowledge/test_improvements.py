"""An adaptation's improvement goes back to its source: what is offered, to whom, and what taking it does."""

from functools import partial

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.trace import Traced
from knowledge import actions
from knowledge.enums import ImprovementState
from knowledge.improving import way_to_improve, write_offered
from knowledge.models import Credit, Improvement, PracticeSheet
from knowledge.personal_data import export_care, forget_care
from knowledge.staleness import StaleForm, base_of, format_base
from notifications.models import Notice
from notifications.notices import shown_to
from tests.support.factories import SheetFactory, member_of
from tests.support.factories.lineage import adapted, rewritten
from tests.support.site import MEMBERS_A, MEMBERS_B
from web.refusals import NotAllowed, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(world):
    return SheetFactory(
        space=world.a, owner=world.people["member_a"], network=True, title="La source", publics=[],
        context="<p>Des familles n'osaient pas entrer.</p>",
    )  # fmt: skip


@pytest.fixture
def adaptation(world, source):
    return adapted(
        source, world.b, world.people["member_b"], title="Titre canari",
        context="<p>Des familles et des pères n'osaient pas entrer.</p>", lessons="<p>Le soir d'abord.</p>",
        outcomes="<p>Résultat canari.</p>",
    )  # fmt: skip


def offered(adaptation, actor, sections=("context", "lessons"), why="Les pères viennent.") -> Improvement:
    return actions.offer_improvement(
        page=adaptation, actor=actor, sections=sections, why=why, base=base_of(adaptation)
    )  # fmt: skip


def answered(offer, actor, taken=(), word="", change=None) -> Improvement:
    """By taking these parts, as they are offered unless `change` writes otherwise; by declining where there is none."""
    if taken:
        change = change or partial(write_offered, offer=offer, keys=taken)
        actions.take_improvement(
            improvement=offer, actor=actor, taken=taken, word=word, base=base_of(offer.receiver), change=change
        )
    else:
        actions.decline_improvement(improvement=offer, actor=actor, word=word)
    return Improvement.objects.get(pk=offer.pk)


def draft_of(page) -> PracticeSheet:
    return PracticeSheet.objects.get(pk=page.pk).get_latest_revision_as_object()


def history(page) -> list[str]:
    """What the history says of improvements, oldest first."""
    entries = PageLogEntry.objects.filter(page=page.pk, action__startswith="itc.improvement").order_by("pk")
    return [entry.action for entry in entries]


class TestOffering:
    def test_only_what_is_chosen_is_frozen(self, world, adaptation):
        offer = offered(adaptation, world.people["member_b"])
        reading = offer.as_reading()
        assert [section.key for section in reading.sections] == ["context", "lessons"]
        assert "canari" not in str(offer.reading)
        rewritten(adaptation, world.people["member_b"], context="<p>Plus tard.</p>")
        offer.refresh_from_db()
        assert offer.as_reading() == reading

    def test_one_at_a_time(self, world, adaptation):
        offer = offered(adaptation, world.people["member_b"])
        with pytest.raises(Refused, match="attend déjà"):
            offered(adaptation, world.people["member_b"])
        actions.withdraw_improvement(improvement=offer, actor=world.people["member_b"])
        assert offered(adaptation, world.people["member_b"]).pk != offer.pk

    @pytest.mark.parametrize("sections", [(), ("unknown",), ("steps",), ("title",)])
    def test_what_says_the_same_or_is_no_section_is_not_offered(self, world, adaptation, sections):
        with pytest.raises(Refused, match="au moins une"):
            offered(adaptation, world.people["member_b"], sections)

    def test_it_says_why(self, world, adaptation):
        with pytest.raises(Refused, match="une phrase"):
            offered(adaptation, world.people["member_b"], why=" \n ")

    @pytest.mark.parametrize("persona", ["member_a", "follower_a", "validator", "expert_open", "no_seat"])
    def test_by_who_writes_the_adaptation(self, world, adaptation, persona):
        with pytest.raises(NotAllowed):
            offered(adaptation, world.people[persona])

    @pytest.mark.parametrize("hide", ["narrow", "draft", "bin", "delete"])
    def test_a_source_hidden_by_now_is_offered_nothing(self, world, client, source, adaptation, hide):
        if hide in ("bin", "delete"):
            actions.bin_resource(page=source, actor=world.people["member_a"])
        else:
            audience = "SPACE" if hide == "narrow" else None
            actions.narrow(page=source, actor=world.people["member_a"], audience=audience)
        if hide == "delete":
            source.delete()
        with pytest.raises(NotAllowed):
            offered(adaptation, world.people["member_b"])
        url = reverse("offer_improvement", args=["itc-b", adaptation.pk])
        client = world.client("member_b", client)
        assert client.get(url).status_code == client.post(url, {"why": "x"}).status_code == 404
        assert url not in client.get(adaptation.url).content.decode()

    def test_a_text_saved_meanwhile_is_read_again(self, world, adaptation):
        base = base_of(adaptation)
        rewritten(adaptation, world.people["member_b"], context="<p>Autre.</p>")
        with pytest.raises(StaleForm):
            actions.offer_improvement(
                page=adaptation, actor=world.people["member_b"], sections=["context"], why="x", base=base
            )

    def test_the_author_and_the_chairs_are_told(self, world, adaptation):
        offered(adaptation, world.people["member_b"])
        told = Notice.objects.filter(kind="improvement.offered")
        assert {notice.recipient for notice in told} == {world.people["member_a"], world.people["chair_a"]}
        assert all(shown_to(notice.recipient).filter(pk=notice.pk).exists() for notice in told)


class TestAnswering:
    def test_what_is_taken_is_a_draft_of_the_source(self, world, source, adaptation):
        offer = answered(offered(adaptation, world.people["member_b"]), world.people["chair_a"], ["lessons"])
        assert (offer.state, offer.taken) == (ImprovementState.PARTLY, ["lessons"])
        draft = draft_of(source)
        assert draft.lessons == "<p>Le soir d'abord.</p>"
        assert draft.context == source.context
        live = PracticeSheet.objects.get(pk=source.pk)
        assert (live.lessons, live.has_unpublished_changes) == ("", True)

    def test_lists_and_lines_are_taken_as_their_type_keeps_them(self, world, source, adaptation):
        steps = [("step", {"title": "Ouvrir", "text": "Le soir.", "duration": "2 h"})]
        adaptation = rewritten(
            adaptation, world.people["member_b"], steps=steps, objectives="Un\nDeux", summary="Autre résumé."
        )
        offer = offered(adaptation, world.people["member_b"], ["steps", "objectives", "summary"])
        answered(offer, world.people["chair_a"], ["steps", "objectives", "summary"])
        draft = draft_of(source)
        assert [dict(block.value) for block in draft.steps] == [steps[0][1]]
        assert (draft.objectives, draft.summary) == ("Un\nDeux", "Autre résumé.")

    def test_taking_all_accepts(self, world, adaptation):
        offer = answered(
            offered(adaptation, world.people["member_b"]), world.people["chair_a"], ["context", "lessons", "unknown"]
        )
        assert (offer.state, offer.taken) == (ImprovementState.ACCEPTED, ["context", "lessons"])

    def test_only_what_the_save_changed_is_taken(self, world, source, adaptation):
        """The other text may have been chosen, or one's own words put back."""
        offer, chair = offered(adaptation, world.people["member_b"]), world.people["chair_a"]
        assert answered(offer, chair, ["context"], change=lambda draft: None).state == ImprovementState.OFFERED
        assert not Credit.objects.filter(page=source, user=world.people["member_b"]).exists()
        offer.receiver.refresh_from_db()
        with pytest.raises(Refused, match="n'a rien pris"):
            answered(offer, chair, ["context"], word="Merci.", change=lambda draft: None)
        offer.receiver.refresh_from_db()
        half = partial(write_offered, offer=offer, keys=["lessons"])
        closed = answered(offer, chair, ["context", "lessons"], change=half)
        assert (closed.state, closed.taken) == (ImprovementState.PARTLY, ["lessons"])

    def test_what_is_taken_may_be_written_otherwise(self, world, source, adaptation):
        offer, chair = offered(adaptation, world.people["member_b"]), world.people["chair_a"]
        answered(offer, chair, ["lessons"], change=lambda draft: setattr(draft, "lessons", "<p>Le midi.</p>"))
        assert draft_of(source).lessons == "<p>Le midi.</p>"
        assert Credit.objects.filter(page=source, user=world.people["member_b"]).exists()

    def test_declining_takes_a_word(self, world, source, adaptation):
        offer = offered(adaptation, world.people["member_b"])
        with pytest.raises(Refused, match="pourquoi"):
            answered(offer, world.people["chair_a"], word="  ")
        assert answered(offer, world.people["chair_a"], word="Pas chez nous.").state == ImprovementState.DECLINED
        assert not PracticeSheet.objects.get(pk=source.pk).has_unpublished_changes
        assert not Credit.objects.filter(page=source, user=world.people["member_b"]).exists()

    def test_credits_follow_and_nobody_agreed_for_the_source(self, world, source, adaptation):
        both = world.people["member_a_and_b"]
        Credit.objects.create(page=source, user=both, name="Déjà là")
        Credit.objects.create(page=adaptation, user=both, name="Déjà là")
        Credit.objects.create(page=adaptation, name="Sans compte", quality="Bénévole")
        Credit.objects.filter(page=adaptation, user=world.people["member_b"]).update(consents_public=True)
        answered(offered(adaptation, world.people["member_b"]), world.people["chair_a"], ["context"])
        found = Credit.objects.filter(page=source).values_list("name", "consents_public")
        assert set(found) == {
            ("Déjà là", False), ("Sans compte", False), (world.people["member_b"].get_full_name(), False),
        }  # fmt: skip

    def test_both_histories_say_it(self, world, client, source, adaptation):
        answered(offered(adaptation, world.people["member_b"]), world.people["chair_a"], ["context"])
        said = [Traced.IMPROVEMENT_OFFERED.value, Traced.IMPROVEMENT_TAKEN.value]
        assert history(source) == history(adaptation) == said
        for persona, page in (("member_a", source), ("member_b", adaptation)):
            shown = world.client(persona, client).get(
                reverse("history", args=[page.placement.space.slug, page.pk])
            )  # fmt: skip
            assert "Amélioration proposée" in shown.content.decode()
            assert world.people["chair_a"].get_full_name() in shown.content.decode()

    def test_who_offered_is_told_once(self, world, adaptation):
        offer = offered(adaptation, world.people["member_b"])
        answered(offer, world.people["chair_a"], word="Pas chez nous.")
        told = Notice.objects.filter(kind="improvement.answered")
        assert [notice.recipient for notice in told] == [world.people["member_b"]]

    def test_a_closed_offer_is_answered_no_more(self, world, adaptation):
        offer = offered(adaptation, world.people["member_b"])
        answered(offer, world.people["chair_a"], word="Non.")
        for act in (
            lambda: answered(offer, world.people["member_a"], ["context"]),
            lambda: actions.withdraw_improvement(improvement=offer, actor=world.people["member_b"]),
        ):
            with pytest.raises(Refused, match="déjà"):
                act()

    def test_a_source_saved_meanwhile_is_read_again(self, world, source, adaptation):
        offer = offered(adaptation, world.people["member_b"])
        base = base_of(source)
        rewritten(source, world.people["member_a"], context="<p>Autre.</p>")
        with pytest.raises(StaleForm):
            actions.take_improvement(
                improvement=offer, actor=world.people["chair_a"], taken=["context"], word="", base=base,
                change=partial(write_offered, offer=offer, keys=["context"]),
            )  # fmt: skip
        offer.refresh_from_db()
        assert offer.state == ImprovementState.OFFERED

    @pytest.mark.parametrize("persona", ["member_b", "follower_a", "validator", "no_seat"])
    def test_by_who_writes_the_source(self, world, adaptation, persona):
        with pytest.raises(NotAllowed):
            answered(offered(adaptation, world.people["member_b"]), world.people[persona], ["context"])


def test_each_side_reads_it_and_nobody_else(world, adaptation):
    offer = offered(adaptation, world.people["member_b"])
    for action, expected in (
        (Action.READ, MEMBERS_A | MEMBERS_B), (Action.DECIDE, MEMBERS_A), (Action.RETRACT, MEMBERS_B),
    ):  # fmt: skip
        found = {name for name, person in world.people.items() if access.may(person, action, offer)}
        assert found == expected, action


def test_it_survives_its_source_and_may_be_withdrawn(world, client, source, adaptation):
    offer = offered(adaptation, world.people["member_b"])
    source.delete()
    client = world.client("member_b", client)
    url = reverse("improvement", args=[offer.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"do": "withdraw"}).status_code == 302
    offer.refresh_from_db()
    assert offer.state == ImprovementState.WITHDRAWN
    assert world.client("member_a", client).get(url).status_code == 404


def test_a_history_outlives_the_adaptation(world, client, source, adaptation):
    offer = answered(offered(adaptation, world.people["member_b"]), world.people["chair_a"], ["context"])
    adaptation.delete()
    shown = world.client("member_a", client).get(reverse("history", args=["itc-a", source.pk])).content.decode()
    assert "Amélioration acceptée" in shown
    assert reverse("improvement", args=[offer.pk]) not in shown
    assert draft_of(source).context != source.context, "what was taken stays"


def test_an_erased_account_takes_its_names_and_leaves_the_offer(world, adaptation):
    giver, chair = world.people["member_b"], world.people["chair_a"]
    offer = answered(offered(adaptation, giver), chair, word="Pas chez nous.")
    assert [row["proposé"] for row in export_care(giver)] == ["Les pères viennent."]
    assert [row["répondu"] for row in export_care(chair)] == ["Pas chez nous."]
    for person in (giver, chair):
        forget_care(person)
        assert export_care(person) == []
    offer.refresh_from_db()
    assert (offer.offered_by, offer.decided_by, offer.word) == (None, None, "Pas chez nous.")


class TestPages:
    def test_walked_by_two_itcs(self, world, client, source, adaptation):
        world.client("member_b", client)
        url = reverse("offer_improvement", args=["itc-b", adaptation.pk])
        assert url in client.get(adaptation.url).content.decode()
        shown = client.get(url).content.decode()
        assert "et des pères</ins>" in shown
        sent = {"sections": ["context"], "why": "Les pères viennent.", "base": format_base(base_of(adaptation))}
        response = client.post(url, sent)
        offer = Improvement.objects.get()
        assert response["Location"] == reverse("improvement", args=[offer.pk])
        assert "attend déjà" in client.get(url).content.decode()

        form = world.client("chair_a", client).get(response["Location"])["Location"]
        assert form == f"{reverse('edit_resource', args=['itc-a', source.pk])}?amelioration={offer.pk}"
        assert "canari" not in client.get(form).text, "nothing but what was chosen"
        assert response["Location"] in client.get(source.url).content.decode()
        answered(offer, world.people["chair_a"], ["context"], word="Merci !")
        assert "pères" in client.get(f"{source.url}?brouillon=1").content.decode()

        shown = world.client("member_b", client).get(response["Location"]).content.decode()
        assert "Merci !" in shown
        assert "Acceptée, le" in shown

    def test_each_side_names_its_own_and_whom_the_reader_may_know(self, world, client, source, adaptation):
        giver, chair = world.people["member_b"], world.people["chair_a"]
        for person, name in ((giver, "Xqdonne"), (chair, "Xqrepond")):
            User.objects.filter(pk=person.pk).update(last_name=name)
        url = reverse("improvement", args=[answered(offered(adaptation, giver), chair, word="Non.").pk])
        for persona, told in (("member_a", "Xqrepond"), ("member_b", "Xqdonne")):
            shown = world.client(persona, client).get(url).content.decode()
            assert {name for name in ("Xqdonne", "Xqrepond") if name in shown} == {told}
        User.objects.filter(pk=chair.pk).update(is_listed=True)
        assert "Xqrepond" in world.client("member_b", client).get(url).content.decode()

    def test_a_refused_form_keeps_what_was_typed(self, world, client, adaptation):
        world.client("member_b", client)
        url = reverse("offer_improvement", args=["itc-b", adaptation.pk])
        sent = {"sections": ["lessons"], "why": "Mes mots à garder", "base": "1@2020-01-01T00:00:00+00:00"}
        response = client.post(url, sent)
        assert response.status_code == 422
        shown = response.content.decode()
        assert "Mes mots à garder" in shown
        assert "entre-temps" in shown
        assert 'value="lessons" checked' in shown
        assert 'value="context" checked' not in shown
        assert format_base(base_of(adaptation)) in shown
        assert client.post(url, {"sections": ["nothing"], "base": ""}).status_code == 422

    def test_the_side_of_the_adaptation_sees_no_text_of_the_source(self, world, client, source, adaptation):
        offer = offered(adaptation, world.people["member_b"])
        rewritten(source, world.people["member_a"], context="<p>Texte canari.</p>", title="Titre canari")
        shown = world.client("member_b", client).get(reverse("improvement", args=[offer.pk])).content.decode()
        assert "Texte canari" not in shown
        assert reverse("history", args=["itc-a", source.pk]) not in shown


def test_the_way_to_improve(world, source, adaptation):
    people = world.people
    own = reverse("offer_improvement", args=["itc-b", adaptation.pk])
    assert way_to_improve(people["member_b"], source) == own
    assert way_to_improve(member_of(world.a), source) == reverse("reuse", args=["itc-a", source.pk])
    assert way_to_improve(people["follower_a"], source) is None
