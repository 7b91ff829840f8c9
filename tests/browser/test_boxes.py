"""On a phone every box is wide enough to be typed in, and no page is wider than the screen: public and members."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page

from knowledge.publication import facets
from knowledge.publication.models import EditionFacet
from tests.browser.test_walk import sign_in
from tests.support.factories import NoteFactory, SheetFactory
from tests.support.factories.publication import many_editions

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PUBLIC = ["/", "/ressources/", "/aide/", "/mentions-legales/", "/connexion/", "edition"]
MEMBERS = [
    "/espaces/", "/espaces/itc-a/", "/espaces/itc-a/-/membres/", "/espaces/itc-a/-/thematiques/",
    "/espaces/itc-a/-/thematiques/suggerer/", "/espaces/itc-a/-/presentation/", "/espaces/itc-a/-/nouvelle-fiche/",
    "/espaces/itc-a/-/nouvelle-note/", "/espaces/-/recherche/?q=fiche", "/espaces/-/mon-compte/", "/espaces/-/avis/",
    "/espaces/-/echanges/courriels/", "sheet", "sheet/fichiers/", "sheet/credits/", "sheet/modifier/",
]  # fmt: skip
BOXES = "input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=file]), textarea"
WORDS = "Étang de Berre"
NARROWEST = 120  # pixels: about ten letters


def type_in_every_box(page: Page, width: int) -> list[str]:
    """What is wrong on the page, its menu open and then shut."""
    wrong = []
    if page.evaluate("document.documentElement.scrollWidth") > width:
        wrong.append("wider than the screen")
    menu = page.locator(".nav-open")
    if menu.is_visible():
        menu.click()
        wrong += [f"menu: {one}" for one in _typed(page.locator(f"#menu :is({BOXES})"))]
        page.keyboard.press("Escape")
    return wrong + _typed(page.locator(f"main :is({BOXES})"))


def _typed(boxes) -> list[str]:
    wrong = []
    # Elements and not their places: a box that is typed in brings others.
    for box in boxes.element_handles():
        if not box.is_visible() or not box.is_editable():
            continue
        name = box.get_attribute("name")
        if box.get_attribute("type") in (None, "text", "search", "email", "password", "tel"):
            width = box.bounding_box()["width"]
            box.fill(WORDS)
            assert WORDS in box.input_value(), name  # a rich one has its paragraph
            if width < NARROWEST:
                wrong.append(f"{name}: {width} pixels")
    return wrong


@pytest.mark.parametrize("width", [320, 390])
def test_every_box_of_public_pages(new_page, world, width):
    edition = many_editions(2, world.a)[0]
    # The longest of the subjects, and another beside it.
    for value, label in (("a", "Intergénérationnel"), ("b", "Intergénérationnellement")):
        EditionFacet.objects.create(edition=edition, facet=facets.TOPIC.word, value=value, label=label)
    page = new_page(viewport={"width": width, "height": 800})
    found = {}
    for path in PUBLIC:
        page.goto(edition.get_absolute_url() if path == "edition" else path)
        found[path] = type_in_every_box(page, width)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("width", [320, 390])
def test_every_box_of_members_pages(new_page, world, width):
    sheet = SheetFactory(space=world.a, owner=world.people["chair_a"], title="Une fiche", network=True)
    NoteFactory(space=world.a, owner=world.people["chair_a"])
    for persona in ("member_a", "chair_a"):  # another's address on the page of members, one's own on one's account
        own = world.people[persona]
        own.is_listed = own.shows_email = True
        own.first_name, own.last_name = "Marie-Antoinette-Bernadette", "Delahaye-Villeneuve-Desplanques"
        own.email = f"{persona}.directrice.des.hirondelles.et.merles@centre.exemple.test"
        own.save()
    page = sign_in(new_page, world, "chair_a", viewport={"width": width, "height": 800})
    page.on("dialog", lambda asked: asked.accept())
    found = {}
    for path in MEMBERS:
        address = f"/espaces/itc-a/-/ressources/{sheet.pk}/{path.removeprefix('sheet/')}" if "sheet/" in path else path
        assert page.goto(sheet.url if path == "sheet" else address).status == 200, path
        found[path] = type_in_every_box(page, width)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("address", ["/ressources/?q=fiche", "/espaces/-/recherche/?q=fiche"])
def test_results_are_counted_in_a_status_and_headings_are_in_order(new_page, world, address):
    many_editions(2, world.a)
    SheetFactory(space=world.a, title="Une fiche", network=True)
    page = sign_in(new_page, world, "member_a") if "espaces" in address else new_page()
    page.goto(address)
    levels = page.eval_on_selector_all("h1, h2, h3, h4", "found => found.map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    assert page.locator(":is(h1, h2, h3, h4)[role]").count() == 0, "a heading with another role is no heading"
    assert page.locator("[role=status]").count() >= 1
