"""Files that come with a request: opened before its transaction, if their sender may send them and there is a place."""

import ast
import fcntl
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from itc_spaces.discussion.actions import post_contribution
from knowledge.files import confined, intake
from knowledge.models import Attachment
from knowledge.staleness import base_of, format_base
from tests.knowledge.files.test_files import PDF, docx, png, upload
from tests.support.factories import SheetFactory

ROOT = Path(settings.ROOT)


def test_every_view_that_is_sent_files_has_them_made_ready():
    """A view that reads `request.FILES` without saying so would open them under the lock."""
    bare = []
    for path in ROOT.rglob("*.py"):
        is_of_views = "views" in path.stem or "views" in path.parts
        if path.is_relative_to(ROOT / "tests") or ".venv" in path.parts or not is_of_views:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and "request.FILES" in ast.unparse(node):
                declared = any("takes_files" in ast.unparse(one) for one in node.decorator_list)
                bare += [] if declared else [f"{path.name}: {node.name}"]
    assert bare == []


class Noted:
    """What opened a file, and whether a transaction of the request was open then."""

    def __init__(self, monkeypatch):
        self.calls, run = [], confined.run
        monkeypatch.setattr(
            confined, "run", lambda *given, **more: self.calls.append(confined.may_run()) or run(*given, **more)
        )


@pytest.fixture
def noted(monkeypatch) -> Noted:
    return Noted(monkeypatch)


@pytest.fixture
def ways(world):
    """Each address that is sent files: its path and its form, for member_a."""
    sheet = SheetFactory(space=world.a)
    said = post_contribution(target=world.a, actor=world.people["member_a"], body="Bonjour.")
    return {
        "resource": (reverse("page_files", args=["itc-a", sheet.pk]), {"base": format_base(base_of(sheet))}),
        "message": (reverse("discussion", args=["itc", world.a.pk]), {"body": "Voici."}),
        "answer": (reverse("conversation", args=[said.pk]), {"body": "Voici."}),
        "edited": (reverse("edit_contribution", args=[said.pk]), {"do": "add"}),
    }


WAYS = ["resource", "message", "answer", "edited"]


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
def test_opened_once_and_before_the_transaction(world, client, ways, noted, way):
    path, form = ways[way]
    answer = world.client("member_a", client).post(path, {**form, "file": upload("a.pdf", PDF)})
    assert answer.status_code == 302
    assert noted.calls == [True]
    assert Attachment.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
def test_a_stranger_makes_us_open_nothing(world, client, ways, noted, way):
    path, form = ways[way]
    answer = world.client("member_b", client).post(path, {**form, "file": upload("a.pdf", PDF)})
    assert (answer.status_code, noted.calls) == (404, [])


@pytest.fixture
def no_place(settings, tmp_path, monkeypatch):
    """Another process of the machine holds every place, for documents and for pictures."""
    settings.FILE_SLOTS = tmp_path / "slots"
    settings.FILE_SLOTS.mkdir()
    held = [(settings.FILE_SLOTS / f"document-{n}").open("w") for n in range(confined.DOCUMENT.slots)]
    held.append((settings.FILE_SLOTS / "picture-0").open("w"))
    for one in held:
        fcntl.flock(one, fcntl.LOCK_EX)
    yield
    for one in held:
        one.close()


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["resource", "message"])
def test_without_a_place_one_comes_back_and_nothing_typed_is_lost(world, client, ways, no_place, way):
    path, form = ways[way]
    sent = {**form, "caption": "Une légende à garder", "body": "Deux mots à garder", "file": upload("plan.pdf", PDF)}
    answer = world.client("member_a", client).post(path, sent)
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert "Beaucoup de fichiers arrivent en ce moment" in page
    assert all(words in page for words in ("Une légende à garder", "Deux mots à garder", "« plan.pdf »"))
    assert not Attachment.objects.exists()


@pytest.mark.django_db
def test_in_place_it_is_said_beside_the_form(world, client, ways, no_place):
    path, form = ways["message"]
    sent = {**form, "file": upload("cour.png", png()), "alternative_text": "Une cour."}
    answer = world.client("member_a", client).post(path, sent, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert "Beaucoup de fichiers arrivent en ce moment" in answer.content.decode()
    assert "<html" not in answer.content.decode()


@pytest.mark.django_db
def test_a_view_that_forgot_would_be_told(world):
    """Under the lock a file that nobody made ready is an error, not a wait."""
    with transaction.atomic(), pytest.raises(RuntimeError, match="inside a transaction"):
        intake.ready(upload("a.docx", docx()))


@pytest.mark.django_db
def test_more_files_than_any_form_has_are_not_even_received(world, client, ways):
    path, form = ways["message"]
    many = [upload(f"{n}.pdf", PDF) for n in range(6)]
    assert world.client("member_a", client).post(path, {**form, "file": many}).status_code == 400
