"""Many spaces at once: what a page costs must not depend on how many there are."""

from demonstration.scale import add_spaces
from tests.support.factories.people import DepartmentFactory


def many_spaces(count: int, department=None, member=None) -> list[int]:
    """`count` spaces, each with a sheet shared with the network, and its own people unless `member` sits in all."""
    return add_spaces(count, resources=1, department=department or DepartmentFactory(), member=member)
