"""Pictures as telephones make them: taken, turned, reduced; beyond 64 megapixels refused by their header."""

import io
import struct
from base64 import b64decode
from hashlib import sha256

import pytest
from PIL import Image, MpoImagePlugin

from knowledge.files.checks import check_upload
from tests.attacks.files import WEBP, png
from tests.knowledge.files.test_files import upload
from web.refusals import Refused

# Twenty-four by sixteen points, orange, as a telephone writes them.
HEIC = (
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAXxtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAA"
    "AERAAAEAAQAAAAABoAABAAAAAAAAADMAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/GlwcnAAAADc"
    "aXBjbwAAAHVodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQApQgEBA3AAAAMAkAAAAwAA"
    "AwAeoCCBBZbqrprm4CGgwIAAAAyAAAADAIRiAAEABkQBwXPBiQAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAAQAAAAChjbGFw"
    "AAAAGAAAAAEAAAAQAAAAAf///9gAAAAC////0AAAAAIAAAAQcGl4aQAAAAADCAgIAAAAGGlwbWEAAAAAAAAAAQABBYECAwWEAAAAO21kYXQAAAAv"
    "KAGvEyFkY0D1JyL2f2VCf/pNcn/IvZYWdyugwVvy+sD2ZJvA86qRnoCHaacwFXg="
)
SIDEWAYS = 6
ORIENTATION = 0x0112


def jpeg(width: int, height: int, mode: str = "L", **given) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, "JPEG", quality=50, **given)
    return out.getvalue()


def sideways() -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = SIDEWAYS
    return exif


def shown(name: str, content: bytes) -> tuple[str, str, tuple[int, int]]:
    """Its name, format and size once it is taken."""
    taken = check_upload(upload(name, content))
    kept = taken.content.read()
    assert taken.sha256 == sha256(kept).hexdigest()
    with Image.open(io.BytesIO(kept)) as picture:
        picture.load()
        return taken.name, picture.format, picture.size


def test_64_megapixels_held_sideways():
    assert shown("IMG_1.JPG", jpeg(9248, 6936, exif=sideways())) == ("IMG_1.jpg", "JPEG", (1500, 2000))


@pytest.mark.parametrize("name", ["photo.heic", "photo.HEIF", "photo.jpg"])
def test_heic_becomes_a_jpeg(name):
    assert shown(name, b64decode(HEIC)) == ("photo.jpg", "JPEG", (24, 16))


def test_jfif_is_a_jpeg_by_another_name():
    assert shown("image.jfif", jpeg(30, 20, "RGB")) == ("image.jpg", "JPEG", (30, 20))


def test_a_jpeg_that_a_telephone_calls_heic():
    assert shown("IMG_2.heic", jpeg(30, 20)) == ("IMG_2.jpg", "JPEG", (30, 20))


def test_two_pictures_in_one_file_are_its_first():
    out = io.BytesIO()
    Image.new("RGB", (30, 20)).save(out, "MPO", save_all=True, append_images=[Image.new("RGB", (8, 8))])
    with Image.open(io.BytesIO(out.getvalue())) as pair:
        assert isinstance(pair, MpoImagePlugin.MpoImageFile)
    assert shown("IMG_3.jpg", out.getvalue()) == ("IMG_3.jpg", "JPEG", (30, 20))


@pytest.mark.parametrize(("mode", "kept"), [("1", "1"), ("P", "P"), ("RGBA", "RGBA"), ("I;16", "I;16")])
@pytest.mark.parametrize("size", [(30, 20), (3000, 2000)])
def test_every_kind_of_png(mode, kept, size):
    out = io.BytesIO()
    Image.new(mode, size).save(out, "PNG")
    assert shown("plan.png", out.getvalue())[1:] == ("PNG", (30, 20) if size == (30, 20) else (2000, 1333))


def lossy_canvas(width: int, height: int) -> bytes:
    """A WebP whose header announces so much."""
    size = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    chunk = b"VP8X" + struct.pack("<I", 10) + bytes(4) + size
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def lossless(width: int, height: int) -> bytes:
    both = int.from_bytes(WEBP[21:25], "little") >> 28 << 28 | (height - 1) << 14 | (width - 1)
    return WEBP[:21] + both.to_bytes(4, "little") + WEBP[25:]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", png(20_000, 20_000)),
        ("a.webp", lossless(16_000, 16_000)),
        ("a.webp", lossy_canvas(60_000, 60_000)),
        ("a.jpg", jpeg(16, 16).replace(struct.pack(">HH", 16, 16), struct.pack(">HH", 60_000, 60_000), 1)),
    ],
)
def test_beyond_it_is_refused_by_its_header(name, content):
    with pytest.raises(Refused, match="dépasse 64 millions de points"):
        check_upload(upload(name, content))


def test_34_bytes_of_49_megapixels():
    assert len(WEBP) == 34
    assert shown("uni.webp", WEBP) == ("uni.webp", "WEBP", (2000, 2000))
