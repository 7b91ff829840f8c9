"""Writes PDF files by hand, object by object."""

import re
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image


def pdf(text: str, *, before: bytes = b"", after: bytes = b"", forms: str = "", more: tuple[str, ...] = ()) -> bytes:
    """Makes one page with `text` in lines. `forms` is added to the catalogue and the page; `more`: more objects."""
    lines = "".join(f"({line}) Tj T* " for line in text.split("\n"))
    drawn = f"BT /F1 12 Tf 14 TL 50 800 Td {lines}ET"
    catalogue, _, page = forms.partition("|")
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalogue}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>{page}>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *more,
    ]
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n".encode("cp1252")
    start, size = len(made), len(objects) + 1
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    made += f"xref\n0 {size}\n0000000000 65535 f \n{rows}trailer<</Size {size}/Root 1 0 R>>\n".encode()
    return before + made + f"startxref\n{start}\n%%EOF\n".encode() + after


def drawn(*pages: str, picture: bytes | None = None, author: str = "") -> bytes:
    """Makes a page for each text; `picture` is a JPEG under it."""
    made = pikepdf.new()
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )  # fmt: skip
    for text in pages:
        page = made.add_blank_page(page_size=(595, 842))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        escaped = re.sub(r"([\\()])", r"\\\1", text)
        said = f"BT /F1 14 Tf 57 757 Td ({escaped}) Tj ET".encode("cp1252")
        if picture:
            with Image.open(BytesIO(picture)) as shown:
                wide, tall = shown.size
            page.Resources.XObject = Dictionary(
                I1=made.make_stream(
                    picture, Type=Name.XObject, Subtype=Name.Image, Width=wide, Height=tall,
                    ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
                )
            )  # fmt: skip
            said += b" q 57 0 0 57 57 670 cm /I1 Do Q"
        page.Contents = made.make_stream(said)
    if author:
        made.docinfo.Author = author
    return _saved(made)


def locked(text: str, *, owner: str, reader: str = "") -> bytes:
    with pikepdf.open(BytesIO(drawn(text))) as made:
        return _saved(made, encryption=pikepdf.Encryption(owner=owner, user=reader))


def _saved(made: pikepdf.Pdf, **more) -> bytes:
    held = BytesIO()
    made.save(held, **more)
    return held.getvalue()
