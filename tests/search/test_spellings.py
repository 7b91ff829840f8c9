"""French as people write it: each spelling of a thing finds the others, on both engines."""

import json
from pathlib import Path

import pytest

from search.analysis import folded_units, other_spellings, units_of
from search.finding import Answer
from search.protocol import Matched, Passage, Query, SearchIndex
from search.questions import Question
from tests.search.documents import EVERYBODY, document, found
from web.text import clean_text

GIVEN = json.loads(Path(__file__).with_name("spellings.json").read_text())
CASES = {one["id"]: (one["text"], one["query"]) for one in GIVEN if one["id"] != "typo"}  # of corrections
FILLING = [document("page:90", "Rien de tel"), document("page:91", "Autre chose", body="Ni ici.")]


def has_all(index: SearchIndex, text: str, query: str) -> bool:
    """Whether the words as typed find this text, as a title and as a body, and nothing else."""
    index.write([document("page:1", text), document("page:2", "Document", body=text), *FILLING])
    results = index.search(Query(query, EVERYBODY))
    is_as_typed = results.matched is Matched.ALL and not results.corrected
    return is_as_typed and {hit.key for hit in results.hits} == {"page:1", "page:2"}


@pytest.mark.parametrize(("text", "query"), CASES.values(), ids=CASES)
def test_a_spelling_finds_its_text(built, text, query):
    if query == "aller vers":  # stop words alone find titles
        built.write([document("page:1", text), *FILLING])
        assert found(built, query) == ["page:1"]
    else:
        assert has_all(built, text, query)


# Spellings of one thing, by kind: each finds each. Of inclusive words, the masculine and the feminine follow.
ALIKE = json.loads(Path(__file__).with_name("alike.json").read_text())
INCLUSIVE = ALIKE.pop("inclusive")


@pytest.mark.parametrize("kind", ALIKE)
def test_spellings_find_each_other(built, kind):
    keys = {(at, word): f"page:{at}-{n}" for at, words in enumerate(ALIKE[kind]) for n, word in enumerate(words)}
    built.write([*(document(key, f"Le {word} ici") for (_, word), key in keys.items()), *FILLING])
    for at, word in keys:
        results = built.search(Query(word, EVERYBODY, size=100))
        assert (results.matched, results.corrected) == (Matched.ALL, ""), word
        assert {hit.key for hit in results.hits} == {key for (of, _), key in keys.items() if of == at}, word


def test_an_inclusive_word_finds_and_is_found_by_both(built):
    every = {word for words in INCLUSIVE for word in words}
    built.write([document(f"page:{word}", f"Pour les {word}") for word in every])
    for both, man, woman in INCLUSIVE:
        assert {f"page:{both}", f"page:{man}", f"page:{woman}"} <= set(found(built, both, size=100)), both
        assert f"page:{both}" in found(built, man, size=100), both
        assert f"page:{both}" in found(built, woman, size=100), both


OTHERS = [
    ("Une aide de 10 euros", "10 000 euros"),
    ("Une aide de 10 000 euros", "10"),
    ("Les 000 et les 10", "10 000"),
    ("Le 14 avril 2026", "14/03/2026"),
    ("À 18 h 45", "18h30"),
    ("À 18 h, 30 personnes", "18h30"),
    ("Le 5e jour", "15e"),
    ("La vie du quartier", "VIe"),
    ("Article L. 263-2", "L. 263-1"),
    ("Appeler le 04 91 12 34 57", "04 91 12 34 56"),
    ("Le travail", "traverse"),
    ("Le local", "localiser"),
    ("Les parents", "parents-enfants"),
    ("Un bailleur", "baux"),
    ("Le domaine caf.se", "cafse"),
    ("Va-t-elle là", "vaelle"),
    ("Le 17 juillet", "17/08"),
    ("Deux plates-bandes", "plateforme"),
    ("Sous la traitance", "soustraitance"),
    ("2 millions", "2 milliards"),
    ("Son favori est fini", "définition"),
]


@pytest.mark.parametrize(("text", "query"), OTHERS)
def test_other_things_stay_others(built, text, query):
    built.write([document("page:1", text), *FILLING])
    results = built.search(Query(query, EVERYBODY))
    assert results.matched is Matched.SOME or not results.hits or results.corrected


