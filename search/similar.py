"""« Dans le même esprit »: what resembles a text, among what its reader may read."""

from itc_spaces import access
from search.cards import Card, cards_of
from search.documents import PUBLICATION
from search.engines.protocol import EngineUnavailable, IndexName
from search.finding import Behind, ask, reader

SHOWN = 4


def for_member(viewer, *, key: str = "", text: str = "") -> list[Card]:
    """Nothing while the engine cannot tell: a comfort, never a reason to wait."""
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
