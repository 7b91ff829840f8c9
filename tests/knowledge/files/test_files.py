"""Files: what is refused and in which words, who gets the bytes, and that nothing is half stored."""

import io
import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from itc_spaces.spaces.models import Placement
from knowledge import actions
from knowledge.files.checks import check_upload, clean_name
from knowledge.files.formats import MAX_SIZE
from knowledge.files.sweeping import sweep_files
from knowledge.models import Attachment, PracticeSheet
from knowledge.staleness import StaleForm, base_of, format_base
from tests.support.answers import body_of
from tests.support.factories import SheetFactory
from tests.support.making.packages import zipped
from tests.support.sharing import share_again
from tests.support.site import INSIDE_A, SIGNED_OUT
from tests.support.world import PERSONAS
from web.refusals import Refused

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def png(width=2, height=2) -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


def docx(**entries) -> bytes:
    return zipped({"word/document.xml": b"<w:document/>", **entries})


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def attach(page, actor, name="guide.pdf", content=PDF, **given):
    given = {"caption": "", "alternative_text": "", "base": base_of(page), **given}
    return actions.attach_file(page=page, actor=actor, upload=upload(name, content), **given)


def fetched(client, url) -> tuple[int, bytes]:
    response = client.get(url)
    return response.status_code, body_of(response)


def damaged_docx() -> bytes:
    """Its list of contents is right, what it lists cannot be unpacked."""
    whole = bytearray(docx(**{"word/document.xml": b"<w:document>" + b"texte " * 200}))
    start = 30 + len("word/document.xml")
    whole[start : start + 8] = b"\xff" * 8
    return bytes(whole)


