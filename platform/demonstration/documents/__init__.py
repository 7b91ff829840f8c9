"""Real files of the tools, made when the demonstration is loaded: Word and PDF as the site gives them."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from demonstration.documents.blocks import parts, read
from demonstration.documents.odt import as_odt
from knowledge.exchange import pdf, word

WRITERS = {"docx": word.document_of, "pdf": pdf.document_of}


def document(kind: str, *, title: str, author: str, text: str) -> bytes:
    """Returns the text, in light markdown (see `blocks`), as a file of this kind."""
    blocks = read(text)
    if kind == "odt":
        return as_odt(title, author, blocks)
    said = {"title": title, "author": author, "day": timezone.localdate().isoformat(), "sections": parts(blocks)}
    return WRITERS[kind]({**NOTHING, **said})


# The parts of a document that only a resource has; they stay empty in a person's own file.
NOTHING = {"over": "", "summary": "", "readers": "", "about": [], "facts": [], "facts_label": "", "properties": {}}


def upload(name: str, *, title: str, author: str, text: str) -> SimpleUploadedFile:
    """Returns the file as a person sends it; the suffix of its name says its kind."""
    return SimpleUploadedFile(name, document(name.rpartition(".")[2], title=title, author=author, text=text))
