"""Role × answer, over all routes: a route that is not here fails, and no answer shows a word its reader may not read.

Every private title carries a token of its own (a canary); for each persona and route the answer's body and headers are
searched for the tokens of what `access` does not let that persona read.
"""

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest
from django.urls import reverse

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.routes import Rule as Declared
from itc_spaces.routes import rule_of
from notifications.models import Notice
from tests import rows
from tests.routes import own_routes
from tests.site import NETWORK, SIGNED_IN, SIGNED_OUT, Site, client_of, make_site
from tests.world import PERSONAS

ROOT = Path(__file__).resolve().parents[1]
ROWS = [import_module(f"tests.rows.{found.name}") for found in pkgutil.iter_modules(rows.__path__)]
MATRIX = {route: row for module in ROWS for route, row in getattr(module, "MATRIX", {}).items()}
POSTS = {route: row for module in ROWS for route, row in getattr(module, "POSTS", {}).items()}
# Routes with rows of their own elsewhere: they take POST only, redirect, or serve bytes.
ELSEWHERE = {
    "bin_page": "tests/knowledge/test_pages.py",
    "restore_page": "tests/knowledge/test_pages.py",
    "attachment": "tests/knowledge/test_files.py",
    "attachment_preview": "tests/knowledge/test_files_served.py",
    "edition_preview": "tests/publication/test_public_edition.py",
    "retract_submission": "tests/publication/test_review_pages.py",
    "validation": "tests/publication/test_review_pages.py",
    "edition_feedback": "tests/knowledge/test_feedback.py",
    "give_edition_feedback": "tests/knowledge/test_feedback.py",
    "edition_file": "tests/publication/test_public_edition.py",
    "accept_thematic_invitation": "tests/thematics/test_pages.py",
    "consent_to_be_named": "tests/thematics/test_pages.py",
    "department_grants_sheet": "tests/thematics/test_pages.py",
    **dict.fromkeys(
        [
            "members",
            "add_seat",
            "seat",
            "edit_space",
            "close_space",
            "coordination",
            "create_space",
            "offices",
            "trace",
            "lists",
            "administration",
            "notices",
        ],
        "tests/membership/test_pages.py",
    ),
}


@pytest.fixture
def site(world) -> Site:
    return make_site(world)


@pytest.mark.parametrize("route", MATRIX)
def test_role_by_answer(site, route):
    address, answered_to = MATRIX[route]
    url = address(site)
    found = {}
    for persona in PERSONAS:
        response = client_of(site, persona).get(url)
        found[persona] = response.status_code
        if persona not in SIGNED_OUT:
            seen = response.content.decode() + str(response.headers)
            leaked = site.leaks(seen, site.world.people[persona])
            assert not leaked, f"{persona} sees {leaked} at {url}"
        elif persona == "anonymous":
            private = (site.pages.keys() | site.words.keys()) - {"published"}
            assert not [name for name in private if f"canari{name}" in response.text]
    expected = {
        persona: 200 if persona in answered_to else 302 if persona in SIGNED_OUT else 404 for persona in PERSONAS
    }
    assert found == expected


def test_a_notice_opens_for_its_recipient_only(site):
    """Told when its submission went on: the author, and nobody else."""
    notice = Notice.objects.filter(recipient=site.world.people["member_a"]).first()
    found = {
        persona: client_of(site, persona).post(reverse("open_notice", args=[notice.pk])).status_code
        for persona in SIGNED_IN
    }
    assert found == {persona: 302 if persona == "member_a" else 404 for persona in SIGNED_IN}


def test_an_invitation_is_asked_without_signing_in(site):
    for persona in PERSONAS:
        url = reverse("accept_invitation", args=["jeton-inconnu"])
        assert client_of(site, persona).get(url).status_code == 404, persona


def test_an_edition_without_its_title_leads_to_it(site):
    edition = site.ids["edition"]
    for persona in PERSONAS:
        response = client_of(site, persona).get(reverse("edition_without_slug", args=[edition.publication_id]))
        assert (response.status_code, response["Location"]) == (301, edition.get_absolute_url()), persona


@pytest.mark.parametrize("route", POSTS)
def test_role_by_answer_of_posts(site, route):
    address, allowed = POSTS[route]
    for persona in PERSONAS:
        status = client_of(site, persona).post(address(site), {"x": "1"}).status_code
        if persona in SIGNED_OUT:
            assert status == 302, persona
        elif persona in allowed:
            assert status != 404, persona
        else:
            assert status == 404, persona


def test_every_route_declares_its_rule():
    undeclared = [
        route for _, route, view in own_routes() if not isinstance(getattr(view, "access_rule", None), Declared)
    ]
    assert undeclared == []


def test_every_route_has_its_row():
    here = {"open_notice", "accept_invitation", "edition_without_slug"}
    assert {name for name, _, _ in own_routes()} == MATRIX.keys() | POSTS.keys() | ELSEWHERE.keys() | here


@pytest.mark.parametrize("route", ELSEWHERE)
def test_rows_elsewhere_are_there(route):
    assert f'"{route}"' in (ROOT / ELSEWHERE[route]).read_text()


def test_a_route_without_a_rule_answers_as_missing(client, settings):
    settings.ROOT_URLCONF = "tests.undeclared"
    assert client.get("/oubliee/").status_code == 404
    assert rule_of("/oubliee/", type("Match", (), {"func": lambda request: None})()) is None


@pytest.mark.parametrize("state", ["draft", "shared", "network", "binned", "placed", "pending"])
def test_pages_show_themselves_to_their_readers_only(site, state):
    page = site.pages[state]
    for persona in set(PERSONAS) - SIGNED_OUT:
        viewer = site.world.people[persona]
        expected = 200 if access.may(viewer, Action.READ, page) else 404
        assert client_of(site, persona).get(page.url).status_code == expected, persona


@pytest.mark.parametrize("space", ["/espaces/itc-a/", "/espaces/itc-b/"])
def test_a_space_shows_each_what_they_may_read(site, space):
    for persona in set(PERSONAS) - SIGNED_OUT:
        response = client_of(site, persona).get(space)
        assert response.status_code == (200 if persona in NETWORK else 404), persona
        seen = response.content.decode()
        assert not {token for token in site.hidden_tokens(site.world.people[persona]) if token in seen}, persona
