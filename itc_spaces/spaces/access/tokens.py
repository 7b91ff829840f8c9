"""Reading rights as tokens: an indexed row carries those of its readers, a viewer holds those of today.

One common token says the same as `visible_to`; a property test compares both. Rights that begin or end only change the
viewer's tokens, so the index does not change.
"""

from collections.abc import Callable

from django.db.models import Model, QuerySet
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces.access.holdings import holdings_of
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import (
    AboutResource,
    AskedOfDepartment,
    Attended,
    Circulated,
    Convened,
    Convoked,
    Delivered,
    Department,
    FollowsTarget,
    Grant,
    HeldFile,
    Membership,
    Minuted,
    Offered,
    Office,
    OfMeeting,
    OfSpace,
    OnAgenda,
    Owed,
    Personal,
    Placed,
    Placement,
    Published,
    Recorded,
    ShownState,
    Space,
    SpacesIndex,
    Submitted,
    Thematic,
)

PUBLIC = "public"
NETWORK = "network"
SPACE = "space:"


def tokens_of(viewer: User) -> frozenset[str]:
    """Returns the tokens that the viewer holds today; none without a signed-in account."""
    if not viewer.is_authenticated or not viewer.is_active:
        return frozenset()
    held = holdings_of(viewer)
    spaces = {*held.inside, *(row["space"] for row in held.coordinated_spaces() or ())}
    tokens = {f"{SPACE}{pk}" for pk in spaces} | {f"thematic:{pk}" for pk in held.granted} | {PUBLIC}
    return frozenset(tokens | {NETWORK} if held.is_of_network else tokens)


def fewest(tokens: frozenset[str]) -> frozenset[str]:
    """Returns fewer tokens for the same readers: a holder of a space's token is inside it or coordinates it, so is
    one of
    the network."""
    if NETWORK not in tokens:
        return tokens
    return frozenset(token for token in tokens if not token.startswith(SPACE))


def tokens_for(row: Model) -> frozenset[str]:
    """Returns the tokens of the people who find the row by search; none if nobody does, as for a draft."""
    tokens = next((TOKENS[base] for base in type(row).__mro__ if base in TOKENS), None)
    return tokens(row) if tokens else frozenset()


def _of_placement(row: Placement) -> frozenset[str]:
    found = row.shared_at and not row.binned_at
    return _placed(row, row.thematic_id) if found else frozenset()


def _of_thematic(row: Thematic) -> frozenset[str]:
    return _placed(row, row.pk)


def _of_message(row: FollowsTarget) -> frozenset[str]:
    if row.removed_at:
        return frozenset()
    if row.space_id:
        return frozenset({f"{SPACE}{row.space_id}"})
    return tokens_for(row.thematic or row.page.placement)


def _of_minuted(row: Minuted) -> frozenset[str]:
    """Returns the tokens of the newest version's parts; a reserved part is not indexed."""
    if row.shown_at is None or row.replaced_at or row.reserved:
        return frozenset()
    return _readers(row.meeting.space_id, row.audience, row.thematic_id)


def _placed(row: Placed, thematic: int | None) -> frozenset[str]:
    return _readers(row.space_id, row.audience, thematic)


def _readers(space: int, audience: str, thematic: int | None) -> frozenset[str]:
    tokens = {f"{SPACE}{space}"}
    if audience == Audience.NETWORK:
        tokens.add(NETWORK)
    if thematic:
        tokens.add(f"thematic:{thematic}")
    return frozenset(tokens)


def findable_pages() -> QuerySet[Placement]:
    """Returns the placements for which `tokens_for` gives tokens."""
    return Placement.objects.filter(shared_at__isnull=False, binned_at__isnull=True)


# By shape, as for the rules. None: not found by these tokens, but perhaps by another row that has some.
TOKENS: dict[type, Callable | None] = {
    Placement: _of_placement,
    Thematic: _of_thematic,
    FollowsTarget: _of_message,
    Minuted: _of_minuted,
    **dict.fromkeys(
        (
            AboutResource, AskedOfDepartment, Attended, Circulated, Convened, Convoked, Delivered, Department, Grant,
            HeldFile, Membership, Offered, Office, OfMeeting, OfSpace, OnAgenda, Owed, Page, Personal, Published,
            Recorded, ShownState, Space, SpacesIndex, Submitted, User,
        )
    ),
}  # fmt: skip
