"""Validators' and members' pages: who gets which answer, and what the forms do."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.readers import readers_of_submission
from knowledge.publication import copies
from knowledge.publication.fragments import what_waits, where_it_stands
from knowledge.publication.models import Edition, Submission, Withdrawal
from tests.knowledge.publication.test_actions import rewrite
from tests.knowledge.publication.test_copies import attach, picture
from tests.support.answers import body_of
from tests.support.factories import OfficeFactory, SheetFactory
from tests.support.factories.publication import accepted, answered, submitted
from tests.support.site import MEMBERS_A, SIGNED_IN
from tests.support.world import PERSONAS

BYTES = ("public_copy", "submission_file", "submission_preview")
# route -> who is answered; the others get 404, the anonymous one is sent to sign in.
READERS = {
    "validation": SIGNED_IN,
    "submission at the first step": MEMBERS_A,
    "submission at the last step": MEMBERS_A | {"validator"},
    "submit_resource": MEMBERS_A,
    "public_copy": MEMBERS_A,
    "submission_file at the first step": MEMBERS_A,
    "submission_file at the last step": MEMBERS_A | {"validator"},
    "submission_preview at the last step": MEMBERS_A | {"validator"},
    "withdraw_publication": {"coordinator", "validator"},
    "purge_edition": {"coordinator"},
}


@pytest.fixture
def submission(sheet, people):
    return submitted(sheet, people["member_a"])


def address(route: str, sheet, people) -> str:
    if route == "validation":
        return reverse("validation")
    if route == "submit_resource":
        return reverse("submit_resource", args=["itc-a", sheet.pk])
    if route == "public_copy":
        attachment = attach(sheet, "photo.jpg", picture())
        copies.prepare([attachment])
        return reverse("public_copy", args=["itc-a", sheet.pk, attachment.pk])
    if route.startswith("submission"):
        if not route.startswith("submission at"):
            attach(sheet, "photo.jpg", picture())
        pending = submitted(sheet, people["member_a"])
        if route.endswith("last step"):
            answered(pending, people["coordinator"])
        name = route.partition(" ")[0]
        return reverse(name, args=[pending.pk if name == "submission" else pending.files.get().pk])
    made = accepted(sheet, people["member_a"], people["coordinator"], people["validator"])
    numbers = [made.publication_id] + ([1] if route == "purge_edition" else [])
    return reverse(route, args=numbers)


@pytest.mark.parametrize("route", READERS)
def test_who_is_answered(world, sheet, people, route):
    path = address(route, sheet, people)
    statuses = {}
    for persona in PERSONAS:
        response = world.client(persona, Client()).get(path)
        statuses[persona] = response.status_code
        body_of(response)
    expected = {persona: 200 if persona in READERS[route] else 404 for persona in PERSONAS}
    assert statuses == expected | {"anonymous": 302, "inactive_a": 302}


WRITTEN_TO = [route for route in READERS if route.split()[0] not in ("validation", *BYTES)]


@pytest.mark.parametrize("route", WRITTEN_TO)
def test_a_refused_post_changes_nothing(world, sheet, people, route):
    path = address(route, sheet, people)
    before = list(Submission.objects.values()), Edition.objects.count()
    sent = {"decision": "ACCEPT", "version": 1, "reason": "x", "confirmed": "on", "confirmed_no_resident": "on"}
    for persona in set(PERSONAS) - READERS[route] - {"anonymous", "inactive_a"}:
        assert world.client(persona, Client()).post(path, sent).status_code == 404
    assert (list(Submission.objects.values()), Edition.objects.count()) == before
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("path", ["soumissions/999/", "publications/999/retirer/", "publications/1/purger/9/"])
def test_missing_is_404(world, client, path):
    assert world.client("coordinator", client).get(f"/espaces/-/{path}").status_code == 404


class TestSubmitting:
    def test_confirms_then_sends(self, world, client, sheet):
        path = reverse("submit_resource", args=["itc-a", sheet.pk])
        client = world.client("member_a", client)
        assert "cochez cette case" in client.post(path).text
        assert not Submission.objects.exists()
        response = client.post(path, {"confirmed_no_resident": "on"})
        assert response["Location"] == reverse("submission", args=[Submission.objects.get().pk])
        client.post(path, {"confirmed_no_resident": "on"})
        assert Submission.objects.count() == 1

    def test_a_text_shared_meanwhile_is_read_before_it_is_submitted(self, world, client, sheet):
        path = reverse("submit_resource", args=["itc-a", sheet.pk])
        client = world.client("member_a", client)
        opened = client.get(path).context["form"]["seen"].value()
        rewrite(sheet, world.people["member_a"], title="Un autre titre")
        response = client.post(path, {"confirmed_no_resident": "on", "seen": opened})
        assert "Le texte partagé a changé" in response.text
        assert not Submission.objects.exists()
        again = response.context["form"]["seen"].value()
        assert client.post(path, {"confirmed_no_resident": "on", "seen": again}).status_code == 302

    def test_through_another_space_is_404(self, world, client, sheet):
        path = reverse("submit_resource", args=["itc-b", sheet.pk])
        assert world.client("member_a_and_b", client).get(path).status_code == 404

    def test_says_what_is_missing(self, world, client, sheet):
        draft = SheetFactory(space=world.a)
        path = reverse("submit_resource", args=["itc-a", draft.pk])
        response = world.client("member_a", client).post(path, {"confirmed_no_resident": "on"})
        assert response.status_code == 200
        assert "Partagez d&#x27;abord" in response.text

    def test_retracts(self, world, client, submission):
        client = world.client("member_a", client)
        path = reverse("retract_submission", args=[submission.pk])
        assert client.get(path).status_code == 405
        assert client.post(path).status_code == 302
        assert client.post(path).status_code == 302
        submission.refresh_from_db()
        assert submission.state == "RETRACTED"


class TestDeciding:
    def test_the_whole_way(self, world, people, submission):
        for persona in ("coordinator", "validator"):
            submission.refresh_from_db()
            client = world.client(persona, Client())
            assert submission.title in client.get(reverse("validation")).text
            path = reverse("submission", args=[submission.pk])
            sent = {"decision": "ACCEPT", "version": submission.version}
            assert client.post(path, sent)["Location"] == reverse("validation")
        assert Edition.objects.count() == 1

    def test_changes_without_a_reason_are_asked_again(self, world, client, submission):
        client = world.client("coordinator", client)
        path = reverse("submission", args=[submission.pk])
        assert "ce qui est à changer" in client.post(path, {"decision": "CHANGES", "version": 1}).text
        assert client.post(path, {"decision": "CHANGES", "version": 1, "reason": "Préciser"}).status_code == 302

    def test_answered_meanwhile_keeps_what_was_typed(self, world, client, submission, people):
        colleague = OfficeFactory(department=world.a.record.department).user
        answered(submission, colleague)
        sent = {"decision": "CHANGES", "version": 1, "reason": "Un motif écrit avec soin"}
        text = world.client("coordinator", client).post(reverse("submission", args=[submission.pk]), sent).text
        assert "entre-temps" in text
        assert "Un motif écrit avec soin" in text

    @pytest.mark.parametrize("decision", ["ACCEPT", "CHANGES"])
    def test_the_second_validator_of_a_step_keeps_his_words_and_reads_no_more(self, world, submission, decision):
        """The page is no longer his to read: he is told that somebody answered, and nothing else."""
        answered(submission, world.people["coordinator"])
        submission.refresh_from_db()
        colleague = OfficeFactory(
            department=world.a.record.department, validator=True, committee=submission.committee
        ).user
        version = submission.version
        answered(submission, colleague, decision, reason="Un motif.")
        path, client = reverse("submission", args=[submission.pk]), world.client("validator", Client())
        sent = {"decision": "CHANGES", "version": version, "reason": "Un motif écrit avec soin"}
        response = client.post(path, sent)
        assert response.status_code == 409
        assert "Quelqu'un a répondu entre-temps" in unescape(response.text)
        assert "Un motif écrit avec soin" in response.text
        assert submission.title not in response.text
        assert submission.verdicts.count() == 2
        assert client.get(path).status_code == 404
        assert world.client("member_b", Client()).post(path, sent).status_code == 404

    @pytest.mark.parametrize(
        "sent",
        [{}, {"decision": "X", "version": 1}, {"decision": "ACCEPT"}, {"decision": "ACCEPT", "version": "un"},
         {"decision": "ACCEPT", "version": "9" * 30}, {"decision": "CHANGES", "version": 1, "reason": "\x00"},
         {"decision": "CHANGES", "version": 1, "reason": "a" * 4000}],
    )  # fmt: skip
    def test_malformed(self, world, client, submission, sent):
        response = world.client("coordinator", client).post(reverse("submission", args=[submission.pk]), sent)
        assert response.status_code == 200
        assert not submission.verdicts.exists()

    def test_shows_the_differences_with_the_edition_in_force(self, world, client, sheet, people, edition):
        sheet = rewrite(sheet, people["member_a"], context="<p>Des familles n'osaient jamais entrer.</p>")
        second = submitted(sheet, people["member_a"])
        text = world.client("coordinator", client).get(reverse("submission", args=[second.pk])).text
        assert '<ins><span class="visually-hidden">ajouté : </span>jamais</ins>' in text

    def test_what_one_decided_stays_readable(self, world, client, submission, people):
        answered(submission, people["coordinator"])
        answered(submission, people["validator"])
        client = world.client("validator", client)
        assert client.get(reverse("submission", args=[submission.pk])).status_code == 200
        assert submission.title in client.get(reverse("validation")).text


class TestWithdrawing:
    def test_one_then_all(self, world, client, sheet, people, edition):
        second = accepted(
            rewrite(sheet, people["member_a"], title="Deux"),
            people["member_a"],
            people["coordinator"],
            people["validator"],
        )
        client = world.client("validator", client)
        path = reverse("withdraw_publication", args=[edition.publication_id])
        assert client.post(path, {"edition": "1", "reason": "Erreur"}).status_code == 302
        assert Withdrawal.objects.get().edition == edition
        assert client.post(path, {"edition": "toutes", "reason": "Erreur"}).status_code == 302
        assert Withdrawal.objects.filter(edition=second).exists()

    @pytest.mark.parametrize(
        "sent",
        [{}, {"edition": "999", "reason": "x"}, {"edition": "x"}, {"edition": "1", "reason": "\x00"}, {"reason": "x"}],
    )
    def test_malformed(self, world, client, edition, sent):
        path = reverse("withdraw_publication", args=[edition.publication_id])
        assert world.client("validator", client).post(path, sent).status_code == 200
        assert not Withdrawal.objects.exists()

    def test_purging_asks_for_the_confirmation(self, world, client, edition):
        path = reverse("purge_edition", args=[edition.publication_id, 1])
        client = world.client("coordinator", client)
        assert client.post(path, {"reason": "Loi"}).status_code == 200
        assert client.post(path, {"reason": "Loi", "confirmed": "on"}).status_code == 302
        edition.refresh_from_db()
        assert edition.purge_reason == "Loi"


class TestWhereItStands:
    def shown(self, rf, page, viewer, *actions):
        request = rf.get("/")
        request.user = viewer
        return where_it_stands(request, page=page, actions=frozenset(actions))

    def test_one_query_beside_what_one_holds(self, rf, sheet, people, edition, django_assert_max_num_queries):
        with django_assert_max_num_queries(2):
            _, context = self.shown(rf, sheet, people["member_a"], Action.EDIT, Action.SUBMIT)
        assert (context["edition"], context["may_submit"]) == (edition, True)

    def test_submissions_are_for_those_who_may_read_them(self, rf, sheet, people, submission):
        assert self.shown(rf, sheet, people["member_b"]) is None
        _, context = self.shown(rf, sheet, people["member_a"], Action.EDIT)
        assert context["submission"] == submission


@pytest.mark.parametrize(
    ("who", "shown"), [("coordinator", 1), ("member_a", 0), ("member_b", None), ("follower_a", None)]
)
def test_what_waits_on_the_home(rf, people, submission, who, shown):
    request = rf.get("/")
    request.user = people[who]
    fragment = what_waits(request)
    assert (len(fragment[1]["submissions"]) if fragment else None) == shown


def test_pages_do_not_ask_more_for_more(world, client, sheet, people, django_assert_max_num_queries):
    client = world.client("coordinator", client)
    for count in (1, 6):
        for _ in range(count):
            submitted(SheetFactory(space=world.a, network=True, publics=[]), people["member_a"])
        with django_assert_max_num_queries(12):
            client.get(reverse("validation"))


def test_who_can_see_a_submission_is_the_real_answer(world, people, submission):
    told = {person for group in readers_of_submission(submission) for person in group.people}
    assert told == {person for person in people.values() if access.may(person, Action.READ, submission)}
