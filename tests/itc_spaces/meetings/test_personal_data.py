"""What meetings hold on a person is given to them, forgotten with them, and not kept for ever."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.personal_data import anonymise, export_of
from itc_spaces.meetings import actions
from itc_spaces.meetings.enums import Answer
from itc_spaces.meetings.forgetting import forget_words
from itc_spaces.meetings.models import Attendance, CalendarAddress, Convocation, MailChoice, Meeting
from tests.itc_spaces.meetings.scenes import begin, everybody_came

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived(scene):
    meeting = scene.meeting()
    row = scene.row(meeting, "caf")
    actions.answer_convocation(convocation=row, actor=scene.caf, answer=Answer.EXCUSED, word="Mot canari")
    actions.open_address(actor=scene.caf, name="Téléphone")
    actions.choose_mails(person=scene.caf, reminders=False)
    meeting = begin(meeting)
    return actions.hold_meeting(
        meeting=meeting, actor=scene.chair, seats=everybody_came(meeting),
        others=[actions.OtherPresent("habitante", "Mme Martin")],
    )  # fmt: skip


def test_all_of_it_is_given(scene, lived):
    held = export_of(scene.caf)
    assert "Mot canari" in str(held["rencontres"])
    assert "présent·e" in str(held["rencontres"])
    assert [row["nom"] for row in held["adresses d'agenda"]] == ["Téléphone"]


def test_a_person_who_is_erased_leaves_their_structure(scene, lived):
    name = scene.caf.get_full_name()
    assert anonymise(scene.caf)
    row = Attendance.objects.get(seat=scene.seats["caf"])
    assert (row.name, row.person) == ("un membre de l'ITC", None)
    assert name not in str(list(Attendance.objects.values()))
    assert Convocation.objects.get(recipient=scene.caf).word == ""
    assert CalendarAddress.objects.get().revoked_at
    assert not MailChoice.objects.exists()


def test_words_are_kept_two_months_and_names_of_who_came_once_two_years(scene, lived):
    assert forget_words() == {"mots d'excuse effacés": 0, "noms effacés": 0}
    now = timezone.now()
    Meeting.objects.update(starts_at=now - timedelta(days=63), ends_at=now - timedelta(days=62))
    assert forget_words() == {"mots d'excuse effacés": 1, "noms effacés": 0}
    Meeting.objects.update(starts_at=now - timedelta(days=741), ends_at=now - timedelta(days=740))
    assert forget_words() == {"mots d'excuse effacés": 0, "noms effacés": 1}
    other = Attendance.objects.get(seat__isnull=True)
    assert (other.name, other.quality) == ("", "habitante")
