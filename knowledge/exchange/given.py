"""What a program that writes a document is given, and what it writes back. It knows nothing of Django."""

import json
import re
import sys
from collections.abc import Callable
from io import BytesIO

LONGEST_SIDE = 1200  # pixels: as wide as a page at 180 dots an inch
QUALITY = 85
# What XML has no place for; the cleaning of HTML lets some of it through.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(value):
    """The same value, each of its texts without the characters that a document cannot hold."""
    if isinstance(value, str):
        return _UNWRITABLE.sub("", value)
    if isinstance(value, list):
        return [written(one) for one in value]
    if isinstance(value, dict):
        return {key: written(one) for key, one in value.items()}
    return value


def picture(path: str) -> tuple[bytes, int, int] | None:
    """A JPEG with its width and height in pixels; None for a file that is gone or cannot be drawn."""
    from PIL import ImageOps  # takes as long to load as a page to write

    from knowledge.files.pictures import on_white, opened, reduced

    try:
        with open(path, "rb") as stream, opened(stream) as found:
            shown = on_white(ImageOps.exif_transpose(reduced(found, LONGEST_SIDE)))
        out = BytesIO()
        shown.save(out, "JPEG", quality=QUALITY)
    except MemoryError:
        raise
    except Exception:  # Pillow raises many kinds for a broken picture: its description stands in its place
        return None
    return out.getvalue(), *shown.size


def answer(write: Callable[[dict], bytes]) -> None:
    """Runs `write` as a confined program: the document's content as JSON on its input, its bytes on its output."""
    sys.stdout.buffer.write(write(written(json.load(sys.stdin.buffer))))
