"""Writes plain text over rich text: untouched parts keep their bold, links and sub-headings."""

from difflib import SequenceMatcher

from web.blocks import HEADINGS, LISTS, Block, Line, Run, blocks_of
from web.text import clean_html, html_from_text, text_from_html


def rewritten(html: str, text: str) -> str:
    """Returns the HTML of `text`, typed in a box that showed `html`; unchanged blocks keep their HTML."""
    if text == text_from_html(html):
        return html
    old, new = blocks_of(clean_html(html)), blocks_of(html_from_text(text))
    kept: list[Block] = []
    for was, at, old_end, start, end in _changes([block.text for block in old], [block.text for block in new]):
        if was == "equal":
            for before, after in zip(old[at:old_end], new[start:end], strict=True):
                before.is_close = after.is_close
                kept.append(before)
        elif was in ("replace", "insert"):
            kept += _merged(old[at:old_end], new[start:end])
    return clean_html("".join(("\n" if block.is_close else "") + block.html for block in kept))


def _changes(old: list[str], new: list[str]) -> list[tuple]:
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _merged(old: list[Block], new: list[Block]) -> list[Block]:
    """Returns the new blocks; each line takes the marks of the old line that it replaces."""
    if len(old) == len(new) > 1:
        return [block for pair in zip(old, new, strict=True) for block in _merged([pair[0]], [pair[1]])]
    lines = [(block, line) for block in old for line in block.lines]
    fresh = [(block, line) for block in new for line in block.lines]
    for was, at, old_end, start, end in _changes([line.text for _, line in lines], [line.text for _, line in fresh]):
        if was in ("equal", "replace"):
            for place, change in zip(lines[at:old_end], fresh[start:end], strict=False):
                _take_marks(*place, *change)
    if [block.tag for block in old] == [block.tag for block in new] and old[0].tag in LISTS:
        return [_refilled(old[0], new[0])]
    return new


def _refilled(old: Block, new: Block) -> Block:
    """Keeps the inner lists when the list has the same lines."""
    if [line.marker for line in old.lines] != [line.marker for line in new.lines]:
        return new
    for before, after in zip(old.lines, new.lines, strict=True):
        before.runs = after.runs
    old.is_close = new.is_close
    return old


def _take_marks(old: Block, before: Line, new: Block, after: Line) -> None:
    after.runs = _with_marks(before.runs, after.text) if before.runs else after.runs
    if old.tag in HEADINGS and new.tag == "p" and len(new.lines) == 1:
        new.tag, new.parts = old.tag, [f"<{old.tag}>", after, f"</{old.tag}>"]


def _with_marks(old: list[Run], text: str) -> list[Run]:
    """Keeps the marks of an unchanged beginning and end; text between them takes marks that both share."""
    marks = [run_marks for run_text, run_marks in old for _ in run_text]
    before = "".join(run_text for run_text, _ in old)
    most = min(len(before), len(text))
    start = next((place for place in range(most) if before[place] != text[place]), most)
    end = next((place for place in range(most - start) if before[-1 - place] != text[-1 - place]), most - start)
    left, right = marks[:start], marks[len(before) - end :]
    around = left[-1] if left and right and left[-1] == right[0] else ()
    runs: list[Run] = []
    for character, mark in zip(text, left + [around] * (len(text) - start - end) + right, strict=True):
        if runs and runs[-1][1] == mark:
            runs[-1] = (runs[-1][0] + character, mark)
        else:
            runs.append((character, mark))
    return runs
