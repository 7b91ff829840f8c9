"""Writing, changing, taking away: what stays, what goes, who is told."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import ModelLogEntry

from itc_spaces.discussion import actions
from itc_spaces.discussion.actions.checks import checked_body
from itc_spaces.discussion.models import BODY_LENGTH, Contribution, ReadMark
from itc_spaces.discussion.notices import MODERATED, QUESTION, REPLY
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Placement
from itc_spaces.spaces.trace import Traced
from knowledge.actions import expire_bin
from knowledge.models import Attachment, Credit
from notifications.models import Notice
from tests.support.factories import SheetFactory
from web.refusals import NotAllowed, Refused
from web.text import clean_lines

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def given_file(name="convention.pdf", content=PDF, alternative_text=""):
    return actions.GivenFile(SimpleUploadedFile(name, content), alternative_text)


@pytest.fixture
def sheet(world):
    page = SheetFactory(space=world.a, owner=world.people["member_a"], network=True)
    Credit.objects.create(page=page, user=world.people["member_a_and_b"], name="Co")
    return page


@pytest.fixture
def said(world, sheet):
    """Asked by someone of another ITC, with a file."""
    author = world.people["member_b"]
    return actions.post_contribution(target=sheet, actor=author, body="Combien de familles ?", files=[given_file()])


def told(kind) -> set:
    return set(Notice.objects.filter(kind=kind).values_list("recipient", flat=True))


def ids(world, *personas) -> set:
    return {world.people[persona].pk for persona in personas}


def test_a_message_keeps_the_name_of_the_day(world, said):
    author = world.people["member_b"]
    assert (said.author_name, said.author_quality) == (author.get_full_name(), author.quality)
    assert said.files.get().attachment.space == world.a
    entry = ModelLogEntry.objects.get(action=Traced.CONTRIBUTED)
    assert entry.data == {"space": world.a.pk}
    assert ReadMark.objects.get(recipient=author).page_id == said.page_id


def test_the_same_form_twice_makes_one_message_one_notice(world, sheet):
    key, author = uuid4(), world.people["member_b"]
    for target in (sheet, sheet, world.b):
        actions.post_contribution(target=target, actor=author, body="Une question ?", files=[], key=key)
    actions.post_contribution(target=sheet, actor=world.people["follower_a"], body="Une question ?", key=key)
    assert Contribution.objects.count() == 3, "another target, another person: another message"
    assert Notice.objects.filter(kind=QUESTION).count() == 4


def test_whoever_may_not_write_is_refused_and_nothing_stays(world, sheet):
    for persona in ("no_seat", "former_a", "expert_open", "administrator"):
        with pytest.raises(NotAllowed):
            actions.post_contribution(target=sheet, actor=world.people[persona], body="x")
    assert not Contribution.objects.exists()


def test_the_authors_are_told_of_a_question_those_who_spoke_of_an_answer(world, sheet, said):
    assert told(QUESTION) == ids(world, "member_a", "member_a_and_b")
    answer = actions.post_contribution(target=sheet, actor=world.people["member_a"], body="Douze.", parent=said)
    assert told(REPLY) == ids(world, "member_b")
    thanks = actions.post_contribution(target=sheet, actor=world.people["member_b"], body="Merci.", parent=answer)
    assert thanks.parent == said, "one level of answers"
    assert set(Notice.objects.filter(kind=REPLY, object_id=thanks.pk).values_list("recipient", flat=True)) == ids(
        world, "member_a"
    )


def test_an_answer_stays_on_its_target_and_not_under_what_was_taken_away(world, sheet, said):
    with pytest.raises(NotAllowed):
        actions.post_contribution(target=world.b, actor=world.people["member_b"], body="x", parent=said)
    actions.remove_contribution(contribution=said, actor=world.people["member_b"])
    with pytest.raises(Refused, match="retiré"):
        actions.post_contribution(target=sheet, actor=world.people["member_a"], body="x", parent=said)


@pytest.mark.parametrize("body", ["", " \n\t ", "\x00\u202e", "é" * (BODY_LENGTH + 1), "x" * 2_000_000])
def test_nothing_and_too_much_are_refused(world, body):
    with pytest.raises(Refused):
        actions.post_contribution(target=world.a, actor=world.people["member_a"], body=body)
    assert not Contribution.objects.exists()


def test_a_change_leaves_a_word(world, said):
    author = world.people["member_b"]
    assert actions.edit_contribution(contribution=said, actor=author, body=said.body).edited_at is None
    changed = actions.edit_contribution(contribution=said, actor=author, body="Combien de parents ?")
    assert changed.edited_at
    with pytest.raises(NotAllowed):
        actions.edit_contribution(contribution=said, actor=world.people["chair_a"], body="x")


def test_what_its_author_takes_back_is_gone_with_its_files(world, said):
    attachment = said.files.get().attachment
    actions.remove_contribution(contribution=said, actor=world.people["member_b"])
    said.refresh_from_db()
    assert (said.body, said.withheld, said.was_moderated) == ("", "", False)
    assert said.removed_by == world.people["member_b"]
    assert not Attachment.objects.filter(pk=attachment.pk).exists()


def test_a_resource_that_leaves_the_bin_for_good_takes_its_messages_and_their_files(world, sheet, said):
    Placement.objects.filter(page=sheet).update(binned_at=access.now() - timedelta(days=31))
    assert expire_bin() == 1
    assert not Contribution.objects.exists()
    assert not Attachment.objects.exists()


def test_what_is_moderated_is_kept_for_those_who_moderate(world, said):
    attachment, readers = said.files.get().attachment, ("member_a", "member_b", "chair_a", "coordinator")
    for persona in readers:
        assert access.may(world.people[persona], Action.READ, attachment), persona
    with pytest.raises(Refused, match="pourquoi"):
        actions.moderate_contribution(contribution=said, actor=world.people["chair_a"], reason=" ")
    actions.moderate_contribution(contribution=said, actor=world.people["chair_a"], reason="Une famille y est nommée.")
    said.refresh_from_db()
    assert (said.body, said.withheld) == ("", "Combien de familles ?")
    assert told(MODERATED) == ids(world, "member_b")
    may_open = {persona for persona in readers if access.may(world.people[persona], Action.READ, attachment)}
    assert may_open == {"chair_a", "coordinator"}
    with pytest.raises(NotAllowed):
        actions.edit_contribution(contribution=said, actor=world.people["member_b"], body="x")
    actions.restore_contribution(contribution=said, actor=world.people["coordinator"])
    said.refresh_from_db()
    assert (said.body, said.withheld, said.removal_reason) == ("Combien de familles ?", "", "")


def test_nobody_moderates_who_is_neither_chair_nor_coordination(world, said):
    for persona in ("member_a", "follower_a", "member_b", "coordinator_elsewhere", "validator"):
        with pytest.raises(NotAllowed):
            actions.moderate_contribution(contribution=said, actor=world.people[persona], reason="x")


def test_files_of_a_message_are_checked_and_few(world, said):
    author = world.people["member_b"]
    with pytest.raises(Refused, match="image"):
        actions.add_file(contribution=said, actor=author, given=given_file("photo.png", b"\x89PNG\r\n\x1a\n"))
    with pytest.raises(Refused, match="contenu"):
        actions.add_file(contribution=said, actor=author, given=given_file("texte.docx", b"MZ"))
    for _ in range(4):
        actions.add_file(contribution=said, actor=author, given=given_file())
    with pytest.raises(Refused, match="au plus 5"):
        actions.add_file(contribution=said, actor=author, given=given_file())
    actions.drop_file(contribution=said, actor=author, attachment_id=said.files.first().attachment_id)
    assert said.files.count() == 4
    with pytest.raises(NotAllowed):
        actions.drop_file(contribution=said, actor=world.people["member_a"], attachment_id=1)


@given(body=st.text(max_size=400))
def test_any_text_is_a_message_or_is_refused(body):
    """Whatever is typed: never another error, never an empty message, nothing that hides how a line reads."""
    try:
        kept = checked_body(body)
    except Refused:
        assert not clean_lines(body)
    else:
        assert kept.strip() == kept
        assert not set(kept) & set("\x00\x1b\u202e\u2066")
