"""One table of facets: each filters with the engine, and without it the database filters or the page says it cannot."""

import re

import pytest
from django.test import Client

from knowledge.enums import Maturity
from knowledge.models import PracticeSheet
from knowledge.publication import facets
from knowledge.publication.facets import FACETS, PUBLIC_FACETS
from knowledge.publication.models import EditionFacet
from search import finding
from search.protocol import FACETS as INDEXED
from tests.support.factories import SheetFactory
from tests.support.factories.publication import many_editions

pytestmark = pytest.mark.django_db
MEMBERS, PUBLIC = "/espaces/-/recherche/", "/ressources/"


@pytest.fixture
def engine_down(settings, tmp_path, monkeypatch):
    settings.SEARCH_URL = "http://127.0.0.1:9/itc"
    monkeypatch.setattr(finding, "_circuit", finding.Patience(first=5, most=60))


@pytest.fixture
def editions(world):
    made = many_editions(4, world.a)
    EditionFacet.objects.create(edition=made[0], facet=facets.MATURITY.word, value="proven", label="éprouvée")
    return made


def shown(text: str, titles: list[str]) -> set[str]:
    return {title for title in titles if re.search(rf">{re.escape(title)}</a>", text)}


def test_words_and_keys_are_said_once():
    assert len({facet.word for facet in FACETS}) == len({facet.key for facet in FACETS}) == len(FACETS)
    assert tuple(facet.key for facet in FACETS) == INDEXED
    assert all(facet.read or facet.placed for facet in FACETS)


def test_without_its_engine_the_public_filters_by_maturity(client, editions, engine_down):
    titles = [edition.title for edition in editions]
    assert shown(client.get(PUBLIC).text, titles) == set(titles)
    assert shown(client.get(f"{PUBLIC}?maturite=proven").text, titles) == {titles[0]}
    assert shown(client.get(f"{PUBLIC}?maturite=idea").text, titles) == set()


@pytest.mark.parametrize("facet", PUBLIC_FACETS, ids=lambda facet: facet.word)
def test_without_its_engine_no_public_filter_is_ignored(client, editions, engine_down, facet):
    value = {"innovation": "oui", "annee": "1999"}.get(facet.word, "personne")
    assert shown(client.get(f"{PUBLIC}?{facet.word}={value}").text, [edition.title for edition in editions]) == set()


def test_an_edition_says_its_maturity(world):
    sheet = SheetFactory(space=world.a, maturity=Maturity.PROVEN)
    assert (facets.MATURITY, "proven", "éprouvée") in facets.published_by(sheet.reading())


@pytest.fixture
def shared(world) -> PracticeSheet:
    sheet = SheetFactory(space=world.a, network=True)
    sheet.keywords.set(["potager"])
    sheet.save()
    return sheet


@pytest.mark.parametrize("facet", [facet for facet in FACETS if facet.placed], ids=lambda facet: facet.word)
def test_without_its_engine_the_database_filters_for_members(world, shared, engine_down, facet):
    sheet = shared
    client = world.client("member_a", Client())
    day = sheet.placement.shared_at
    value = {"type": "fiche", "itc": world.a.slug, "annee": str(day.year),
             "partage": "reseau", "mot": "potager"}[facet.word]  # fmt: skip
    other = {"type": "note", "itc": "ailleurs", "annee": "1999", "partage": "public", "mot": "xq"}[facet.word]
    assert shown(client.get(f"{MEMBERS}?{facet.word}={value}").text, [sheet.title]) == {sheet.title}
    assert shown(client.get(f"{MEMBERS}?{facet.word}={other}").text, [sheet.title]) == set()


@pytest.mark.parametrize("facet", [facet for facet in FACETS if not facet.placed], ids=lambda facet: facet.word)
def test_without_its_engine_the_page_says_which_filter_waits(world, engine_down, facet):
    text = world.client("member_a", Client()).get(f"{MEMBERS}?{facet.word}=oui").text
    assert f"nous ne pouvons pas filtrer par {facet.label.lower()}" in text
    assert 'class="cards"' not in text
