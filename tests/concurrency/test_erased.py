"""A person who erased their account gets nothing back by what others do afterwards."""

import pytest

from itc_spaces.thematics import actions
from tests.concurrency.gestures.people import THEMATIC, close_thematic
from tests.concurrency.invariants import belied
from tests.concurrency.scenes import IN_A_MONTH, thematic
from web.refusals import NotAllowed, Refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("gesture", ["change the access", "agree to be named"])
def test_their_access_is_not_changed(gesture):
    scene = thematic()
    THEMATIC["erase the expert's account"](scene)
    with pytest.raises((Refused, NotAllowed)):
        THEMATIC[gesture](scene)
    assert not belied()


def test_a_thematic_reopens_without_them():
    scene = thematic()
    close_thematic(scene)
    THEMATIC["erase the expert's account"](scene)
    actions.reopen_thematic(
        thematic=scene.thematic, actor=scene.chair, reason="Il reste à dire.", closes_on=IN_A_MONTH, with_invited=True
    )
    assert not belied()
