"""From a shared text to an edition: every action, and what refuses it."""

import pytest
from django.utils import timezone

from itc_spaces.spaces.models import Placement
from knowledge.actions import bin_resource, share
from knowledge.models import Credit, Reuse
from knowledge.publication import facets
from knowledge.publication.actions import decide, purge, retract, submit, withdraw
from knowledge.publication.enums import Decision, SubmissionState
from knowledge.publication.models import Edition, Publication, Submission, Withdrawal
from knowledge.publication.reusing import reuse_edition
from notifications.models import Notice
from tests.support.factories import OfficeFactory, SheetFactory
from tests.support.factories.publication import accepted, answered, submitted
from web.refusals import NotAllowed, Refused


def make_edition(sheet, people) -> Edition:
    return accepted(sheet, people["member_a"], people["coordinator"], people["validator"])


def rewrite(sheet, actor, **fields):
    """A new text, shared: what a second edition is made of."""
    for name, value in fields.items():
        setattr(sheet, name, value)
    sheet.save_revision(user=actor, log_action=False).publish()
    return type(sheet).objects.get(pk=sheet.pk)


class TestSubmit:
    def test_freezes_the_shared_text(self, sheet, people):
        submission = submitted(sheet, people["member_a"])
        rewrite(sheet, people["member_a"], title="Un autre titre")
        submission.refresh_from_db()
        assert submission.as_reading().title != "Un autre titre"
        assert submission.committee.kind == "COORDINATION"

    def test_takes_the_shared_text_and_not_the_draft(self, sheet, people):
        shared = sheet.title
        sheet.title = "Brouillon en cours"
        sheet.save_revision(user=people["member_a"], log_action=False)
        assert submitted(sheet, people["member_a"]).title == shared

    def test_same_text_twice_is_one_submission(self, sheet, people):
        assert submitted(sheet, people["member_a"]) == submitted(sheet, people["member_a"])
        assert Submission.objects.count() == 1
        recipients = Notice.objects.filter(kind="submission.turn").values_list("recipient", flat=True)
        assert list(recipients) == [people["coordinator"].pk]

    def test_a_new_text_replaces_the_pending_one(self, sheet, people):
        first = submitted(sheet, people["member_a"])
        second = submitted(rewrite(sheet, people["member_a"], title="Mieux dit"), people["member_a"])
        first.refresh_from_db()
        assert (first.state, second.state) == (SubmissionState.REPLACED, SubmissionState.PENDING)
        with pytest.raises(Refused, match="entre-temps"):
            decide(submission=first, actor=people["coordinator"], decision="ACCEPT", reason="", version=first.version)

    @pytest.mark.parametrize("who", ["follower_a", "member_b", "expert_open", "validator", "no_seat", "administrator"])
    def test_only_those_who_write_there(self, sheet, people, who):
        with pytest.raises(NotAllowed):
            submit(page=sheet, actor=people[who], confirmed_no_resident=True)

    def test_asks_for_the_confirmation(self, sheet, people):
        with pytest.raises(Refused, match="aucun habitant"):
            submit(page=sheet, actor=people["member_a"], confirmed_no_resident=False)

    def test_a_draft_is_shared_first(self, world, circuit, people):
        with pytest.raises(Refused, match="Partagez d'abord"):
            submitted(SheetFactory(space=world.a), people["member_a"])

    def test_incomplete(self, sheet, people):
        sheet.publics.clear()
        sheet.save()
        with pytest.raises(Refused, match="Publics"):
            submitted(sheet, people["member_a"])

    def test_without_a_circuit(self, world, people):
        sheet = SheetFactory(space=world.a, network=True, publics=[])
        with pytest.raises(Refused, match="circuit de validation"):
            submitted(sheet, people["member_a"])

    def test_contact_only_when_ticked(self, sheet, people):
        sheet = rewrite(sheet, people["member_a"], contact="jeanne@exemple.test")
        assert submitted(sheet, people["member_a"]).contact == ""
        sheet = rewrite(sheet, people["member_a"], contact_is_public=True)
        assert submitted(sheet, people["member_a"]).contact == "jeanne@exemple.test"


