"""Removes from pictures what cameras and programs wrote in them: leaves out parts of the file, decodes no point."""

import re
import struct
from base64 import b64decode, b64encode

from knowledge.files.cleaning.findings import FOREIGN, HIDDEN_TEXT, LINKS, PROPERTIES, Found, Uncleanable
from knowledge.files.cleaning.markup import DROP, KEEP, Filter
from knowledge.files.cleaning.office import WEB, is_private_path

_PNG = b"\x89PNG\r\n\x1a\n"
# Pages show only the first frame, so the parts that animate a picture are not kept.
_PNG_KEPT = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs",
    b"cICP",
}  # fmt: skip
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_JP2_KEPT = {b"jP  ", b"ftyp", b"rreq", b"jp2h", b"jp2c", b"jpch", b"jplh"}
_IN_LETTERS = re.compile(r"data:image/[a-z.+-]+;base64,", re.ASCII)
_EMF_COMMENT, _EMF_PLUS = 70, b"EMF+"
_WMF_ESCAPE, _WMF_COMMENT = 0x0626, 15


def cleaned_picture(content: bytes, found: Found, where: str = "") -> bytes:
    """Returns the picture without its metadata; raises Uncleanable for an unknown format."""
    for magic, clean in CLEANERS:
        if content[magic[0] : magic[0] + len(magic[1])] == magic[1]:
            kept = clean(content)
            if kept != content:
                found.add(PROPERTIES, where)
            return kept
    if not content.strip(b"\x00"):
        return b""
    raise Uncleanable(FOREIGN)


def jpeg(content: bytes) -> bytes:
    """Keeps frames, tables, colours and orientation."""
    out, at, orientation = [b"\xff\xd8"], 2, b""
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        size = int.from_bytes(content[at + 2 : at + 4], "big")
        part = content[at : at + 2 + size]
        if marker == 0xDA:
            return b"".join([*out[:1], orientation, *out[1:], _scans(content, at)])
        if marker == 0xE1 and part[4:10] == b"Exif\x00\x00":
            orientation = orientation or _orientation(part[10:])
        is_kept = (
            (not 0xE0 <= marker <= 0xEF and marker != 0xFE)
            or (marker == 0xE0 and part[4:9] == b"JFIF\x00")
            or (marker == 0xE2 and part[4:16] == b"ICC_PROFILE\x00")
            or (marker == 0xEE and part[4:9] == b"Adobe")
        )  # fmt: skip
        if is_kept:
            out.append(_without_thumbnail(part, marker))
        at += 2 + max(size, 2)
    return b"".join(out)


def _without_thumbnail(part: bytes, marker: int) -> bytes:
    if marker == 0xE0 and len(part) > 18:
        return part[:2] + (16).to_bytes(2, "big") + part[4:16] + b"\x00\x00"
    return part


def _scans(content: bytes, at: int) -> bytes:
    """Returns the scans up to the end of the picture, without remarks between them or anything after it."""
    out, start = [], at
    while at + 1 < len(content):
        marker = content[at + 1]
        if marker == 0xD9:
            return b"".join([*out, content[start : at + 2]])
        if marker == 0x00 or marker == 0xFF or 0xD0 <= marker <= 0xD7:
            step = 1 if marker == 0xFF else 2
        else:
            step = 2 + int.from_bytes(content[at + 2 : at + 4], "big")
            if marker == 0xFE or 0xE0 <= marker <= 0xEF:
                out.append(content[start:at])
                start = at + step
        at = content.find(b"\xff", at + step)
        if at < 0:
            break
    return b"".join([*out, content[start:], b"\xff\xd9"])


def _orientation(tiff: bytes) -> bytes:
    """Returns an Exif part with nothing but the orientation; empty when the picture is upright."""
    order = ">" if tiff[:2] == b"MM" else "<"
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for number in range(min(count, 200)):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * number)
            if tag == 0x0112 and 1 < value < 9:
                body = b"Exif\x00\x00MM\x00\x2a" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, value, 0, 0)
                return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
    except struct.error:
        pass
    return b""


def png(content: bytes) -> bytes:
    out, at = [_PNG], 8
    while at + 12 <= len(content):
        size, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if kind in _PNG_KEPT:
            out.append(content[at : at + 12 + size])
        at += 12 + size
        if kind == b"IEND":
            break
    return b"".join(out)


