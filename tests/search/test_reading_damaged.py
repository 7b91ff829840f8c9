"""Cut, changed or hostile, a file is read or refused in a way that is known, and in a time that grows as it does."""

import random
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from knowledge.files.checking import check_begins, check_inside
from knowledge.files.formats import FORMATS
from knowledge.files.markup import Malformed
from search.extracting import READERS, bounded
from search.extraction.joining import joined
from tests.search.test_reading_kinds import BODIES, HEADED, OPEN_TEXTS, RELATED, cell, row
from tests.support.making.office import presentation, word, workbook
from tests.support.making.open_document import text_document
from tests.support.making.pdf import pdf
from web.refusals import Refused

WHOLE = {
    ".docx": word("".join(f"<w:p>{body[0]}</w:p>" for body in BODIES.values()), parts=HEADED, relations=RELATED).made(),
    ".pptx": presentation(["un", "deux"]).made(),
    ".xlsx": workbook(row(cell("1"), cell("2"))).made(),
    ".odt": text_document("".join(body[0] for body in OPEN_TEXTS.values())),
    ".pdf": pdf("une média-\ntion"),
}
KNOWN = (Malformed, zipfile.BadZipFile, KeyError, NotImplementedError, pypdfium2.PdfiumError)


def changed(content: bytes, draw: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(draw.randint(1, 8)):
        place = draw.randrange(len(made))
        match draw.randrange(4):
            case 0:
                made[place] = draw.randrange(256)
            case 1:
                del made[place : place + draw.randint(1, 50)]
            case 2:
                made[place:place] = made[place : place + draw.randint(1, 60)] * draw.randint(1, 5)
            case 3:
                del made[max(40, place) :]
    return bytes(made)


@pytest.mark.parametrize("suffix", WHOLE)
def test_each_damage_has_an_answer(suffix, tmp_path):
    draw, path, answered = random.Random(suffix), Path(tmp_path / f"a{suffix}"), set()
    for _ in range(150):
        path.write_bytes(changed(WHOLE[suffix], draw))
        try:
            bounded(READERS[suffix](str(path)))
            answered.add("read")
        except KNOWN:
            answered.add("not read")
        with path.open("rb") as stream:
            try:
                check_begins(stream, path.name, FORMATS[suffix])
                check_inside(stream, path.name, FORMATS[suffix])
            except Refused:
                answered.add("refused")
    assert answered == {"read", "not read", "refused"}


@pytest.mark.parametrize("text", ["a" * 2_000_000, "a-" * 1_000_000, "a-\n" * 500_000, "a-" + " " * 2_000_000])
def test_hyphens_are_looked_at_once(text):
    assert len(joined([text])[0]) <= len(text)
