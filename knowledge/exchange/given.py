"""The input and the output of a program that writes a document. This module does not import Django."""

import json
import re
import sys
from collections.abc import Callable
from io import BytesIO

LONGEST_SIDE = 1200  # pixels: the width of a page at 180 dots an inch
QUALITY = 85
# Characters that XML cannot hold; the cleaning of HTML lets some of them through.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(value):
    """Returns the same value; its texts lose the characters that a document cannot hold."""
    if isinstance(value, str):
        return _UNWRITABLE.sub("", value)
    if isinstance(value, list):
        return [written(one) for one in value]
    if isinstance(value, dict):
        return {key: written(one) for key, one in value.items()}
    return value


def picture(path: str) -> tuple[bytes, int, int] | None:
    """Returns a JPEG with its width and height in pixels; None for a file that is gone or cannot be drawn."""
    from PIL import ImageOps  # imported here: it loads for as long as a page takes to write

    from knowledge.files.pictures import on_white, opened, reduced

    try:
        with open(path, "rb") as stream, opened(stream) as found:
            shown = on_white(ImageOps.exif_transpose(reduced(found, LONGEST_SIDE)))
        out = BytesIO()
        shown.save(out, "JPEG", quality=QUALITY)
    except MemoryError:
        raise
    # Pillow raises many kinds of errors for a broken picture; the document then shows its description
    except Exception:
        return None
    return out.getvalue(), *shown.size


def answer(write: Callable[[dict], bytes]) -> None:
    """Runs `write` as a confined program: JSON content on its input, the document's bytes on its output."""
    sys.stdout.buffer.write(write(written(json.load(sys.stdin.buffer))))