def cut_photograph() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((200, 200), 90).save(out, "JPEG")
    return out.getvalue()[: out.tell() // 2]


REFUSED = {
    "empty": ("a.pdf", b"", "est vide"),
    "too big": ("a.pdf", b"%PDF-" + b"0" * MAX_SIZE, "la limite est de"),
    "html": ("a.html", b"<html></html>", "n'est pas accepté"),
    "svg": ("a.svg", b"<svg><script/></svg>", "n'est pas accepté"),
    "exe named docx": ("a.docx", b"MZ\x90\x00" + b"0" * 50, "ne correspond pas à son extension"),
    "html named pdf": ("a.pdf", b"<html>", "ne correspond pas"),
    "pdf and html at once": ("a.pdf", b"%PDF-1.4\n<html><script>x</script>" + PDF, "n'est pas un simple PDF"),
    "encrypted pdf": ("a.pdf", PDF.replace(b"/Root", b"/Encrypt 2 0 R/Root"), "mot de passe"),
    "upload cut": ("a.pdf", PDF[:30], "incomplet"),
    "zip that is no docx": ("a.docx", zipped({"readme": b"x"}), "abîmé ou protégé"),
    "cut docx": ("a.docx", docx()[:-20], "abîmé ou protégé"),
    "damaged docx": ("a.docx", damaged_docx(), "abîmé ou protégé"),
    "cut photograph": ("a.jpg", cut_photograph(), "n'est pas une image lisible"),
    "bomb": ("a.docx", docx(**{"word/big.xml": b"0" * (20 * 1024 * 1024)}), "trop de choses"),
    "many entries": ("a.docx", docx(**{f"f{n}": b"" for n in range(2001)}), "trop de choses"),
    "archive inside": ("a.odt", zipped({"content.xml": b"<a/>", "b.zip": b"PK"}), "archive ou un programme"),
    "macro inside": ("a.docx", docx(**{"word/vbaProject.bin": b"x"}), "archive ou un programme"),
    "picture that is none": ("a.png", b"\x89PNG\r\n\x1a\n" + b"0" * 40, "n'est pas une image lisible"),
    "psd named png": ("a.png", b"8BPS" + b"0" * 40, "ne correspond pas"),
    "144 megapixels": ("a.png", png(12_000, 12_000), "image|millions de points"),
    "riff that is no webp": ("a.webp", b"RIFF0000WAVEfmt ", "ne correspond pas"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_hostile_and_broken_files_are_refused_in_words(case):
    name, content, words = REFUSED[case]
    with pytest.raises(Refused, match=words):
        check_upload(upload(name, content))


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", PDF), ("b.docx", docx()), ("c.PNG", png()), ("d.odt", zipped({"content.xml": b"<a/>"}))],
)
def test_honest_files_pass(name, content):
    assert check_upload(upload(name, content)).name == name.lower()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Bureau\\bilan.pdf", "bilan.pdf"),
        ("gpj\u202efdp.pdf", "gpjfdp.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("x" * 300 + ".pdf", "x" * 140 + ".pdf"),
    ],
)
def test_names_are_cleaned(given, kept):
    assert clean_name(given) == kept


def test_a_refused_file_leaves_nothing(world):
    sheet = SheetFactory(space=world.a)
    with pytest.raises(Refused, match="Décrivez l'image"):
        attach(sheet, world.people["member_a"], "photo.png", png())
    assert not Attachment.objects.exists()


def test_a_file_is_added_to_the_draft_and_read_once_the_changes_are_shared(world, client):
    sheet = SheetFactory(space=world.a, network=True)
    attachment = attach(sheet, world.people["member_a"])
    url = reverse("attachment", args=[attachment.pk])
    assert fetched(world.client("member_b", client), url)[0] == 404
    assert fetched(world.client("member_a", client), url) == (200, PDF)
    share_again(page=sheet, actor=world.people["member_a"])
    response = world.client("member_b", client).get(url)
    assert body_of(response) == PDF
    assert "private" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("persona", PERSONAS)
def test_role_by_answer_of_a_file_shared_in_the_itc(world, client, persona):
    sheet = SheetFactory(space=world.a, shared=True)
    attachment = attach(sheet, world.people["member_a"])
    share_again(page=sheet, actor=world.people["member_a"])
    expected = 200 if persona in INSIDE_A else 302 if persona in SIGNED_OUT else 404
    assert fetched(world.client(persona, client), reverse("attachment", args=[attachment.pk]))[0] == expected


def test_narrowed_or_binned_its_file_is_gone_at_once(world, client):
    sheet = SheetFactory(space=world.a, network=True)
    attachment = attach(sheet, world.people["member_a"])
    share_again(page=sheet, actor=world.people["member_a"])
    url = reverse("attachment", args=[attachment.pk])
    world.client("member_b", client)
    assert fetched(client, url)[0] == 200
    Placement.objects.filter(page=sheet).update(audience="SPACE")
    assert fetched(client, url)[0] == 404


def test_taken_away_it_stays_for_older_versions(world):
    sheet = SheetFactory(space=world.a)
    attachment = attach(sheet, world.people["member_a"])
    fresh = PracticeSheet.objects.get()
    actions.detach_file(page=fresh, actor=world.people["member_a"], attachment_id=attachment.pk, base=base_of(fresh))
    latest = PracticeSheet.objects.get().get_latest_revision_as_object()
    assert not latest.file_links.all()
    assert Path(attachment.file.path).exists()


def test_two_people_adding_at_once_the_second_is_told(world):
    sheet = SheetFactory(space=world.a)
    base = base_of(sheet)
    attach(sheet, world.people["member_a"], base=base)
    with pytest.raises(StaleForm):
        attach(sheet, world.people["chair_a"], "autre.pdf", PDF + b"%%EOF", base=base)


def test_the_page_of_files_keeps_what_was_typed(world, client):
    sheet = SheetFactory(space=world.a)
    sent = {"base": format_base(base_of(sheet)), "caption": "Une légende à garder", "file": upload("a.exe", b"MZ")}
    url = reverse("page_files", args=["itc-a", sheet.pk])
    response = world.client("member_a", client).post(url, sent)
    assert response.status_code == 422
    assert "Une légende à garder" in response.content.decode()
    assert "n&#x27;est pas accepté" in response.content.decode()


def test_bytes_gone_from_the_disk_answer_as_missing(world, client):
    attachment = attach(SheetFactory(space=world.a), world.people["member_a"])
    os.remove(attachment.file.path)
    url = reverse("attachment", args=[attachment.pk])
    assert world.client("member_a", client).get(url).status_code == 404


def test_the_sweep_removes_what_no_row_refers_to_and_nothing_else(world):
    attachment = attach(SheetFactory(space=world.a), world.people["member_a"])
    stray = Path(settings.MEDIA_ROOT) / "private" / "zz" / "orphelin.pdf"
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(PDF)
    sweep_files()
    assert stray.exists(), "young files may be somebody's work in progress"
    for path in (stray, Path(attachment.file.path)):
        os.utime(path, (time.time() - 7200,) * 2)
    sweep_files()
    assert not stray.exists()
    assert Path(attachment.file.path).exists()
