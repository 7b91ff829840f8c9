"""The point that opens a session while the ITC has not chosen how its duties turn."""

from itc_spaces.meetings.enums import Aim
from itc_spaces.meetings.handing_over import NeededPoint
from itc_spaces.meetings.models import TurnScheme


def has_no_scheme(space: int) -> bool:
    return not TurnScheme.objects.filter(space=space, ended_at__isnull=True).exists()


SCHEMES_POINT = NeededPoint(
    "schemes", "Choisir nos logiques d'animation et de secrétariat", 20, has_no_scheme, aim=Aim.DECIDE, is_first=True
)
