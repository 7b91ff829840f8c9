"""A resource's life, action by action: what each does, and whom it refuses."""

import uuid

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Membership, Placement
from itc_spaces.spaces.trace import Traced
from knowledge import actions
from knowledge.models import Credit, Note, PracticeSheet, Reuse
from knowledge.publication.enums import SubmissionState
from knowledge.staleness import StaleForm, base_of
from notifications.models import Notice
from notifications.notices import render
from tests.support.factories import NoteFactory, SheetFactory, days, member_of
from tests.support.factories.publication import accepted, make_circuit, submitted
from tests.support.sharing import share_again
from web.refusals import NotAllowed, Refused

pytestmark = pytest.mark.django_db


def placement(page) -> Placement:
    return Placement.objects.get(page_id=page.pk)


def rename(title):
    return lambda draft: setattr(draft, "title", title)


class TestStarting:
    def test_a_draft_needs_only_a_title_and_is_credited_to_its_author(self, world):
        author = world.people["member_a"]
        page = actions.start_resource(space=world.a, actor=author, page=PracticeSheet(title="Un café"))
        assert (placement(page).space_id, placement(page).shared_at, page.live) == (world.a.pk, None, False)
        assert [credit.user for credit in page.credits.all()] == [author]

    def test_the_same_form_twice_makes_one_page(self, world):
        key = uuid.uuid4()
        first, second = (
            actions.start_resource(
                space=world.a, actor=world.people["member_a"], page=PracticeSheet(title="Un café"), key=key
            )
            for _ in range(2)
        )
        assert first.pk == second.pk

    @pytest.mark.parametrize("persona", ["member_b", "follower_a", "former_a", "validator", "no_seat", "administrator"])
    def test_nobody_else_writes_in_the_space(self, world, persona):
        with pytest.raises(NotAllowed):
            actions.start_resource(space=world.a, actor=world.people[persona], page=PracticeSheet(title="Un café"))
        assert not PracticeSheet.objects.exists()

    def test_two_sheets_of_one_title_have_addresses_that_tell_nothing(self, world):
        author = world.people["member_a"]
        slugs = {
            actions.start_resource(space=world.a, actor=author, page=PracticeSheet(title="Un café")).slug for _ in "ab"
        }
        assert len(slugs) == 2
        assert all(slug.startswith("un-cafe-") and len(slug) == len("un-cafe-") + 6 for slug in slugs)


class TestSaving:
    def test_a_save_from_an_older_version_is_refused_and_changes_nothing(self, world):
        sheet = SheetFactory(space=world.a)
        base = base_of(sheet)
        actions.save_draft(page=sheet, actor=world.people["member_a"], base=base, change=rename("Le premier"))
        with pytest.raises(StaleForm):
            actions.save_draft(page=sheet, actor=world.people["chair_a"], base=base, change=rename("Le second"))
        assert PracticeSheet.objects.get().get_latest_revision_as_object().title == "Le premier"

    def test_what_is_shared_stays_as_it_was_until_the_changes_are_shared(self, world):
        sheet = SheetFactory(space=world.a, shared=True, title="Ancien titre")
        author = world.people["member_a"]
        actions.save_draft(page=sheet, actor=author, base=base_of(sheet), change=rename("Nouveau titre"))
        assert PracticeSheet.objects.get().title == "Ancien titre"
        share_again(page=sheet, actor=author)
        assert PracticeSheet.objects.get().title == "Nouveau titre"

    def test_what_is_shared_a_second_time_is_traced_as_changes(self, world):
        sheet, author = SheetFactory(space=world.a), world.people["member_a"]
        share_again(page=sheet, actor=author)
        actions.save_draft(page=sheet, actor=author, base=base_of(sheet), change=rename("Nouveau titre"))
        share_again(page=sheet, actor=author)
        entries = PageLogEntry.objects.filter(page=sheet.pk, action__contains="shared").order_by("pk")
        assert [entry.action for entry in entries] == [Traced.SHARED, Traced.CHANGES_SHARED]

    def test_an_older_version_comes_back_as_a_draft(self, world):
        sheet = SheetFactory(space=world.a, title="Première")
        author = world.people["member_a"]
        first = sheet.latest_revision
        actions.save_draft(page=sheet, actor=author, base=base_of(sheet), change=rename("Deuxième"))
        fresh = PracticeSheet.objects.get()
        actions.revert_to(page=fresh, actor=author, revision=first, base=base_of(fresh))
        assert PracticeSheet.objects.get().get_latest_revision_as_object().title == "Première"

    def test_a_version_of_another_page_is_refused(self, world):
        sheet, other = SheetFactory(space=world.a), SheetFactory(space=world.b)
        with pytest.raises(Refused):
            actions.revert_to(
                page=sheet, actor=world.people["member_a"], revision=other.latest_revision, base=base_of(sheet)
            )


