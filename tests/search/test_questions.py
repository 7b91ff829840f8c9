"""What is read from the words typed, what may have been meant, and what is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import recipe
from search.highlights import Shown, Sought, extract, marked, sought
from search.protocol import Passage
from search.spelling import candidates, near
from search.typed_words import MOST_WORDS, read
from tests.search.documents import SYNONYMS


def test_places_count_stop_words():
    assert read("la politique de l'emploi").words == ((1, "politique"), (3, "emploi"))


def test_phrases_and_unwanted_words_are_told_apart():
    asked = read('jardin "plan de table" -potager -"terre cuite" e-mail')
    assert asked.phrases == (((0, "plan"), (2, "table")),)
    assert asked.unwanted == (((0, "potager"),), ((0, "terre"), (1, "cuite")))
    assert [word for _, word in asked.words] == ["jardin", "plan", "table", "e", "mail"]


@pytest.mark.parametrize("text", ['"', '""', "-", '-"', '"jardin', "jardin -", "« »", "--", '-""'])
def test_half_written_questions_are_questions(text):
    asked = read(text)
    assert (asked.phrases, asked.unwanted) == ((), ())


def test_a_long_question_is_cut():
    assert len(read(" ".join(f"mot{number}" for number in range(500))).words) == MOST_WORDS


@given(st.text())
def test_any_text_is_read(text):
    asked = read(text, SYNONYMS)
    assert len(asked.words) <= MOST_WORDS
    recipe.all_words(asked)
    recipe.some_words(asked)


def test_synonyms_are_found_in_any_form_the_longest_first():
    asked = read("les Adolescents du centre d'accueil pour minots", SYNONYMS)
    assert {also.shown for also in asked.also} == {("ados", "jeunes"), ("école",)}


def test_quoted_words_are_wanted_as_they_are():
    asked = read("« adolescents du quartier » et adolescents", SYNONYMS)
    assert [also.places for also in asked.also] == [(4,)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ecole", {"ecole": 0}),
        ("ecoel", {"ecole": 1}),
        ("ecle", {"ecole": 1}),
        ("eecole", {"ecole": 1}),
        ("akole", {}),  # two slips are too many in so short a word
        ("jradni", {"jardin": 2}),
        ("jardin", {"jardin": 0}),  # and not « potager »
    ],
)
def test_slips_are_counted(typed, found):
    assert near(typed, ["ecole", "jardin", "potager"]) == found


def test_the_nearest_then_the_commonest_is_meant():
    known = {"jardin": 3, "jargon": 90, "jasmin": 5, "gardien": 700, "jardine": 0}
    assert candidates("jarfin", known) == ["jardin", "jargon", "jasmin"]


def test_words_are_marked_as_they_stand():
    stems = sought(read("ecoles famille"))
    assert marked("L’École & la famille, familial", stems) == (
        "L’<mark>École</mark> &amp; la <mark>famille</mark>, familial"
    )


def test_an_extract_is_cut_around_what_was_found():
    body = "Début. " + "Rien du tout ici. " * 60 + "Le jardin <partagé> du quartier. " + "Encore rien. " * 60
    piece, found_in = extract(Shown("page:1", "Titre", "", body), sought(read("jardins partagés")))
    assert piece.startswith("… ")
    assert piece.endswith(" …")
    assert "<mark>jardin</mark> &lt;<mark>partagé</mark>&gt;" in piece
    assert found_in is None
    assert len(piece) < 400


def test_an_extract_says_its_file():
    shown = Shown(
        "page:1", "Titre", "Rien.", "Rien.", (Passage("a.pdf", 1, "Rien."), Passage("b.pdf", 7, "Un jardin."))
    )
    assert extract(shown, sought(read("jardin"))) == ("Un <mark>jardin</mark>.", ("b.pdf", 7))


def test_without_words_an_extract_is_how_the_text_starts():
    assert extract(Shown("page:1", "Titre", "", "Un corps."), Sought()) == ("Un corps.", None)
    assert extract(Shown("page:1", "Titre", "", ""), Sought()) == ("", None)
