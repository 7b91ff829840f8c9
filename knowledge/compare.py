"""What changed between two readings: by section, words marked."""

import time
from dataclasses import dataclass, field

from django.utils.html import escape

from knowledge.reading import Reading
from knowledge.wording import Word, edits, words

SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"
STATE_LABELS = {SAME: "inchangé", CHANGED: "modifié", ADDED: "ajouté", REMOVED: "retiré"}
SECONDS = 0.2  # past that the rest is shown side by side, unmarked
# Said before each marked run: colour and line are not heard.
SPOKEN = {"del": "retiré : ", "ins": "ajouté : "}


@dataclass(frozen=True)
class SectionDiff:
    key: str
    label: str
    state: str
    old_html: str
    new_html: str
    is_marked: bool = True  # False: too long to mark within the time, shown side by side

    @property
    def state_label(self) -> str:
        return STATE_LABELS[self.state]


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


def compare(old: Reading, new: Reading, *, seconds: float = SECONDS) -> Comparison:
    """Sections are matched by their key, in the new reading's order, those removed after; within `seconds`."""
    deadline = time.monotonic() + seconds
    files = [_list(file.name for file in reading.files) for reading in (old, new)]
    return Comparison(
        title=_diff("title", "Titre", escape(old.title), escape(new.title), deadline),
        summary=_diff("summary", "En bref", escape(old.summary), escape(new.summary), deadline),
        facts=_matched(_facts(old), _facts(new), deadline),
        sections=_matched(_sections(old), _sections(new), deadline),
        files=_diff("files", "Fichiers", *files, deadline) if old.files or new.files else None,
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
    found = None
    if time.monotonic() < deadline:
        before, after = words(old), words(new)
        found = edits(before, after, deadline)
    if found is None:
        return SectionDiff(key, label, CHANGED, old, new, is_marked=False)
    removed, added = found
    return SectionDiff(key, label, CHANGED, _marked(before, removed, "del"), _marked(after, added, "ins"))


def _marked(text: list[Word], changed: set[int], tag: str) -> str:
    """Runs of changed words inside `<del>` or `<ins>`; tags stay outside, so that the HTML stays well formed."""
    out, is_open = [], False
    for place, word in enumerate(text):
        marks = place in changed and not word.is_tag
        if is_open and not marks:
            out.append(f"</{tag}>")
        out.append(word.space)
        if marks and not is_open:
            out.append(f'<{tag}><span class="visually-hidden">{SPOKEN[tag]}</span>')
        out.append(word.text)
        is_open = marks
    return "".join([*out, f"</{tag}>" if is_open else ""])
