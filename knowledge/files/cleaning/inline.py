"""Cleans the pictures written inside a PDF's drawing instructions, as other pictures are cleaned."""

import re
import zlib
from base64 import a85decode
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Stream

from knowledge.files.cleaning.findings import FOREIGN, PROPERTIES, Found, Uncleanable
from knowledge.files.cleaning.pictures import jpeg

_BEGINS = re.compile(rb"\bBI[\x00\s/%]")
_KEPT = {
    "/W", "/H", "/CS", "/BPC", "/F", "/DP", "/D", "/IM", "/I", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent",
    "/Filter", "/DecodeParms", "/Decode", "/ImageMask", "/Interpolate", "/Intent",
}  # fmt: skip
_PACKING = {"/F", "/Filter", "/DP", "/DecodeParms"}


def clean_inline(pdf: pikepdf.Pdf, found: Found) -> None:
    """Cleans inline pictures; parses only the drawings that seem to hold one."""
    for page in pdf.pages:
        drawn = page.obj.get("/Contents", Array())
        parts = list(drawn) if isinstance(drawn, Array) else [drawn]
        said = b"\n".join(part.read_bytes() for part in parts if isinstance(part, Stream))
        if _BEGINS.search(said):
            page.contents_coalesce()
            _clean(page.obj.Contents, found)
    for thing in list(pdf.objects):
        if isinstance(thing, Stream) and ("/BBox" in thing or thing.get("/Subtype") == Name.Form):
            _clean(thing, found)
        elif isinstance(thing, Dictionary) and thing.get("/Subtype") == Name.Type3:
            for letter in thing.get("/CharProcs", Dictionary()).values():
                _clean(letter, found)


def _clean(stream: Object, found: Found) -> None:
    if not isinstance(stream, Stream) or not _BEGINS.search(stream.read_bytes()):
        return
    out, between, changes = [], [], False
    for instruction in pikepdf.parse_content_stream(stream):
        if not isinstance(instruction, pikepdf.ContentStreamInlineImage):
            between.append(instruction)
            continue
        written = _picture(instruction.iimage)
        changes |= written is not None
        out += [pikepdf.unparse_content_stream(between), written or instruction.iimage.unparse()]
        between = []
    if changes:
        found.add(PROPERTIES)
        stream.write(b"\n".join([*out, pikepdf.unparse_content_stream(between)]))


def _picture(picture: pikepdf.PdfInlineImage) -> bytes | None:
    """Returns the cleaned picture; None when there is nothing to take out."""
    said = list(picture._image_object)
    pairs = list(zip(said[::2], said[1::2], strict=False))
    kept = [(key, value) for key, value in pairs if str(key) in _KEPT]
    content = picture.read_raw_bytes()
    *packed, last = [Name(way) for way in picture.filters] or [None]
    if last == Name.DCTDecode and (clean := jpeg(plain := unpacked(content, packed))) and clean != plain.rstrip():
        content = clean + b"\n"
        parms = picture.decode_parms[-1:]
        kept = [(key, value) for key, value in kept if str(key) not in _PACKING] + [(Name.F, Name.DCT)]
        kept += [(Name.DP, one) for one in parms if isinstance(one, Dictionary)]
    elif len(kept) == len(pairs):
        return None
    operands = [one for pair in kept for one in pair]
    return b"BI\n" + pikepdf.unparse_content_stream([(operands, Operator("ID"))]) + b"\n" + content + b"EI"


def unpacked(content: bytes, packed: Sequence[Object]) -> bytes:
    """Unpacks a picture that a program packed a second time, so that it can be read."""
    for way in packed:
        if way == Name.FlateDecode:
            content = zlib.decompressobj().decompress(content)
        elif way == Name.ASCII85Decode:
            content = a85decode(content.strip().removesuffix(b"~>"))
        else:
            raise Uncleanable(FOREIGN)
    return content