# ── signs of a question ─────────────────────────────────────────────────────────────────────────────────────────────
def test_a_minus_excludes_a_word_and_neither_a_number_nor_the_title_that_has_it(built):
    built.write(
        [
            document("page:1", "Accueil des -25 ans"),
            document("page:2", "Bilan -Quartier- de l'accueil"),
            document("page:3", "Accueil du quartier"),
            document("page:4", "Accueil -quartier"),
        ]
    )
    assert found(built, "accueil -25 ans") == ["page:1"]
    assert found(built, "bilan -Quartier- accueil") == ["page:2"]
    assert sorted(found(built, "accueil -quartier")) == ["page:1", "page:2", "page:4"]


def test_or_and_and_in_capitals_join_words(built):
    built.write(
        [document("page:1", "La santé"), document("page:2", "Le logement"), document("page:3", "L'or et l'eau")]
    )
    assert sorted(found(built, "santé OU logement")) == ["page:1", "page:2"]
    assert sorted(found(built, "santé OR logement OR eau")) == ["page:1", "page:2", "page:3"]
    assert found(built, "or AND eau") == found(built, "or ET eau") == ["page:3"]


def test_or_in_a_sentence_and_in_a_title_in_capitals_is_a_word(built):
    built.write(
        [document("page:1", "SANTÉ OU LOGEMENT"), document("page:2", "La santé"), document("page:3", "OR NOIR")]
    )
    assert found(built, "SANTÉ OU LOGEMENT") == ["page:1"]
    assert found(built, "santé ou logement") == ["page:1"]
    assert found(built, "OR NOIR") == ["page:3"]


# ── what is shown ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_doubled_letter_left_out_is_mended(built):
    built.write([document("page:1", "Un accueil")])
    for typed in ("aceuil", "acceuil"):
        assert built.search(Query(typed, EVERYBODY)).corrected == "accueil"
    assert found(built, "acueil") == ["page:1"]


def test_an_expression_is_marked_whole_or_not_at_all(built):
    built.write([document("page:1", "Fraternité", body="Le lien social tient. Un bail social aussi.")])
    synonyms = (("fraternité", "lien social"),)
    (hit,) = built.search(Query("fraternité", EVERYBODY, synonyms=synonyms)).hits
    assert hit.extract == "Le <mark>lien</mark> <mark>social</mark> tient. Un bail social aussi."


def test_the_word_itself_comes_before_its_kin(built):
    built.write([document("page:1", "Une aide pour tous"), document("page:2", "La pause des aidants")])
    assert found(built, "aidants")[0] == "page:2"
    assert built.suggest("aidants", EVERYBODY)[0].text == "aidants"


def test_other_spellings_are_marked(built):
    built.write([document("page:1", "Un centre socio-culturel de 10 000 m² ouvert à 18 h 30 aux habitant·e·s")])
    (hit,) = built.search(Query("socioculturel 10000 18h30 habitantes", EVERYBODY)).hits
    for form in ("socio-culturel", "10 000", "18 h 30", "habitant·e·s"):
        assert f"<mark>{form}</mark>" in hit.title


def test_a_file_is_told_by_its_name_too(built):
    passages = (Passage("plan.odt", None, "Rien ici."), Passage("grille_observation.pdf", 1, "Rien là."))
    built.write([document("page:1", "Le verger", body="Des pommes.", passages=passages)])
    (hit,) = built.search(Query("grille d'observation", EVERYBODY)).hits
    assert hit.found_in == ("grille_observation.pdf", None)
    (hit,) = built.search(Query("verger", EVERYBODY)).hits
    assert hit.found_in is None


@pytest.mark.parametrize(("typed", "is_unread"), [("??", True), ("🙂", True), ("-", True), ("", False), ("un", False)])
def test_what_holds_no_word_is_said_to_search_nothing(typed, is_unread):
    assert Answer(Question(typed), [], 0).is_unread is is_unread


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad\u2060", "\ufeff \u034f", "\u3164"])
def test_a_text_that_nobody_sees_is_empty(unseen):
    assert clean_text(unseen) == ""
    assert clean_text(f"a{unseen}b") == f"a{unseen}b"


@pytest.mark.parametrize("text", ["a" * 200_000, "1" * 200_000, "a-" * 50_000, "a. " * 50_000, "1 000 " * 30_000])
def test_a_long_run_is_read_at_once(text):
    """A pattern that goes back over it at each letter would not end."""
    units = units_of(text)
    assert folded_units(units)
    assert other_spellings(text, set(units)) is not None
