"""Uploads that go wrong on their way: nothing of them is kept, and the person is told."""

from pathlib import Path

import pytest
from django.conf import settings
from django.http import UnreadablePostError
from django.test import RequestFactory
from django.urls import reverse

from knowledge.files.formats import MAX_SIZE
from knowledge.files.uploads import BoundedFileUploadHandler
from knowledge.models import Attachment, PageFile
from knowledge.staleness import base_of, format_base
from tests.knowledge.files.test_files import PDF, upload
from tests.support.factories import SheetFactory
from web.sizes import MEGABYTE

pytestmark = pytest.mark.django_db


def kept() -> set[Path]:
    return set((Path(settings.MEDIA_ROOT) / "private").glob("*/*"))


@pytest.fixture
def sheet(world):
    return SheetFactory(space=world.a)


def address(sheet) -> str:
    return reverse("page_files", args=["itc-a", sheet.pk])


def body(sheet, content: bytes) -> bytes:
    return (
        f'--limit\r\nContent-Disposition: form-data; name="base"\r\n\r\n{format_base(base_of(sheet))}\r\n'
        '--limit\r\nContent-Disposition: form-data; name="file"; filename="guide.pdf"\r\n\r\n'
    ).encode() + content


@pytest.mark.parametrize("content", [b"", PDF[:20], PDF[:-7]])
def test_one_that_stops_on_its_way(world, client, sheet, content):
    """Its end never came: neither the boundary nor the end of the document."""
    before = kept()
    world.client("member_a", client)
    sent = body(sheet, content)
    response = client.generic("POST", address(sheet), sent, content_type="multipart/form-data; boundary=limit")
    assert response.status_code == 422
    assert not Attachment.objects.exists()
    assert kept() == before


def test_a_connection_that_breaks_is_no_failure_of_ours(world, sheet):
    class Broken:
        def read(self, size=-1):
            raise OSError("connection reset")

    request = RequestFactory().generic(
        "POST", address(sheet), b"x" * 10, content_type="multipart/form-data; boundary=limit"
    )
    request._stream = Broken()
    with pytest.raises(UnreadablePostError):
        _ = request.POST
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    "name", ["facture.pdf.exe", "photo.jpg.scr", "bilan.docm", "cv.pdf.js", "fdp\u202e.exe", ".htaccess", "a.php.pdf "]
)
def test_names_that_look_infected(world, client, sheet, name):
    world.client("member_a", client)
    response = client.post(address(sheet), {"file": upload(name, PDF), "base": format_base(base_of(sheet))})
    if response.status_code == 302:  # it ends as a document, and is one: only its own name says more
        assert Attachment.objects.get().file.name.endswith(".pdf")
    else:
        assert response.status_code == 422
        assert "pas accepté" in response.content.decode()
        assert not Attachment.objects.exists()


def test_two_at_once_the_second_is_told_and_leaves_no_file(world, client, sheet):
    base = format_base(base_of(sheet))
    world.client("member_a", client)
    assert client.post(address(sheet), {"file": upload("un.pdf", PDF), "base": base}).status_code == 302
    before = kept()
    second = client.post(address(sheet), {"file": upload("deux.pdf", PDF + b"\n%%EOF"), "base": base})
    assert second.status_code == 422
    assert "entre-temps" in second.content.decode()
    assert Attachment.objects.count() == 1
    assert kept() == before
    assert not PageFile.objects.exists(), "in the draft only"


def test_one_that_is_too_big_is_told_so(world, client, sheet):
    world.client("member_a", client)
    film = upload("film.pdf", PDF + b"0" * (MAX_SIZE + 5 * MEGABYTE))
    response = client.post(address(sheet), {"file": film, "base": format_base(base_of(sheet))})
    assert response.status_code == 422
    assert "pèse 25 Mo ; la limite est de 20 Mo" in response.content.decode()


def test_what_is_past_the_limit_does_not_fill_the_disk():
    handler = BoundedFileUploadHandler()
    handler.new_file("file", "film.pdf", "application/pdf", None, None, None)
    for start in range(0, 3 * MAX_SIZE, MEGABYTE):
        handler.receive_data_chunk(b"0" * MEGABYTE, start)
    film = handler.file_complete(3 * MAX_SIZE)
    assert film.size == 3 * MAX_SIZE
    assert Path(film.temporary_file_path()).stat().st_size == MAX_SIZE + MEGABYTE
    film.close()
