"""The public's catalogue on its own index: editions only, whatever goes on inside, and nobody's tables."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from knowledge.publication.actions import withdraw
from search import finding
from search.models import Change
from search.patience import Patience
from tests.knowledge.publication.test_public_isolation import FORBIDDEN
from tests.search.filled import refill
from tests.support.factories import NoteFactory, SheetFactory, ThematicFactory
from tests.support.factories.publication import accepted, make_circuit

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "/ressources/",
    "/ressources/?q=portail",
    "/ressources/?q=portial&tri=titre",
    "/ressources/?maturite=proven",
    "/ressources/suggestions/?q=por",
    "/ressources/suggestions/?q=sec",
)


@pytest.fixture
def editions(world, indexes, monkeypatch):
    monkeypatch.setattr(finding, "_circuit", Patience(first=5, most=60))
    make_circuit(world.a.record.department)
    people = world.people
    made = []
    for title in ("Le café du portail", "Le portail des familles"):
        sheet = SheetFactory(space=world.a, owner=people["member_a"], network=True, title=title, maturity="PROVEN")
        made.append(accepted(sheet, people["member_a"], people["coordinator"], people["validator"]))
    refill()
    return made


def test_is_searched_filtered_and_counted(client, editions):
    text = client.get("/ressources/?q=portails&maturite=proven&type=fiche").text
    assert "Recherche réduite" not in text
    assert "2 ressources" in text
    assert "<mark>portail</mark>" in text
    assert "1 ressource<" in client.get("/ressources/?q=cafe").text


@pytest.mark.parametrize("typed", ["??", "🙂"])
def test_what_holds_no_word_is_said_to_search_nothing(client, editions, typed):
    text = client.get("/ressources/", {"q": typed}).text
    assert f"« {typed} » n'a ni lettre ni chiffre : rien n'a été cherché, voici tout." in unescape(text)
    assert "2 ressources" in text
    assert "voici tout ce que gardent les filtres" in client.get("/ressources/", {"q": typed, "type": "fiche"}).text
    assert "rien n'a été cherché" not in unescape(client.get("/ressources/?q=portail").text)


def test_the_help_page_tells_how_to_search(client):
    text = client.get("/aide/").text
    for said in ("accueil -crèche", "santé OU logement", "« la parole des jeunes »", "10000"):
        assert said in text


def test_does_not_change_with_what_goes_on_inside(client, world, editions):
    before = {address: client.get(address).content for address in ADDRESSES}
    for space in (world.a, world.b):
        SheetFactory(space=space, network=True, title="Portail secret", summary="Portail secret")
        NoteFactory(space=space, shared=True, title="Note secrète du portail")
        ThematicFactory(space=space, question="Quel portail secret ?")
    assert {address: client.get(address).content for address in ADDRESSES} == before
    refill()
    assert {address: client.get(address).content for address in ADDRESSES} == before


def test_asks_no_private_table(client, editions):
    for address in (*ADDRESSES, editions[0].get_absolute_url()):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        for query in asked.captured_queries:
            assert not any(f'"{table}' in query["sql"] for table in FORBIDDEN), f"{address}: {query['sql']}"


def test_a_withdrawal_is_out_before_the_index_knows(client, world, editions):
    withdraw(publication=editions[0].publication, actor=world.people["coordinator"], reason="Une erreur.")
    assert Change.objects.filter(narrows=True).exists()
    assert "1 ressource<" in client.get("/ressources/?q=portail").text
    assert "café du portail" not in client.get("/ressources/suggestions/?q=caf").text


def test_an_edition_shows_what_is_in_the_same_spirit(client, editions):
    text = client.get(editions[0].get_absolute_url()).text
    assert "Dans le même esprit" in text
    assert editions[1].get_absolute_url() in text
