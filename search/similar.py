"""« Dans le même esprit »: what resembles a text, among what its reader may read."""

from accounts.models import User
from itc_spaces.spaces import access
from search.cards import Card, cards_of
from search.documents import PUBLICATION
from search.finding import Behind, ask, reader
from search.protocol import EngineUnavailable, IndexName

SHOWN = 4


def for_member(viewer: User, *, key: str = "", text: str = "") -> list[Card]:
    """Returns similar things; none when the engine cannot answer, because no page should wait for them."""
    try:
        asker = reader(access.tokens_of(viewer))
        found = ask(IndexName.INTERNAL, lambda engine: engine.similar(asker, key=key, text=text, limit=SHOWN))
    except (Behind, EngineUnavailable):
        return []
    return cards_of(viewer, found)


def for_public(publication: int) -> list[Card]:
    try:
        asker = reader(frozenset({access.PUBLIC}), PUBLICATION)
        key = f"{PUBLICATION}:{publication}"
        found = ask(IndexName.PUBLIC, lambda engine: engine.similar(asker, key=key, limit=SHOWN))
    except (Behind, EngineUnavailable):
        return []
    return cards_of(None, found)
