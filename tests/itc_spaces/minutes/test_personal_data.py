"""What minutes hold on a person is given to them, and forgotten with them."""

import pytest

from accounts.personal_data import anonymise, export_of
from itc_spaces.minutes import actions
from itc_spaces.minutes.models import Delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def observed(scene):
    scene.write_all()
    scene.circulate()
    row = actions.observe(delivery=scene.delivery("caf"), actor=scene.caf, words="Mot canari")
    return actions.reply(delivery=row, actor=scene.keeper, words="Réponse canari", seen=row.observation)


def test_all_of_it_is_given(scene, observed):
    held = str(export_of(scene.caf)["comptes rendus"])
    assert "Mot canari" in held
    assert "Réponse canari" in held
    assert "canari" not in str(export_of(scene.keeper)["comptes rendus"])


def test_words_go_with_the_person_and_minutes_stay(scene, observed):
    assert anonymise(scene.caf)
    row = Delivery.objects.get(pk=observed.pk)
    assert (row.observation, row.reply, row.replied_by) == ("", "", None)
    assert anonymise(scene.keeper)
    assert scene.meeting.minutes.newest.parts.count() == 3
