"""Those who may edit are told which files hold no text to search; nobody else is, and nobody is told so wrongly."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from knowledge.staleness import base_of, format_base
from search.models import FileText
from search.texts import read_texts
from tests.search.test_texts import attach
from tests.support.factories import SheetFactory
from tests.support.making.pdf import pdf

pytestmark = pytest.mark.django_db
TOLD = "ne peut pas être cherché"


def shown(client, page) -> str:
    return client.get(page.get_url()).content.decode()


@pytest.fixture
def sheet(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return SheetFactory(space=world.a, network=True)


def test_who_edits_is_told_which_files_have_no_text(world, client, sheet):
    attach(sheet, "scan du diagnostic.pdf", pdf(" "))
    attach(sheet, "guide.pdf", pdf("Le paravent."))
    attach(sheet, "faux.pdf", b"%PDF-1.7\nrien\n%%EOF")
    attach(sheet, "photo.png", b"", kind="PICTURE")
    world.client("member_a", client)
    assert "« guide.pdf », « scan du diagnostic.pdf » : lecture du texte en cours." in shown(client, sheet)
    read_texts()
    html = shown(client, sheet)
    assert f"Le texte de ces fichiers {TOLD} : « faux.pdf », « photo.png », « scan du diagnostic.pdf »." in html
    assert "« guide.pdf »" not in html
    assert "en cours" not in html


@pytest.mark.parametrize("persona", ["member_b", "follower_a"])
def test_who_only_reads_is_not(world, client, sheet, persona):
    attach(sheet, "photo.png", b"", kind="PICTURE")
    html = shown(world.client(persona, client), sheet)
    assert "photo.png" in html
    assert TOLD not in html


def test_it_is_told_after_the_upload_in_a_draft_too(world, client, sheet):
    world.client("member_a", client)
    address = reverse("page_files", args=["itc-a", sheet.pk])
    given = {"file": SimpleUploadedFile("scan.pdf", pdf(" ")), "base": format_base(base_of(sheet))}
    html = client.post(address, given, follow=True).content.decode()
    assert "« scan.pdf » : lecture du texte en cours." in html
    assert read_texts() == {"texte lu": 1}
    assert f"Le texte de « scan.pdf » {TOLD}" in client.get(address).content.decode()


def test_a_page_whose_files_are_all_read_says_nothing(world, client, sheet):
    attach(sheet, "guide.pdf", pdf("Le paravent."))
    read_texts()
    assert FileText.objects.get().state == "READ"
    assert TOLD not in shown(world.client("member_a", client), sheet)
