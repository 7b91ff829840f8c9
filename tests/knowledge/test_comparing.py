"""Pages that compare two texts: each side is for those who may read it, and a changed part is one link away."""

import pytest
from django.urls import reverse

from knowledge.actions import narrow, save_draft
from knowledge.publication.actions import withdraw
from knowledge.staleness import base_of
from tests.support.factories import SheetFactory
from tests.support.factories.lineage import adapted, rewritten
from tests.support.factories.publication import accepted, make_circuit

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(world):
    return SheetFactory(space=world.a, network=True, context="<p>Avant la reprise.</p>", publics=[])


@pytest.fixture
def adaptation(world, source):
    return adapted(source, world.b, world.people["member_b"], audience="NETWORK", outcomes="<p>Chez nous.</p>")


def address(name: str, page, query: str = "") -> str:
    return reverse(name, args=[page.placement.space.slug, page.pk]) + query


def test_two_versions_whatever_their_order(world, client, source):
    actor = world.people["member_a"]
    first = source.latest_revision_id
    source = rewritten(source, actor, summary="Un autre résumé.")
    client = world.client("member_a", client)
    shown = client.get(address("compare_versions", source, f"?de={first}&a={source.latest_revision_id}"))
    assert "<ins>" in shown.content.decode()
    assert "1 parties" not in shown.content.decode()
    assert client.get(address("history", source)).content.decode().count("<option") == 4


@pytest.mark.parametrize("query", ["", "?de=1", "?de=abc&a=1", "?de=0&a=0", f"?de={'9' * 30}&a=1"])
def test_unknown_versions_are_missing(world, client, source, query):
    world.client("member_a", client)
    assert client.get(address("compare_versions", source, query)).status_code == 404


def test_versions_of_another_resource_are_missing(world, client, source):
    other = SheetFactory(space=world.b).latest_revision_id
    world.client("member_a", client)
    for query in (f"?de={other}&a={source.latest_revision_id}", f"?de={source.latest_revision_id}&a={other}"):
        assert client.get(address("compare_versions", source, query)).status_code == 404


def test_the_edition_in_force_and_the_draft(world, client, source):
    make_circuit(world.a.record.department)
    people = world.people
    edition = accepted(source, people["member_a"], people["coordinator"], people["validator"])
    rewritten(source, people["member_a"], context="<p>Après la reprise.</p>")
    client = world.client("member_a", client)
    shown = client.get(address("compare_edition", source)).content.decode()
    assert "Édition 1" in shown
    assert ">Après</ins>" in shown
    withdraw(publication=edition.publication, actor=people["validator"], reason="Erreur")
    assert client.get(address("compare_edition", source)).status_code == 404


def test_the_kept_source_stays_when_the_source_is_hidden(world, client, source, adaptation):
    """What was taken up is the adaptation's to keep; what the source says now is for its readers."""
    rewritten(source, world.people["member_a"], context="<p>Texte canari.</p>")
    client = world.client("member_b", client)
    assert client.get(address("compare_source", adaptation)).status_code == 200
    narrow(page=source, actor=world.people["member_a"], audience="SPACE")
    assert client.get(address("compare_source", adaptation)).status_code == 404
    assert client.get(address("compare_source_since", adaptation)).status_code == 404
    then = client.get(address("compare_source_then", adaptation))
    assert then.status_code == 200
    assert "canari" not in then.content.decode()
    panel = client.get(adaptation.url).content.decode()
    assert address("compare_source_then", adaptation) in panel
    assert address("compare_source", adaptation) not in panel


def test_a_draft_of_the_source_is_not_its_text_of_today(world, client, source, adaptation):
    rewritten(source, world.people["member_a"], context="<p>Texte canari.</p>")
    client = world.client("member_b", client)
    for name in ("compare_source", "compare_source_since"):
        assert "canari" not in client.get(address(name, adaptation)).content.decode()


def test_a_draft_of_the_adaptation_is_for_its_writers(world, client, source, adaptation):
    rewritten(adaptation, world.people["member_b"], context="<p>Texte canari.</p>")
    assert "canari" not in world.client("member_a", client).get(address("compare_source", adaptation)).content.decode()
    assert "canari" in world.client("member_b", client).get(address("compare_source_then", adaptation)).content.decode()


@pytest.mark.parametrize("name", ["compare_source", "compare_source_then", "compare_source_since", "compare_edition"])
def test_what_was_never_taken_from_anywhere_has_nothing_to_compare(world, client, source, name):
    world.client("member_a", client)
    assert client.get(address(name, source)).status_code == 404


def test_the_parts_that_changed_are_listed_with_links_to_them(world, client, source, adaptation):
    def change(draft):
        draft.context, draft.outcomes = "<p>Autre.</p>", "<p>Autre.</p>"

    save_draft(page=adaptation, actor=world.people["member_b"], base=base_of(adaptation), change=change)
    shown = world.client("member_b", client).get(address("compare_source_then", adaptation)).content.decode()
    assert 'href="#partie-context"' in shown
    assert 'id="partie-context"' in shown
