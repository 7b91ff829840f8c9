"""What changed between two readings: by section, words marked."""

import re
import time
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.utils.html import escape

from knowledge.reading import Reading

SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"
SECONDS = 0.25  # past that the rest is shown side by side, unmarked
MAX_WORDS = 4000  # of one section: the matcher's cost grows with the product
_PIECE = re.compile(r"(<[^>]+>)|(\s+)|([^\s<]+)")


@dataclass(frozen=True)
class SectionDiff:
    key: str
    label: str
    state: str
    old_html: str
    new_html: str
    is_marked: bool = True  # False: too long to mark within the time, shown side by side


@dataclass(frozen=True)
class Comparison:
    title: SectionDiff
    summary: SectionDiff
    facts: list[SectionDiff] = field(default_factory=list)
    sections: list[SectionDiff] = field(default_factory=list)
    files: SectionDiff | None = None

    @property
    def parts(self) -> list[SectionDiff]:
        files = [self.files] if self.files else []
        return [self.title, self.summary, *self.facts, *self.sections, *files]

    @property
    def changed(self) -> list[SectionDiff]:
        return [part for part in self.parts if part.state != SAME]


def compare(old: Reading, new: Reading) -> Comparison:
    """Sections are matched by their key, in the new reading's order, those removed after."""
    deadline = time.monotonic() + SECONDS
    files = [{"fichiers": _list(file.name for file in reading.files)} for reading in (old, new)]
    return Comparison(
        title=_diff("title", "Titre", escape(old.title), escape(new.title), deadline),
        summary=_diff("summary", "En bref", escape(old.summary), escape(new.summary), deadline),
        facts=_matched(_facts(old), _facts(new), deadline),
        sections=_matched(_sections(old), _sections(new), deadline),
        files=_diff("files", "Fichiers", files[0]["fichiers"], files[1]["fichiers"], deadline)
        if old.files or new.files
        else None,
    )


def _list(names) -> str:
    return "".join(f"<p>{escape(name)}</p>" for name in names)


def _facts(reading: Reading) -> dict[str, tuple[str, str]]:
    return {fact.key: (fact.label, _list(label for _, label in fact.values)) for fact in reading.facts}


def _sections(reading: Reading) -> dict[str, tuple[str, str]]:
    return {section.key: (section.label, section.html) for section in reading.sections}


def _matched(old: dict, new: dict, deadline: float) -> list[SectionDiff]:
    keys = [*new, *(key for key in old if key not in new)]
    return [
        _diff(key, (new.get(key) or old[key])[0], old.get(key, ("", ""))[1], new.get(key, ("", ""))[1], deadline)
        for key in keys
    ]


def _diff(key: str, label: str, old: str, new: str, deadline: float) -> SectionDiff:
    if old == new:
        return SectionDiff(key, label, SAME, old, new)
    if not old or not new:
        return SectionDiff(key, label, REMOVED if old else ADDED, old, new)
    before, after = _pieces(old), _pieces(new)
    head, tail = _common_ends(before, after)
    middle = [before[head : len(before) - tail], after[head : len(after) - tail]]
    if max(map(len, middle)) > MAX_WORDS or time.monotonic() > deadline:
        return SectionDiff(key, label, CHANGED, old, new, is_marked=False)
    opcodes = SequenceMatcher(None, *middle, autojunk=max(map(len, middle)) > 400).get_opcodes()
    old_parts = [(tag == "equal", middle[0][a:b]) for tag, a, b, _, _ in opcodes]
    new_parts = [(tag == "equal", middle[1][c:d]) for tag, _, _, c, d in opcodes]
    ends = before[:head], before[len(before) - tail :]
    return SectionDiff(key, label, CHANGED, _marked(old_parts, "del", *ends), _marked(new_parts, "ins", *ends))


def _pieces(html: str) -> list[str]:
    """Tags, words, and one space for each run of white space."""
    return [tag or (" " if space else word) for tag, space, word in _PIECE.findall(html)]


def _common_ends(old: list[str], new: list[str]) -> tuple[int, int]:
    limit = min(len(old), len(new))
    head = next((i for i in range(limit) if old[i] != new[i]), limit)
    tail = next((i for i in range(limit - head) if old[-1 - i] != new[-1 - i]), limit - head)
    return head, tail


def _marked(parts: list[tuple[bool, list[str]]], tag: str, head: list[str], tail: list[str]) -> str:
    """Words of changed runs inside `<del>` or `<ins>`; tags stay outside, so that the HTML stays well formed."""
    out = ["".join(head)]
    for is_same, pieces in parts:
        if is_same:
            out.append("".join(pieces))
            continue
        run: list[str] = []
        for piece in [*pieces, "<end>"]:
            if not piece.startswith("<"):
                run.append(piece)
                continue
            text = "".join(run)
            out.append(f"<{tag}>{text}</{tag}>" if text.strip() else text)
            run = []
            if piece != "<end>":
                out.append(piece)
    return "".join([*out, "".join(tail)])
