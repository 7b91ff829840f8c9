"""What libraries raise on a damaged file is told as damage; an error of ours is told as ours, logged, and keeps the
file."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse

from knowledge.enums import ImportState
from knowledge.exchange.importing import documents, reading
from knowledge.exchange.importing.damage import OurFault
from knowledge.exchange.importing.word import Pictures
from knowledge.imports import expire_documents, read_waiting
from knowledge.models import Attachment, ImportedFile
from knowledge.personal_data import forget_documents
from tests.knowledge.files.test_files import upload
from tests.knowledge.importing.open_files import titled as open_titled
from tests.knowledge.importing.word_files import notes, pictured, titled
from tests.support.making.packages import zipped
from web.refusals import Refused

ADDRESS = "/espaces/itc-a/-/nouvelle-fiche/depuis-un-fichier/"
FAULTY = """
import sys
from knowledge.exchange.importing import reading

def fault(html):
    raise {error}(html)

reading.blocks_of = fault
reading.main(*sys.argv[1:])
"""


# ── damaged ──


def changed(made, change) -> tuple[str, bytes]:
    file = made()
    with zipfile.ZipFile(BytesIO(file.content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return file.name, zipped(parts)


def replaced(made, part: str, old: bytes, new: bytes) -> tuple[str, bytes]:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)

    return changed(made, change)


def without_numbers(parts: dict[str, bytes]) -> None:
    parts["word/numbering.xml"] = parts["word/numbering.xml"].replace(b"w:numbering ", b"w:del ")
    parts["word/numbering.xml"] = parts["word/numbering.xml"].replace(b"/w:numbering>", b"/w:del>")


def without_body(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"w:body", b"w:other")


def garbled(made, part: str) -> tuple[str, bytes]:
    """The compressed bytes of a part are no longer what was compressed."""
    content = bytearray(made().content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entry = archive.getinfo(part)
    start = entry.header_offset + 30 + len(entry.filename)
    content[start : start + 40] = b"\xff" * 40
    return made().name, bytes(content)


DAMAGED = {
    "cut": lambda: (titled().name, titled().content[:600]),
    "a garbled text": lambda: garbled(titled, "word/document.xml"),
    "garbled numbers": lambda: garbled(titled, "word/numbering.xml"),
    "no number is left": lambda: changed(titled, without_numbers),
    "no main part": lambda: changed(titled, lambda parts: parts.pop("word/document.xml")),
    "no content": lambda: changed(open_titled, lambda parts: parts.pop("content.xml")),
    "cut content": lambda: replaced(open_titled, "content.xml", b"</office:document-content>", b""),
    "cut styles": lambda: replaced(open_titled, "styles.xml", b"</office:document-styles>", b""),
    "a type without its suffix": lambda: replaced(titled, "[Content_Types].xml", b'Extension="', b'Other="'),
    "a note that is not there": lambda: replaced(notes, "word/document.xml", b'w:id="2"', b'w:id="9"'),
    "no body": lambda: changed(titled, without_body),
    "a relation without its name": lambda: replaced(titled, "word/_rels/document.xml.rels", b'Id="', b'Other="'),
}  # fmt: skip


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_file_is_told_as_damaged(tmp_path, what):
    name, content = DAMAGED[what]()
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refused, match="abîmé"):
        reading.read(str(path), name)


# ── ours ──


@pytest.fixture(params=["AttributeError", "TypeError", "KeyError"])
def faulty(request, monkeypatch, tmp_path):
    """Gives the reader an error of ours; returns its kind."""
    program: Path = tmp_path / "faulty.py"
    program.write_text(FAULTY.format(error=request.param))
    monkeypatch.setattr(documents, "PROGRAM", program)
    return request.param


def test_an_error_of_ours_is_told_as_ours_and_the_file_is_kept(client, world, caplog, faulty):
    client.force_login(world.people["member_a"])
    file = titled()
    answer = client.post(ADDRESS, {"documents": upload(file.name, file.content), "text": "gardé à côté"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "La plateforme n&#x27;a pas su lire « titres.docx »" in page
    assert "tout coller ici" in page
    assert "prévenez la coordination" in page
    assert "abîmé" not in page
    assert "gardé à côté" in page
    row = ImportedFile.objects.get()
    assert row.state == ImportState.REFUSED
    assert reverse("attachment", args=[row.attachment_id]) in page
    with row.attachment.file.open("rb") as kept:
        assert kept.read() == file.content
    assert read_waiting() == {}
    [record] = [one for one in caplog.records if one.name == "itc.files"]
    assert record.levelname == "ERROR"
    assert faulty in record.message
    assert "in fault" in record.message  # where it arose
    assert "Météo" not in record.message  # the words of the file are not in the journal


def test_the_worker_keeps_the_file_too_until_it_is_forgotten(client, world, caplog, faulty):
    member = world.people["member_a"]
    client.force_login(member)
    file = titled()
    client.post(ADDRESS, {"documents": [upload(name, file.content) for name in ("un.docx", "deux.docx")]})
    assert read_waiting() == {"document refusé": 2}
    assert Attachment.objects.count() == 2
    assert {row.refusal[:12] for row in ImportedFile.objects.all()} == {"La plateform"}
    assert caplog.text.count("in fault") == 2
    old = ImportedFile.objects.first()
    ImportedFile.objects.filter(pk=old.pk).update(created_at=old.created_at.replace(year=2020))
    assert expire_documents() == 1
    assert Attachment.objects.count() == 1
    forget_documents(member)
    assert not Attachment.objects.exists()


def test_an_error_of_ours_is_ours_inside_a_library_too(tmp_path, monkeypatch):
    path = tmp_path / "image.docx"
    path.write_bytes(pictured().content)
    monkeypatch.setattr(Pictures, "take", lambda self, image: image.name)
    with pytest.raises(OurFault):
        reading.read(str(path), path.name)
