"""Makes many spaces at once, to test that a page's cost does not depend on their number."""

from demonstration.scale import add_spaces
from tests.support.factories.people import DepartmentFactory


def many_spaces(count: int, department=None, member=None) -> list[int]:
    """Makes `count` spaces with a sheet shared with the network; `member` sits in all, else each has its own people."""
    return add_spaces(count, resources=1, department=department or DepartmentFactory(), member=member)
