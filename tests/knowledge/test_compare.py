"""compare: matched by section, words marked, bounded in time."""

from knowledge.compare import compare
from knowledge.reading import Fact, Reading, Section


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


def test_marks_the_words_that_changed_and_only_them():
    diff = compare(reading(context="<p>Un café le mardi</p>"), reading(context="<p>Un café le jeudi</p>")).sections[0]
    assert diff.state == "changed"
    assert diff.old_html == "<p>Un café le <del>mardi</del></p>"
    assert diff.new_html == "<p>Un café le <ins>jeudi</ins></p>"


def test_sections_added_and_removed_are_said():
    comparison = compare(reading(context="<p>a</p>", lessons="<p>b</p>"), reading(context="<p>a</p>", steps="<p>c</p>"))
    assert {part.key: part.state for part in comparison.changed} == {"steps": "added", "lessons": "removed"}


def test_same_reading_has_no_change():
    assert compare(reading(context="<p>a</p>"), reading(context="<p>a</p>")).changed == []


def test_marks_never_cut_a_tag():
    diff = compare(reading(context="<p>a <b>b</b></p>"), reading(context="<ul><li>a</li></ul>")).sections[0]
    assert diff.old_html == "<p>a <b><del>b</del></b></p>"
    assert "<ins><" not in diff.new_html


def test_long_texts_fall_back_to_side_by_side_in_time():
    old = reading(context="<p>" + " ".join(f"mot{n}" for n in range(10_000)) + "</p>")
    new = reading(context="<p>" + " ".join(f"mot{n * 7 % 10_007}" for n in range(10_000)) + "</p>")
    diff = compare(old, new).sections[0]
    assert diff.state == "changed"
    assert not diff.is_marked
