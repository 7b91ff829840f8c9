"""Real files of the tools, made by libraries when the demonstration is loaded."""

from django.core.files.uploadedfile import SimpleUploadedFile

from website.demo.documents.blocks import read
from website.demo.documents.docx import as_docx
from website.demo.documents.odt import as_odt
from website.demo.documents.pdf import as_pdf

WRITERS = {"docx": as_docx, "odt": as_odt, "pdf": as_pdf}


def document(kind: str, *, title: str, author: str, text: str) -> bytes:
    """The text, in light markdown (see `blocks`), as a file of this kind."""
    return WRITERS[kind](title, author, read(text))


def upload(name: str, *, title: str, author: str, text: str) -> SimpleUploadedFile:
    """The same, as someone sends it; the end of its name says which kind."""
    return SimpleUploadedFile(name, document(name.rpartition(".")[2], title=title, author=author, text=text))
