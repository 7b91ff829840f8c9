"""Files that come with the form of a resource: kept as they are chosen, described beside, there after a refusal."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from knowledge.actions.files import MAX_FILES
from knowledge.models import Attachment, KeptFile, PracticeSheet
from knowledge.staleness import base_of, format_base
from tests.knowledge.files.test_files import PDF
from tests.knowledge.publication.test_copies import picture
from tests.knowledge.test_pages import answers
from tests.support.factories import SheetFactory

pytestmark = pytest.mark.django_db
NEW = "/espaces/itc-a/-/nouvelle-fiche/"
KEEP = "/espaces/itc-a/-/saisie/fiche/fichier/"


def photograph(name: str = "cour.jpg", size=(40, 30)) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture(size=size))


def document(name: str = "guide.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF)


def kept(client, upload: SimpleUploadedFile, place: int = 0) -> dict[str, str]:
    """What the page has of a file once it went up: the hidden field with its token."""
    row = client.post(KEEP, {"file": upload, "place": place})
    assert row.status_code == 200, row.text
    name, token = re.search(r'name="(files-\d+-file-kept)" value="([^"]+)"', row.text).groups()
    return {name: token, "files-TOTAL_FORMS": str(place + 1), "files-INITIAL_FORMS": "0"}


def files_of_draft() -> list[tuple[str, str, str, str]]:
    reading = PracticeSheet.objects.get().get_latest_revision_as_object().reading()
    return [(file.name, file.caption, file.alternative_text, file.role) for file in reading.files]


def test_one_that_went_up_is_joined_with_its_description(world, client):
    world.client("member_a", client)
    sent = kept(client, photograph())
    assert not Attachment.objects.exists()
    said = {"files-0-alternative_text": "Une cour.", "files-0-caption": "À huit heures", "files-0-is_cover": "on"}
    assert client.post(NEW, answers(**sent, **said)).status_code == 302
    assert files_of_draft() == [("cour.jpg", "À huit heures", "Une cour.", "COVER")]


def test_a_picture_is_described_or_said_to_be_decorative(world, client):
    world.client("member_a", client)
    sent = kept(client, photograph())
    refused = client.post(NEW, answers(**sent))
    assert refused.status_code == 422
    assert "ou dites qu&#x27;elle est décorative" in refused.text
    token = re.search(r'name="files-0-file-kept" value="([^"]+)"', refused.text)[1]
    again = answers(**{**sent, "files-0-file-kept": token, "files-0-is_decorative": "on"})
    assert client.post(NEW, again).status_code == 302
    assert files_of_draft() == [("cour.jpg", "", "", "")]


def test_several_at_once_without_script(world, client):
    world.client("member_a", client)
    refused = client.post(NEW, answers(title="", new_files=[document(), photograph()]))
    assert refused.status_code == 422
    tokens = dict(re.findall(r'name="(files-\d-file-kept)" value="([^"]+)"', refused.text))
    assert len(tokens) == 2
    sent = {"files-TOTAL_FORMS": "2", "files-INITIAL_FORMS": "0", "files-1-alternative_text": "Une cour."}
    assert client.post(NEW, answers(**tokens, **sent)).status_code == 302
    assert [name for name, *_ in files_of_draft()] == ["guide.pdf", "cour.jpg"]


def test_a_row_that_is_added_opens_no_file_and_keeps_them(world, client, monkeypatch):
    world.client("member_a", client)
    sent = kept(client, document())
    monkeypatch.setattr("knowledge.files.intake.check_upload", lambda upload: pytest.fail("opened"))
    page = client.post(NEW, answers(**sent, do="add_row-steps")).text
    assert sent["files-0-file-kept"] in page


def test_one_that_is_dropped_is_not_joined(world, client):
    world.client("member_a", client)
    client.post(NEW, answers(**kept(client, document()), **{"files-0-file-drop": "on"}))
    assert files_of_draft() == []


def test_what_was_being_typed_comes_back_with_its_files(world, client):
    world.client("member_a", client)
    sent = kept(client, document())
    client.post("/espaces/itc-a/-/saisie/fiche/", answers(**sent))
    row = client.get("/espaces/").text
    address = re.search(r'href="([^"]*saisie=[^"]+)"', row)[1].replace("&amp;", "&")
    assert "guide.pdf" in client.get(address).text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("faux.pdf", b"MZ\x90", "ne correspond pas à son extension"),
        ("vide.pdf", b"", "est vide"),
        ("page.html", b"<html>", "pas accepté"),
    ],
)
def test_one_that_is_refused_says_why_at_once(world, client, name, content, words):
    response = world.client("member_a", client).post(KEEP, {"file": SimpleUploadedFile(name, content)})
    assert response.status_code == 422
    assert words in response.text
    assert not KeptFile.objects.exists()


@pytest.mark.parametrize("persona", ["member_b", "follower_a", "expert_open", "validator", "former_a", "no_seat"])
def test_others_keep_nothing_there(world, client, persona):
    assert world.client(persona, client).post(KEEP, {"file": document()}).status_code == 404
    assert not KeptFile.objects.exists()


def test_a_token_of_somebody_else_brings_nothing(world, client):
    sent = kept(world.client("chair_a", client), document())
    world.client("member_a", client).post(NEW, answers(**sent))
    assert files_of_draft() == []


def test_on_a_page_that_exists_up_to_its_bound(world, client):
    sheet = SheetFactory(space=world.a)
    world.client("member_a", client)
    address = reverse("edit_resource", args=["itc-a", sheet.pk])
    sent = {"files-TOTAL_FORMS": str(MAX_FILES + 5), "files-INITIAL_FORMS": "0"}
    base = format_base(base_of(sheet))
    assert client.post(address, answers(base=base, **sent)).status_code == 422
    assert client.post(address, answers(base=base, new_files=[document()])).status_code == 302
    assert [name for name, *_ in files_of_draft()] == ["guide.pdf"]
