"""What people are told, in words, and to whom."""

import pytest

from knowledge.publication.actions import withdraw
from knowledge.publication.enums import Decision
from notifications.notices import render, shown_to
from tests.support.factories.publication import accepted, answered, submitted


def told(person) -> dict[str, str]:
    """The subject of each notice a person may read, by kind."""
    return {shown.notice.kind: shown.subject for shown in render(list(shown_to(person)), person)}


@pytest.fixture
def title(sheet) -> str:
    return f"« {sheet.title} »".replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def test_the_committee_whose_turn_it_is(sheet, people, title):
    submission = submitted(sheet, people["member_a"])
    assert told(people["coordinator"]) == {"submission.turn": f"À valider\u00a0: {title}"}
    assert told(people["validator"]) == {}
    answered(submission, people["coordinator"])
    assert set(told(people["validator"])) == {"submission.turn"}


def test_each_decision_reaches_the_author(sheet, people, title):
    answered(submitted(sheet, people["member_a"]), people["coordinator"], Decision.CHANGES, "À préciser")
    edition = accepted(sheet, people["member_a"], people["coordinator"], people["validator"])
    withdraw(publication=edition.publication, actor=people["validator"], reason="Erreur")
    subjects = told(people["member_a"])
    assert set(subjects) == {"submission.step", "submission.changes", "submission.accepted", "submission.withdrawn"}
    assert all(title in subject for subject in subjects.values())
    assert set(told(people["chair_a"])) == {"submission.accepted", "submission.withdrawn"}


def test_nobody_else(world, sheet, people):
    edition = accepted(sheet, people["member_a"], people["coordinator"], people["validator"])
    withdraw(publication=edition.publication, actor=people["validator"], reason="Erreur")
    concerned = {"member_a", "chair_a", "coordinator", "validator"}
    assert {name for name, person in people.items() if told(person)} == concerned
