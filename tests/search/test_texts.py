"""Text of files: found with the file's name and page; what cannot be read costs nothing but its text."""

import zipfile
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from docx import Document as Word

from knowledge.enums import FileKind
from knowledge.models import Attachment, PageFile
from search import texts
from search.enums import TextState
from search.models import Change, FileText
from search.texts import read_texts
from tests.search.filled import asked, keys, refill, settle
from tests.support.factories import SheetFactory
from tests.support.instances import Instance
from tests.support.making.pdf import drawn

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def test_the_text_of_a_file_that_nothing_holds_is_forgotten(world):
    _kept, gone = (
        Attachment.objects.create(space=world.a, file=f"private/{n}.pdf", name="x.pdf", sha256=n, size=1, kind="PDF")
        for n in ("kept", "gone")
    )
    assert FileText.objects.count() == 2
    gone.delete()
    assert texts.forget_texts() == 1
    assert list(FileText.objects.values_list("sha256", flat=True)) == ["kept"]


def word(*pages: str) -> bytes:
    document = Word()
    for number, text in enumerate(pages):
        if number:
            document.add_page_break()
        document.add_paragraph(text)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def slides(text: str) -> bytes:
    draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", f'<d xmlns:draw="{draw}"><draw:page>{text}</draw:page></d>')
    return held.getvalue()


def attach(page, name: str, content: bytes, digest: str = "", kind: str = FileKind.TEXT) -> Attachment:
    space = page.placement.space
    made = Attachment(space=space, name=name, sha256=digest or f"{name:0>64}"[-64:], size=len(content), kind=kind)
    made.file.save(name, ContentFile(content))
    PageFile.objects.create(page_id=page.pk, attachment=made)
    return made


@pytest.fixture
def sheet(world, indexes, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    page = SheetFactory(space=world.a, shared=True, title="Accueillir")
    refill()
    return page


def found(page, words: str):
    return asked(words, {f"space:{page.placement.space_id}"})


@pytest.mark.parametrize(
    ("name", "content", "page"),
    [
        ("grille-accueil.docx", word("Rien ici.", "Là non plus.", "Le paravent du hall."), 3),
        ("guide.pdf", drawn("Rien ici.", "Le paravent du hall."), 2),
        ("diapos.odp", slides("Le paravent du hall."), 1),
    ],
)
def test_is_found_with_its_page(sheet, name, content, page):
    attach(sheet, name, content)
    settle()
    assert found(sheet, "paravent").total == 0
    assert read_texts() == {"texte lu": 1}
    settle()
    hit = found(sheet, "paravent").hits[0]
    assert (hit.key, hit.found_in) == (f"page:{sheet.pk}", (name, page))
    assert "<mark>paravent</mark>" in hit.extract


def test_a_file_found_by_its_name_is_told_on_the_page(sheet, world, client):
    attach(sheet, "grille_observation.pdf", drawn("Rien ici."))
    settle()
    client = world.client("member_a", client)
    text = client.get(reverse("search"), {"q": "grille d'observation"}).text
    assert "trouvé dans grille_observation.pdf" in text
    assert "trouvé dans" not in client.get(reverse("search"), {"q": "accueillir"}).text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("faux.pdf", b"%PDF-1.7\nrien d'autre\n%%EOF"),
        ("faux.docx", b"PK\x03\x04 rien"),
        ("bombe.odp", slides("0" * 5_000_000)),
        ("entites.odp", b""),
        ("inconnu.xyz", b"???"),
    ],
)
def test_what_cannot_be_read_is_marked_and_the_rest_goes_on(sheet, name, content):
    if name == "entites.odp":
        held = BytesIO()
        laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr("content.xml", f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]><d>&l11;</d>')
        content = held.getvalue()
    attach(sheet, name, content)
    settle()
    assert read_texts() == {"texte non extrait": 1}
    assert FileText.objects.get().state == TextState.FAILED
    assert keys(found(sheet, "accueillir")) == [f"page:{sheet.pk}"]


def test_a_reader_that_hangs_or_dies_is_ended(sheet, monkeypatch, tmp_path):
    program = tmp_path / "program.py"
    monkeypatch.setattr(texts, "PROGRAM", program)
    monkeypatch.setattr(texts, "BUDGET", replace(texts.BUDGET, patience=1))
    attach(sheet, "guide.pdf", drawn("Le paravent."))
    digest = Attachment.objects.get().sha256
    for code in ("while True: pass", "import os; os.kill(os.getpid(), 9)", "print('no json')", "raise SystemExit(3)"):
        program.write_text(code)
        assert texts.read(digest) is None, code


def test_a_worker_killed_at_each_try_gives_the_file_up(sheet):
    FileText.objects.create(sha256="a" * 64, tries=texts.MOST_TRIES, reader=texts.READER)
    assert read_texts() == {"texte non extrait": 1}
    assert FileText.objects.get().try_after is None
    assert not read_texts()


def test_a_worker_killed_in_the_middle_leaves_the_next_try_for_later(sheet, monkeypatch):
    attach(sheet, "guide.pdf", drawn("Le paravent."))

    class Killed(BaseException):
        pass

    def killed(digest):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(texts, "read", killed)
        with pytest.raises(Killed):
            read_texts()
    assert not read_texts(), "not at once: it would kill the next worker too"
    with time_machine.travel(timezone.now() + texts.DELAYS[0] + SECOND):
        assert read_texts() == {"texte lu": 1}