class TestDecide:
    def test_the_last_step_makes_the_edition(self, sheet, people):
        submission = submitted(sheet, people["member_a"])
        assert answered(submission, people["coordinator"]) is None
        assert not Edition.objects.exists()
        edition = answered(submission, people["validator"])
        submission.refresh_from_db()
        assert (submission.state, submission.edition) == (SubmissionState.ACCEPTED, edition)
        assert (edition.number, edition.in_catalogue, edition.title) == (1, True, sheet.title)

    def test_two_validators_of_one_step(self, sheet, people):
        submission = submitted(sheet, people["member_a"])
        colleague = OfficeFactory(department=sheet.placement.space.record.department).user
        answered(submission, people["coordinator"])
        with pytest.raises(Refused, match="entre-temps"):
            decide(submission=submission, actor=colleague, decision="ACCEPT", reason="", version=1)
        assert submission.verdicts.count() == 1

    def test_not_before_its_turn(self, sheet, people):
        submission = submitted(sheet, people["member_a"])
        with pytest.raises(NotAllowed):
            answered(submission, people["validator"])

    @pytest.mark.parametrize("who", ["member_a", "chair_a", "coordinator_elsewhere", "no_seat", "administrator"])
    def test_only_the_committee(self, sheet, people, who):
        with pytest.raises(NotAllowed):
            answered(submitted(sheet, people["member_a"]), people[who])

    def test_changes_need_a_reason_and_end_it(self, sheet, people):
        submission = submitted(sheet, people["member_a"])
        with pytest.raises(Refused, match="ce qui est à changer"):
            answered(submission, people["coordinator"], Decision.CHANGES, "  ")
        answered(submission, people["coordinator"], Decision.CHANGES, "Le déroulement manque.")
        submission.refresh_from_db()
        assert submission.state == SubmissionState.CHANGES
        assert Notice.objects.filter(kind="submission.changes", recipient=people["member_a"]).count() == 1

    def test_retracted_then_decided(self, sheet, people):
        submission = submitted(sheet, people["member_a"])
        retract(submission=submission, actor=people["member_a"])
        with pytest.raises(Refused, match="entre-temps"):
            decide(submission=submission, actor=people["coordinator"], decision="ACCEPT", reason="", version=1)
        with pytest.raises(Refused, match="n'attend plus"):
            retract(submission=submission, actor=people["member_a"])

    def test_binned_meanwhile(self, sheet, people):
        submission = submitted(sheet, people["member_a"])
        bin_resource(page=sheet, actor=people["member_a"])
        submission.refresh_from_db()
        assert submission.state == SubmissionState.RETRACTED

    def test_hidden_page_makes_no_edition(self, sheet, people):
        submission = submitted(sheet, people["member_a"])
        answered(submission, people["coordinator"])
        Placement.objects.filter(page=sheet).update(binned_at=timezone.now())
        with pytest.raises(Refused, match="corbeille"):
            answered(submission, people["validator"])
        assert not Publication.objects.exists()

    def test_notices_go_to_those_concerned(self, sheet, people):
        make_edition(sheet, people)
        told = set(Notice.objects.filter(kind="submission.accepted").values_list("recipient", flat=True))
        assert told == {people["member_a"].pk, people["chair_a"].pk}

    def test_trace_holds_no_title(self, sheet, people):
        from wagtail.models import ModelLogEntry

        make_edition(sheet, people)
        entries = ModelLogEntry.objects.filter(action__in=["itc.submitted", "itc.edition_accepted"])
        assert entries.count() == 2
        assert not any(sheet.title in f"{entry.label} {entry.data}" for entry in entries)


class TestEdition:
    def test_numbers_follow_and_one_stands_in_the_catalogue(self, sheet, people):
        first = make_edition(sheet, people)
        second = make_edition(rewrite(sheet, people["member_a"], title="Second titre"), people)
        assert (first.publication, second.number) == (second.publication, 2)
        assert list(Edition.objects.filter(in_catalogue=True)) == [second]
        assert second.slug == "second-titre"
        assert Edition.objects.get(pk=first.pk).title == first.title != second.title

    def test_is_immutable(self, sheet, people):
        edition = make_edition(sheet, people)
        with pytest.raises(TypeError, match="immutable"):
            edition.save()

    def test_credits_by_consent(self, sheet, people):
        Credit.objects.create(page=sheet, user=people["member_a"], name="Jeanne Dit-Oui", consents_public=True)
        Credit.objects.create(page=sheet, user=people["chair_a"], name="Paul Dit-Non")
        names = [credit.name for credit in make_edition(sheet, people).credits.all()]
        assert names == ["Jeanne Dit-Oui", "un membre de l'ITC A"]

    def test_facets(self, sheet, people):
        edition = make_edition(sheet, people)
        found = {(row.facet, row.value) for row in edition.facets.all()}
        assert {
            (facets.TYPE.word, "fiche"),
            (facets.TERRITORY_KIND.word, "qpv"),
            (facets.SPACE.word, "itc-a"),
        } <= found

    def test_publisher_follows_a_new_name_but_keeps_its_address(self, world, sheet, people):
        edition = make_edition(sheet, people)
        world.a.title = "ITC des Collines"
        world.a.save()
        make_edition(rewrite(sheet, people["member_a"], title="Encore"), people)
        publisher = edition.publication.publisher
        publisher.refresh_from_db()
        assert (publisher.name, publisher.slug) == ("ITC des Collines", "itc-a")

    def test_lineage_of_an_adaptation(self, world, sheet, people):
        source = make_edition(sheet, people)
        adaptation = reuse_edition(edition=source, space=world.b, actor=people["member_b"], adapted="Le public")
        adaptation.lead_organisation, adaptation.territory = sheet.lead_organisation, sheet.territory
        adaptation.context, adaptation.outcomes = sheet.context, sheet.outcomes
        adaptation.save_revision(log_action=False)
        share(page=adaptation, actor=people["member_b"], audience="SPACE", confirmed=True)
        edition = accepted(adaptation, people["member_b"], people["coordinator"], people["validator"])
        assert edition.source == source.publication
        assert sheet.title in edition.attribution
        assert Notice.objects.filter(kind="resource.reused_in_public", recipient=people["member_a"]).count() == 1


