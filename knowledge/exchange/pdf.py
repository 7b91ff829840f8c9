"""`pdf.py`, a confined program: writes a document's content as a PDF that screen readers can follow (PDF/UA-1).

It does not import Django; `knowledge/exchange/content.py` describes its input.
"""

import json
import os
import re
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

# One thread: several documents are written at once, and each thread takes a share of the memory allowed.
os.environ.setdefault("RAYON_NUM_THREADS", "1")

import typst

from knowledge.exchange import given

TEMPLATE = Path(__file__).with_name("page.typ")
STANDARD: Literal["ua-1"] = "ua-1"
PAGES_WITHOUT_OUTLINE = 3
WIDEST, TALLEST = 480, 600  # points
DOTS = 150  # dots an inch, for pictures
UNKNOWN = "□"
MOST_TRIES = 4
_NOT_SHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def document_of(content: dict) -> bytes:
    with ExitStack() as held:
        return _written(content, held)


def _written(content: dict, held: ExitStack) -> bytes:
    sections = [{**section, "blocks": _shown(section["blocks"], held)} for section in content["sections"]]
    content = {**content, "sections": sections, "pages_without_outline": PAGES_WITHOUT_OUTLINE, "missing": False}
    for _ in range(MOST_TRIES):
        try:
            return _compiled(content)
        except typst.TypstError as error:
            unknown = _not_shown(error.diagnostic)
            if not unknown:
                raise
            content = _replaced(content, dict.fromkeys(unknown, UNKNOWN)) | {"missing": True}
    # After some tries, replace all that few fonts have: rare scripts, and the other planes of Unicode.
    return _compiled(_replaced(content, dict.fromkeys(_far(content), UNKNOWN)))


def _compiled(content: dict) -> bytes:
    day = datetime.fromisoformat(content["day"]).replace(tzinfo=UTC)
    return typst.compile(
        str(TEMPLATE),
        root="/",
        sys_inputs={"content": json.dumps(content)},
        font_paths=typst.Fonts(include_system_fonts=False),
        pdf_standards=STANDARD,
        timestamp=day,
    )


def _shown(blocks: list[dict], held: ExitStack) -> list[dict]:
    """Returns the blocks with pictures drawn, and sub-headings that skip no level, which screen readers announce."""
    shown, last = [], 1
    for block in blocks:
        if block["kind"] == "heading":
            last = min(block["level"] - 1, last + 1)
            shown.append({**block, "level": last})
        else:
            shown.append(_drawn(block, held) if block["kind"] == "picture" else block)
    return shown


def _drawn(block: dict, held: ExitStack) -> dict:
    """Holds the picture in memory, under a name that typst can open, until the document is written."""
    found = given.picture(block["path"])
    if found is None:
        return {**block, "file": ""}
    drawn, wide, tall = found
    file = os.memfd_create("picture")
    held.callback(os.close, file)
    os.write(file, drawn)
    width = wide * min(72 / DOTS, WIDEST / wide, TALLEST / tall)
    return {**block, "file": f"/proc/self/fd/{file}", "width": width}


def _not_shown(diagnostic: str) -> set[int]:
    """Returns the characters that typst says no font of its own has."""
    found = _NOT_SHOWN.findall(diagnostic)
    said = (_ESCAPED.sub(lambda one: chr(int(one[1], 16)) if one[1] else one[2], text) for text in found)
    return {ord(character) for text in said for character in text if not character.isascii()}


def _far(content: dict) -> set[int]:
    return {ord(character) for character in json.dumps(content, ensure_ascii=False) if ord(character) > 0x2FFF}


def _replaced(value, signs: dict[int, str]):
    if isinstance(value, str):
        return value.translate(signs)
    if isinstance(value, list):
        return [_replaced(one, signs) for one in value]
    if isinstance(value, dict):
        return {key: _replaced(one, signs) for key, one in value.items()}
    return value


if __name__ == "__main__":
    given.answer(document_of)
