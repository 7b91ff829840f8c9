"""What came of it: who says so, who reads it, what it says together, and what the public sees of it: nothing."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.urls import reverse

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Placement, SpaceRecord
from knowledge.actions import Experience, give_feedback, remove_feedback
from knowledge.actions.notices import FEEDBACK
from knowledge.enums import UseAgain
from knowledge.experience import feedback_on, summarised
from knowledge.models import Credit, Feedback
from knowledge.publication.actions import withdraw
from knowledge.publication.feedback import feedback_on_publication, give_feedback_on_edition
from notifications.models import Notice
from notifications.sending import send_notices
from tests.support.factories import NoteFactory, SheetFactory
from tests.support.factories.publication import accepted, make_circuit
from tests.support.site import INSIDE_A, NETWORK, SIGNED_IN
from tests.support.world import PERSONAS
from web.refusals import NotAllowed, Refused

ANSWERS = {"used_on": "2026-03-02", "for_whom": "Dix parents", "worked": "Le café.", "did_not": "", "use_again": "YES"}


def said(**changes) -> Experience:
    given = {"used_on": date(2026, 3, 2), "for_whom": "Dix parents", "use_again": UseAgain.YES, "worked": "Le café."}
    return Experience(**given | changes)


@pytest.fixture
def sheet(world):
    page = SheetFactory(space=world.a, owner=world.people["member_a"], network=True, title="Le café des parents")
    Credit.objects.create(page=page, user=world.people["member_a_and_b"], name="Co")
    return page


@pytest.fixture
def edition(world, sheet):
    make_circuit(world.a.record.department)
    people = world.people
    return accepted(sheet, people["member_a"], people["coordinator"], people["validator"])


def who_may(world, action, target):
    return {p for p in PERSONAS if access.may(world.people.get(p, AnonymousUser()), action, target)}


@pytest.mark.parametrize(
    ("traits", "givers"),
    [
        ({"network": True}, NETWORK),
        ({"shared": True}, INSIDE_A),
        ({}, set()),
        ({"network": True, "binned": True}, set()),
    ],
)
def test_whoever_reads_what_is_shared_tells_but_its_author(world, traits, givers):
    page = SheetFactory(space=world.a, owner=world.people["member_a"], **traits)
    assert who_may(world, Action.GIVE_FEEDBACK, page) == givers - {"member_a"}


def test_an_expert_tells_of_what_is_placed_in_their_thematic(world):
    page = SheetFactory(space=world.a, thematic=world.thematic, shared=True)
    assert who_may(world, Action.GIVE_FEEDBACK, page) == INSIDE_A | {"expert_open"}


def test_after_its_itc_closed_what_was_shared_is_still_used(world, sheet):
    SpaceRecord.objects.filter(space=world.a).update(closed_at=access.now())
    assert give_feedback(target=sheet, actor=world.people["member_b"], said=said())


def test_feedback_is_read_with_its_page_and_changed_by_its_author(world, sheet, edition):
    on_page = give_feedback(target=sheet, actor=world.people["member_b"], said=said())
    on_edition = give_feedback_on_edition(edition=edition, actor=world.people["no_seat"], said=said())
    assert who_may(world, Action.READ, on_page) == NETWORK
    assert who_may(world, Action.READ, on_edition) == SIGNED_IN
    assert who_may(world, Action.EDIT, on_page) == {"member_b"}
    Placement.objects.filter(page=sheet).update(audience="SPACE")
    assert who_may(world, Action.READ, on_page) == INSIDE_A


def test_the_authors_are_told_once_and_the_mail_shows_what_they_may_read(world, sheet):
    feedback = give_feedback(target=sheet, actor=world.people["member_b"], said=said())
    give_feedback(target=sheet, actor=world.people["member_b"], said=said(worked="Autre chose."))
    recipients = {world.people[name].pk for name in ("member_a", "member_a_and_b")}
    assert set(Notice.objects.filter(kind=FEEDBACK).values_list("recipient", flat=True)) == recipients
    send_notices()
    assert {sent.to[0] for sent in mail.outbox} == {world.people[n].email for n in ("member_a", "member_a_and_b")}
    assert f"#retour-{feedback.pk}" in mail.outbox[0].body
    assert "Le café des parents" in mail.outbox[0].subject


def test_one_feedback_a_person_and_resource(world, sheet):
    actor = world.people["member_b"]
    first = give_feedback(target=sheet, actor=actor, said=said())
    again = give_feedback(target=sheet, actor=actor, said=said(use_again=UseAgain.NO, did_not="La pluie."))
    assert (again.pk, again.use_again, again.created_at) == (first.pk, UseAgain.NO, first.created_at)
    assert again.edited_at
    with pytest.raises(NotAllowed):
        remove_feedback(feedback=again, actor=world.people["member_a"])
    remove_feedback(feedback=again, actor=actor)
    assert not Feedback.objects.exists()


def test_what_is_refused(world, sheet, edition):
    with pytest.raises(Refused, match="marché"):
        give_feedback(target=sheet, actor=world.people["member_b"], said=said(worked=""))
    with pytest.raises(Refused, match="à venir"):
        give_feedback(target=sheet, actor=world.people["member_b"], said=said(used_on=date(2999, 1, 1)))
    note = NoteFactory(space=world.a, network=True)
    for target, persona in [(note, "member_b"), (sheet, "no_seat"), (sheet, "member_a")]:
        with pytest.raises(NotAllowed):
            give_feedback(target=target, actor=world.people[persona], said=said())
    with pytest.raises(NotAllowed):
        give_feedback_on_edition(edition=edition, actor=world.people["member_a"], said=said())
    assert not Feedback.objects.exists()


def test_what_feedback_says_together(world, sheet, edition, django_assert_num_queries):
    given = {
        "member_b": (UseAgain.YES, 2024),
        "follower_a": (UseAgain.ADAPTED, 2025),
        "validator": (UseAgain.YES, 2026),
    }
    for persona, (use_again, year) in given.items():
        told = said(use_again=use_again, used_on=date(year, 5, 1))
        give_feedback(target=sheet, actor=world.people[persona], said=told)
    give_feedback_on_edition(edition=edition, actor=world.people["no_seat"], said=said(use_again=UseAgain.NO))
    reader = world.people["member_b"]
    with access.remembering(), django_assert_num_queries(2):  # what they hold, then the rows, as in a request
        together = summarised(feedback_on(reader, sheet))
    assert [(bar.label, bar.count, bar.width) for bar in together.bars] == [
        ("oui", 2, 200), ("oui en l'adaptant", 1, 100), ("non", 1, 100),
    ]  # fmt: skip
    assert (together.first, together.last) == (date(2024, 5, 1), date(2026, 5, 1))
    outside = world.people["no_seat"]
    assert (
        summarised(feedback_on(outside, sheet)).total
        == summarised(feedback_on_publication(outside, edition.publication)).total
        == 1
    ), "of what is private, no count either"


def test_the_page_shows_it_and_its_form_gives_it(world, sheet, client):
    world.client("member_b", client)
    give = reverse("give_feedback", args=["itc-a", sheet.pk])
    assert give in client.get(sheet.url).content.decode()
    assert client.post(give, ANSWERS).status_code == 302
    shown = client.get(sheet.url).content.decode()
    assert "Le café." in shown
    assert (
        '<title id="retours-dessin">Le referiez-vous ? Oui : 1. Oui en l&#x27;adaptant : 0. Non : 0. </title>' in shown
    )
    assert "Le café." in client.get(give).content.decode(), "one's own, to change it"
    assert client.post(give, {"remove": "1"}).status_code == 302
    assert not Feedback.objects.exists()


def test_only_a_first_one_says_that_the_authors_are_told(world, sheet, client):
    world.client("member_b", client)
    give = reverse("give_feedback", args=["itc-a", sheet.pk])
    assert "les auteurs en sont avertis" in client.post(give, ANSWERS, follow=True).text
    assert "en sont avertis" not in client.post(give, ANSWERS | {"worked": "Le thé."}, follow=True).text


@pytest.mark.parametrize("changes", [{"used_on": ""}, {"used_on": "2999-01-01"}, {"worked": ""}, {"use_again": "PEUT"}])
def test_a_refused_form_keeps_what_was_typed(world, sheet, client, changes):
    answers = ANSWERS | {"for_whom": "Des familles du quartier"} | changes
    response = world.client("member_b", client).post(reverse("give_feedback", args=["itc-a", sheet.pk]), answers)
    assert response.status_code == 422
    assert "Des familles du quartier" in response.content.decode()
    assert not Feedback.objects.exists()


def test_who_reads_the_resource_is_led_to_it_from_the_edition(world, sheet, edition, client):
    url = reverse("edition_feedback", args=[edition.publication_id])
    response = world.client("member_b", client).get(url)
    assert response["Location"] == reverse("feedback", args=["itc-a", sheet.pk])
    response = client.get(reverse("give_edition_feedback", args=[edition.publication_id]))
    assert response["Location"] == reverse("give_feedback", args=["itc-a", sheet.pk])


def test_the_public_edition_says_nothing_of_it(world, sheet, edition, client):
    before = client.get(edition.get_absolute_url()).content
    give_feedback_on_edition(edition=edition, actor=world.people["no_seat"], said=said())
    assert client.get(edition.get_absolute_url()).content == before
    url = reverse("edition_feedback", args=[edition.publication_id])
    assert client.get(url).status_code == 302, "sign in first"
    assert "Le café." in world.client("no_seat", client).get(url).content.decode()
    withdraw(publication=edition.publication, actor=world.people["validator"], reason="Erreur")
    assert client.get(url).status_code == 404


def test_many_feedbacks_cost_the_same(world, sheet, client, django_assert_max_num_queries):
    author = world.people["member_b"]
    for index in range(60):
        Feedback.objects.create(
            page=sheet, author_name=f"P{index}", used_on=date(2026, 1, 1), for_whom="x", worked="x",
            use_again=UseAgain.YES, created_at=access.now(),
        )  # fmt: skip
    world.client("member_b", client)
    assert author
    client.get(sheet.url)
    with django_assert_max_num_queries(12):
        assert client.get(reverse("feedback", args=["itc-a", sheet.pk])).status_code == 200
