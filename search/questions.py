"""Reads what an address asks: words, filters, order, page. Its parameters are French words; indexes use other names."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from knowledge.publication.facets import Facet
from search.protocol import LAST_PAGE, Sort
from web.text import clean_text

LONGEST = 200  # characters; the rest is not read
MOST_VALUES = 20  # per filter
SORTS = {"pertinence": Sort.RELEVANCE, "date": Sort.DATE, "titre": Sort.TITLE}
SORT_LABELS = {"pertinence": "Par pertinence", "date": "Les plus récentes", "titre": "Par titre"}


class Malformed(ValueError):
    """No page of ours leads to this address; people read the message."""


@dataclass(frozen=True)
class Question:
    """`chosen` has pairs (word of a facet, values) in the order of the facets. `sort` is empty by default."""

    words: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sort: str = ""
    page: int = 1
    is_cut: bool = False  # the words were longer than what is read

    @property
    def is_plain(self) -> bool:
        return not self.words and not self.chosen and not self.sort and self.page == 1

    @property
    def sorted_by(self) -> str:
        """Returns the chosen order, or relevance: without words engines then answer with the newest first."""
        return self.sort or "pertinence"

    def values(self, parameter: str) -> tuple[str, ...]:
        return dict(self.chosen).get(parameter, ())

    def without(self, parameter: str, value: str) -> "Question":
        kept = tuple((key, tuple(v for v in values if (key, v) != (parameter, value))) for key, values in self.chosen)
        return replace(self, chosen=tuple((key, values) for key, values in kept if values), page=1)

    def without_filters(self) -> "Question":
        return replace(self, chosen=(), page=1)

    def saying(self, words: str) -> "Question":
        return replace(self, words=words, page=1)

    def at(self, page: int) -> "Question":
        return replace(self, page=page)

    def query_string(self) -> str:
        """Returns the query string: « ?q=… », or « ? » for the default question."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [(key, value) for key, values in self.chosen for value in values]
        pairs += [("tri", self.sort)] if self.sort else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return f"?{urlencode(pairs)}" if pairs else "?"


def parse(parameters: QueryDict, facets: tuple[Facet, ...]) -> Question:
    """Reads an address; raises Malformed with a message when no page of ours leads to it. Any words are valid."""
    known = {facet.word: facet for facet in facets}
    if set(parameters) - set(known) - {"q", "tri", "page"}:
        raise Malformed("Cette adresse contient un filtre que nous ne connaissons pas.")
    sort = parameters.get("tri", "")
    if sort and sort not in SORTS:
        raise Malformed("Cet ordre de tri n'existe pas.")
    page = parameters.get("page") or "1"
    if not re.fullmatch(r"[1-9][0-9]{0,5}", page):
        raise Malformed("Ce numéro de page n'en est pas un.")
    if int(page) > LAST_PAGE:
        raise Malformed(f"La recherche s'arrête à la page {LAST_PAGE} : affinez-la avec un mot ou un filtre.")
    chosen = tuple((name, _values(one, parameters.getlist(name))) for name, one in known.items() if name in parameters)
    words = clean_text(parameters.get("q", ""))
    return Question(
        words[:LONGEST], tuple((key, values) for key, values in chosen if values), sort, int(page), len(words) > LONGEST
    )


def _values(asked: Facet, given: list[str]) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(value for value in given if value))
    if len(values) > MOST_VALUES or not all(asked.form.fullmatch(value) for value in values):
        raise Malformed(f"Le filtre « {asked.label} » a une valeur que nous ne comprenons pas.")
    return values
