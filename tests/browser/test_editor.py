"""The full editor works under a policy that refuses inline script: rows, dates, rich text, blocks, saving."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from knowledge.models import Note, PracticeSheet
from tests.browser.test_walk import sign_in
from tests.support.factories import NoteFactory, SheetFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
MARKED = '"><script>window.ran = true</script><img src=x onerror="window.ran = true">'


@pytest.fixture
def editor(new_page, world):
    """A person in the editor; fails at the end if the policy refused anything or members' words ran."""
    page = sign_in(new_page, world, "member_a", viewport={"width": 1280, "height": 900})
    # Told on leaving, that is after the test, when nobody would answer.
    page.route("**/editing-sessions/release/**", lambda asked: asked.abort())
    refused = []
    page.on("console", lambda line: refused.append(line.text) if "Content Security Policy" in line.text else None)
    yield page
    assert refused == []
    assert page.evaluate("window.ran") is None


def save(page) -> None:
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/")) as sent:
        page.locator("button.action-save:visible").first.click()
    assert sent.value.status in (200, 302)
    page.wait_for_load_state("networkidle")


def test_axe_has_nothing_to_say_of_it(editor, world):
    sheet = SheetFactory(space=world.a, owner=world.people["member_a"])
    editor.goto(f"/admin/pages/{sheet.pk}/edit/")
    expect(editor.get_by_role("textbox", name="Contexte et besoin repéré")).to_be_visible()
    found = Axe().run(editor)
    assert not found.violations_count, found.generate_report()


def test_a_sheet_is_edited_with_its_rows(editor, world):
    sheet = SheetFactory(space=world.a, owner=world.people["member_a"], title=f"Fiche {MARKED}"[:100])
    answer = editor.goto(f"/admin/pages/{sheet.pk}/edit/")
    assert "unsafe-inline" not in re.search(r"script-src[^;]*", answer.headers["content-security-policy"])[0]
    folded = editor.locator("section.w-panel", has=editor.locator("#id_partners-ADD")).first
    folded.locator("[data-panel-toggle]").first.click()
    editor.locator("#id_partners-ADD").click()
    editor.locator("#id_partners-0-name").fill("L'école voisine")
    editor.locator("#id_title").fill("Fiche corrigée")
    save(editor)
    expect(editor.locator("#id_title")).to_have_value("Fiche corrigée")
    latest = PracticeSheet.objects.get(pk=sheet.pk).get_latest_revision_as_object()
    assert [partner.name for partner in latest.partners.all()] == ["L'école voisine"]


def test_a_note_is_edited_with_its_date_and_rich_text(editor, world):
    note = NoteFactory(space=world.a, owner=world.people["member_a"], body="<p>Un texte.</p>")
    editor.goto(f"/admin/pages/{note.pk}/edit/")
    editor.locator("#id_effective_on").click()
    expect(editor.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    editor.locator("#id_effective_on").fill("2026-03-02")
    editor.keyboard.press("Tab")
    box = editor.locator("[data-contentpath=body] [contenteditable=true]")
    box.press_sequentially("Bonjour. ")
    expect(box).to_contain_text("Bonjour.")
    expect(editor.locator("input[name=body]")).to_have_value(re.compile("Bonjour"))
    save(editor)
    latest = Note.objects.get(pk=note.pk).get_latest_revision_as_object()
    assert str(latest.effective_on) == "2026-03-02"
    assert "Bonjour." in latest.body
