"""Compares two readings section by section, and marks the changed words."""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.html import escape

from knowledge.enums import FileRole, Licence
from knowledge.reading import Reading, ReadingFile
from knowledge.word_changes import Word, edits, words

SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"
STATE_LABELS = {SAME: "inchangé", CHANGED: "modifié", ADDED: "ajouté", REMOVED: "retiré"}
SECONDS = 0.2  # longer comparisons are shown side by side, without marks
# Written before each marked run, for people who listen and so see no colours or lines.
SPOKEN = {"del": "retiré : ", "ins": "ajouté : "}


@dataclass(frozen=True)
class SectionDiff:
    key: str
    label: str
    state: str
    old_html: str
    new_html: str
    is_marked: bool = True  # False: too long to mark in time, so shown side by side

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


def compare(
    old: Reading, new: Reading, *, seconds: float = SECONDS, digests: Mapping[int, str] | None = None
) -> Comparison:
    """Compares two readings. Sections are matched by key, in the new reading's order, with the removed ones last.

    A section that would take more than `seconds` is not marked. `digests` gives the known digests of files, by id.
    """
    deadline = time.monotonic() + seconds
    files = [_list(map(_file_in_words, old.files)), _list(_said_beside(old.files, new.files, digests or {}))]
    return Comparison(
        title=_diff("title", "Titre", escape(old.title), escape(new.title), deadline),
        summary=_diff("summary", "En bref", escape(old.summary), escape(new.summary), deadline),
        facts=_matched(_facts(old), _facts(new), deadline),
        sections=_matched(_sections(old), _sections(new), deadline),
        files=_diff("files", "Fichiers", *files, deadline) if old.files or new.files else None,
    )


def _list(names) -> str:
    return "".join(f"<p>{escape(name)}</p>" for name in names)


def _file_in_words(file: ReadingFile) -> str:
    """Returns the file's name, and how it is shown."""
    shown = [file.caption, file.alternative_text, "couverture" if file.role == FileRole.COVER else ""]
    return ", ".join([file.name, *filter(None, shown)])


def _said_beside(old: Iterable[ReadingFile], new: Iterable[ReadingFile], digests: Mapping[int, str]) -> Iterator[str]:
    """Yields the new files; says of each whether its content differs from the old file with the same name."""
    before = {file.name: digests.get(file.id) for file in old}
    for file in new:
        is_other = before.get(file.name) and before[file.name] != digests.get(file.id)
        yield _file_in_words(file) + (" (un autre contenu)" if is_other else "")


def _facts(reading: Reading) -> dict[str, tuple[str, str]]:
    facts = {fact.key: (fact.label, _list(label for _, label in fact.values)) for fact in reading.facts}
    licence = dict(Licence.choices).get(reading.licence, reading.licence)
    return facts | {"licence": ("Licence", _list([licence] if licence else []))}


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
    """Puts changed words inside `<del>` or `<ins>`, but never tags, so that the HTML stays well formed."""
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
