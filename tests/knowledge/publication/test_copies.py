"""Copies for the public: made once for each content, told and kept with what was submitted, gone with it."""

import hashlib
import random
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from itc_spaces.spaces import access
from knowledge.files import confined
from knowledge.files.checks import format_of
from knowledge.files.sweeping import sweep_files
from knowledge.models import Attachment, PageFile
from knowledge.publication import copies
from knowledge.publication.copies import forget_copies, prepare_copies
from knowledge.publication.enums import CopyState
from knowledge.publication.models import PublicCopy, Submission
from tests.attacks import holding_odd, holding_open
from tests.support.factories.publication import accepted, submitted
from tests.support.making.packages import zipped
from tests.support.making.pdf import drawn
from web.refusals import Refused

CANARY = b"Canari Jeanne"
AUTHOR_TAG, MODEL_TAG = 0x013B, 0x0110


def picture(kind: str = "JPEG", size=(40, 30)) -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[AUTHOR_TAG], exif[MODEL_TAG] = CANARY.decode(), "Canari telephone"
    Image.new("RGB", size, "olive").save(out, format=kind, exif=exif)
    return out.getvalue()


def attach(sheet, name: str, content: bytes) -> Attachment:
    attachment = Attachment(
        space=sheet.placement.space, name=name, size=len(content), kind=format_of(name).kind,
        sha256=hashlib.sha256(content).hexdigest(), alternative_text="Une porte ouverte",
    )  # fmt: skip
    attachment.file.save(name, ContentFile(content))
    PageFile.objects.create(page=sheet.page_ptr, attachment=attachment, caption="Devant la porte")
    return attachment


def test_the_edition_holds_a_clean_copy(sheet, people):
    attachment = attach(sheet, "photo.jpg", picture())
    copy = accepted(sheet, people["member_a"], people["coordinator"], people["validator"]).files.get()
    with copy.file.open("rb") as stream:
        content = stream.read()
    assert b"Canari" not in content
    assert copy.sha256 == hashlib.sha256(content).hexdigest() != attachment.sha256
    assert (copy.caption, copy.alternative_text, copy.size) == ("Devant la porte", "Une porte ouverte", len(content))


def test_what_is_no_document_is_refused_before_anyone_reads_it(sheet, people):
    attach(sheet, "a.docx", zipped({"word/document.xml": b"<w:t/>"}))
    with pytest.raises(Refused, match="ne peut pas être publié"):
        submitted(sheet, people["member_a"])
    assert not Submission.objects.exists()


def test_the_same_bytes_are_prepared_once(sheet, people):
    for name in ("a.jpg", "b.jpg"):
        attach(sheet, name, picture())
    assert submitted(sheet, people["member_a"]).files.count() == 2
    assert PublicCopy.objects.count() == 1


def test_a_copy_that_takes_long_is_left_to_the_worker(sheet, people, monkeypatch):
    attach(sheet, "a.jpg", picture())

    def slow(*arguments, budget, **more):
        raise confined.TooSlow

    with monkeypatch.context() as patched:
        patched.setattr(copies.confined, "run", slow)
        with pytest.raises(Refused, match="Nous préparons encore vos fichiers"):
            submitted(sheet, people["member_a"])
    assert prepare_copies()["préparées"] == 1
    assert submitted(sheet, people["member_a"]).files.get().copy.state == CopyState.READY


def test_the_worker_gives_up_and_says_so(sheet, monkeypatch):
    attachment = attach(sheet, "a.jpg", picture())
    copies.ask([attachment.sha256])

    def slow(*arguments, budget, **more):
        raise confined.TooSlow

    monkeypatch.setattr(copies.confined, "run", slow)
    assert prepare_copies()["non préparées"] == 1
    assert PublicCopy.objects.get().refusal == "too_much"
    assert prepare_copies() == {}


def test_without_a_place_the_worker_leaves_the_rest_for_its_next_turn(sheet, monkeypatch):
    made = {"a.jpg": picture(size=(40, 30)), "b.jpg": picture(size=(40, 31))}
    copies.ask([attach(sheet, name, content).sha256 for name, content in made.items()])
    asked = []

    def busy(*arguments, budget, **more):
        asked.append(arguments)
        raise confined.Busy

    with monkeypatch.context() as patched:
        patched.setattr(copies.confined, "run", busy)
        assert prepare_copies() == {}
    assert len(asked) == 1
    assert set(PublicCopy.objects.values_list("tries", "tried_at")) == {(0, None)}
    assert prepare_copies()["préparées"] == 2


def noise() -> bytes:
    """A picture that nothing packs."""
    out = BytesIO()
    Image.frombytes("RGB", (400, 400), random.Random(1).randbytes(400 * 400 * 3)).save(out, "JPEG", quality=95)
    return out.getvalue()


LARGE = {
    "a.jpg": noise,
    "a.docx": lambda: holding_odd.picture("a.jpeg", noise()).made(),
    "a.odt": lambda: holding_open.text(**{"Pictures/a.png": noise()}),
    "a.pdf": lambda: drawn("", picture=noise()),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_copy_that_takes_more_place_than_it_has_is_told_so_and_not_as_damaged(sheet, monkeypatch, name):
    copies.ask([attach(sheet, name, LARGE[name]()).sha256])
    monkeypatch.setattr(copies, "LATER", replace(copies.LATER, answer=100_000))
    assert prepare_copies()["non préparées"] == 1
    assert PublicCopy.objects.get().refusal == "too_much"


def test_a_worker_killed_in_the_middle_leaves_it_to_another_one_later(sheet):
    attachment = attach(sheet, "a.jpg", picture())
    copies.ask([attachment.sha256])
    PublicCopy.objects.update(tried_at=access.now(), tries=1)
    assert prepare_copies() == {}
    PublicCopy.objects.update(tried_at=access.now() - timedelta(minutes=6))
    assert prepare_copies()["préparées"] == 1


def test_copies_go_with_their_files(sheet, people):
    attachment = attach(sheet, "a.jpg", picture())
    submission = submitted(sheet, people["member_a"])
    copy = Path(PublicCopy.objects.get().file.path)
    PublicCopy.objects.update(asked_at=access.now() - timedelta(days=2))
    assert forget_copies() == 0
    sweep_files(age=-1)
    assert copy.exists()
    submission.files.all().delete()
    assert forget_copies() == 1
    sweep_files(age=-1)
    assert not copy.exists()
    assert Path(attachment.file.path).exists()


def test_an_edition_keeps_its_bytes_when_the_copy_goes(sheet, people):
    attach(sheet, "a.jpg", picture())
    file = accepted(sheet, people["member_a"], people["coordinator"], people["validator"]).files.get()
    Submission.objects.get().files.all().delete()
    PublicCopy.objects.update(asked_at=access.now() - timedelta(days=2))
    forget_copies()
    sweep_files(age=-1)
    assert Path(file.file.path).stat().st_size == file.size
