"""What every test may ask for."""

import pytest
from hypothesis import settings

from itc_spaces import clock
from tests.world import World, make_world

# No deadline: a busy machine is no fault of the code. `make full` asks for the second one.
settings.register_profile("usual", deadline=None)
settings.register_profile("full", deadline=None, max_examples=2000)
settings.load_profile("usual")


@pytest.fixture(autouse=True)
def forget_clock_mark():
    """Each test has its own database, so the instant another one recorded is not its own."""
    clock.forget_mark()


@pytest.fixture
def world(db) -> World:
    return make_world()
