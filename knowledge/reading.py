"""What a resource says, however it is stored. A reading names no person: pages add credits and contact to it."""

from dataclasses import asdict, dataclass, replace

from knowledge.enums import FileKind, FileRole

VERSION = 1


@dataclass(frozen=True)
class Fact:
    """A short answer: `values` are (value, label) pairs: a stable slug or key, and what people see."""

    key: str
    label: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """A long answer as clean HTML; `items` keeps the parts of a list as written, for an adaptation to edit."""

    key: str
    label: str
    html: str
    items: tuple[dict, ...] = ()


@dataclass(frozen=True)
class ReadingFile:
    """`id` is an attachment's for members, an edition file's for the public; `size` is in bytes."""

    id: int
    name: str
    kind: str
    size: int
    caption: str = ""
    alternative_text: str = ""
    role: str = ""  # a FileRole, or empty

    @property
    def kind_label(self) -> str:
        return FileKind(self.kind).label

    @property
    def is_drawn(self) -> bool:
        """Tells whether a small picture of the file can be shown."""
        return self.kind in (FileKind.PDF, FileKind.PICTURE)


@dataclass(frozen=True)
class Reading:
    kind: str
    kind_label: str
    title: str
    summary: str
    licence: str
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    files: tuple[ReadingFile, ...] = ()

    def fact(self, key: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.key == key), None)

    @property
    def cover(self) -> ReadingFile | None:
        return next((file for file in self.files if file.role == FileRole.COVER), None)

    def without_files(self) -> "Reading":
        return replace(self, files=())

    def to_json(self) -> dict:
        return {"version": VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, stored: dict) -> "Reading":
        """Raises ValueError for an unknown version."""
        if stored.get("version") != VERSION:
            raise ValueError(f"This reading has version {stored.get('version')!r}; this code reads {VERSION}.")
        return cls(
            kind=stored["kind"],
            kind_label=stored["kind_label"],
            title=stored["title"],
            summary=stored["summary"],
            licence=stored["licence"],
            facts=tuple(Fact(f["key"], f["label"], tuple(map(tuple, f["values"]))) for f in stored["facts"]),
            sections=tuple(Section(s["key"], s["label"], s["html"], tuple(s["items"])) for s in stored["sections"]),
            files=tuple(ReadingFile(**file) for file in stored["files"]),
        )
