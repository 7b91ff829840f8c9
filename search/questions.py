"""What an address asks: words, filters, order, page. Parameters are French words; the indexes' facets have theirs."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from knowledge.text import clean_text
from search.engines.protocol import LAST_PAGE, Sort

LONGEST = 200  # characters; more is read up to there
MOST_VALUES = 20  # of one filter
SORTS = {"pertinence": Sort.RELEVANCE, "date": Sort.DATE, "titre": Sort.TITLE}
SORT_LABELS = {"pertinence": "Par pertinence", "date": "Les plus récentes", "titre": "Par titre"}
_YEAR, _SLUG, _YES = re.compile(r"[12]\d{3}"), re.compile(r"[a-zA-Z0-9_-]{1,255}"), re.compile(r"oui")


class Malformed(ValueError):
    """An address that no page of ours leads to; the message is for people."""


@dataclass(frozen=True)
class Filter:
    """`facet`: its name in the indexes; `form`: what a value may look like."""

    parameter: str
    facet: str
    label: str
    form: re.Pattern = _SLUG


PUBLIC_FILTERS = (
    Filter("type", "kind", "Type"),
    Filter("sujet", "topic", "Sujet"),
    Filter("public", "public", "Public"),
    Filter("territoire", "territory", "Territoire"),
    Filter("milieu", "territory_kind", "Type de territoire"),
    Filter("itc", "space", "ITC"),
    Filter("maturite", "maturity", "Maturité"),
    Filter("innovation", "innovation", "Innovation sociale", _YES),
    Filter("annee", "year", "Année", _YEAR),
)
MEMBER_FILTERS = (*PUBLIC_FILTERS, Filter("partage", "audience", "Partagé avec"))


@dataclass(frozen=True)
class Question:
    """`chosen`: (parameter, values) in the order of the filters. `sort` is empty unless somebody chose."""

    words: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sort: str = ""
    page: int = 1
    is_cut: bool = False  # the words went on beyond what is read

    @property
    def is_plain(self) -> bool:
        return not self.words and not self.chosen and not self.sort and self.page == 1

    @property
    def sorted_by(self) -> str:
        """Without words engines give the newest first, and words typed next are still answered by the nearest."""
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
        """Of the address: « ?q=… », or nothing."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [(key, value) for key, values in self.chosen for value in values]
        pairs += [("tri", self.sort)] if self.sort else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return f"?{urlencode(pairs)}" if pairs else "?"


def parse(parameters: QueryDict, filters: tuple[Filter, ...]) -> Question:
    """Raises Malformed, which says why, for what no page of ours leads to; any text is a question."""
    known = {one.parameter: one for one in filters}
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


def _values(asked: Filter, given: list[str]) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(value for value in given if value))
    if len(values) > MOST_VALUES or not all(asked.form.fullmatch(value) for value in values):
        raise Malformed(f"Le filtre « {asked.label} » a une valeur que nous ne comprenons pas.")
    return values
