"""For machines: valid, stable, complete, and of editions only."""

import json
from xml.etree import ElementTree

import pytest

from knowledge.publication import feeds
from knowledge.publication.actions import withdraw
from knowledge.publication.models import Edition
from tests.support.factories.publication import many_editions

PATHS = ["/ressources/flux.atom", "/ressources/donnees.json", "/sitemap.xml", "/robots.txt"]


@pytest.mark.parametrize("path", PATHS)
def test_answers_304_when_nothing_changed(client, world, path):
    first = client.get(path)
    assert first.status_code == 200
    assert first["Cache-Control"] == "public, no-cache"
    assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 304
    if path != "/robots.txt":
        many_editions(1, world.a)
        assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("path", PATHS[:3])
def test_queries_do_not_grow(client, world, django_assert_max_num_queries, path):
    many_editions(120, world.a)
    with django_assert_max_num_queries(4):
        client.get(path)


def test_atom(client, world):
    editions = many_editions(40, world.a)
    feed = ElementTree.fromstring(client.get("/ressources/flux.atom").content)  # noqa: S314 (ours)
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == feeds.IN_FEED
    assert entries[0].findtext("{http://www.w3.org/2005/Atom}title") == editions[0].title


def test_a_summary_is_text(client, edition):
    Edition.objects.update(summary="Il écrit <b>gras</b> & signe &amp;.")
    raw = client.get("/ressources/flux.atom").content
    summary = ElementTree.fromstring(raw).find(".//{http://www.w3.org/2005/Atom}summary")  # noqa: S314 (ours)
    assert summary.get("type") == "text"
    assert summary.text == "Il écrit <b>gras</b> & signe &amp;."


def test_open_data_is_whole_and_paged(client, world):
    many_editions(130, world.a)
    first, second = (client.get(f"/ressources/donnees.json?page={page}").json() for page in (1, 2))
    assert first["next"].endswith("/ressources/donnees.json?page=2")
    assert second["next"] is None
    ids = [item["id"] for page in (first, second) for item in page["items"]]
    assert len(ids) == len(set(ids)) == 130
    assert ids == sorted(ids)
    item = first["items"][0]
    assert item["licence"] == {"name": "Licence Ouverte 2.0", "url": feeds.LICENCE_ADDRESSES["LO2"]}
    assert item["attribution"].startswith("ITC A, « Ouvrir la porte")


def test_open_data_holds_what_the_page_shows(client, edition):
    item = client.get("/ressources/donnees.json").json()["items"][0]
    assert item["title"] == edition.title
    assert [section["id"] for section in item["sections"]] == ["context", "steps", "outcomes"]
    assert item["credits"] == ["un membre de l'ITC A"]


@pytest.mark.parametrize("page", ["0", "-1", "2", "x", "%00", "²", "99999999999999999999", ""])
def test_pages_out_of_range(client, db, page):
    for path in ("/ressources/donnees.json", "/sitemap.xml"):
        assert client.get(path, {"page": page}).status_code == 404


def test_sitemap_becomes_an_index(client, world, monkeypatch):
    many_editions(5, world.a)
    assert client.get("/sitemap.xml").text.count("<loc>") == 8
    monkeypatch.setattr(feeds, "IN_SITEMAP_PAGE", 2)
    assert "?page=3</loc>" in client.get("/sitemap.xml").text
    assert client.get("/sitemap.xml?page=3").text.count("<loc>") == 1


@pytest.mark.parametrize("path", PATHS[:3])
def test_withdrawn_is_nowhere(client, people, edition, path):
    assert edition.slug in client.get(path).text
    withdraw(publication=edition.publication, actor=people["validator"], reason="Erreur")
    assert edition.slug not in client.get(path).text


def test_feeds_are_read_by_machines(client, edition):
    ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 (ours)
    assert json.loads(client.get("/ressources/donnees.json").content)["count"] == 1
    assert "Disallow: /espaces/" in client.get("/robots.txt").text
