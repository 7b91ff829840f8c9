"""From a file to a shared sheet, on the screens of the site."""

import re
from datetime import timedelta

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from docx import Document

from accounts.personal_data import erase_own_account
from itc_spaces.thematics.actions import open_to_invited
from knowledge.actions.importing import leave_documents
from knowledge.enums import ImportState
from knowledge.exchange.tags import PAGE, REVISION
from knowledge.files.intake import ready
from knowledge.imports import expire_documents, read_waiting
from knowledge.models import Attachment, ImportedFile, PracticeSheet
from knowledge.reading import Reading
from knowledge.texts import latest_text
from tests.knowledge.importing.test_round_trip import written
from tests.knowledge.importing.word_files import edged, field, numbered_pages, own_properties, pictured, saved, titled
from tests.support.factories import SheetFactory
from web.refusals import Refused

ADDRESS = "/espaces/itc-a/-/nouvelle-fiche/depuis-un-fichier/"


@pytest.fixture
def member(world, client):
    client.force_login(world.people["member_a"])
    return world.people["member_a"]


def given(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def bring(client, made=titled) -> PracticeSheet:
    file = made()
    answer = client.post(ADDRESS, {"documents": given(file.name, file.content)})
    assert answer.status_code == 302, answer.content.decode()
    sheet = PracticeSheet.objects.latest("pk")
    assert answer["Location"] == reverse("edit_resource", args=["itc-a", sheet.pk])
    return sheet


def form_of(client, sheet) -> dict:
    """What the form of a draft sends as it stands."""
    page = client.get(reverse("edit_resource", args=["itc-a", sheet.pk])).content.decode()
    sent: dict[str, list[str]] = {}
    for name, value in lxml.html.fromstring(page).get_element_by_id("write").form_values():
        sent.setdefault(name, []).append(value)
    return sent


def test_a_file_becomes_a_draft_that_nobody_else_is_shown(client, member):
    sheet = bring(client)
    assert (sheet.live, sheet.placement.shared_at) == (False, None)
    draft = latest_text(sheet)
    assert draft.title == "Un café des parents"
    assert [link.attachment.name for link in draft.file_links.all()] == ["titres.docx"]


def test_the_form_says_where_each_answer_comes_from(client, member):
    sheet = bring(client)
    page = client.get(reverse("edit_resource", args=["itc-a", sheet.pk])).content.decode()
    assert "Vient de votre fichier, sous « 1. Constat de départ »." in page
    assert "Vient de votre fichier : à vérifier." in page  # the summary
    assert "Météo du projet" in page
    assert 'name="place-1"' in page


def test_a_fragment_goes_where_it_is_put_in_one_save(client, member):
    sheet = bring(client)
    sent = form_of(client, sheet) | {"place-1": "outcomes", "do": "place"}
    answer = client.post(reverse("edit_resource", args=["itc-a", sheet.pk]), sent)
    assert answer.status_code == 302
    assert answer["Location"].endswith("#a-placer")
    draft = latest_text(PracticeSheet.objects.get(pk=sheet.pk))
    assert "Beau fixe." in draft.outcomes
    row = ImportedFile.objects.get(page=sheet)
    assert row.tray == []
    assert row.words["tray"] == 0


def test_a_fragment_that_does_not_fit_stays_with_the_reason(client, member):
    sheet = bring(client)
    sent = form_of(client, sheet) | {"place-1": "territory", "do": "place"}
    answer = client.post(reverse("edit_resource", args=["itc-a", sheet.pk]), sent)
    assert answer.status_code == 422
    assert "choisissez-la dans le formulaire" in answer.content.decode()
    assert len(ImportedFile.objects.get(page=sheet).tray) == 1


def test_what_is_left_out_is_said(client, member):
    sheet = bring(client)
    sent = form_of(client, sheet) | {"place-1": "drop", "reviewed": "on", "do": "place"}
    client.post(reverse("edit_resource", args=["itc-a", sheet.pk]), sent)
    page = client.get(reverse("edit_resource", args=["itc-a", sheet.pk])).content.decode()
    assert "mots que vous avez laissés de côté" in page
    assert "à vérifier" not in page


@pytest.mark.parametrize(
    ("made", "said"), [(numbered_pages, "10 mots"), (lambda: edged("un.docx", "", field("PAGE", "1")), "1 mot")]
)
def test_a_page_number_does_not_wait_to_be_cleared(client, member, made, said):
    sheet = bring(client, made)
    page = client.get(reverse("edit_resource", args=["itc-a", sheet.pk])).content.decode()
    assert f"Laissé de côté : {said} de numéros de page, de date ou de nom de fichier" in page
    assert ImportedFile.objects.get(page=sheet).tray == []


def test_a_picture_waits_for_its_description(client, member):
    sheet = bring(client, pictured)
    row = ImportedFile.objects.get(page=sheet)
    [picture] = [item for item in row.tray if "picture" in item]
    assert picture["description"] == "Une fresque rouge"
    address = reverse("edit_resource", args=["itc-a", sheet.pk])
    sent = form_of(client, sheet) | {"title": "Une fresque", "place-image-1": "join", "describe-image-1": ""}
    assert "Décrivez" in client.post(address, sent).content.decode()
    client.post(address, sent | {"describe-image-1": "Une fresque rouge"})
    draft = latest_text(PracticeSheet.objects.get(pk=sheet.pk))
    held = {link.attachment.name: link.attachment.alternative_text for link in draft.file_links.all()}
    assert held["image-1.png"] == "Une fresque rouge"
    assert ImportedFile.objects.get(page=sheet).tray == []


def test_pasting_goes_the_same_way(client, member):
    answer = client.post(ADDRESS, {"text": "Titre : Un café\nContexte : une cour.\nMétéo :\nbeau"})
    sheet = PracticeSheet.objects.get()
    assert answer["Location"] == reverse("edit_resource", args=["itc-a", sheet.pk])
    assert sheet.title == "Un café"
    assert len(ImportedFile.objects.get(page=sheet).tray) == 1


def test_nothing_sent_is_told(client, member):
    answer = client.post(ADDRESS, {})
    assert answer.status_code == 422
    assert "choisissez un fichier" in answer.content.decode()


def test_several_files_become_several_drafts(client, member):
    first, second = titled(), pictured()
    files = [given(first.name, first.content), given(second.name, second.content), given("a.doc", b"\xd0\xcf\x11\xe0")]
    answer = client.post(ADDRESS, {"documents": files})
    assert answer.status_code == 302
    page = client.get(ADDRESS).content.decode()
    assert "en attente de lecture" in page
    assert "ancien document Word" in page
    assert read_waiting() == {"document repris": 2}
    page = client.get(ADDRESS).content.decode()
    assert "3 sur 3 lus" in page
    assert "2 à regarder" in page
    assert PracticeSheet.objects.count() == 2
    assert Attachment.objects.count() == 3  # two originals, and a picture that waits


def test_who_left_meanwhile_brings_nothing(client, member, world):
    file = titled()
    checked = ready(given(file.name, file.content))
    leave_documents(space=world.a, actor=member, kind="fiche", files=[(file.name, checked)])
    member.memberships.all().delete()
    assert read_waiting() == {"document refusé": 1}
    assert ImportedFile.objects.get().state == ImportState.REFUSED
    assert not PracticeSheet.objects.exists()
    assert not Attachment.objects.exists()


def test_what_led_to_no_draft_is_forgotten(world, member):
    leave_documents(space=world.a, actor=member, kind="fiche", files=[("a.docx", Refused("Vide."))])
    ImportedFile.objects.update(created_at=timezone.now() - timedelta(days=31))
    assert expire_documents() == 1


def test_an_erased_account_leaves_the_draft_to_the_space(client, member):
    bring(client)
    erase_own_account(user=member)
    assert ImportedFile.objects.get().user is None


# ── a file that came out of the platform ──


def ours(sheet, context: str, revision: int | None = None) -> bytes:
    document = Document()
    document.add_heading(sheet.title, 0)
    document.add_heading("Contexte et besoin repéré", 1)
    document.add_paragraph(context)
    began = revision or sheet.latest_revision_id or ""
    said = {PAGE.replace("-", "_"): sheet.pk, REVISION.replace("-", "_"): began}
    return own_properties(saved(document), **said)


def test_a_file_of_ours_is_compared_with_its_sheet(client, member, world):
    sheet = SheetFactory(space=world.a, owner=member, title="Le jardin", context="<p>Une cour.</p>")
    answer = client.post(ADDRESS, {"documents": given("jardin.docx", ours(sheet, "Une cour fleurie."))})
    row = ImportedFile.objects.get()
    address = reverse("compare_document", args=["itc-a", row.pk])
    assert answer["Location"] == address
    page = client.get(address).content.decode()
    assert "fleurie" in page
    base = re.search(r'name="base" value="([^"]+)"', page)[1]
    client.post(address, {"base": base, "sections": ["context"]})
    assert latest_text(PracticeSheet.objects.get(pk=sheet.pk)).context == "<p>Une cour fleurie.</p>"
    assert not ImportedFile.objects.exists()


def test_a_file_of_a_sheet_one_may_not_change_makes_a_draft(client, member, world):
    sheet = SheetFactory(space=world.b, owner=world.people["member_b"], title="Le jardin", network=True)
    client.post(ADDRESS, {"documents": given("jardin.docx", ours(sheet, "Une cour fleurie."))})
    assert ImportedFile.objects.get().state == ImportState.DONE
    assert PracticeSheet.objects.filter(title="Le jardin").count() == 2


def test_a_file_tells_nothing_of_what_was_written_before_the_draft_was_opened(client, world):
    """Who writes a guess in a file would learn from what is not offered whether the older text says the same."""
    expert, member = world.people["expert_open"], world.people["member_a"]
    sheet = SheetFactory(
        space=world.a, owner=member, title="Le jardin", context="<p>Une cour.</p>", thematic=world.thematic
    )
    older = sheet.latest_revision_id
    open_to_invited(page=sheet, actor=member, opened=True)
    draft = latest_text(PracticeSheet.objects.get(pk=sheet.pk))
    draft.context = "<p>Un jardin.</p>"
    draft.save_revision()
    client.force_login(expert)
    address = f"{ADDRESS}?thematique={world.thematic.pk}"
    for guess, revision in (("Une cour.", older), ("Un jardin.", draft.latest_revision_id)):
        client.post(address, {"documents": given("jardin.docx", ours(sheet, guess, revision))})
        said = Reading.from_json(ImportedFile.objects.get(state=ImportState.UPDATE).reading)
        assert ("context" in {one.key for one in said.sections}) == (revision == older)


def test_who_was_let_in_is_shown_what_they_changed_in_word_and_no_more(client, member, world):
    """The draft was written before it was opened: they read that text, as long as it is the latest."""
    sheet = bring(client)
    sheet.placement.thematic = world.thematic
    sheet.placement.save()
    open_to_invited(page=sheet, actor=member, opened=True)
    sheet = PracticeSheet.objects.get(pk=sheet.pk)
    text = latest_text(sheet)
    text.outcomes = "<p>Dix voisins.</p>"
    client.force_login(world.people["expert_open"])
    file = given("jardin.docx", written(sheet, text.reading().without_files()))
    answer = client.post(f"{ADDRESS}?thematique={world.thematic.pk}", {"documents": file})
    row = ImportedFile.objects.get(state=ImportState.UPDATE)
    assert answer["Location"] == reverse("compare_document", args=["itc-a", row.pk])
    said = Reading.from_json(row.reading)
    assert (said.title, said.summary, said.facts, [one.key for one in said.sections]) == ("", "", (), ["outcomes"])
