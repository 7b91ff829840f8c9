"""Translates our clauses and documents into tantivy's."""

from collections.abc import Callable, Iterable

import tantivy
from tantivy import Occur, Query

from search import recipe
from search.analysis import GAP, LONGEST
from search.clauses import All, Best, Boost, Clause, Everything, Flat, Kept, OneOf, Phrase, Prefix, Some, Term
from search.highlights import Shown, packed
from search.protocol import Document

FEW = 200  # values
TERMS = "terms"  # our terms, between spaces; a gap leaves its place empty


def analyzer() -> tantivy.TextAnalyzer:
    whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    return whitespace.filter(tantivy.Filter.custom_stopword([GAP])).build()


def _schema() -> tantivy.Schema:
    fields = tantivy.SchemaBuilder()
    for name in recipe.TEXTS:
        fields.add_text_field(name, tokenizer_name=TERMS, index_option="position")
    fields.add_text_field(recipe.VOCABULARY, tokenizer_name=TERMS, index_option="basic")
    for name in recipe.RAW:
        fields.add_text_field(name, stored=name == recipe.KEY, tokenizer_name="raw", index_option="basic")
    for name in (*recipe.FACET_FIELDS.values(), *recipe.SORTED):
        fields.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (recipe.TIE, recipe.STATE):
        fields.add_unsigned_field(name, fast=True)
    fields.add_text_field(recipe.DIGEST, stored=True, tokenizer_name="raw", index_option="basic")
    fields.add_bytes_field(recipe.SHOWN, stored=True)
    return fields.build()


SCHEMA = _schema()


def document_of(document: Document) -> tantivy.Document:
    made = tantivy.Document()
    texts = recipe.texts(document)
    for name, text in (texts | recipe.places(document)).items():
        made.add_text(name, text)
    made.add_text(recipe.VOCABULARY, " ".join(recipe.vocabulary(texts)))
    for name, values in recipe.raw(document).items():
        for value in values:
            made.add_text(name, value)
    made.add_unsigned(recipe.TIE, recipe.tie(document.key))
    made.add_unsigned(recipe.STATE, document.version)
    made.add_text(recipe.DIGEST, document.digest)
    made.add_bytes(recipe.SHOWN, packed(document).encode())
    return made


def shown_of(document: tantivy.Document) -> Shown:
    return Shown.unpacked(document.get_first(recipe.KEY), bytes(document.get_first(recipe.SHOWN)))


def one_of(field: str, values: Iterable[str]) -> Query:
    """Asks few terms one by one, which skips documents that cannot match; tantivy reads a set of terms whole."""
    terms = sorted(values)
    if len(terms) > FEW:
        return Query.term_set_query(SCHEMA, field, terms)
    return Query.boolean_query([(Occur.Should, Query.term_query(SCHEMA, field, term)) for term in terms])


def query_of(clause: Clause, any_of: Callable[[str, frozenset[str]], Query], kept: Callable[[Clause], Query]) -> Query:
    """Translates a clause; `any_of(field, values)` and `kept(clause)` translate `OneOf` and `Kept`."""

    def of(one: Clause) -> Query:
        return query_of(one, any_of, kept)

    match clause:
        case Term(field, term):
            return Query.term_query(SCHEMA, field, term)
        case Phrase(field, terms, slop):
            return Query.phrase_query(SCHEMA, field, list(terms), slop)
        case Prefix(field, start):
            return Query.fuzzy_term_query(SCHEMA, field, start[:LONGEST], distance=0, prefix=True)
        case OneOf(field, values):
            return any_of(field, values)
        case Everything():
            return Query.all_query()
        case All(clauses, better, without):
            parts = ((Occur.Must, clauses), (Occur.Should, better), (Occur.MustNot, without))
            return Query.boolean_query([(occur, of(one)) for occur, some in parts for one in some])
        case Some(clauses, at_least):
            return Query.boolean_query([(Occur.Should, of(one)) for one in clauses], at_least)
        case Best(clauses, tie):
            return Query.disjunction_max_query([of(one) for one in clauses], tie)
        case Boost(inner, factor):
            return Query.boost_query(of(inner), factor)
        case Flat(inner, score):
            return Query.const_score_query(of(inner), score)
        case Kept(inner):
            return kept(inner)
    raise TypeError(clause)