def test_a_failure_is_tried_again_less_and_less_often_and_then_no_more(sheet):
    attach(sheet, "faux.pdf", b"%PDF-1.7\nrien\n%%EOF")
    now = timezone.now()
    for delay in texts.DELAYS:
        with time_machine.travel(now, tick=False):
            assert read_texts() == {"texte non extrait": 1}
            assert not read_texts()
            assert FileText.objects.get().try_after == timezone.now() + delay
        now += delay + SECOND
    with time_machine.travel(now, tick=False):
        assert read_texts() == {"texte non extrait": 1}
    with time_machine.travel(now + timedelta(days=365), tick=False):
        assert not read_texts()


def test_a_file_that_was_only_missing_for_a_while_is_read_later(sheet):
    held = attach(sheet, "guide.pdf", drawn("Le paravent."))
    path = Path(held.file.path)
    away = path.rename(path.with_suffix(".away"))
    assert read_texts() == {"texte non extrait": 1}
    away.rename(path)
    with time_machine.travel(timezone.now() + texts.DELAYS[0] + SECOND):
        assert read_texts() == {"texte lu": 1}
    settle()
    assert found(sheet, "paravent").total == 1


def test_no_free_place_is_no_try(sheet, monkeypatch):
    attach(sheet, "guide.pdf", drawn("Le paravent."))
    with monkeypatch.context() as patched:
        patched.setattr(texts, "BUDGET", replace(texts.BUDGET, slots=0, queue=0))
        assert not read_texts()
    assert FileText.objects.get().tries == 0
    with time_machine.travel(timezone.now() + texts.DELAYS[0] + SECOND):
        assert read_texts() == {"texte lu": 1}


def test_no_free_place_at_its_last_try_leaves_it_one(sheet, monkeypatch):
    attach(sheet, "guide.pdf", drawn("Le paravent."))
    FileText.objects.update(state=TextState.FAILED, tries=texts.MOST_TRIES - 1, try_after=timezone.now())
    with monkeypatch.context() as patched:
        patched.setattr(texts, "BUDGET", replace(texts.BUDGET, slots=0, queue=0))
        assert not read_texts()
    with time_machine.travel(timezone.now() + texts.DELAYS[0] + SECOND):
        assert read_texts() == {"texte lu": 1}


def test_after_an_upgrade_what_failed_and_what_was_read_is_read_again(sheet):
    failed, known = (attach(sheet, name, drawn("Le paravent.")) for name in ("charte.pdf", "guide.pdf"))
    FileText.objects.filter(sha256=failed.sha256).update(state=TextState.FAILED, tries=2, reader=0)
    FileText.objects.filter(sha256=known.sha256).update(state=TextState.READ, pages=[[1, "ancien"]], reader=0)
    assert read_texts() == {"texte lu": 2}
    assert (
        list(FileText.objects.values_list("state", "pages", "reader"))
        == [(TextState.READ, [[1, "Le paravent."]], texts.READER)] * 2
    )
    assert not read_texts()


def test_what_cannot_be_read_any_more_keeps_the_text_it_had(sheet):
    held = attach(sheet, "guide.pdf", drawn("Le paravent."))
    FileText.objects.filter(sha256=held.sha256).update(state=TextState.READ, pages=[[1, "ancien"]], reader=0)
    Path(held.file.path).unlink()
    assert read_texts() == {"texte non extrait": 1}
    settle()
    assert found(sheet, "ancien").total == 1


@pytest.mark.parametrize("name", ["plan-du-hall.png", "plan_du_hall.pdf", "Plan du hall.docx"])
def test_without_text_a_file_is_found_by_its_name(sheet, name):
    blank = {"png": b"", "pdf": drawn(" "), "docx": word("")}
    attach(sheet, name, blank[name.rpartition(".")[2]], kind="PICTURE" if name.endswith("png") else "TEXT")
    settle()
    read_texts()
    settle()
    assert FileText.objects.get().state == TextState.EMPTY
    hit = found(sheet, "plan hall").hits[0]
    assert (hit.key, hit.found_in) == (f"page:{sheet.pk}", (name, None))


def test_the_same_bytes_are_read_once_and_told_to_all_who_have_them(world, sheet):
    other = SheetFactory(space=world.b, shared=True)
    content = drawn("Le paravent.")
    for page in (sheet, other):
        attach(page, "guide.pdf", content, digest="b" * 64)
    settle()
    assert FileText.objects.count() == 1
    assert read_texts() == {"texte lu": 1}
    assert {row.object_id for row in Change.objects.all()} == {sheet.pk, other.pk}


def test_a_file_taken_away_is_not_found_even_before_the_index_knows(sheet):
    attach(sheet, "guide.pdf", drawn("Le paravent."))
    settle()
    read_texts()
    settle()
    PageFile.objects.get().delete()
    assert Change.objects.filter(narrows=True, object_id=sheet.pk).exists()
    settle()
    assert found(sheet, "paravent").total == 0


def test_the_program_knows_nothing_of_django(tmp_path):
    code = "import sys, search.extracting, search.extraction.pdf; sys.exit('django' in sys.modules)"
    Instance(tmp_path).output("-c", code)
