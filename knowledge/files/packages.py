"""A Word, Excel or PowerPoint file as a package: relations, not habits, name its parts. Does not import Django."""

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from knowledge.files.markup import Malformed, open_part, walk

MOST_RELATIONS = 20_000
# The usual names of the main part, for a package without any relation.
USUAL = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
# Words in the content type of a main part.
FAMILIES = {"wordprocessingml": "docx", "ms-word": "docx", "spreadsheetml": "xlsx", "ms-excel": "xlsx"}
FAMILIES |= {"presentationml": "pptx", "ms-powerpoint": "pptx"}


@dataclass(frozen=True)
class Relation:
    """`kind` as given by `kind_of`; `part` is the name of an entry that exists."""

    id: str
    kind: str
    part: str


class Package:
    def __init__(self, archive: zipfile.ZipFile):
        self.archive = archive
        # No two names differ by case alone; some programs write a name one way and refer to it another way.
        self._entries = {folded(entry.filename): entry for entry in archive.infolist()}

    def open(self, part: str):
        """Opens a part; raises KeyError, Malformed."""
        return open_part(self.archive, self._entries[folded(part)])

    def __contains__(self, part: str) -> bool:
        return folded(part) in self._entries

    def relations(self, part: str = "") -> list[Relation]:
        """Returns what a part, or the package itself, refers to inside the package; nothing if that is unreadable."""
        found: list[Relation] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag != "rel:Relationship" or attributes.get("TargetMode") == "External":
                return
            target = resolved(part, attributes.get("Target", ""))
            if target in self and len(found) < MOST_RELATIONS:
                found.append(Relation(attributes.get("Id", ""), kind_of(attributes), target))

        self._read(rels_of(part), start)
        return found

    @cached_property
    def content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        """Returns the content types by part, then by extension."""
        parts, extensions = {}, {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "ct:Override":
                parts[folded(attributes.get("PartName", ""))] = attributes.get("ContentType", "")
            elif tag == "ct:Default":
                extensions[attributes.get("Extension", "").lower()] = attributes.get("ContentType", "")

        self._read("[Content_Types].xml", start)
        return parts, extensions

    def content_type(self, part: str) -> str:
        parts, extensions = self.content_types
        return parts.get(folded(part)) or extensions.get(part.rpartition(".")[2].lower(), "")

    def main(self, family: str = "") -> tuple[str, str]:
        """Returns the part where a reader begins and its family (docx, xlsx, pptx), or two empty strings."""
        named = [relation.part for relation in self.relations() if relation.kind == "officeDocument"]
        usual = [part for part in USUAL.values() if part in self]
        for part in named or usual:
            content_type = self.content_type(part)
            known = next((known for word, known in FAMILIES.items() if word in content_type), "")
            by_habit = next((known for known, habit in USUAL.items() if folded(habit) == folded(part)), family)
            return part, known or by_habit
        return "", ""

    def _read(self, part: str, start) -> None:
        try:
            with self.open(part) as stream:
                walk(stream, start)
        except (KeyError, Malformed):
            return


def folded(part: str) -> str:
    """Returns the one form of a part's name under which it is looked for."""
    return part.replace("\\", "/").lstrip("/").lower()


def rels_of(part: str) -> str:
    """Returns the part with the relations of this part; of the package itself for an empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolved(part: str, target: str) -> str:
    """Returns the name of the part that a relation leads to."""
    path = unquote(target.partition("#")[0]).replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), path)).lstrip("/")


def kind_of(relation: Mapping[str, str]) -> str:
    """Returns the last word of a relation's type: `header`, `chart`…"""
    return relation.get("Type", "").rpartition("/")[2]