class TestSharing:
    def test_sharing_asks_for_the_missing_answers_by_name(self, world):
        page = actions.start_resource(
            space=world.a, actor=world.people["member_a"], page=PracticeSheet(title="Un café")
        )
        with pytest.raises(Refused, match="Contexte et besoin repéré"):
            actions.share(page=page, actor=world.people["member_a"], audience=Audience.SPACE, confirmed=True)
        assert placement(page).shared_at is None

    def test_sharing_asks_for_the_confirmation(self, world):
        sheet = SheetFactory(space=world.a)
        with pytest.raises(Refused, match="aucun habitant"):
            actions.share(page=sheet, actor=world.people["member_a"], audience=Audience.SPACE, confirmed=False)

    @pytest.mark.parametrize("audience", Audience)
    def test_shared_is_live_with_its_audience(self, world, audience):
        sheet = SheetFactory(space=world.a)
        actions.share(page=sheet, actor=world.people["member_a"], audience=audience, confirmed=True)
        sheet.refresh_from_db()
        assert sheet.live
        assert placement(sheet).audience == audience
        assert access.may(world.people["member_b"], Action.READ, sheet) == (audience == Audience.NETWORK)

    def test_narrowing_to_a_draft_hides_it_at_once(self, world):
        sheet = SheetFactory(space=world.a, network=True)
        actions.narrow(page=sheet, actor=world.people["member_a"], audience=None)
        assert not access.may(world.people["member_b"], Action.READ, sheet)
        assert not access.may(world.people["follower_a"], Action.READ, sheet)
        assert access.may(world.people["member_a"], Action.READ, sheet)

    def test_what_a_command_takes_offline_is_a_draft_again(self, world):
        sheet = SheetFactory(space=world.a, network=True, thematic=world.thematic)
        sheet.unpublish()
        readers = {name for name, person in world.people.items() if access.may(person, Action.READ, sheet)}
        draft = SheetFactory(space=world.a, thematic=world.thematic)
        assert readers == {name for name, person in world.people.items() if access.may(person, Action.READ, draft)}
        assert not access.findable_pages().filter(page=sheet).exists()

    def test_narrowing_what_is_narrow_is_refused(self, world):
        with pytest.raises(Refused):
            actions.narrow(page=SheetFactory(space=world.a), actor=world.people["member_a"], audience=None)

    @pytest.mark.parametrize("persona", ["member_b", "follower_a", "expert_open", "validator"])
    def test_others_do_not_share(self, world, persona):
        sheet = SheetFactory(space=world.a, network=True, thematic=world.thematic)
        with pytest.raises(NotAllowed):
            actions.narrow(page=sheet, actor=world.people[persona], audience=None)


class TestBin:
    def test_out_of_sight_for_all_and_back_as_it_was(self, world):
        sheet = SheetFactory(space=world.a, network=True)
        actions.bin_resource(page=sheet, actor=world.people["member_a"])
        assert not any(access.may(person, Action.READ, sheet) for person in world.people.values())
        actions.restore_resource(page=sheet, actor=world.people["chair_a"])
        assert access.may(world.people["member_b"], Action.READ, sheet)

    def test_expires_after_thirty_days_and_the_lineage_stays(self, world):
        source = SheetFactory(space=world.a, network=True)
        adaptation = actions.reuse_page(
            source=source, space=world.b, actor=world.people["member_b"], adapted="En soirée."
        )
        actions.bin_resource(page=source, actor=world.people["member_a"])
        assert actions.expire_bin() == 0
        Placement.objects.filter(page=source).update(binned_at=timezone.now() - timezone.timedelta(days=31))
        assert actions.expire_bin() == 1
        reuse = Reuse.objects.get(adaptation=adaptation)
        assert reuse.source_page is None
        assert source.title in reuse.attribution


