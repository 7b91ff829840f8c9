"""Turns a reading into the plain data of a document; the programs that write documents get nothing else."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from design.templatetags.design import AUDIENCES
from knowledge.enums import FileKind, Licence
from knowledge.exchange import tags
from knowledge.exchange.blocks import EMPTY, blocks_of, bullets, paragraph
from knowledge.reading import Reading, ReadingFile
from web.sizes import weight

FACTS = "En un coup d'œil"
MOST_PICTURES = 24  # at most drawn in one document; the others are listed among its files
LONGEST_NAME = 80  # characters; the name is cut between words
_BETWEEN_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Frame:
    """What a document says around the reading. The people are here, because a reading holds none.

    - `itc`: the ITC's name. `readers`: a sentence that says who may read it. `day`: the date of this text.
    - `about`: lines under the title. `signed`: the authors. `ending`: last lines, such as the page's address.
    - `known_by`: properties by which a Word file is known again (`tags.PAGE`, `tags.REVISION`…).
    """

    itc: str
    readers: str
    day: date
    about: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    known_by: Mapping[str, str] = field(default_factory=dict)


def content_of(reading: Reading, frame: Frame, pictures: Mapping[int, str] | None = None) -> dict:
    """Returns the content; `pictures` gives, by id, the path of each picture that this reader may see."""
    drawn = [file for file in reading.files if file.id in (pictures or {})][:MOST_PICTURES]
    licence = [f"Licence : {Licence(reading.licence).label}"] if reading.licence else []
    parts = [_part(section.label, blocks_of(section.html) or [EMPTY], section.key) for section in reading.sections]
    parts += [
        _part("Images", [_picture(file, pictures[file.id]) for file in drawn] if pictures else []),
        _part("Fichiers joints", _list([_named(file) for file in reading.files if file not in drawn])),
        _part("Écrit par", _list(frame.signed)),
        _part("Où le retrouver", [paragraph(line) for line in frame.ending]),
    ]
    return {
        "title": reading.title,
        "summary": reading.summary,
        "over": f"{reading.kind_label} · {frame.itc}",
        "author": frame.itc,
        "readers": frame.readers,
        "about": [*frame.about, *licence],
        "day": frame.day.isoformat(),
        "facts_label": FACTS,
        "facts": [_fact(fact.key, fact.label, fact.values) for fact in reading.facts],
        "sections": [part for part in parts if part["blocks"]],
        "properties": {tags.KIND: reading.kind, tags.DIGEST: tags.digest_of(reading.to_json()), **frame.known_by},
    }


def _part(label: str, blocks: list[dict], key: str = "") -> dict:
    return {"key": key, "label": label, "blocks": blocks}


def _fact(key: str, label: str, values: tuple[tuple[str, str], ...]) -> dict:
    return {"key": key, "label": label, "text": tags.BETWEEN.join(shown for _, shown in values)}


def _list(texts: list[str] | tuple[str, ...]) -> list[dict]:
    return [bullets(list(texts))] if texts else []


def _named(file: ReadingFile) -> str:
    described = f"{file.name} ({file.kind_label}, {weight(file.size)})"
    return f"{described} : {file.caption}" if file.caption else described


def _picture(file: ReadingFile, path: str) -> dict:
    described = file.alternative_text or file.caption or file.name
    return {"kind": "picture", "path": path, "alt": described, "caption": file.caption}


def readers_in_words(audience: str) -> str:
    """Returns a sentence that says who may read the document; `audience` is a key of `AUDIENCES`."""
    label, _, sentence = AUDIENCES[audience]
    return f"Qui peut lire ce document ? {label}. {sentence}"


def signatures(credits, contact: str) -> tuple[str, ...]:
    """Returns the authors, one a line, from rows with a name and a quality; then the contact."""
    named = [", ".join(filter(None, (credit.name, credit.quality))) for credit in credits]
    return (*named, *([f"Contact : {contact}"] if contact else []))


def pictures_of(files) -> dict[int, str]:
    """Returns the path of each picture, by id, among rows of attachments or of an edition's files."""
    return {file.pk: file.file.path for file in files if file.kind == FileKind.PICTURE}


def name_of(title: str, suffix: str, *more: str) -> str:
    """Returns the document's file name: « accueillir-les-adolescents.docx », « été-solidaire-édition-2.pdf »."""
    words = _BETWEEN_WORDS.sub("-", unicodedata.normalize("NFC", title).lower()).strip("-")
    if len(words) > LONGEST_NAME:
        words = words[:LONGEST_NAME].rpartition("-")[0] or words[:LONGEST_NAME]
    return f"{'-'.join(filter(None, (words or 'document', *more)))}.{suffix}"
