import pytest

from tests.itc_spaces.meetings.scenes import Scene, make_scene
from tests.support.kept_rows import made_once


@pytest.fixture
def scene(db) -> Scene:
    return made_once(make_scene)
