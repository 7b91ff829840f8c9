"""The forms found string by string are those that a reading of the whole text finds."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import word_forms
from search.analysis import compounds, stems_as_written
from search.units import UNIT
from search.word_forms import LONGEST, forms

HERE = Path(__file__).parent
TEXTS = [one["text"] for one in json.loads((HERE / "spellings.json").read_text())]
ALIKE = [word for kind in json.loads((HERE / "alike.json").read_text()).values() for words in kind for word in words]
BETWEEN = [" ", "  ", "\n", " \n", "\u00a0", " / ", ". ", ", ", " d'", " (", "-\n", " - "]


def having(found: set[str], stem: str) -> set[str]:
    return {form for form in found if stem in stems_as_written(form)}


def missed(text: str) -> dict[str, set[str]]:
    """Returns what string by string is not found, by stem."""
    units = set(UNIT.findall(text))
    whole = units | {text[start:end] for start, end, _ in compounds(text, units)}
    every = frozenset().union(*map(stems_as_written, whole))
    found = {stem: having(whole, stem) - having(forms(text, frozenset({stem, "rien"})), stem) for stem in every}
    return {stem: lost for stem, lost in found.items() if lost}


@pytest.mark.parametrize("text", TEXTS)
def test_a_spelling(text):
    assert not missed(text)


@given(st.lists(st.tuples(st.sampled_from([*ALIKE, *TEXTS]), st.sampled_from(BETWEEN)), min_size=1, max_size=6))
def test_spellings_beside_each_other(drawn):
    assert not missed("".join(f"{said}{between}" for said, between in drawn))


def test_long_strings_are_read_and_not_kept():
    text = f"Voir {'a/' * 60}potager-{'b' * 60} et l'étang."
    assert not missed(text)
    assert not any(len(one) > LONGEST for one in word_forms._strings.known)


def test_what_is_known_stays_bounded(monkeypatch):
    monkeypatch.setattr(word_forms, "MOST", 10)
    for draw in range(20):
        assert not missed(f"Un potager partagé, le {draw}, rue {'x' * draw} du Jardin")
    assert len(word_forms._strings.known) <= 10 + 8