class TestWithdraw:
    def test_one_edition(self, sheet, people):
        edition = make_edition(sheet, people)
        withdraw(publication=edition.publication, actor=people["validator"], reason="Erreur", edition=edition)
        edition.refresh_from_db()
        assert not edition.in_catalogue
        assert edition.withdrawals.exists()
        with pytest.raises(Refused, match="déjà retirée"):
            withdraw(publication=edition.publication, actor=people["validator"], reason="Erreur", edition=edition)

    def test_newest_withdrawn_leaves_no_other_in_its_place(self, sheet, people):
        first = make_edition(sheet, people)
        second = make_edition(rewrite(sheet, people["member_a"], title="Deux"), people)
        withdraw(publication=first.publication, actor=people["coordinator"], reason="Erreur", edition=second)
        assert not Edition.objects.filter(in_catalogue=True).exists()
        assert not first.withdrawals.exists()

    def test_all_of_them_and_numbers_never_come_back(self, sheet, people):
        first = make_edition(sheet, people)
        make_edition(rewrite(sheet, people["member_a"], title="Deux"), people)
        withdraw(publication=first.publication, actor=people["validator"], reason="Tout est faux")
        assert Withdrawal.objects.count() == 2
        third = make_edition(rewrite(sheet, people["member_a"], title="Trois"), people)
        assert (third.number, third.withdrawals.exists()) == (3, False)

    @pytest.mark.parametrize("who", ["member_a", "chair_a", "coordinator_elsewhere", "no_seat", "administrator"])
    def test_only_offices_of_the_department(self, sheet, people, who):
        edition = make_edition(sheet, people)
        with pytest.raises(NotAllowed):
            withdraw(publication=edition.publication, actor=people[who], reason="Erreur")

    def test_needs_a_reason(self, sheet, people):
        edition = make_edition(sheet, people)
        with pytest.raises(Refused, match="motif"):
            withdraw(publication=edition.publication, actor=people["validator"], reason=" ")


class TestPurge:
    def test_blanks_all_that_was_made_of_it(self, world, sheet, people):
        sheet = rewrite(sheet, people["member_a"], title="Canari rouge", context="<p>Canari rouge</p>")
        edition = make_edition(sheet, people)
        reuse_edition(edition=edition, space=world.b, actor=people["member_b"], adapted="")
        purge(edition=edition, actor=people["coordinator"], reason="Une personne était reconnaissable")
        rows = [*Edition.objects.values(), *Submission.objects.values(), *Reuse.objects.values()]
        assert not any("Canari" in str(row) for row in rows)
        edition = Edition.objects.get(pk=edition.pk)
        assert (edition.number, edition.purge_reason) == (1, "Une personne était reconnaissable")
        assert edition.withdrawals.exists()
        assert edition.as_reading().sections == ()

    @pytest.mark.parametrize("who", ["member_a", "validator", "coordinator_elsewhere"])
    def test_only_the_coordination(self, sheet, people, who):
        edition = make_edition(sheet, people)
        with pytest.raises(NotAllowed):
            purge(edition=edition, actor=people[who], reason="Loi")

    def test_once(self, sheet, people):
        edition = make_edition(sheet, people)
        purge(edition=edition, actor=people["coordinator"], reason="Loi")
        with pytest.raises(Refused, match="déjà supprimé"):
            purge(edition=edition, actor=people["coordinator"], reason="Loi")
