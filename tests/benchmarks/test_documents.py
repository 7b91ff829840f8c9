"""How long a document of ten pages takes, process and all, alone and while both cores work. Printed, never asserted."""

import os
import subprocess
import sys
import time
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from knowledge.exchange.content import content_of
from knowledge.exchange.forms import FORMS, made
from knowledge.reading import Reading, ReadingFile, Section
from tests.benchmarks.timing import summed_up
from tests.knowledge.exchange.said import FRAME

pytestmark = pytest.mark.bench
TIMES = 11
SENTENCE = "Une phrase comme on en écrit pour dire ce qui s'est passé ce jour-là, avec <b>un mot</b> qui compte. "
PARAGRAPH = f"<p>{SENTENCE * 5}</p>"
LIST = f"<ul>{f'<li>{SENTENCE}</li>' * 4}</ul>"


@pytest.fixture
def content(tmp_path) -> dict:
    """Ten pages of text, lists and four photographs as people's telephones send them."""
    pictures = {}
    for number in range(1, 5):
        pictures[number] = str(tmp_path / f"{number}.jpg")
        noise = Image.frombytes("RGB", (200, 150), os.urandom(200 * 150 * 3))
        noise.resize((2000, 1500)).save(pictures[number], quality=88)
    sections = tuple(Section(str(n), f"Partie {n}", (PARAGRAPH * 3 + "<h3>Suite</h3>" + LIST) * 2) for n in range(1, 8))
    files = tuple(ReadingFile(n, f"{n}.jpg", "PICTURE", 10, "Une légende", "Une photographie") for n in pictures)
    return content_of(Reading("fiche", "Fiche", "Dix pages", "En bref", "LO2", (), sections, files), FRAME, pictures)


@pytest.mark.parametrize("busy", [False, True], ids=["quiet", "busy"])
def test_a_document_of_ten_pages(content, busy, capsys):
    others = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() * busy)]
    try:
        for form in FORMS.values():
            taken = []
            for _ in range(TIMES):
                started = time.perf_counter()
                written = made(form, content)
                taken.append((time.perf_counter() - started) * 1000)
            pages = f", {len(PdfReader(BytesIO(written)).pages)} pages" if form.key == "pdf" else ""
            with capsys.disabled():
                print(form.name, pages, summed_up([taken], 0), f"{len(written):,} bytes, load {os.getloadavg()[0]:.1f}")
    finally:
        for other in others:
            other.kill()
            other.wait()
