"""Many spaces at once: what a page costs must not depend on how many there are."""

from tests.factories.people import DepartmentFactory
from website.scale import add_spaces


def many_spaces(count: int, department=None, member=None) -> list[int]:
    """`count` spaces, each with a sheet shared with the network, and its own people unless `member` sits in all."""
    return add_spaces(count, resources=1, department=department or DepartmentFactory(), member=member)
