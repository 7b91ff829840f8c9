"""What leaves a file on its way to the public, and what stays."""

import hashlib
import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from itc_spaces.refusals import Refused
from knowledge.files import format_of
from knowledge.models import Attachment, PageFile
from knowledge.publication.copies import without_metadata
from tests.factories.publication import accepted, submitted

CANARY = b"Canari Jeanne"
AUTHOR_TAG, MODEL_TAG = 0x013B, 0x0110


def picture(kind: str = "JPEG", size=(40, 30)) -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[AUTHOR_TAG], exif[MODEL_TAG] = CANARY.decode(), "Canari telephone"
    Image.new("RGB", size, "olive").save(out, format=kind, exif=exif)
    return out.getvalue()


def archive(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def attach(sheet, name: str, content: bytes) -> Attachment:
    attachment = Attachment(
        space=sheet.placement.space, name=name, size=len(content), kind=format_of(name).kind,
        sha256=hashlib.sha256(content).hexdigest(), alternative_text="Une porte ouverte",
    )  # fmt: skip
    attachment.file.save(name, ContentFile(content))
    PageFile.objects.create(page=sheet.page_ptr, attachment=attachment, caption="Devant la porte")
    return attachment


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_picture_loses_its_metadata(kind, name):
    assert CANARY in picture(kind)
    clean = without_metadata(picture(kind), name)
    assert b"Canari" not in clean
    with Image.open(BytesIO(clean)) as shown:
        assert (shown.format, shown.size, dict(shown.getexif())) == (kind, (40, 30), {})


def test_picture_is_not_larger_than_a_page():
    with Image.open(BytesIO(without_metadata(picture(size=(4000, 1000)), "a.jpg"))) as shown:
        assert shown.size == (2000, 500)


def test_transparency_stays():
    out = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, format="PNG")
    with Image.open(BytesIO(without_metadata(out.getvalue(), "a.png"))) as shown:
        assert shown.getpixel((0, 0))[3] == 0


def test_word_document_loses_its_makers():
    document = b"<w:document><w:t>Bonjour</w:t></w:document>"
    made = archive(
        **{
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": document,
            "docProps/core.xml": CANARY,
            "docProps/app.xml": CANARY,
            "docProps/custom.xml": CANARY,
            "word/people.xml": b'<w15:people xmlns:w15="x"><w15:person w15:author="' + CANARY + b'"/></w15:people>',
            "word/media/image1.jpg": picture(),
        }
    )
    with zipfile.ZipFile(BytesIO(without_metadata(made, "a.docx"))) as clean:
        parts = {name: clean.read(name) for name in clean.namelist()}
    assert parts["word/document.xml"] == document
    assert not any(b"Canari" in content for content in parts.values())
    assert b"<w15:people" in parts["word/people.xml"]


def huge_png() -> bytes:
    """Four hundred megapixels in a hundred bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("content", [huge_png(), b"\x89PNG\r\n\x1a\n", b"", b"\xff\xd8\xff\xe0"])
def test_a_picture_that_cannot_be_encoded_anew_does_not_stop_the_edition(content):
    clean = without_metadata(archive(**{"word/document.xml": b"<a/>", "word/media/i.png": content}), "a.docx")
    assert zipfile.ZipFile(BytesIO(clean)).read("word/media/i.png") == content


def test_open_document_keeps_its_first_entry():
    made = archive(**{"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>", "meta.xml": CANARY})
    with zipfile.ZipFile(BytesIO(without_metadata(made, "a.odt"))) as clean:
        assert clean.infolist()[0].filename == "mimetype"
        assert clean.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert CANARY not in clean.read("meta.xml")


@pytest.mark.parametrize(
    "written",
    [b"/Author (" + CANARY + b")", b"/Author(a \\) " + CANARY + b")", b"<dc:creator>" + CANARY + b"</dc:creator>"],
)
def test_pdf_loses_its_author_without_moving_a_byte(written):
    made = b"%PDF-1.4\n1 0 obj << /Title (Le titre) " + written + b" >>\nstartxref\n9\n%%EOF"
    clean = without_metadata(made, "a.pdf")
    assert CANARY not in clean
    assert b"Le titre" in clean
    assert len(clean) == len(made)
    assert clean.index(b"startxref") == made.index(b"startxref")


def test_pdf_is_written_anew_without_properties_scripts_or_embedded_files():
    canary, out = CANARY.decode(), BytesIO()
    made = PdfWriter()
    made.add_blank_page(200, 200)
    made.add_metadata({"/Author": canary, "/Company": canary})
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(canary)}
    made.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    made.add_attachment(f"{canary}.txt", CANARY)
    made.write(out)
    assert CANARY in out.getvalue()
    clean = without_metadata(out.getvalue(), "a.pdf")
    assert CANARY not in clean
    shown = PdfReader(BytesIO(clean))
    assert len(shown.pages) == 1
    assert not shown.metadata or canary not in str(shown.metadata)
    assert not shown.attachments


def test_the_edition_holds_a_clean_copy(sheet, people):
    attachment = attach(sheet, "photo.jpg", picture())
    copy = accepted(sheet, people["member_a"], people["coordinator"], people["validator"]).files.get()
    with copy.file.open("rb") as stream:
        content = stream.read()
    assert b"Canari" not in content
    assert copy.sha256 == hashlib.sha256(content).hexdigest() != attachment.sha256
    assert (copy.caption, copy.alternative_text, copy.size) == ("Devant la porte", "Une porte ouverte", len(content))


@pytest.mark.parametrize(
    ("name", "part", "content"),
    [
        ("a.docx", "word/document.xml", b'<w:del w:author="x"><w:delText>avant</w:delText></w:del>'),
        ("a.docx", "word/comments.xml", b"<w:comments><w:comment w:id='1'/></w:comments>"),
        ("a.odt", "content.xml", b"<text:tracked-changes><x/></text:tracked-changes>"),
        ("a.xlsx", "xl/comments1.xml", b"<comments><comment/></comments>"),
    ],
)
def test_deleted_words_and_remarks_are_refused_before_anyone_reads_them(sheet, people, name, part, content):
    attach(sheet, name, archive(**{part: content}))
    with pytest.raises(Refused, match="modifications suivies"):
        submitted(sheet, people["member_a"])


def test_a_list_of_remarks_without_any_is_no_remark(sheet, people):
    attach(sheet, "a.docx", archive(**{"word/document.xml": b"<w:delText/>", "word/comments.xml": b"<w:comments/>"}))
    assert submitted(sheet, people["member_a"]).files.count() == 1
