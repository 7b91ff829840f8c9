"""Files in the likeness of those of offices: every visible word is placed, waits, or is said; none is made up."""

from collections import Counter

import pytest

from knowledge.exchange.importing.blocks import HEAD
from knowledge.exchange.importing.drafting import draft_from, words_added
from knowledge.exchange.importing.reading import read
from knowledge.exchange.importing.words import text_in, total, words
from knowledge.types import type_of
from tests.knowledge.importing import counting, open_files, word_files
from tests.knowledge.importing.open_files import OPEN
from tests.knowledge.importing.word_files import HIDDEN, WORD

ALL = [*WORD, *OPEN]


@pytest.fixture
def space(world):
    return world.a


@pytest.fixture(params=ALL, ids=lambda made: f"{made.__module__.rpartition('.')[2]}-{made.__name__}")
def made(request):
    return request.param()


def read_made(made, tmp_path):
    path = tmp_path / made.name
    path.write_bytes(made.content)
    return read(str(path), made.name)


def said_by(draft) -> str:
    """All that the draft and its tray say, in plain words."""
    reading = draft.page.reading()
    parts = [reading.title, reading.summary]
    parts += [label for fact in reading.facts for _, label in fact.values]
    parts += [text_in(section.html) for section in reading.sections]
    parts += [f"{one.heading} {text_in(one.html)}" for one in draft.tray]
    return " ".join([*parts, *(label for said in draft.said.values() for label in said["labels"])])


def test_no_visible_word_is_lost_and_none_is_made_up(made, tmp_path, space):
    document = read_made(made, tmp_path)
    draft = draft_from(document, known=type_of("fiche"), space=space, name=made.name)
    said = said_by(draft)
    for shown in made.shown:
        assert not words(shown) - words(said), (shown, said)
    assert HIDDEN.lower() not in said.lower()
    assert not words_added(document, draft)


def test_what_pages_show_is_counted_alike_by_another(made, tmp_path):
    document = read_made(made, tmp_path)
    said = sum(document.left.get(reason, 0) for reason in ("contents", "prompts", "marks"))
    assert total(counting.shown(str(tmp_path / made.name)) - Counter(document.seen)) <= said


def test_what_is_recognised_is_where_it_should_be(made, tmp_path, space):
    draft = draft_from(read_made(made, tmp_path), known=type_of("fiche"), space=space, name=made.name)
    reading = draft.page.reading()
    answers = {"title": reading.title, "summary": reading.summary}
    answers |= {section.key: text_in(section.html) for section in reading.sections}
    for key, shown in made.places.items():
        assert not words(shown) - words(answers.get(key, "")), (key, answers)


EDGES = {  # what waits of headers and footers, and how many of their words are said to be left out
    word_files.numbered_pages: ("", 10),
    word_files.numbered_and_named_pages: ("Les Pins Centre social des Tilleuls, page 1", 0),
    open_files.numbered_pages: ("Les Pins, page 1", 10), word_files.heads: ("Centre social Les Pins Page une", 0),
}  # fmt: skip


@pytest.mark.parametrize("make", EDGES)
def test_page_numbers_and_dates_do_not_wait_and_are_said(make, tmp_path, space):
    waits, left = EDGES[make]
    file = make()
    draft = draft_from(read_made(file, tmp_path), known=type_of("fiche"), space=space, name=file.name)
    assert words(" ".join(text_in(one.html) for one in draft.tray if one.place == HEAD)) == words(waits)
    assert draft.words.get("marks", 0) == left
    assert sum(draft.words.values()) == total(counting.shown(str(tmp_path / file.name)))


def test_the_files_are_twenty_at_least():
    assert len(ALL) >= 20
