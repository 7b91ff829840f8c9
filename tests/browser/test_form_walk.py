"""The one form in a real browser: few screens, by keyboard, without script; rich text, files; axe in every state."""

import gzip
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from playwright.sync_api import Page, expect

from itc_spaces.spaces.models import Placement
from knowledge.models import PracticeSheet
from tests.browser import effort
from tests.browser.pressing import press
from tests.browser.test_walk import sign_in, vocabulary
from tests.knowledge.files.test_files_served import ONE_PAGE, large_photograph
from tests.support.factories import SheetFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
NEW = "/espaces/itc-a/-/nouvelle-fiche/"
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body>
<!--StartFragment--><h1 style='mso-x'>Bilan d’étape</h1><p class=MsoNormal><b>Œuvres</b> &amp; <i>été</i>&nbsp;: 12&nbsp;€<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>   </span></span>un café</p>
<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>   </span></span>deux thés</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Mois</p></td><td><p>Familles</p></td></tr><tr><td>mars</td><td>douze</td></tr></table>
<!--EndFragment--></body></html>"""  # noqa: E501
PASTED = {
    "Word": (WORD, "Bilan d’étape Œuvres été 12 € un café deux thés Mois Familles mars douze"),
    "LibreOffice": (
        '<p style="line-height:100%"><font face="Liberation">Première <b>idée</b></font></p><ol><li><p>un</p></li>'
        "<li><p>deux</p></li></ol><p><br/></p>",
        "Première idée un deux",
    ),
    "Outlook": (
        "<div class=WordSection1><div>Bonjour,<br><br>Voici «&nbsp;la suite&nbsp;»</div><blockquote>cité</blockquote>"
        "<pre>code brut</pre></div>",
        "Bonjour Voici la suite cité code brut",
    ),
    "a page": (
        "<article><h2>Titre</h2><p>Un <a href='https://caf.fr/x'>lien</a> et <code>mot</code> <sup>2</sup></p>"
        "<dl><dt>a</dt>"
        "<dd>b</dd></dl><figure><figcaption>légende</figcaption></figure></article>",
        "Titre Un lien et mot 2 a b légende",
    ),
}


def words(text: str) -> list[str]:
    return re.findall(r"\w+|€", text)


def editor(page: Page):
    """The rich editor of « Contexte et besoin repéré », once its box is entered."""
    page.locator("#id_context").focus()
    place = page.locator("#id_context[contenteditable=true]")
    expect(place).to_be_focused()
    return place


def paste(page: Page, html: str) -> None:
    page.evaluate(
        """(html) => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(event);
        }""",
        html,
    )


def save(page: Page) -> None:
    press(page, "Enregistrer le brouillon")


def wrong(page: Page) -> str:
    found = Axe().run(page)
    return found.generate_report() if found.violations_count else ""


def test_few_screens(world, new_page):
    vocabulary(world)
    director = sign_in(new_page, world, "member_a")
    first = effort.first_sheet(director)
    expect(director.get_by_role("heading", name="Et maintenant ?")).to_be_visible()
    assert first.screens <= 3, first.told("first sheet")
    again = effort.share_changes(director)
    assert again.screens <= 2, again.told("changes")
    other = sign_in(new_page, world, "member_b")
    other.goto(PracticeSheet.objects.get().url)
    taken = effort.reuse(other)
    assert taken.screens <= 4, taken.told("reuse")


def test_without_script(world, new_page):
    vocabulary(world)
    page = sign_in(new_page, world, "member_a", java_script_enabled=False)
    page.goto(NEW)
    page.get_by_label("Titre").fill("Sans script")
    page.get_by_text("Ajouter : place des habitants, partenaires").click()
    page.get_by_role("button", name="Ajouter un partenaire").click()
    page.get_by_label("Ou un nom").nth(1).fill("L'école")
    page.get_by_label("Contexte et besoin repéré").fill("Un début.\n\n- un\n- deux")
    page.get_by_label("Ajouter des photos").set_input_files(
        [
            {"name": "cour.jpg", "mimeType": "image/jpeg", "buffer": large_photograph()},
            {"name": "affiche.pdf", "mimeType": "application/pdf", "buffer": ONE_PAGE},
        ]
    )
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_text("ou dites qu'elle est décorative").first).to_be_visible()
    expect(page.get_by_label("Titre")).to_have_value("Sans script")
    page.get_by_label("Description de l'image").fill("Une cour et deux bancs.")
    page.get_by_label("En faire la couverture").check()
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sans script")
    expect(page.get_by_role("img", name="Une cour et deux bancs.")).to_be_visible()
    draft = PracticeSheet.objects.get().get_latest_revision_as_object()
    assert [partner.name for partner in draft.partners.all()] == ["L'école"]
    assert "<ul><li>un</li><li>deux</li></ul>" in draft.context
    assert sorted(file.name for file in draft.reading().files) == ["affiche.pdf", "cour.jpg"]


def test_by_keyboard(world, new_page):
    """Bold, a list, out of the editor by the Tab key, and saved by Enter."""
    vocabulary(world)
    page = sign_in(new_page, world, "member_a")
    page.goto(NEW)
    page.get_by_label("Titre").focus()
    page.keyboard.type("Au clavier")
    editor(page)
    page.keyboard.type("Un ")
    page.keyboard.press("Control+b")
    page.keyboard.type("mot")
    page.keyboard.press("Control+b")
    page.keyboard.type(" mis")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Gras").first).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.type(" en liste")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.isContentEditable") is False, "the Tab key leaves"
    page.get_by_label("Titre").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert PracticeSheet.objects.get().context == "<ul><li>Un <strong>mot</strong> mis en liste</li></ul>"


@pytest.mark.parametrize("source", PASTED)
def test_no_pasted_word_is_lost(world, new_page, source):
    html, said = PASTED[source]
    page = sign_in(new_page, world, "member_a")
    page.goto(NEW)
    page.get_by_label("Titre").fill("Collée")
    editor(page)
    paste(page, html)
    if "<table" in html:
        expect(page.get_by_text("Le tableau collé est devenu du texte")).to_be_visible()
    save(page)
    kept = PracticeSheet.objects.get().context
    assert words(re.sub(r"<[^>]+>", " ", kept).replace("&amp;", "").replace("&nbsp;", " ")) == words(said), kept
    if source == "Word":
        assert "<li>un café</li><li>deux thés</li>" in kept
        assert "Mois | Familles" in kept


def test_the_line_of_what_is_missing_follows_what_is_typed(world, new_page):
    vocabulary(world)
    page = sign_in(new_page, world, "member_a")
    page.goto(NEW)
    line = page.get_by_role("status").filter(has_text="pour partager")
    before = page.locator("[data-need]:visible").count()
    expect(line.get_by_role("link", name="Titre")).to_be_visible()
    page.get_by_label("Titre").fill("Un titre")
    expect(line.get_by_role("link", name="Titre")).to_be_hidden()
    page.get_by_role("textbox", name="Étape").first.fill("Frapper")
    page.get_by_role("group", name="Sujets").get_by_role("checkbox").first.check()
    editor(page)
    page.keyboard.type("Ici")
    expect(page.locator("[data-need]:visible")).to_have_count(before - 4)
    for _ in "Ici":
        page.keyboard.press("Backspace")
    expect(line.get_by_role("link", name="Contexte et besoin repéré")).to_be_visible()
    page.on("dialog", lambda asked: asked.accept())
    page.get_by_role("button", name="Retirer l'étape 1").click()
    expect(line.get_by_role("link", name="Déroulement, étapes")).to_be_visible()
    line.get_by_role("link", name="En bref").click()
    expect(page.locator("#id_summary:target")).to_be_visible()


def test_the_line_follows_the_nature_of_a_note(world, new_page):
    page = sign_in(new_page, world, "member_a")
    page.goto("/espaces/itc-a/-/nouvelle-note/")
    line = page.get_by_role("status").filter(has_text="pour partager")
    expect(line.get_by_role("link", name="Qui est concerné")).to_be_visible()
    page.get_by_role("radio", name="veille").check()
    expect(line.get_by_role("link", name="Qui est concerné")).to_be_hidden()
    expect(line.get_by_role("link", name="Ce qui a été observé")).to_be_visible()


def test_what_is_written_richly_comes_back_after_a_refusal_and_a_reload(world, new_page):
    page = sign_in(new_page, world, "member_a")
    page.goto(NEW)
    editor(page)
    paste(page, "<p>Un <b>mot</b></p>")
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_role("alert")).to_contain_text("Donnez un titre")
    page.get_by_label("Titre").fill("Revenue")
    expect(editor(page).locator("strong")).to_have_text("mot")
    expect(page.locator("[data-keep]").first).to_have_text(re.compile("Enregistré à"))
    page.reload()
    expect(page.get_by_label("Titre")).to_have_value("Revenue")
    save(page)
    assert PracticeSheet.objects.get().context == "<p>Un <strong>mot</strong></p>"


def test_files_go_up_as_they_are_chosen_and_stay_through_a_refusal(world, new_page):
    page = sign_in(new_page, world, "member_a", viewport={"width": 390, "height": 800})
    page.goto(NEW)
    page.get_by_label("Ajouter des photos").set_input_files(
        [
            {"name": "cour.jpg", "mimeType": "image/jpeg", "buffer": large_photograph()},
            {"name": "faux.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90 ceci n'est pas un PDF"},
        ]
    )
    expect(page.locator("li[data-file] canvas")).to_be_visible()
    expect(page.get_by_text("ne correspond pas à son extension")).to_be_visible()
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_role("alert")).to_contain_text("Donnez un titre")
    expect(page.locator("li[data-file] canvas")).to_be_visible()
    page.get_by_label("Titre").fill("Avec une photo")
    page.get_by_label("Image décorative").check()
    save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Avec une photo")
    (file,) = PracticeSheet.objects.get().get_latest_revision_as_object().reading().files
    assert (file.name, file.alternative_text) == ("cour.jpg", "")


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_has_nothing_to_say_in_any_state(world, new_page, width):
    vocabulary(world)
    sheet = SheetFactory(space=world.a, owner=world.people["member_a"], network=True, human_means="<p>Deux.</p>")
    page = sign_in(new_page, world, "member_a", viewport={"width": width, "height": 800})
    page.on("dialog", lambda asked: asked.accept())
    page.goto(NEW)
    for summary in page.locator("details.panel > summary").all():
        summary.click()
    assert wrong(page) == "", "unfolded"
    editor(page)
    page.get_by_role("button", name="Lien").first.click()
    assert wrong(page) == "", "the rich editor"
    page.get_by_label("Ajouter des photos").set_input_files(
        {"name": "cour.jpg", "mimeType": "image/jpeg", "buffer": large_photograph()}
    )
    expect(page.locator("li[data-file]")).to_be_visible()
    assert wrong(page) == "", "a file"
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert wrong(page) == "", "refused"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"/espaces/itc-a/-/ressources/{sheet.pk}/modifier/")
    assert wrong(page) == "", "answered"
    page.goto(f"{sheet.url}?partage=1")
    assert wrong(page) == "", "what comes next"
    page.goto("/espaces/itc-a/-/modeles/")
    assert wrong(page) == "", "models"
    assert Placement.objects.get(page=sheet).shared_at


def test_scripts_are_light():
    def weight(name: str) -> int:
        return len(gzip.compress(Path(finders.find(name)).read_bytes(), 9))

    assert weight("django_prose_editor/editor.js") <= 180_000
    own = [
        "design/site.js",
        "design/keep.js",
        "design/rich.js",
        "design/files.js",
        "design/needs.js",
        "django_htmx/htmx-2.min.js",
    ]
    assert sum(map(weight, own)) <= 60_000
