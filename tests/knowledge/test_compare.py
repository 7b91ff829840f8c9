"""compare: matched by section, words marked, bounded in time and in edits."""

import re
import time

import pytest
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from knowledge import word_changes
from knowledge.compare import compare
from knowledge.reading import Fact, Reading, Section
from knowledge.word_changes import Word, edits, words


def reading(**sections) -> Reading:
    return Reading(
        kind="fiche",
        kind_label="Fiche pratique",
        title="Un café des parents",
        summary="Deux phrases.",
        licence="LO2",
        facts=(Fact("topics", "Sujets", (("a", "Familles"),)),),
        sections=tuple(Section(key, key.title(), html) for key, html in sections.items()),
    )


def unspoken(html: str) -> str:
    """Without what is said to screen readers before each mark."""
    return re.sub(r'<span class="visually-hidden">[^<]*</span>', "", html)


def soon() -> float:
    return time.monotonic() + 60


def test_marks_the_words_that_changed_and_only_them():
    diff = compare(reading(context="<p>Un café le mardi</p>"), reading(context="<p>Un café le jeudi</p>")).sections[0]
    assert diff.state == "changed"
    assert unspoken(diff.old_html) == "<p>Un café le <del>mardi</del></p>"
    assert unspoken(diff.new_html) == "<p>Un café le <ins>jeudi</ins></p>"


def test_what_is_marked_is_also_said():
    diff = compare(reading(context="<p>Le mardi</p>"), reading(context="<p>Le jeudi soir</p>")).sections[0]
    assert '<del><span class="visually-hidden">retiré : </span>mardi</del>' in diff.old_html
    assert '<ins><span class="visually-hidden">ajouté : </span>jeudi soir</ins>' in diff.new_html


def test_sections_added_and_removed_are_said():
    comparison = compare(reading(context="<p>a</p>", lessons="<p>b</p>"), reading(context="<p>a</p>", steps="<p>c</p>"))
    assert {part.key: part.state_label for part in comparison.changed} == {"steps": "ajouté", "lessons": "retiré"}


def test_same_reading_has_no_change():
    assert compare(reading(context="<p>a</p>"), reading(context="<p>a</p>")).changed == []


def test_marks_never_cut_a_tag():
    diff = compare(reading(context="<p>a <b>b</b></p>"), reading(context="<ul><li>a</li></ul>")).sections[0]
    assert unspoken(diff.old_html) == "<p>a <b><del>b</del></b></p>"
    assert "<ins><" not in unspoken(diff.new_html)


TEXTS = st.lists(st.sampled_from(["<p>", "</p>", "<b>", "un", "deux", "trois", " ", "\n", "&lt;", "<"]), max_size=30)


@given(TEXTS, TEXTS)
def test_what_is_not_marked_is_the_same_on_both_sides(old, new):
    old, new = words("".join(old)), words("".join(new))
    removed, added = edits(old, new, soon())
    kept = [word.text for place, word in enumerate(old) if place not in removed]
    assert kept == [word.text for place, word in enumerate(new) if place not in added]


@given(TEXTS, TEXTS)
def test_marks_add_nothing_to_the_words(old, new):
    old, new = f"<p>{strip_tags(''.join(old))}</p>", f"<p>{strip_tags(''.join(new))}</p>"
    diff = compare(reading(context=old), reading(context=new)).sections[0]
    for marked, text in ((diff.old_html, old), (diff.new_html, new)):
        bare = re.sub(r"</?(?:ins|del)>", "", unspoken(marked))
        assert "".join(bare.split()) == "".join(text.split())


def test_a_few_words_of_a_long_text_are_found():
    old = [Word(" ", f"mot{n % 700}") for n in range(10_000)]
    new = [Word(" ", "autre") if n % 500 == 0 else word for n, word in enumerate(old)]
    removed, added = edits(old, new, soon())
    assert removed == added == set(range(0, 10_000, 500))


def test_many_changes_are_all_marked():
    old = [Word(" ", f"mot{n % 900}") for n in range(3000)]
    new = [Word(" ", "autre") if n % 7 == 0 else word for n, word in enumerate(old)]
    removed, added = edits(old, new, soon())
    assert removed == added == set(range(0, 3000, 7))


def test_a_text_too_large_to_compare_is_shown_side_by_side(monkeypatch):
    monkeypatch.setattr(word_changes, "PAIRS_A_SECOND", 1)
    old = reading(context="<p>" + " ".join(f"mot{n}" for n in range(20)) + "</p>", lessons="<p>a</p>")
    new = reading(context="<p>" + " ".join(f"autre{n}" for n in range(20)) + "</p>", lessons="<p>b</p>")
    context, lessons = compare(old, new, seconds=60).sections
    assert (context.state, context.is_marked) == ("changed", False)
    assert (context.old_html, context.new_html) == (old.sections[0].html, new.sections[0].html)
    assert lessons.is_marked


@pytest.mark.parametrize("seconds", [0, -1])
def test_past_the_time_nothing_more_is_marked(seconds):
    comparison = compare(reading(context="<p>un</p>"), reading(context="<p>deux</p>"), seconds=seconds)
    assert [(part.state, part.is_marked) for part in comparison.changed] == [("changed", False)]


def test_one_text_stops_at_the_deadline_too():
    old, new = ([Word(" ", f"{side}{n}") for n in range(400)] for side in "ab")
    assert edits(old, new, time.monotonic() - 1) is None


def test_what_is_left_of_the_time_says_how_large_a_text_is_compared(monkeypatch):
    old, new = ([Word(" ", f"{side}{n}") for n in range(400)] for side in "ab")
    monkeypatch.setattr(word_changes.time, "monotonic", lambda: 10.0)
    monkeypatch.setattr(word_changes, "PAIRS_A_SECOND", 400 * 400)
    assert edits(old, new, 10.9) is None
    assert edits(old, new, 11.0) is not None


def test_a_small_word_amid_changed_ones_is_marked_with_them():
    old, new = words("<p>Chaque jeudi à la sortie</p>"), words("<p>Une table à la campagne</p>")
    removed, added = edits(old, new, soon())
    assert [word.text for place, word in enumerate(old) if place not in removed] == ["<p>", "</p>"]
    assert [word.text for place, word in enumerate(new) if place not in added] == ["<p>", "</p>"]
