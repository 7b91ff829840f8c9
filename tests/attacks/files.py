"""Files made to cost far more than they weigh."""

import struct
import zlib
from functools import cache

from tests.support.making.packages import zipped

# Lossless, 7,000 by 7,000 points of one colour: 49 million of them in 34 bytes.
WEBP = bytes.fromhex("524946461a000000574542505650384c0e0000002f57dbd506071011fd0f4444ff03")
DOCUMENT = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'


def docx(**entries: bytes) -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": DOCUMENT, **entries})


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    """Its header says so; `rows`: what follows."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def pdf(*objects: bytes) -> bytes:
    head = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    rest = b"".join(b"%d 0 obj%s endobj\n" % (number, one) for number, one in enumerate(objects, start=4))
    return b"%PDF-1.4\n" + head + page + rest + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (len(objects) + 4)


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE d [<!ENTITY a0 "ha">{entities}]><d>&a9;</d>'.encode()


@cache
def hostile() -> dict[str, tuple[str, bytes]]:
    """What it does: its name and its bytes."""
    return {
        "an expression that backtracks": ("liste.docx", docx(**{"word/people.xml": b"<a" * 110_000})),
        "fifty thousand objects": ("objets.pdf", pdf(*[b"<</Kids[%d 0 R]>>" % n for n in range(50_000)])),
        "creators without an end": ("xmp.pdf", pdf(b"<</Length 9>>stream\n" + b"<dc:creator>" * 40_000)),
        "34 bytes of picture": ("uni.webp", WEBP),
        "400 megapixels by its header": ("grand.png", png(20_000, 20_000)),
        "60 megapixels of nothing": ("blanc.png", png(10_000, 6_000, bytes(6_000 * 30_001))),
        "a bomb": ("bombe.docx", docx(**{"word/media/a.bin": bytes(60 * 1024 * 1024)})),
        "many entries": ("mille.docx", docx(**{f"word/{n}": b"" for n in range(2_001)})),
        "entities in entities": ("rires.docx", docx(**{"word/document.xml": laughs()})),
        "a well of elements": ("puits.odt", zipped({"content.xml": b"<a>" * 1_000_000})),
    }
