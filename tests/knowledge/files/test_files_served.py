"""Bytes as they are sent: whole, in part, « as you have it », and their small pictures."""

import io
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from PIL import Image

from itc_spaces.spaces.models import Placement
from knowledge import actions
from knowledge.files import previews, waiting
from knowledge.files.previews import draw_waiting, path_of
from knowledge.files.sweeping import sweep_files
from knowledge.models import Attachment
from knowledge.staleness import base_of
from tests.knowledge.files.test_files import PDF, docx, upload
from tests.knowledge.publication.test_copies import picture
from tests.support.factories import SheetFactory
from tests.support.sharing import share_again
from tests.support.site import NETWORK, SIGNED_OUT
from tests.support.world import PERSONAS

pytestmark = pytest.mark.django_db

# One page, a hundred points wide, with nothing on it.
ONE_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def attached(world, content: bytes = PDF, name: str = "guide.pdf", **traits) -> Attachment:
    sheet = SheetFactory(space=world.a, **{"network": True, **traits})
    member = world.people["member_a"]
    described = "Une cour." if name.endswith((".jpg", ".png")) else ""
    attachment = actions.attach_file(
        page=sheet, actor=member, upload=upload(name, content), caption="", alternative_text=described,
        base=base_of(sheet),
    )  # fmt: skip
    if sheet.live:
        share_again(page=sheet, actor=member)
    return attachment


def got(client, attachment: Attachment, route="attachment", **headers):
    """The answer, with its whole body read: at its end the file is closed."""
    response = client.get(reverse(route, args=[attachment.pk]), headers=headers)
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    return response


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    """What another test asked the worker to draw is not this one's."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def member(world, client):
    return world.client("member_a", client)


class TestRanges:
    @pytest.mark.parametrize(
        ("asked", "start", "end"),
        [("bytes=0-3", 0, 4), ("bytes=5-", 5, None), ("bytes=-6", -6, None), ("bytes=0-", 0, None),
         ("bytes=2-999999", 2, None), ("bytes=-999999", 0, None), ("bytes=0-0", 0, 1)],
    )  # fmt: skip
    def test_a_part(self, world, member, asked, start, end):
        response = got(member, attached(world), Range=asked)
        assert response.status_code == 206
        assert response.body == PDF[start:end]
        first = start % len(PDF)
        assert response["Content-Range"] == f"bytes {first}-{first + len(response.body) - 1}/{len(PDF)}"
        assert response["Content-Length"] == str(len(response.body))

    @pytest.mark.parametrize("asked", [f"bytes={len(PDF)}-", "bytes=999999999999999999-", "bytes=-0"])
    def test_past_the_end(self, world, member, asked):
        response = got(member, attached(world), Range=asked)
        assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{len(PDF)}")
        assert response.body == b""

    @pytest.mark.parametrize(
        "asked", ["", "bytes=-", "bytes=4-2", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b", "bytes=" + "9" * 40 + "-"]
    )
    def test_what_cannot_be_followed_gives_the_whole(self, world, member, asked):
        response = got(member, attached(world), Range=asked)
        assert (response.status_code, response.body) == (200, PDF)
        assert response["Accept-Ranges"] == "bytes"

    def test_only_of_the_same_content(self, world, member):
        attachment = attached(world)
        etag = got(member, attachment)["ETag"]
        assert got(member, attachment, Range="bytes=0-3", **{"If-Range": etag}).status_code == 206
        for other in ('"autre"', "Wed, 21 Oct 2015 07:28:00 GMT"):
            assert got(member, attachment, Range="bytes=0-3", **{"If-Range": other}).status_code == 200

    def test_the_same_again_is_not_sent_and_only_to_its_readers(self, world, client):
        attachment = attached(world)
        world.client("member_b", client)
        etag = got(client, attachment)["ETag"]
        again = got(client, attachment, **{"If-None-Match": etag})
        assert (again.status_code, again.body) == (304, b"")
        assert "private" in again["Cache-Control"]
        Placement.objects.update(audience="SPACE")
        refused = got(client, attachment, **{"If-None-Match": etag})
        assert refused.status_code == 404
        assert "ETag" not in refused

    def test_taken_from_the_disk_while_it_is_sent(self, world, member):
        attachment = attached(world)
        response = member.get(reverse("attachment", args=[attachment.pk]))
        Path(attachment.file.path).unlink()
        assert b"".join(response.streaming_content) == PDF
        assert got(member, attachment).status_code == 404

    def test_only_a_document_opens_elsewhere_than_in_the_page(self, world, member):
        assert got(member, attached(world, docx(), "a.docx"))["Content-Disposition"].startswith("attachment")
        shown = got(member, attached(world))
        assert shown["Content-Disposition"].startswith("inline")
        assert "default-src 'none'" in shown["Content-Security-Policy"]


class TestPictures:
    def test_kept_upright_small_and_without_what_the_camera_wrote(self, world, member):
        attachment = attached(world, large_photograph(), "cour.jpg")
        content = got(member, attachment).body
        assert b"canari" not in content
        with Image.open(io.BytesIO(content)) as kept:
            assert kept.size == (1000, 2000)
            assert not kept.getexif()
        assert attachment.size == len(content)

    def test_the_same_photograph_twice_is_one_file(self, world):
        sheet = SheetFactory(space=world.a)
        given = {"actor": world.people["member_a"], "caption": "", "alternative_text": "Une cour.", "page": sheet}
        for _ in range(2):
            sheet.refresh_from_db()
            actions.attach_file(upload=upload("cour.jpg", picture()), base=base_of(sheet), **given)
        assert Attachment.objects.count() == 1


def large_photograph() -> bytes:
    """3000 by 1500 pixels, held sideways, with a maker's name in it."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "canari"
    Image.new("RGB", (3000, 1500), "orange").save(out, "JPEG", exif=exif)
    return out.getvalue()


