"""Translates our clauses and documents into Elasticsearch's."""

from elasticsearch.dsl import Keyword, Long, Mapping, Object, Text, analyzer, token_filter
from elasticsearch.dsl.query import (
    Bool,
    ConstantScore,
    DisMax,
    Intervals,
    MatchAll,
    MatchPhrase,
    Query,
    Terms,
)
from elasticsearch.dsl.query import Prefix as PrefixQuery
from elasticsearch.dsl.query import Term as TermQuery

from search import recipe
from search.analysis import GAP
from search.clauses import All, Best, Boost, Clause, Everything, Flat, Kept, OneOf, Phrase, Prefix, Some, Term
from search.highlights import packed
from search.protocol import Document

# Lucene's BM25 leaves out the constant k1 + 1 of other engines, so added scores are divided by it.
SCALE = 1 / 2.2
# Our terms, between spaces; a gap leaves its place empty.
TERMS = analyzer("terms", tokenizer="whitespace", filter=[token_filter("gaps", type="stop", stopwords=[GAP])])


def mapping() -> Mapping:
    made = Mapping()
    made.meta("dynamic", "strict")
    made.meta("_source", enabled=True, includes=[recipe.KEY, recipe.STATE, recipe.DIGEST, recipe.SHOWN])
    for name in recipe.TEXTS:
        made.field(name, Text(analyzer=TERMS))
    for name in recipe.RAW:
        made.field(name, Keyword(doc_values=False))
    for name in (*recipe.FACET_FIELDS.values(), *recipe.SORTED, recipe.VOCABULARY, recipe.DIGEST):
        made.field(name, Keyword())
    for name in (recipe.TIE, recipe.STATE):
        made.field(name, Long(index=False))
    made.field(recipe.SHOWN, Object(enabled=False))
    return made


def source_of(document: Document) -> dict:
    texts = recipe.texts(document)
    return {
        **texts,
        **recipe.raw(document),
        **recipe.places(document),
        recipe.VOCABULARY: recipe.vocabulary(texts),
        recipe.KEY: document.key,
        recipe.TIE: recipe.tie(document.key),
        recipe.STATE: document.version,
        recipe.DIGEST: document.digest,
        recipe.SHOWN: packed(document),
    }


def query_of(clause: Clause) -> Query:
    match clause:
        case Term(field, term):
            return TermQuery(**{field: {"value": term}})
        case Phrase(field, terms, 0):
            return MatchPhrase(**{field: _with_gaps(terms)})
        case Phrase(field, terms, slop):
            return _loose(field, terms, slop)
        case Prefix(field, start):
            return PrefixQuery(**{field: {"value": start}})
        case OneOf(field, values):
            return Terms(**{field: sorted(values)})
        case Everything():
            return MatchAll()
        case All(clauses, better, without):
            scored, unscored = [], []
            for one in clauses:
                (unscored if _only_filters(one) else scored).append(query_of(one))
            must_not = [query_of(one) for one in without]
            should = [query_of(one) for one in better]
            return Bool(must=scored, filter=unscored, should=should, must_not=must_not, minimum_should_match=0)
        case Some(clauses, at_least):
            return Bool(should=[query_of(one) for one in clauses], minimum_should_match=at_least)
        case Best(clauses, tie):
            return DisMax(queries=[query_of(one) for one in clauses], tie_breaker=tie)
        case Boost(inner, factor):
            return Bool(must=[query_of(inner)], boost=factor)
        case Flat(inner, score):
            return ConstantScore(filter=query_of(inner), boost=score * SCALE)
        case Kept(inner):
            return query_of(inner)
    raise TypeError(clause)


def _only_filters(clause: Clause) -> bool:
    return _only_filters(clause.clause) if isinstance(clause, Kept) else isinstance(clause, Flat) and not clause.score


def _loose(field: str, terms: tuple[tuple[int, str], ...], slop: int) -> Query:
    """Scores the terms one by one: Lucene's own phrase accepts any order, and counts less for each place between."""
    words = [word for _, word in terms]
    stopped = terms[-1][0] - terms[0][0] + 1 - len(terms)
    near = Intervals(**{field: {"match": {"query": " ".join(words), "ordered": True, "max_gaps": slop + stopped}}})
    return Bool(must=[TermQuery(**{field: {"value": word}}) for word in words], filter=[near])


def _with_gaps(terms: tuple[tuple[int, str], ...]) -> str:
    first, last = terms[0][0], terms[-1][0]
    at = dict(terms)
    return " ".join(at.get(place, GAP) for place in range(first, last + 1))
