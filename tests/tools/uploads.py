"""Small honest files, as a browser sends them."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def docx(text: str = "Grille") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        # Without the hour of its making: the same bytes each time.
        archive.writestr(zipfile.ZipInfo("word/document.xml"), f"<w:document>{text}</w:document>")
    return out.getvalue()


def editable(name: str = "grille.docx", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, docx() if content is None else content)


def accessible(name: str = "grille.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
