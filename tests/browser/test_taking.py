"""An improvement taken in the writing form, in a real browser: in place by script, and by sendings without it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from knowledge import actions
from knowledge.models import Improvement, PracticeSheet
from knowledge.proposals import way_to_take
from knowledge.staleness import base_of
from tests.browser.test_walk import sign_in
from tests.support.factories import SheetFactory
from tests.support.factories.lineage import adapted

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
OFFERED = {
    "context": "<p>Des familles et des <b>pères</b> n'osaient pas entrer.</p>",
    "steps": [("step", {"title": "Ouvrir", "text": "Le soir.", "duration": "2 h"})],
}


@pytest.fixture
def offer(world) -> Improvement:
    source = SheetFactory(
        space=world.a, owner=world.people["member_a"], network=True, publics=[], context="<p>Des familles.</p>"
    )
    page = adapted(source, world.b, world.people["member_b"], **OFFERED)
    return actions.offer_improvement(
        page=page, actor=world.people["member_b"], sections=list(OFFERED), why="Les pères viennent.", base=base_of(page)
    )


def part(page: Page, name: str):
    return page.locator(f"#partie-{name}")


def words(page: Page):
    """The text box of the answer, by its name: the panel beside it has its label too."""
    return page.locator("textarea[name=context]")


def take(page: Page, name: str) -> None:
    part(page, name).get_by_role("button", name="Prendre cette partie").click()
    expect(part(page, name).get_by_role("button", name="Remettre mes mots")).to_be_visible()


def draft() -> PracticeSheet:
    return PracticeSheet.objects.get(placement__space__slug="itc-a").get_latest_revision_as_object()


@pytest.mark.parametrize("width", [390, 1280])
def test_in_place(world, new_page, offer, width):
    page = sign_in(new_page, world, "chair_a", viewport={"width": width, "height": 800})
    page.goto(f"/espaces/-/ameliorations/{offer.pk}/")
    expect(page).to_have_url(re.compile(re.escape(way_to_take(offer))))
    page.get_by_label("Titre").fill("Un titre tapé")
    page.locator("#id_context").focus()
    box = page.locator("#id_context[contenteditable=true]")
    expect(box).to_be_focused()
    page.keyboard.type(" Et moi.")
    take(page, "context")
    expect(part(page, "context").get_by_role("button", name="Remettre mes mots")).to_be_focused()
    expect(words(page)).to_have_value(re.compile("des pères n'osaient"))
    expect(page.get_by_label("Titre")).to_have_value("Un titre tapé")
    page.keyboard.press("Enter")
    expect(part(page, "context").get_by_role("button", name="Prendre cette partie")).to_be_focused()
    expect(words(page)).to_have_value(re.compile("Et moi"))
    page.keyboard.press("Enter")
    expect(part(page, "context").get_by_role("button", name="Remettre mes mots")).to_be_focused()
    take(page, "steps")
    expect(part(page, "steps").get_by_role("textbox", name="Étape")).to_have_value("Ouvrir")
    page.locator("#id_context").focus()
    expect(box.locator("strong, b")).to_have_text("pères")
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("Un mot en réponse").fill("Merci !")
    assert not PracticeSheet.objects.get(placement__space__slug="itc-a").has_unpublished_changes
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Un titre tapé")
    assert "pères</" in draft().context
    assert [block.value["title"] for block in draft().steps] == ["Ouvrir"]
    offer.refresh_from_db()
    assert (offer.state, offer.word) == ("ACCEPTED", "Merci !")


def test_pressed_as_soon_as_it_is_there(world, new_page, offer):
    page = sign_in(new_page, world, "chair_a")
    page.goto(way_to_take(offer))
    # The page itself presses again as soon as the first answer is there, which no hand could do each time.
    page.evaluate(
        """document.addEventListener("htmx:afterSwap", () => {
            const { dataset } = document.body;
            dataset.swaps = Number(dataset.swaps ?? 0) + 1;
            if (dataset.swaps === "1") setTimeout(() => document.activeElement.click());
        })"""
    )
    part(page, "context").get_by_role("button", name="Prendre cette partie").click()
    expect(page.locator("body")).to_have_attribute("data-swaps", "2")
    expect(part(page, "context").get_by_role("button", name="Prendre cette partie")).to_be_focused()
    page.keyboard.press("Enter")
    expect(part(page, "context").get_by_role("button", name="Remettre mes mots")).to_be_focused()


def test_without_script(world, new_page, offer):
    page = sign_in(new_page, world, "chair_a", java_script_enabled=False)
    page.goto(f"/espaces/-/ameliorations/{offer.pk}/")
    page.get_by_label("Titre").fill("Un titre tapé")
    words(page).fill("Mes mots.")
    take(page, "context")
    assert page.url.endswith("#id_context")
    expect(words(page)).to_have_value(re.compile("des pères n'osaient"))
    expect(page.get_by_label("Titre")).to_have_value("Un titre tapé")
    part(page, "context").get_by_role("button", name="Remettre mes mots").click()
    expect(words(page)).to_have_value("Mes mots.")
    take(page, "context")
    page.get_by_label("Titre").fill("")
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_role("alert")).to_contain_text("Donnez un titre")
    page.get_by_label("Titre").fill("Un titre")
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Un titre")
    assert "<b>pères</b>" in draft().context
    offer.refresh_from_db()
    assert (offer.state, offer.taken) == ("PARTLY", ["context"])


def test_two_tabs(world, new_page, offer):
    first = sign_in(new_page, world, "chair_a")
    second = first.context.new_page()
    for page in (first, second):
        page.goto(way_to_take(offer))
    take(first, "context")
    take(second, "steps")
    second.get_by_label("Un mot en réponse").fill("Mes mots à garder")
    first.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(first.get_by_text("acceptée").first).to_be_visible()
    second.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(second.get_by_text("n'attend plus de réponse").first).to_be_visible()
    expect(second.get_by_label("Le mot que vous aviez écrit")).to_have_value("Mes mots à garder")
    expect(second.get_by_role("textbox", name="Étape").first).to_have_value("Ouvrir")
