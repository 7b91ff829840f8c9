"""A small library to search in, and who does."""

import datetime

from search.protocol import Document, Passage, Query, Reader, SearchIndex
from tests.search.filled import keys

EVERYBODY = Reader(frozenset({"network"}))
MEMBER = Reader(frozenset({"network", "space:1"}))
NOBODY = Reader(frozenset())
SYNONYMS = (("ados", "jeunes", "adolescents"), ("centre d'accueil pour minots", "école"))


def document(key: str, title: str, *, version: int = 1, audience=frozenset({"network"}), **held) -> Document:
    return Document(key=key, version=version, title=title, audience=frozenset(audience), **held)


def found(index: SearchIndex, words: str, reader: Reader = MEMBER, **asked) -> list[str]:
    return keys(index.search(Query(words, reader, **asked)))


LIBRARY = [
    document(
        "page:1",
        "L’école et l’accueil des familles <ouvertes>",
        summary="Recevoir les familles dès la rentrée.",
        body="Chaque matin, l’équipe reçoit les parents.",
        facets={"kind": ("sheet",), "topic": ("school",), "public": ("families",)},
        date=datetime.date(2023, 5, 1),
    ),
    document(
        "page:2",
        "Le rôle de l’animatrice",
        summary="Animation d’un groupe.",
        body="Elle anime avec les jeunes du quartier.",
        facets={"kind": ("sheet",), "public": ("young", "families")},
        objects=frozenset({"page:2", "thematic:9"}),
    ),
    document("page:3", "Le théâtre au cœur de la cité", facets={"kind": ("report",)}),
    document(
        "page:4",
        "Le jardin potager",
        summary="Cultiver des légumes ensemble.",
        body="On arrose le jardin le soir.",
        passages=(Passage("plan.odt", None, "Plan."), Passage("livret.pdf", 3, "Livret d’arrosage du jardin.")),
        facets={"kind": ("tool",), "topic": ("garden",), "year": ("2025",)},
        date=datetime.date(2025, 5, 1),
    ),
    document(
        "page:5",
        "Jardin",
        summary="Cultiver ensemble.",
        facets={"kind": ("sheet",), "topic": ("garden", "school"), "year": ("2024",)},
        date=datetime.date(2024, 5, 1),
    ),
    document(
        "page:6",
        "Secret de famille",
        audience={"space:1"},
        body="Un secret bien gardé.",
        facets={"kind": ("note",), "topic": ("garden", "kept")},
        date=datetime.date(2026, 1, 1),
    ),
]
