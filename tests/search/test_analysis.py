"""How French is read."""

import pytest

from search.analysis import GAP, exact_of, folded_words, stem, stems_of


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("L'école d’été", ["ecole", "ete"]),
        ("jusqu'à l'Œuvre", ["a", "oeuvre"]),
        ("aujourd'hui", ["aujourd", "hui"]),
        ("presqu'île", ["presqu", "ile"]),
        ("le C.L.A.S. et le R.E.A.A.P", ["le", "clas", "et", "le", "reaap"]),
        ("M.Dupont", ["m", "dupont"]),
        ("porte-à-porte", ["porte", "a", "porte"]),
        ("e\u0301cole", ["ecole"]),
        ("STRASSE straße", ["strasse", "strasse"]),
        ("100 % bénévole_s", ["100", "benevole", "s"]),
        # No acronym or number takes a letter of what follows.
        ("A. N. R. U. L’accompagnement", ["anru", "accompagnement"]),
        ("R. S. A. p.m.i.", ["rsa", "pmi"]),
        ("Q P V E.P.C.I.", ["qpv", "epci"]),
        ("C. C. A. S. L.115-2-1", ["ccas", "l115-2-1"]),
        ("En 2026 e.p.c.i.", ["en", "2026", "epci"]),
        ("Dès 18 h.l.m.", ["des", "18", "hlm"]),
        ("", []),
        ("\x00\u202e ؟ 🙂", []),
    ],
)
def test_words_are_folded(text, read):
    assert folded_words(text) == read


def test_stop_words_leave_their_place():
    folded = folded_words("une politique de la ville")
    assert stems_of(folded) == f"{GAP} polit {GAP} {GAP} vile"
    assert exact_of(folded) == f"{GAP} politique {GAP} {GAP} ville"


def test_no_term_is_too_long_for_an_engine():
    assert len(folded_words("a" * 100_000)[0]) <= 60
    assert len(folded_words("é" * 100_000)[0]) <= 60


ALIKE = [
    "cheval chevaux", "château châteaux", "jeu jeux", "social sociale sociaux sociales", "local locaux",
    "animation animateur animatrice animer", "éducateur éducatrice", "collectif collective collectifs",
    "professionnel professionnelle professionnels", "accompagnement accompagnements accompagner", "famille familles",
    "heureux heureuse", "organiser organisation", "régulier régulière régulièrement", "accueil accueils",
    "français française françaises", "premier première premières", "nouveau nouvelle nouveaux nouvelles",
    "salarié salariée salariés salariées", "interdit interdits", "majeur majeure majeures", "lié liée liées",
]  # fmt: skip
UNLIKE = ["poste poisson", "port porche", "mère mer", "école écolier", "jeune jeu", "action acteur"]


@pytest.mark.parametrize("words", ALIKE)
def test_forms_of_one_word_have_one_stem(words):
    assert len({stem(word) for word in folded_words(words)}) == 1


@pytest.mark.parametrize("words", UNLIKE)
def test_other_words_have_other_stems(words):
    assert len({stem(word) for word in folded_words(words)}) == 2


@pytest.mark.parametrize("word", ["2024", "covid19", "x", "bus", "αβγ", "дом"])
def test_what_is_no_french_word_stays(word):
    assert stem(word) == word
