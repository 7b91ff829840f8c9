"""Stores pictures upright, no larger than a page needs, and without what the camera wrote in them.

`pictures.py FILE NAME`, confined, writes such a picture; it does not import Django. A HEIC, which telephones write and
browsers do not show, becomes a JPEG.
"""

import sys
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageOps

from knowledge.files.formats import something_else
from knowledge.files.limits import refuse
from web.refusals import Refused

LONGEST_SIDE = 2000  # pixels: a page on a telephone needs no more
MAX_PIXELS = 64 * 1024 * 1024
MEGAPIXELS = 64  # in the millions that telephones announce
QUALITY = 88
OPENED = ("JPEG", "PNG", "WEBP", "HEIF")
WRITTEN = {"PNG": {"optimize": True}, "WEBP": {"quality": QUALITY}}
AS_JPEG = {"quality": QUALITY, "optimize": True}  # for HEIC, and for the pairs of pictures that some cameras write
# Without these, colours would change; the rest says who, where, when and with what.
KEPT = ("icc_profile", "transparency")


class TooManyPixels(ValueError):
    """The header announces too many; no point was decoded."""


def format_of_content(head: bytes) -> str | None:
    """Returns the format that the first bytes show, whatever the name says."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    return "HEIF" if head[4:8] == b"ftyp" and head[8:12] in _BRANDS else None


_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def cleaned(content: bytes | BinaryIO, longest: int | None = LONGEST_SIDE) -> bytes:
    """Returns the picture to store; raises TooManyPixels, or what Pillow raises for a picture that it cannot read."""
    stream = BytesIO(content) if isinstance(content, bytes) else content
    with opened(stream) as picture:
        written = picture.format if picture.format in WRITTEN else "JPEG"
        shown = ImageOps.exif_transpose(reduced(picture, longest))
    shown.info = {key: shown.info[key] for key in KEPT if key in shown.info}
    if written == "JPEG" and shown.mode not in ("L", "RGB", "CMYK"):
        shown = on_white(shown)
    out = BytesIO()
    shown.save(out, written, icc_profile=shown.info.get("icc_profile"), **WRITTEN.get(written, AS_JPEG))
    return out.getvalue()


def opened(stream: BinaryIO, formats: tuple[str, ...] = OPENED) -> Image.Image:
    """Opens a picture and reads only its header; raises TooManyPixels."""
    import pi_heif

    pi_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None  # our own limit applies: Pillow would warn about pictures that we accept
    head = stream.read(30)
    stream.seek(0)
    # The WebP decoder takes memory for the whole picture as soon as it opens one.
    _ask(*_size_of_webp(head))
    picture = Image.open(stream, formats=formats)
    _ask(*picture.size)
    return picture


def reduced(picture: Image.Image, longest: int | None) -> Image.Image:
    """Loads the picture no larger than `longest`. It comes first, so that a JPEG is not even decoded at full size."""
    if longest is None or max(picture.size) <= longest:
        picture.load()
        return picture
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
    elif picture.mode in ("1", "P", "PA"):
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=2)
    return picture


def on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    page = Image.new("RGBA", picture.size, "white")
    page.alpha_composite(picture.convert("RGBA"))
    return page.convert("RGB")


def _ask(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise TooManyPixels(f"{width} × {height}")


def _size_of_webp(head: bytes) -> tuple[int, int]:
    """Returns the size in the header of a WebP; (0, 0) for another format."""
    chunk = head[12:16] if head[8:12] == b"WEBP" else b""
    if chunk == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if chunk == b"VP8L":
        both = int.from_bytes(head[21:25], "little")
        return (both & 0x3FFF) + 1, (both >> 14 & 0x3FFF) + 1
    return 0, 0  # the third kind holds 16383 at most; `opened` limits it


def taken(path: str, name: str) -> bytes:
    """Returns the picture to store; raises Refused with what to do."""
    with open(path, "rb") as stream:
        head = stream.read(16)
        stream.seek(0)
        if format_of_content(head) is None:
            raise something_else(name)
        try:
            return cleaned(stream)
        except TooManyPixels as error:
            raise Refused(
                f"« {name} » dépasse {MEGAPIXELS} millions de points : réduisez ses dimensions, puis recommencez."
            ) from error
        except MemoryError:
            raise
        except Exception as error:  # Pillow raises many kinds for a broken picture; all mean the same to the person
            raise Refused(
                f"« {name} » n'est pas une image lisible : enregistrez-la de nouveau en jpg ou png."
            ) from error


def main(path: str, name: str) -> None:
    try:
        sys.stdout.buffer.write(taken(path, name))
    except Refused as refusal:
        refuse(refusal.message)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).name)
