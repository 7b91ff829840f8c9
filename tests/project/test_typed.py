"""What the type checker said is compared with its baseline: nothing new, and it only shrinks."""

from collections import Counter

import pytest

from tests.support.typed import counted, kept, shrunk, trouble

KNOWN = Counter({("tools/views.py", "arg-type"): 1})
LINE = 'tools/views.py:{}: error: Argument "actor" has incompatible type "Space"; expected "User"  [arg-type]'


def test_what_was_known_is_let_through_wherever_it_stands():
    assert trouble([LINE.format(12), "tools/views.py:12: note: more about it"], KNOWN) == []


def test_one_more_of_the_same_kind_is_shown():
    assert trouble([LINE.format(12), LINE.format(40)], KNOWN) == [LINE.format(12), LINE.format(40)]


def test_what_was_mended_leaves_the_baseline():
    (said,) = trouble([], KNOWN)
    assert "--shrink" in said
    assert shrunk([], KNOWN) == ""


def test_the_baseline_does_not_grow():
    with pytest.raises(ValueError, match="only shrinks"):
        shrunk([LINE.format(12), LINE.format(40)], KNOWN)


def test_a_file_that_moved_keeps_what_it_had():
    assert shrunk([LINE.format(3).replace("tools/", "search/")], KNOWN) == "search/views.py arg-type 1\n"


def test_the_baseline_is_read_as_it_is_written():
    lines = [f"{path}:1: error: text  [{code}]" for (path, code), number in kept().items() for _ in range(number)]
    assert counted(lines) == kept()
