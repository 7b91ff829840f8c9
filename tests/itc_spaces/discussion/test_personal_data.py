"""An account that is taken away or erased: its words are in the export; erased, they stay without the person."""

from datetime import date

import pytest

from accounts.models import ERASED
from accounts.personal_data import anonymise, export_of
from itc_spaces.discussion import actions
from itc_spaces.discussion.enums import Rhythm
from itc_spaces.discussion.models import Contribution, Digest, MailRhythm, ReadMark
from knowledge.actions import Experience, give_feedback
from knowledge.enums import UseAgain
from knowledge.models import Feedback
from tests.support.factories import SheetFactory

SAID = Experience(date(2026, 3, 2), "Des parents", UseAgain.YES, worked="canariretour")


@pytest.fixture
def person(world):
    person, sheet = world.people["member_b"], SheetFactory(space=world.a, network=True)
    said = actions.post_contribution(target=sheet, actor=person, body="canariecrit")
    actions.moderate_contribution(contribution=said, actor=world.people["chair_a"], reason="Un nom y est.")
    actions.post_contribution(target=world.b, actor=person, body="Autre chose.")
    actions.post_contribution(target=world.b, actor=world.people["member_a_and_b"], body="canariautrui")
    actions.choose_rhythm(person=person, rhythm=Rhythm.NEVER)
    give_feedback(target=sheet, actor=person, said=SAID)
    return person


def test_ones_words_are_in_ones_export_and_nobody_elses(person):
    held = export_of(person)
    assert [row["texte"] for row in held["messages"]] == ["canariecrit", "Autre chose."]
    assert [row["worked"] for row in held["retours d'expérience"]] == ["canariretour"]
    assert "canariautrui" not in str(held)


def test_an_erased_account_leaves_its_words_without_a_person(person):
    anonymise(person)
    assert {(row.author, row.author_name) for row in Contribution.objects.exclude(body="canariautrui")} == {
        (None, ERASED)
    }
    assert Feedback.objects.get().author_name == ERASED
    for model in (ReadMark, MailRhythm, Digest):
        assert not model.objects.filter(recipient=person).exists()
