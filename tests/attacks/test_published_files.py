"""From an upload to what anybody downloads: a published file says what its pages show, and nothing else."""

from base64 import b64decode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from knowledge.models import Attachment
from knowledge.publication.copies import prepare_copies
from knowledge.publication.models import Edition, PublicCopy, Submission, SubmissionFile
from knowledge.staleness import base_of, format_base
from search.texts import read_texts
from tests.attacks import holding, holding_open
from tests.knowledge.files.test_cleaning import everything, workbook
from tests.search.filled import refill, settle
from tests.support.answers import body_of
from tests.support.factories import SheetFactory
from tests.support.factories.publication import make_circuit
from tests.support.sharing import share_again

HOLDING = {
    "a.docx": holding.word, "a.xlsx": holding.book, "a.pptx": holding.deck, "a.odt": holding_open.text,
    "a.ods": holding_open.table, "a.odp": holding_open.slides, "a.pdf": holding_open.pdf,
}  # fmt: skip
CONFIRMED = {"confirmed_no_resident": "on"}


class Chain:
    """A member of ITC A uploads, shares and submits; two committees accept; nobody in particular reads."""

    def __init__(self, world, **shared: bool):
        make_circuit(world.a.record.department)
        self.world = world
        shared = shared or {"network": True}
        self.sheet = SheetFactory(space=world.a, owner=world.people["member_a"], publics=[], **shared)
        self.member = world.client("member_a", Client())
        self.submit_path = reverse("submit_resource", args=["itc-a", self.sheet.pk])

    def upload(self, name: str, content: bytes, **more: str):
        sent = {"base": format_base(base_of(self.fresh())), "caption": "", "file": SimpleUploadedFile(name, content)}
        return self.member.post(reverse("page_files", args=["itc-a", self.sheet.pk]), sent | more)

    def fresh(self):
        return type(self.sheet).objects.get(pk=self.sheet.pk)

    def attached(self, name: str, content: bytes, **more: str) -> Attachment:
        assert self.upload(name, content, **more).status_code == 302
        share_again(page=self.fresh(), actor=self.world.people["member_a"])
        return Attachment.objects.latest("pk")

    def submitted(self, attachment: Attachment, answer: str = "retirer") -> Submission:
        response = self.member.post(self.submit_path, CONFIRMED | {f"file-{attachment.pk}": answer})
        assert response.status_code == 302, response.text
        return Submission.objects.latest("pk")

    def accepted(self, submission: Submission) -> Edition:
        for persona in ("coordinator", "validator"):
            submission.refresh_from_db()
            sent = {"decision": "ACCEPT", "version": submission.version}
            path = reverse("submission", args=[submission.pk])
            assert self.world.client(persona, Client()).post(path, sent).status_code == 302
        return Edition.objects.latest("pk")


def download(address: str, client: Client | None = None) -> bytes:
    response = (client or Client()).get(address)
    assert response.status_code == 200
    return body_of(response)


@pytest.fixture
def chain(world) -> Chain:
    return Chain(world)


@pytest.mark.parametrize("name", HOLDING)
def test_nobody_downloads_or_finds_what_the_pages_do_not_show(chain, indexes, name):
    attachment = chain.attached(name, HOLDING[name]())
    submission = chain.submitted(attachment)
    address = reverse("submission_file", args=[submission.files.get().pk])
    validated = download(address, chain.world.client("coordinator", Client()))
    edition = chain.accepted(submission)
    published = download(edition.files.get().get_absolute_url())
    assert published == validated
    assert b"xqcanary" not in everything(published)
    refill()
    while read_texts():
        pass
    settle()
    assert "1 ressource<" in Client().get("/ressources/?q=xqseen").text
    assert "1 ressource<" not in Client().get("/ressources/?q=xqcanary").text
    assert "xqcanary" not in Client().get(edition.get_absolute_url()).text


def test_a_picture_says_nothing_of_who_took_it(chain):
    attachment = chain.attached("a.jpg", holding.jpeg(), alternative_text="Une porte")
    submission = chain.submitted(attachment)
    assert b"xqcanary" not in download(chain.accepted(submission).files.get().get_absolute_url())


