"""The personal data of spaces (seats and offices), and how it is erased."""

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.locking import lock_places
from itc_spaces.spaces.models import Department, Membership, Office, SpaceRecord, Thematic
from itc_spaces.spaces.trace import Traced, trace

DATES = ("starts_on", "ends_on", "ended_at")


def export_rights(user: User) -> list[dict]:
    memberships = Membership.objects.filter(user=user).select_related("seat__space", "seat__organisation")
    offices = Office.objects.filter(user=user).select_related("department", "committee")
    rows = [(f"{row.seat.organisation}, {row.seat.space.title}", row.get_role_display(), row) for row in memberships]
    rows += [(str(row.committee or row.department), row.get_kind_display(), row) for row in offices]
    return [
        {"où": where, "à quel titre": how} | {name: getattr(row, name) for name in DATES} for where, how, row in rows
    ]


def hold_places(user: User) -> None:
    """Locks all containers where the person holds something, because their rights end there."""
    lock_places(user, changes=(Department, SpaceRecord, Thematic))


def end_rights(user: User) -> None:
    """Ends everything at once; the dated rows stay, without a name."""
    now = access.now()
    for model in (Membership, Office):
        model.objects.filter(user=user, ended_at__isnull=True).update(ended_at=now)
    trace(action=Traced.ACCOUNT_ERASED, target=user, actor=None)
