"""The stems of irregular forms: « travaux » with « travail », « accueillons » with « accueillir ».

Rules of spelling miss them. The forms come from the French lexicon of simplemma (MIT; its lists derive from Wiktionary
and FreeLing), read from the installed package and folded, so that a form has one stem with or without accents.
"""

from functools import lru_cache
from sys import intern

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from search.folding import fold
from search.stemming import stem as by_rule

# What its lists lack, or have wrong.
_OURS = {
    "baux": "bail", "coraux": "corail", "emaux": "email", "soupiraux": "soupirail", "vitraux": "vitrail",
    "vantaux": "vantail", "travaux": "travail", "yeux": "oeil", "cieux": "ciel", "aieux": "aieul",
    "messieurs": "monsieur", "jumelle": "jumeau", "favorite": "favori", "breve": "bref",
}  # fmt: skip


# Endings of derived words, each with the ending of the word from which they come.
_DERIVED = (
    ("ations", "er"), ("ation", "er"), ("itions", "ir"), ("ition", "ir"), ("ives", "if"), ("ive", "if"),
)  # fmt: skip


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Returns the stem of a folded word; a lemma, or its plural, is never taken for another lemma's form."""
    lemmas = _lemmas()
    for ending, other in _DERIVED:
        if word.endswith(ending) and lemmas.get(base := f"{word.removesuffix(ending)}{other}") == base:
            return by_rule(base)
    lemma = lemmas.get(word)
    if lemma != word and word.endswith("s"):
        lemma = lemmas.get(word[:-1], lemma)
    lemma = lemmas.get(lemma, lemma) or word  # the lists say « salariée » is of « salarié », which is of « salarier »
    return by_rule(_OURS.get(lemma.removesuffix("s"), lemma))


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, str]:
    """Returns the lemmas by form, both folded; takes half a second, once per process."""
    lemmas: dict[str, str] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary("fr").items():
        folded = fold(form)
        if form == lemma or folded not in lemmas:  # if only accents distinguish two forms, the lemma wins
            lemmas[folded] = intern(fold(lemma))
    return lemmas | _OURS