class TestWhatIsAsked:
    def test_is_said_in_french_before_anything_is_sent(self, chain):
        attachment = chain.attached("budget.xlsx", workbook())
        first = chain.member.get(chain.submit_path)
        assert "Nous préparons vos fichiers" in first.text
        assert first["Refresh"] == "3"
        while prepare_copies():
            pass
        page = chain.member.get(chain.submit_path)
        assert "Refresh" not in page
        assert "feuilles de calcul masquées («\u00a0Familles\u00a0»)" in page.text
        assert "commentaires ou annotations" in page.text
        copy = reverse("public_copy", args=["itc-a", chain.sheet.pk, attachment.pk])
        assert copy in page.text
        assert b"xqcanary" not in everything(download(copy, chain.member))

    def test_is_never_published_unasked(self, chain):
        attachment = chain.attached("budget.xlsx", workbook())
        refused = chain.member.post(chain.submit_path, CONFIRMED)
        assert refused.status_code == 200
        assert "Dites ce que devient" in refused.text
        assert not Submission.objects.exists()
        assert f'name="file-{attachment.pk}"' in refused.text

    def test_hidden_sheets_may_stay_on_purpose_and_the_rest_goes(self, chain):
        attachment = chain.attached("budget.xlsx", workbook())
        edition = chain.accepted(chain.submitted(attachment, "garder"))
        text = everything(download(edition.files.get().get_absolute_url()))
        assert b"Familles" in text
        assert b"comments" not in text

    def test_another_choice_is_another_submission(self, chain):
        attachment = chain.attached("budget.xlsx", workbook())
        first = chain.submitted(attachment)
        assert chain.submitted(attachment) == first
        assert chain.submitted(attachment, "garder") != first

    @pytest.mark.parametrize("answer", ["", "autre", "garder"])
    def test_an_answer_that_was_not_offered_sends_nothing(self, chain, answer):
        attachment = chain.attached("remarque.pdf", holding_open.pdf())
        response = chain.member.post(chain.submit_path, CONFIRMED | {f"file-{attachment.pk}": answer})
        assert response.status_code == 200
        assert not Submission.objects.exists()

    def test_a_file_that_cannot_be_cleaned_is_refused_with_what_to_do(self, chain):
        chain.attached("film.pptx", holding.deck(ppt__slides__slide1=("rId9", "video", "../v.mp4")))
        response = chain.member.post(chain.submit_path, CONFIRMED)
        assert "ne peut pas être publié" in response.text
        assert "remplacez le fichier" in response.text
        assert not Submission.objects.exists()


class TestWhoJudges:
    def test_reads_the_copy_and_never_what_it_was_made_from(self, world):
        chain = Chain(world, shared=True)  # inside its ITC alone
        attachment = chain.attached("a.docx", holding.word())
        submission = chain.submitted(attachment)
        submission.refresh_from_db()
        sent = {"decision": "ACCEPT", "version": submission.version}
        path = reverse("submission", args=[submission.pk])
        chain.world.client("coordinator", Client()).post(path, sent)
        validator = chain.world.client("validator", Client())
        file = reverse("submission_file", args=[submission.files.get().pk])
        assert file in validator.get(path).text
        assert b"xqcanary" not in everything(download(file, validator))
        assert validator.get(reverse("attachment", args=[attachment.pk])).status_code == 404
        assert validator.get(reverse("attachment_preview", args=[attachment.pk])).status_code == 404

    def test_a_submission_of_before_has_its_copies_made_and_goes_on(self, chain):
        submission = chain.submitted(chain.attached("a.docx", holding.word()))
        SubmissionFile.objects.update(copy=None)
        PublicCopy.objects.all().delete()
        path = reverse("submission", args=[submission.pk])
        coordinator = chain.world.client("coordinator", Client())
        assert "se prépare encore" in coordinator.get(path).text
        while prepare_copies():
            pass
        assert "se prépare encore" not in coordinator.get(path).text
        edition = chain.accepted(submission)
        assert b"xqcanary" not in everything(download(edition.files.get().get_absolute_url()))

    def test_nothing_is_accepted_before_its_copy_is_there(self, chain):
        submission = chain.submitted(chain.attached("a.docx", holding.word()))
        SubmissionFile.objects.update(copy=None)
        path = reverse("submission", args=[submission.pk])
        chain.world.client("coordinator", Client()).post(path, {"decision": "ACCEPT", "version": 1})
        answer = chain.world.client("validator", Client()).post(path, {"decision": "ACCEPT", "version": 2})
        assert "n&#x27;est pas encore prête" in answer.text
        assert not Edition.objects.exists()


LOCKED = (
    '<manifest:encryption-data manifest:checksum="AAAA"><manifest:algorithm manifest:algorithm-name="aes256-cbc"/>'
    "</manifest:encryption-data>"
)


class TestUploads:
    def test_a_locked_open_document_is_named_as_such(self, chain):
        manifest = holding_open.MANIFEST.format(
            kind="text", more=f"<manifest:file-entry>{LOCKED}</manifest:file-entry>"
        )
        content = holding.archive(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b64decode("C1Sd5i94wQo="),
             "META-INF/manifest.xml": manifest}
        )  # fmt: skip
        response = chain.upload("a.odt", content)
        assert response.status_code == 422
        assert "protégé par un mot de passe" in response.text

    @pytest.mark.parametrize("part", ["Basic/Standard/Module1.xml", "Scripts/python/a.py"])
    def test_macros_of_an_open_document_are_refused_as_words_are(self, chain, part):
        response = chain.upload("a.odt", holding_open.text(**{part: b"<x/>"}))
        assert response.status_code == 422
        assert "macros" in response.text

    def test_an_empty_list_of_macros_is_none(self, chain):
        assert chain.upload("a.odt", holding_open.text(**{"Basic/Standard/script-lb.xml": b"<x/>"})).status_code == 302