class TestReuse:
    def test_the_adaptation_says_the_same_and_carries_no_person_nor_place(self, world):
        author = world.people["member_a"]
        source = SheetFactory(space=world.a, network=True, owner=author, contact="06 00 00 00 00")
        Credit.objects.create(page=source, user=author, name="Nom secret")
        page = actions.reuse_page(source=source, space=world.b, actor=world.people["member_b"], adapted="En soirée.")
        adapted = page.get_latest_revision_as_object()
        told = [section for section in source.reading().sections if section.key != "outcomes"]
        assert list(adapted.reading().sections) == told
        assert (adapted.contact, adapted.lead_organisation, adapted.territory) == ("", None, None)
        assert [credit.user for credit in page.credits.all()] == [world.people["member_b"]]
        assert page.revisions.count() == 1
        assert "Nom secret" not in str(Reuse.objects.values().get())

    def test_what_is_shared_in_one_itc_is_not_carried_to_another(self, world):
        source = SheetFactory(space=world.a, shared=True)
        with pytest.raises(Refused, match="reprise que là"):
            actions.reuse_page(source=source, space=world.b, actor=world.people["member_a_and_b"], adapted="x")
        assert actions.reuse_page(source=source, space=world.a, actor=world.people["member_a_and_b"], adapted="x")

    @pytest.mark.parametrize("traits", [{}, {"shared": True}, {"network": True, "binned": True}])
    def test_what_one_may_not_read_is_not_reused(self, world, traits):
        with pytest.raises(NotAllowed):
            actions.reuse_page(
                source=SheetFactory(space=world.a, **traits), space=world.b, actor=world.people["member_b"], adapted="x"
            )

    def test_the_source_is_told_once_when_the_adaptation_reaches_the_network(self, world):
        source = SheetFactory(space=world.a, network=True)
        actor = world.people["member_b"]
        page = actions.reuse_page(source=source, space=world.b, actor=actor, adapted="En soirée.")
        complete(page, source, actor)
        actions.share(page=page, actor=actor, audience=Audience.SPACE, confirmed=True)
        assert not Notice.objects.exists(), "a draft, then a text of the own ITC, is told to nobody"
        for _ in range(2):
            actions.share(page=page, actor=actor, audience=Audience.NETWORK, confirmed=True)
        told = Notice.objects.filter(content_type=ContentType.objects.get_for_model(PracticeSheet))
        assert {notice.recipient for notice in told} == {
            world.people[name] for name in ("member_a", "chair_a", "secretary_a", "member_a_and_b")
        }

    def test_one_form_sent_to_two_itcs_makes_a_page_in_each(self, world):
        source, actor, key = SheetFactory(space=world.a, network=True), world.people["member_a_and_b"], uuid.uuid4()
        pages = [
            actions.reuse_page(source=source, space=space, actor=actor, adapted="x", key=key)
            for space in (world.a, world.b, world.b)
        ]
        assert [placement(page).space for page in pages] == [world.a, world.b, world.b]
        assert pages[1] == pages[2]

    def test_a_note_is_reused_too(self, world):
        source = NoteFactory(space=world.a, network=True)
        page = actions.reuse_page(source=source, space=world.b, actor=world.people["member_b"], adapted="x")
        assert isinstance(page, Note)
        assert page.what_to_do == source.what_to_do


def complete(page, source, actor):
    def fill(draft):
        draft.lead_organisation, draft.territory = source.lead_organisation, source.territory
        draft.outcomes = source.outcomes

    actions.save_draft(page=page, actor=actor, base=base_of(page), change=fill)


