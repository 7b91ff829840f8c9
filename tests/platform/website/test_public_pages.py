"""The fixed public pages: home, help, legal."""

import pytest
from django.urls import reverse

from knowledge.publication import facets
from knowledge.publication.models import EditionFacet
from tests.support.factories.publication import many_editions

NAMES = ["public_home", "help", "legal", "accessibility", "personal_data"]


@pytest.mark.parametrize("name", NAMES)
def test_everybody_reads_it_and_caches_may_keep_it(client, db, name):
    response = client.get(reverse(name))
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, no-cache"
    assert response.text.count("<h1") == 1
    known = client.get(reverse(name), headers={"if-none-match": response["ETag"]})
    assert known.status_code == 304
    assert client.post(reverse(name)).status_code == 405


def test_home_without_any_edition(client, db):
    text = client.get("/").text
    assert "Aucune édition n'est encore publiée" in text
    assert 'action="/ressources/"' in text
    assert 'href="/espaces/"' in text


def test_home_shows_the_newest_and_promotes_innovations(client, world):
    editions = many_editions(9, world.a)
    EditionFacet.objects.create(edition=editions[8], facet=facets.INNOVATION.word, value="oui", label="Innovation")
    text = client.get("/").text
    assert editions[0].title in text
    assert editions[7].title not in text
    assert editions[8].get_absolute_url() in text
    assert "/ressources/?sujet=sujet-0" in text


def test_accessibility_never_claims_more_than_was_audited(client, db):
    text = client.get(reverse("accessibility")).text
    assert "non conforme" in text.replace("\u00a0", " ")


def test_legal_says_what_is_missing(client, db, settings):
    assert "Pas encore renseigné" in client.get(reverse("legal")).text
    settings.LEGAL = {**settings.LEGAL, "publisher": "L'Union des centres"}
    assert "L&#x27;Union des centres" in client.get(reverse("legal")).text


def test_expired_form_gives_back_what_was_typed(world, db):
    from django.test import Client

    client = world.client("member_a", Client(enforce_csrf_checks=True))
    typed = "Un long paragraphe écrit avec soin <b>"
    response = client.post(reverse("validation"), {"reason": typed})
    assert response.status_code == 403
    assert "Un long paragraphe écrit avec soin &lt;b&gt;" in response.text
