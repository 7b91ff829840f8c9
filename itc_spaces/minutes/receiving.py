"""The people who receive a version: those who sit in the ITC, and those invited to a thematic of one of its parts."""

from django.db.models import Q

from accounts.models import User
from itc_spaces.minutes.models import MinutesPart
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import Mode
from itc_spaces.spaces.models import Grant, grant_works


def recipients_of(space: int, parts: list[MinutesPart]) -> list[User]:
    """Returns the receivers, by key; a person who may read no part of the version is not among them."""
    thematics = {part.thematic_id for part in parts if part.thematic_id and not part.reserved}
    modes = Mode.values if any(not part.reserved for part in parts) else [Mode.ATTENDS]
    seated = access.memberships_in_force(*modes).filter(seat__space=space)
    invited = Grant.all_rows.filter(grant_works(access.today()), content_object__in=thematics)
    people = User.objects.filter(Q(pk__in=seated.values("user")) | Q(pk__in=invited.values("user")), is_active=True)
    return list(people.order_by("pk"))
