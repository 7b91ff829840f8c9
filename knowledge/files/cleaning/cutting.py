"""Cuts off what a frame hides of a picture. Only a picture with a hidden part is decoded."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image

from knowledge.files.cleaning.crops import SCREEN, Sides, clip_sides, hidden, suffix
from knowledge.files.cleaning.findings import FOREIGN, TOO_MUCH, Uncleanable
from knowledge.files.limits import is_limit
from knowledge.files.pictures import AS_JPEG, KEPT, OPENED, TooManyPixels, opened

CUTTABLE = (*OPENED, "GIF", "BMP")
MODES = {"JPEG": ("L", "RGB", "CMYK"), "PNG": ("1", "L", "LA", "I;16", "P", "RGB", "RGBA")}
ORIENTATION = 0x0112


def cut(content: bytes, sides_of: Callable[[Image.Image], Sides]) -> bytes | None:
    """Returns the part shown; None when nothing is hidden. Raises Uncleanable for a drawing, which has no points."""
    if not content.strip(b"\x00"):
        return None
    try:
        with opened(BytesIO(content), CUTTABLE) as picture:
            box = _box(picture.size, sides_of(picture))
            if box == (0, 0, *picture.size):
                return None
            return _written(picture.crop(box), picture, suffix(content))
    except TooManyPixels as error:
        raise Uncleanable(TOO_MUCH) from error
    except Exception as error:  # Pillow raises many kinds of errors for what it cannot read
        if is_limit(error):
            raise
        raise Uncleanable(FOREIGN) from error


def by_length(clip: str) -> Callable[[Image.Image], Sides]:
    """Returns a function that measures the clip on a picture at its own size."""
    left, top, right, bottom = hidden(clip_sides(clip))

    def measured(picture: Image.Image) -> Sides:
        across, down = (float(points) if points > 1 else SCREEN for points in picture.info.get("dpi", (SCREEN, SCREEN)))
        wide, high = picture.width / across, picture.height / down
        return left / wide, top / high, right / wide, bottom / high

    return measured


def _box(size: tuple[int, int], given: Sides) -> tuple[int, int, int, int]:
    """Returns the box to keep: it includes points shown in part, and at least one point."""
    (width, height), (left, top, right, bottom) = size, given
    x, y = min(int(width * left + 1e-6), width - 1), min(int(height * top + 1e-6), height - 1)
    ends = (width - int(width * right + 1e-6), height - int(height * bottom + 1e-6))
    return x, y, max(x + 1, ends[0]), max(y + 1, ends[1])


def _written(piece: Image.Image, whole: Image.Image, kind: str) -> bytes:
    form = "JPEG" if kind == ".jpeg" else "PNG"
    piece.info = {key: whole.info[key] for key in (*KEPT, "dpi") if key in whole.info}
    if piece.mode not in MODES[form]:
        piece = piece.convert("RGBA" if piece.has_transparency_data else "RGB")
    more: dict[str, Any] = {key: piece.info[key] for key in ("icc_profile", "dpi") if key in piece.info}
    out = BytesIO()
    if form == "JPEG":
        exif = Image.Exif()
        if turned := whole.getexif().get(ORIENTATION):
            exif[ORIENTATION] = turned
        more |= {**AS_JPEG, "exif": exif}
    piece.save(out, form, **more)
    return out.getvalue()
