import pytest

from tests.itc_spaces.minutes.scenes import Scene, make_scene


@pytest.fixture
def scene(db) -> Scene:
    return make_scene()