def webp(content: bytes) -> bytes:
    out, at = [], 12
    while at + 8 <= len(content):
        kind, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        part = content[at : at + 8 + size + size % 2]
        if kind == b"VP8X" and len(part) > 8:
            part = part[:8] + bytes([part[8] & ~0x0C]) + part[9:]
        if kind in _WEBP_KEPT:
            out.append(part)
        at += 8 + size + size % 2
    body = b"WEBP" + b"".join(out)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def gif(content: bytes) -> bytes:
    """Keeps the frames and the number of loops; drops remarks, foreign blocks and text that nobody draws."""
    flags = content[10] if len(content) > 10 else 0
    at = 13 + (6 << (flags & 7) if flags & 0x80 else 0)
    out = [content[:at]]
    while at < len(content):
        if content[at] == 0x3B:
            break
        if content[at] == 0x21:
            end = _blocks(content, at + 2)
            kept = content[at + 1] == 0xF9 or content[at + 3 : at + 11] in (b"NETSCAPE", b"ANIMEXTS")
            out.append(content[at:end] if kept else b"")
        elif content[at] == 0x2C:
            local = content[at + 9] if at + 9 < len(content) else 0
            end = _blocks(content, at + 11 + (6 << (local & 7) if local & 0x80 else 0))
            out.append(content[at:end])
        else:
            break
        at = end
    return b"".join(out) + b";"


def _blocks(content: bytes, at: int) -> int:
    while at < len(content) and content[at]:
        at += content[at] + 1
    return min(at + 1, len(content))


def jp2(content: bytes) -> bytes:
    out, at = [], 0
    while at + 8 <= len(content):
        size, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16], "big")
        size = size or len(content) - at
        if size < 8:
            break
        if kind in _JP2_KEPT:
            out.append(content[at : at + size])
        at += size
    return b"".join(out)


def emf(content: bytes) -> bytes:
    """Blanks the description and private remarks; everything else keeps its place in the file."""
    out, at = bytearray(content), 0
    if len(content) >= 72:
        length, offset = struct.unpack_from("<II", content, 60)
        if offset and offset + 2 * length <= len(out):
            out[offset : offset + 2 * length] = bytes(2 * length)
    while at + 8 <= len(content):
        kind, size = struct.unpack_from("<II", content, at)
        if size < 8:
            break
        if kind == _EMF_COMMENT and content[at + 12 : at + 16] != _EMF_PLUS:
            end = min(at + size, len(out))
            out[at + 12 : end] = bytes(max(0, end - at - 12))
        at += size
    return bytes(out)


def wmf(content: bytes) -> bytes:
    out, at = bytearray(content), 40 if content[:4] == b"\xd7\xcd\xc6\x9a" else 18
    while at + 6 <= len(content):
        size, kind = struct.unpack_from("<IH", content, at)
        if size < 3:
            break
        if kind == _WMF_ESCAPE and content[at + 6 : at + 8] == _WMF_COMMENT.to_bytes(2, "little"):
            end = min(at + 2 * size, len(out))
            out[at + 10 : end] = bytes(max(0, end - at - 10))
        at += 2 * size
    return bytes(out)


class SvgFilter(Filter):
    """Keeps a drawing's shapes and words; drops programs, tools' remarks and what would be loaded from elsewhere."""

    def __init__(self, found: Found, where: str):
        self.found, self.where = found, where

    def start(self, name, attributes, path):
        if not name.startswith("s:") or name in ("s:script", "s:metadata", "s:foreignObject"):
            self.found.add(PROPERTIES, self.where)
            return DROP
        if attributes.get("display") == "none" or "display:none" in attributes.get("style", "").replace(" ", ""):
            self.found.add(HIDDEN_TEXT, self.where)
            return DROP
        for key, value in list(attributes.items()):
            is_foreign = ":" in key and not key.startswith(("xlink:", "xml:"))
            is_link = key in ("href", "xlink:href") and not value.startswith(("#", "data:image/", *WEB))
            if is_foreign or is_link or key.lower().startswith("on") or is_private_path(value):
                del attributes[key]
                self.found.add(LINKS if is_link else PROPERTIES, self.where)
            elif value.startswith("data:"):
                attributes[key] = self._picture(value)
        return KEEP

    def _picture(self, value: str) -> str:
        """Cleans a picture encoded as text, as other pictures are cleaned."""
        begins = _IN_LETTERS.match(value)
        if begins is None:
            raise Uncleanable(FOREIGN)
        content = cleaned_picture(b64decode(value[begins.end() :]), self.found, self.where)
        return begins.group() + b64encode(content).decode()


CLEANERS = (
    ((0, b"\xff\xd8\xff"), jpeg),
    ((0, _PNG), png),
    ((8, b"WEBP"), webp),
    ((0, b"GIF8"), gif),
    ((4, b"jP  \r\n\x87\n"), jp2),
    ((40, b" EMF"), emf),
    ((0, b"\xd7\xcd\xc6\x9a"), wmf),
    ((0, b"\x01\x00\x09\x00"), wmf),
    ((0, b"BM"), lambda content: content[: max(int.from_bytes(content[2:6], "little"), 54)]),
)
