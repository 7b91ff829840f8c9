"""Keywords, walked by two ITCs, the coordination and the public: typed, suggested, found, filtered, merged, frozen."""

import re

import pytest
from playwright.sync_api import Page, expect

from knowledge.models import PracticeSheet
from knowledge.models.keywords import words_of_page
from knowledge.publication.models import Edition
from tests.browser.test_walk import TITLE, accept, share_with_network, sign_in, vocabulary, write_nine_answers
from tests.search.filled import refill, settle
from tests.support.factories import SheetFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
WIDE, PHONE = {"viewport": {"width": 1280, "height": 800}}, {"viewport": {"width": 390, "height": 800}}
NEW_IN_B = "/espaces/itc-b/-/nouvelle-fiche/"
CANARY = "xqcanari"


def said_by(space, *words: str, **fields) -> PracticeSheet:
    page = SheetFactory(space=space, **fields)
    page.keywords.set(words)
    page.save()
    page.save_revision().publish() if fields else page.save_revision()
    return page


def box(page: Page):
    return page.get_by_label("Mots-clés")


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def typed_and_shared(page: Page) -> str:
    """The first ITC types words of its own; its sheet's address."""
    write_nine_answers(page)
    box(page).fill("café des parents, bas d'immeuble")
    page.get_by_role("button", name="Enregistrer et choisir qui lira").click()
    share_with_network(page)
    expect(page.get_by_text("bas d'immeuble")).to_be_visible()
    fits(page)
    return page.url.partition("?")[0]


def suggested_and_added(page: Page) -> None:
    """The other ITC adds one by a press, and takes it out again; what is typed is kept as any answer is."""
    page.goto(NEW_IN_B)
    assert CANARY not in page.content()
    box(page).press_sequentially("jardin")
    added = page.get_by_role("button", name="bas d'immeuble", exact=True)
    added.click()
    expect(box(page)).to_have_value("jardin, bas d'immeuble")
    expect(added).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-keep]").first).to_have_text(re.compile(r"Enregistré à"))
    added.click()
    expect(box(page)).to_have_value("jardin")
    added.click()
    fits(page)
    page.get_by_label("Titre").fill("Un jardin au pied de l'immeuble")
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Un jardin au pied de l'immeuble")
    expect(page.get_by_text("bas d'immeuble")).to_be_visible()


def found_by_a_member(page: Page) -> None:
    page.goto("/espaces/-/recherche/?q=bas+immeuble")
    expect(page.locator("#found").get_by_role("link", name=TITLE)).to_be_visible()
    page.goto("/espaces/-/recherche/?q=")
    assert CANARY not in page.content()
    page.goto("/espaces/-/recherche/?mot=bas+d'immeuble")
    expect(page.locator("#found").get_by_role("link", name=TITLE)).to_be_visible()
    page.goto(f"/espaces/-/recherche/?mot={CANARY}")
    expect(page.locator("#found").get_by_role("link", name=TITLE)).to_have_count(0)


def submitted_and_accepted(member: Page, sheet: str, deciders: list[Page]) -> None:
    member.goto(sheet)
    member.get_by_role("link", name="Soumettre à validation").last.click()
    member.get_by_role("checkbox").check()
    member.get_by_role("button", name=re.compile("Soumettre")).click()
    expect(member.get_by_role("button", name=re.compile("Soumettre"))).to_have_count(0)
    for page in deciders:
        accept(page)
    settle()


def merged(page: Page) -> None:
    """The coordination sees the words of its department, and makes two of them one."""
    page.goto("/espaces/-/coordination/13/mots-cles/")
    page.get_by_role("link", name="Remplacer bas d'immeuble").click()
    expect(page.get_by_label("Remplacer")).to_have_value("bas d'immeuble")
    page.get_by_label("Par").fill("un, deux, trois, quatre, cinq, 6, 7, 8, 9")
    page.get_by_role("button", name="Fusionner").click()
    expect(page.locator(".errors").first).to_be_visible()
    page.get_by_label("Par").fill("pied d'immeuble")
    page.get_by_role("button", name="Fusionner").click()
    expect(page.get_by_text("2 ressources disent maintenant « pied d'immeuble »")).to_be_visible()
    expect(page.get_by_text("« bas d'immeuble » s'écrit maintenant « pied d'immeuble »")).to_be_visible()
    fits(page)
    settle()


def public_reads_what_was_frozen(page: Page) -> None:
    page.goto("/ressources/?q=immeuble")
    assert CANARY not in page.content()
    page.locator("#facets summary", has_text="Mot-clé").click()
    page.get_by_role("checkbox", name=re.compile("bas d'immeuble")).check()
    expect(page).to_have_url(re.compile("mot=bas"))
    page.locator("#found").get_by_role("link", name=TITLE).click()
    expect(page.get_by_text("bas d'immeuble")).to_be_visible()
    assert page.get_by_text("pied d'immeuble").count() == 0
    fits(page)


@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["1280", "390"])
def test_from_the_first_word_to_the_frozen_edition(world, indexes, new_page, screen):
    vocabulary(world)
    said_by(world.a, CANARY, shared=True)
    refill()
    member = sign_in(new_page, world, "member_a", **WIDE)
    sheet = typed_and_shared(member)
    settle()
    member.goto("/espaces/itc-a/-/nouvelle-fiche/")
    expect(member.get_by_role("button", name=CANARY)).to_be_visible()

    other = sign_in(new_page, world, "member_b", **screen)
    suggested_and_added(other)
    found_by_a_member(other)
    coordination = sign_in(new_page, world, "coordinator", **screen)
    submitted_and_accepted(member, sheet, [coordination, sign_in(new_page, world, "validator")])
    merged(coordination)

    member.goto(sheet)
    expect(member.get_by_text("pied d'immeuble")).to_be_visible()
    assert member.get_by_text("bas d'immeuble").count() == 0
    draft = PracticeSheet.objects.get(title="Un jardin au pied de l'immeuble")
    assert words_of_page(draft) == ["jardin", "pied d'immeuble"]
    assert Edition.objects.get().as_reading().fact("keywords").values[0][0] == "bas d'immeuble"
    public_reads_what_was_frozen(new_page(**screen))


def test_without_script_the_words_are_there_to_read_and_type(world, new_page):
    said_by(world.a, "jardin partagé", network=True)
    said_by(world.a, CANARY, shared=True)
    page = sign_in(new_page, world, "member_b", java_script_enabled=False)
    page.goto(NEW_IN_B)
    expect(page.get_by_text("Déjà employés : jardin partagé.")).to_be_visible()
    assert CANARY not in page.content()
    page.get_by_label("Titre").fill("Un potager")
    box(page).fill("jardin partagé, QPV")
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_text("jardin partagé")).to_be_visible()
