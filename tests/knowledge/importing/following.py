"""Follows one document through the import: where each part went, and whether each word is somewhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from docx.opc.exceptions import PackageNotFoundError

from itc_spaces.spaces.models import Space
from knowledge.exchange.importing.blocks import HEAD, HEADING, LIST, PICTURE, TABLE, TEXT, Block, Document
from knowledge.exchange.importing.documents import brought
from knowledge.exchange.importing.drafting import Draft, blocks_in, draft_from, words_added
from knowledge.exchange.importing.enums import Sure
from knowledge.exchange.importing.words import text_in, total, words
from knowledge.types import type_of
from tests.knowledge.importing import counting
from web.refusals import Refused

KINDS = {HEADING: "titre", TEXT: "paragraphe", LIST: "liste", PICTURE: "image"}
TRAY, NOWHERE = "à placer", "?"
LONGEST = 60  # characters of a part that are shown


@dataclass
class Followed:
    """Holds what became of one document.

    `parts`: kind, first words, where, and how sure. `words`: how many, by what became of them. `faults`: what breaks
    the law of words.
    """

    name: str
    parts: list[tuple[str, str, str, str]] = field(default_factory=list)
    words: dict[str, int] = field(default_factory=dict)
    refusal: str = ""
    faults: list[str] = field(default_factory=list)


def followed(path: Path, space: Space) -> Followed:
    """Brings a document as a person does: it is judged as a file, read by the confined program, then placed."""
    told = Followed(path.name)
    try:
        read = brought(SimpleUploadedFile(path.name, path.read_bytes()))
        draft = draft_from(read.document, known=type_of("fiche"), space=space, name=path.name)
    except Refused as refusal:
        told.refusal = refusal.message
        return told
    shown = counting.shown(str(path))
    unseen = sum(draft.words.get(reason, 0) for reason in ("hidden", "drawn"))
    told.words = {"file": total(shown) + unseen, **draft.words}
    told.parts = list(_parts(read.document, draft))
    told.faults = [*_lost(shown, read.document, draft), *_unread(path, read.document, draft)]
    if told.words["file"] != sum(draft.words.values()):
        told.faults.append("its words are not those placed, in the tray and left")
    if added := words_added(read.document, draft):
        told.faults.append(f"added: {_few(added)}")
    return told


# ── words ──


def _lost(shown: Counter[str], document: Document, draft: Draft) -> Iterator[str]:
    """Yields a fault for words that pages show, and that are neither kept nor said to be left out."""
    missing = shown - Counter(document.seen)
    said = sum(draft.words.get(reason, 0) for reason in ("contents", "prompts", "marks"))
    if total(missing) > said:
        yield f"shown, and neither kept nor said: {total(missing) - said} of {_few(missing)}"


def _unread(path: Path, document: Document, draft: Draft) -> Iterator[str]:
    """Yields a fault for words that another program reads, and that are neither kept nor said to be left out."""
    try:
        missing = counting.read_by_another(str(path)) - Counter(document.seen)
    except (KeyError, ValueError, PackageNotFoundError, AttributeError):  # it cannot open it, and we can
        return
    said = sum(many for reason, many in draft.words.items() if reason not in ("placed", "tray"))
    if total(missing) > said:
        yield f"read by another, and neither kept nor said: {total(missing) - said} of {_few(missing)}"


def _few(counted: Counter[str]) -> str:
    return ", ".join(list(counted)[:8])


# ── parts ──


def _parts(document: Document, draft: Draft) -> Iterator[tuple[str, str, str, str]]:
    places = list(_places(draft))
    for block in blocks_in(document.blocks):
        if block.kind == TABLE:
            yield "tableau", f"{len(block.rows)} lignes", "", ""
        elif block.kind == PICTURE:
            yield KINDS[PICTURE], block.html[:LONGEST], TRAY, ""
        elif asked := words(text_in(block.html)):
            place = _found(asked, places)
            yield KINDS[block.kind], _begun(block), place.name, place.state


@dataclass
class _Place:
    name: str
    state: str
    left: Counter[str]


def _places(draft: Draft) -> Iterator[_Place]:
    """Yields the answers with what is said there, then the fragments of the tray."""
    reading = draft.page.reading()
    said = {"title": reading.title, "summary": reading.summary}
    said |= {fact.key: " ".join(label for _, label in fact.values) for fact in reading.facts}
    said |= {section.key: text_in(section.html) for section in reading.sections}
    for key, how in draft.said.items():
        text = " ".join([*how["labels"], said.get(key) or str(getattr(draft.page, key, ""))])
        yield _Place(key, str(Sure(how["sure"]).label), words(text))
    for one in draft.tray:
        near = f" ({one.near})" if one.near else " (en-tête)" if one.place == HEAD else ""
        yield _Place(f"{TRAY}{near}", "", words(f"{one.heading} {text_in(one.html)}"))


def _found(asked: Counter[str], places: list[_Place]) -> _Place:
    """Returns the first place that still has all of these words, and takes them from it."""
    for place in places:
        if not asked - place.left:
            place.left -= asked
            return place
    several = [place.name for place in places if asked & place.left]
    return _Place(" + ".join(several[:3]) or NOWHERE, "", Counter())


def _begun(block: Block) -> str:
    text = " ".join(text_in(block.html).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
