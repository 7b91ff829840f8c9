"""Reading rights as tokens: what may be found carries those of its readers, a viewer holds those of today.

One token in common says what `visible_to` says; a property test compares the two. Rights that begin or end change the
viewer's tokens only, so no index needs to know.
"""

from functools import singledispatch

from django.db.models import Model, QuerySet

from itc_spaces.access.held import holdings_of
from itc_spaces.enums import Audience
from itc_spaces.models import FollowsTarget, Placed, Placement

PUBLIC = "public"
NETWORK = "network"
SPACE = "space:"


def tokens_of(viewer) -> frozenset[str]:
    """What the viewer holds today; nothing for who is not signed in."""
    if not viewer.is_authenticated or not viewer.is_active:
        return frozenset()
    held = holdings_of(viewer)
    spaces = {*held.inside, *(row["space"] for row in held.coordinated_spaces() or ())}
    tokens = {f"{SPACE}{pk}" for pk in spaces} | {f"thematic:{pk}" for pk in held.granted} | {PUBLIC}
    return frozenset(tokens | {NETWORK} if held.has_standing else tokens)


def fewest(tokens: frozenset[str]) -> frozenset[str]:
    """The same readers by fewer tokens: who holds a space's is inside it or coordinates it, so holds the network's."""
    if NETWORK not in tokens:
        return tokens
    return frozenset(token for token in tokens if not token.startswith(SPACE))


@singledispatch
def tokens_for(row: Model) -> frozenset[str]:
    """Whose it is to find; empty for what nobody finds by search, drafts among it."""
    return frozenset()


@tokens_for.register
def _(row: Placed) -> frozenset[str]:
    return _placed(row, row.pk)


@tokens_for.register
def _(row: Placement) -> frozenset[str]:
    found = row.shared_at and not row.binned_at
    return _placed(row, row.thematic_id) if found else frozenset()


@tokens_for.register
def _(row: FollowsTarget) -> frozenset[str]:
    if row.removed_at:
        return frozenset()
    if row.space_id:
        return frozenset({f"{SPACE}{row.space_id}"})
    return tokens_for(row.thematic or row.page.placement)


def _placed(row: Placed, thematic: int | None) -> frozenset[str]:
    tokens = {f"{SPACE}{row.space_id}"}
    if row.audience == Audience.NETWORK:
        tokens.add(NETWORK)
    if thematic:
        tokens.add(f"thematic:{thematic}")
    return frozenset(tokens)


def findable_pages() -> QuerySet[Placement]:
    """Placements of which `tokens_for` says something."""
    return Placement.objects.filter(shared_at__isnull=False, binned_at__isnull=True)
