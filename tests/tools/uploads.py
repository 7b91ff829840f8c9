"""Small honest files, as a browser sends them."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.attacks.holding import DECLARED, relations, types
from tests.support.making.packages import zipped

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def docx(text: str = "Grille") -> bytes:
    parts = {
        "[Content_Types].xml": types(word__document="wordprocessingml.document.main"),
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {DECLARED}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
        "</w:document>",
    }
    return zipped(parts)


def editable(name: str = "grille.docx", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, docx() if content is None else content)


def accessible(name: str = "grille.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