class TestPreviews:
    def test_the_first_page_is_drawn_by_the_worker_and_by_no_reader(self, world, member):
        attachment = attached(world, ONE_PAGE)
        waits = got(member, attachment, "attachment_preview")
        assert (waits.status_code, waits["Cache-Control"], waits.body) == (200, "no-store, private", previews.PLAIN)
        assert not path_of(attachment.sha256).exists()
        assert draw_waiting() == {"aperçu dessiné": 1}
        drawn = got(member, attachment, "attachment_preview")
        assert (drawn.status_code, drawn["Content-Type"]) == (200, "image/webp")
        with Image.open(io.BytesIO(drawn.body)) as page:
            assert page.size == (320, 640)
        again = got(member, attachment, "attachment_preview", **{"If-None-Match": drawn["ETag"]})
        assert again.status_code == 304
        assert not draw_waiting()

    def test_a_photograph_too(self, world, member):
        attachment = attached(world, picture(), "cour.jpg")
        draw_waiting()
        with Image.open(io.BytesIO(got(member, attachment, "attachment_preview").body)) as drawn:
            assert drawn.size == (40, 30)

    def test_one_kept_before_is_drawn_when_it_is_asked_for(self, world, member):
        attachment = attached(world, ONE_PAGE)
        waiting.done(previews.FOLDER, attachment.sha256)
        assert not draw_waiting()
        got(member, attachment, "attachment_preview")
        assert draw_waiting() == {"aperçu dessiné": 1}

    @pytest.mark.parametrize("persona", PERSONAS)
    def test_role_by_answer(self, world, client, persona):
        attachment = attached(world, picture(), "cour.jpg")
        expected = 200 if persona in NETWORK else 302 if persona in SIGNED_OUT else 404
        assert got(world.client(persona, client), attachment, "attachment_preview").status_code == expected

    @pytest.mark.parametrize(
        ("content", "name"), [(PDF, "sans-page.pdf"), (docx(), "a.docx"), (PDF.replace(b"Root", b"Boot"), "casse.pdf")]
    )
    def test_what_cannot_be_drawn_is_missing_and_is_not_tried_again(self, world, member, content, name):
        attachment = attached(world, content, name)
        draw_waiting()
        assert got(member, attachment, "attachment_preview").status_code == 404
        assert not draw_waiting()

    def test_one_that_never_ends_is_given_up(self, world, monkeypatch):
        attachment = attached(world, ONE_PAGE)
        budget = replace(previews.BUDGETS[attachment.kind], patience=0.001)
        monkeypatch.setitem(previews.BUDGETS, attachment.kind, budget)
        assert draw_waiting() == {"aperçu non dessiné": 1}
        assert path_of(attachment.sha256).stat().st_size == 0

    def test_swept_when_no_file_has_that_content_any_more(self, world):
        attachment = attached(world, picture(), "cour.jpg")
        draw_waiting()
        kept, stray = path_of(attachment.sha256), path_of("f" * 64)
        stray.parent.mkdir(parents=True, exist_ok=True)
        stray.write_bytes(b"x")
        for path in (kept, stray):
            os.utime(path, (time.time() - 7200,) * 2)
        sweep_files()
        assert kept.exists()
        assert not stray.exists()
        assert Path(settings.MEDIA_ROOT) in kept.parents
