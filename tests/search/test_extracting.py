"""The limits of the process that reads files hold, whatever it is made to do; the worker goes on."""

import random
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from search import texts
from search.texts import read_texts
from tests.search.filled import keys, settle
from tests.search.test_texts import attach, found, sheet, word  # noqa: F401 (a fixture)
from tests.support.making.pdf import drawn

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
# The program itself, but that its reader of PDF does this; what it came to is written beside it.
MADE_TO = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("extracting", {program!r})
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)

def say(text):
    with open({said!r}, "w") as out:
        out.write(str(text))

def read(path):
    {does}
    yield 1, "Le paravent"

program.READERS[".pdf"] = read
program.main(sys.argv[1])
"""
EAT = """held = []
    try:
        while True:
            held.append(bytearray(b"x") * 1_000_000)
    except MemoryError:
        size = len(held)
        del held
        say(size)
        raise"""
LOOP = """say("began")
    while True:
        pass"""
POUR = """with open({said!r}, "wb") as out:
        while True:
            out.write(bytes(1_000_000))"""


@pytest.fixture
def made_to(sheet, monkeypatch, tmp_path):  # noqa: F811
    """`made_to(something)`: reads a PDF while doing that, then a Word file; what the program said, and the counts."""

    def run(does: str) -> tuple[str, dict]:
        said, program = tmp_path / "said", tmp_path / "program.py"
        told = {"program": str(texts.PROGRAM), "said": str(said)}
        program.write_text(MADE_TO.format(does=does.format(**told), **told))
        monkeypatch.setattr(texts, "PROGRAM", program)
        monkeypatch.setattr(texts, "BUDGET", replace(texts.BUDGET, processor=5))
        attach(sheet, "guide.pdf", drawn("Le paravent."))
        attach(sheet, "suite.docx", word("La tonnelle."))
        settle()
        counted = read_texts()
        settle()
        assert keys(found(sheet, "tonnelle")) == [f"page:{sheet.pk}"], "the next one is read"
        return said, counted

    return run


def test_one_that_eats_memory_gets_no_more_than_its_share(made_to):
    said, counted = made_to(EAT)
    assert counted == {"texte non extrait": 1, "texte lu": 1}
    assert 100 * MEGABYTE < int(said.read_text()) * 1_000_000 < 512 * MEGABYTE


def test_one_that_never_ends_is_ended_by_its_own_time(made_to):
    said, counted = made_to(LOOP)
    assert counted == {"texte non extrait": 1, "texte lu": 1}
    assert said.read_text() == "began"


def test_one_that_pours_bytes_out_fills_no_disk(made_to):
    said, counted = made_to(POUR)
    assert counted == {"texte non extrait": 1, "texte lu": 1}
    assert said.stat().st_size <= 64 * MEGABYTE


def test_one_that_behaves_is_read_by_the_same_program(made_to):
    assert made_to("pass")[1] == {"texte lu": 2}


def test_a_file_that_would_unfold_in_memory_is_read_element_by_element(sheet, tmp_path):  # noqa: F811
    """Within what the zip guard lets by: half a megabyte, then twenty-two; as a tree, 666, more than is allowed."""
    draw = random.Random(1)
    path: Path = tmp_path / "gouffre.odp"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("content.xml", "w") as out:
        out.write(b"<d>Le paravent")
        for _ in range(22 * MEGABYTE // 4096):
            out.write(b"<a/>" * 1000 + f"<!--{draw.randbytes(48).hex()}-->".encode())
        out.write(b"</d>")
    attach(sheet, "gouffre.odp", path.read_bytes())
    settle()
    assert read_texts() == {"texte lu": 1}
    settle()
    assert keys(found(sheet, "paravent")) == [f"page:{sheet.pk}"]
