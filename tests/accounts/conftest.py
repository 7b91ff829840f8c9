import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def forget_counts():
    """The attempts of another test are not this one's."""
    cache.clear()
