"""Opens documents with the confined reader, before any transaction, so that they can become drafts."""

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpRequest, HttpResponse

from knowledge.exchange.importing.blocks import Document
from knowledge.exchange.importing.pasted import document_from_html, document_from_text
from knowledge.files import confined
from knowledge.files.checks import Checked, check_upload, clean_name, on_disk
from knowledge.files.intake import ready
from knowledge.rich_text import Html
from web.refusals import Refused

PROGRAM = Path(__file__).with_name("reading.py")
# A sheet takes a fraction of a second, a guide of 2.5 MB three seconds.
READING = replace(confined.DOCUMENT, processor=8, patience=25)
TAKEN = (".docx", ".odt")
PASTED = "Texte collé"
NOT_TEXT = (
    "« {name} » n'est pas un document Word (.docx) ou ODT : ouvrez-le, choisissez « Enregistrer sous », puis l'un de "
    "ces formats. Un PDF, un tableur ou une image se joint à une fiche écrite à la main."
)
NOTHING = "Collez le texte de votre document, ou choisissez un fichier."


@dataclass
class Brought:
    """A document that was read: `original` is its file, `pictures` those it shows, each with its description."""

    name: str
    document: Document
    original: Checked | None = None
    pictures: list[tuple[Checked, str]] = field(default_factory=list)


def check_suffix(name: str) -> None:
    """Raises Refused for a file that is safe, but is no text document."""
    if PurePath(name).suffix.lower() not in TAKEN:
        raise Refused(NOT_TEXT.format(name=name))


def brought(upload: UploadedFile) -> Brought:
    """Reads an uploaded document; raises Refused if the rules of files refuse it, or if nothing in it can be read."""
    checked = ready(upload)
    check_suffix(checked.name)
    try:
        with on_disk(upload) as path:
            document = _read(path, checked.name, READING)
    except confined.Failure as failure:
        raise failure.refusal(checked.name) from failure
    return Brought(checked.name, document, checked, _pictures(document))


def reads_the_only(field: str) -> Callable:
    """Decorates a view that `takes_files`: reads a document alone in this field before the view's transaction."""

    def declare(view: Any) -> Callable:
        judge = view.before_transaction

        def before(request: HttpRequest, *args, **kwargs) -> HttpResponse | None:
            answer = judge(request, *args, **kwargs)
            uploads: list[Any] = request.FILES.getlist(field)
            if answer is None and len(uploads) == 1:
                uploads[0].brought = _brought_or_why(uploads[0])
            return answer

        view.before_transaction = before
        return view

    return declare


def _brought_or_why(upload: UploadedFile) -> Brought | Refused:
    try:
        return brought(upload)
    except Refused as refusal:
        return refusal


def brought_stored(path: str, name: str) -> Brought:
    """Reads a stored file for the worker. Raises Refused, or Busy if it must be tried again."""
    try:
        document = _read(path, name, READING.later)
    except confined.Busy:
        raise
    except confined.Failure as failure:
        raise failure.refusal(name) from failure
    return Brought(name, document, None, _pictures(document))


def pasted(text: str) -> Brought:
    """Reads plain text, or `Html` from the rich editor. Raises Refused if it holds no word."""
    document = document_from_html(text) if isinstance(text, Html) else document_from_text(text)
    if not document.seen:
        raise Refused(NOTHING)
    return Brought(PASTED, document)


def _read(path: str, name: str, budget: confined.Budget) -> Document:
    return Document.from_json(json.loads(confined.run(PROGRAM, path, name, budget=budget)))


def _pictures(document: Document) -> list[tuple[Checked, str]]:
    """Returns the pictures that browsers can show; the others are counted, and stay in the file."""
    taken = []
    for picture in document.pictures:
        try:
            checked = check_upload(SimpleUploadedFile(clean_name(picture.name), b64decode(picture.content)))
        except (Refused, confined.Failure):
            document.others += 1
        else:
            taken.append((checked, picture.description.strip()[:300]))
    return taken