def test_a_right_that_ends_while_acting_is_refused(world):
    """Access is asked inside the action, not only by the page that offered it."""
    sheet = SheetFactory(space=world.a)
    actor = world.people["member_a"]
    actor.memberships.update(ends_on=days(-1))
    with pytest.raises(NotAllowed):
        actions.share(page=sheet, actor=actor, audience=Audience.SPACE, confirmed=True)


def test_a_name_that_two_people_bear_is_not_credited_a_third_time(world):
    sheet = SheetFactory(space=world.a)
    for _ in range(2):
        Credit.objects.create(page=sheet, user=member_of(world.a), name="Marie Martin")
    credit = actions.add_credit(page=sheet, actor=world.people["member_a"], name="Marie Martin")
    for _ in range(2):
        actions.add_credit(page=sheet, actor=world.people["member_a"], name="M" * 200)
    assert sheet.credits.filter(name__startswith="MMM").count() == 1
    assert credit.user is not None
    assert sheet.credits.filter(name="Marie Martin").count() == 2


def test_credits_each_consents_for_oneself(world):
    sheet = SheetFactory(space=world.a)
    author, colleague = world.people["member_a"], member_of(world.a)
    actions.add_credit(page=sheet, actor=author, user=colleague)
    with pytest.raises(NotAllowed):
        actions.set_consent(page=sheet, actor=world.people["chair_a"], consents=True)
    actions.set_consent(page=sheet, actor=colleague, consents=True)
    assert Credit.objects.get(user=colleague).consents_public


def test_ones_word_holds_also_on_what_one_reads_no_more(world, client):
    make_circuit(world.a.record.department)
    sheet = SheetFactory(space=world.a, network=True, title="Canaritactique")
    actor, other = world.people["member_a"], member_of(world.a)
    for person in (actor, other):
        Credit.objects.create(page=sheet, user=person, name=person.get_full_name(), consents_public=True)
    edition = accepted(sheet, actor, world.people["coordinator"], world.people["validator"])
    own, theirs = Credit.objects.get(user=actor), Credit.objects.get(user=other)
    actions.narrow(page=sheet, actor=actor, audience=Audience.SPACE)
    Membership.objects.filter(user=actor).update(ended_at=access.now())
    world.client("member_a", client)
    shown = client.get(reverse("signatures")).text
    assert "Canaritactique" not in shown
    assert f'value="{own.pk}"' in shown
    assert f'value="{theirs.pk}"' not in shown
    assert client.post(reverse("signatures"), {"named": [theirs.pk]}).status_code == 422
    assert client.post(reverse("signatures"), {}).status_code == 302
    assert list(Credit.objects.filter(consents_public=True)) == [theirs]
    assert [credit.user for credit in edition.credits.exclude(user=None)] == [other]


class TestValidationAndSharing:
    def test_what_is_made_a_draft_again_is_no_longer_submitted(self, world):
        make_circuit(world.a.record.department)
        sheet = SheetFactory(space=world.a, network=True)
        submission = submitted(sheet, world.people["member_a"])
        actions.narrow(page=sheet, actor=world.people["member_a"], audience=None)
        submission.refresh_from_db()
        assert submission.state == SubmissionState.RETRACTED
        assert not access.may(world.people["validator"], Action.READ, submission)

    def test_the_source_is_told_of_an_edition_it_may_read(self, world):
        make_circuit(world.b.record.department)
        source = SheetFactory(space=world.a, network=True)
        actor = world.people["member_b"]
        page = actions.reuse_page(source=source, space=world.b, actor=actor, adapted="En soirée.")
        complete(page, source, actor)
        actions.share(page=page, actor=actor, audience=Audience.SPACE, confirmed=True)
        accepted(page, actor, world.people["coordinator"], world.people["validator"])
        told = Notice.objects.filter(kind="resource.reused_in_public")
        assert {notice.recipient for notice in told} == {
            world.people[name] for name in ("member_a", "chair_a", "secretary_a", "member_a_and_b")
        }
        assert render(list(told.filter(recipient=world.people["member_a"])), world.people["member_a"])
