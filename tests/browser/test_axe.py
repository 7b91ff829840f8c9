"""axe finds nothing to say of the public's pages and of the members', on a phone and on a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from knowledge.publication import facets
from knowledge.publication.models import EditionFacet
from tests.browser.test_boxes import MEMBERS, PUBLIC
from tests.browser.test_walk import sign_in
from tests.support.factories import NoteFactory, SheetFactory
from tests.support.factories.publication import many_editions

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
MANAGERS = [
    "/espaces/itc-a/-/membres/sieges/ajouter/", "/espaces/-/mon-compte/donnees/", "/espaces/itc-a/-/nouvel-outil/",
    "sheet/partager/",
]  # fmt: skip


@pytest.mark.parametrize("width", [390, 1280])
def test_public_pages(new_page, world, width):
    edition = many_editions(2, world.a)[0]
    EditionFacet.objects.create(edition=edition, facet=facets.TOPIC.word, value="a", label="Familles")
    page = new_page(viewport={"width": width, "height": 800})
    addresses = [edition.get_absolute_url() if path == "edition" else path for path in PUBLIC]
    assert _wrong(page, addresses) == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_members_pages(new_page, world, width):
    sheet = SheetFactory(space=world.a, owner=world.people["chair_a"], title="Une fiche", network=True)
    NoteFactory(space=world.a, owner=world.people["chair_a"])
    page = sign_in(new_page, world, "chair_a", viewport={"width": width, "height": 800})
    page.on("dialog", lambda asked: asked.accept())
    of_sheet = f"/espaces/itc-a/-/ressources/{sheet.pk}/"
    addresses = [
        sheet.url if path == "sheet" else path.replace("sheet/", of_sheet) for path in MEMBERS + MANAGERS
    ]  # fmt: skip
    assert _wrong(page, addresses) == {}


def _wrong(page, addresses: list[str]) -> dict[str, str]:
    axe, found = Axe(), {}
    for address in addresses:
        assert page.goto(address).status == 200, address
        said = axe.run(page)
        if said.violations_count:
            found[address] = said.generate_report()
    return found
