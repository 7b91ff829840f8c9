"""Role × answer, over all routes: a route that is not here fails, and no answer shows a word its reader may not read.

Every private title carries a token of its own (a canary); for each persona and route the answer's body and headers are
searched for the tokens of what `access` does not let that persona read.
"""

import pkgutil
from importlib import import_module
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from notifications.models import Notice
from tests.matrix import rows
from tests.support.answers import body_of
from tests.support.routes import own_routes
from tests.support.site import MEMBERS_A, NETWORK, SIGNED_IN, SIGNED_OUT, client_of, edition_route
from tests.support.world import PERSONAS
from web.routes import Rule as Declared
from web.routes import rule_of

ROWS = [import_module(f"tests.matrix.rows.{found.name}") for found in pkgutil.iter_modules(rows.__path__)]
MATRIX = {route: row for module in ROWS for route, row in getattr(module, "MATRIX", {}).items()}
POSTS = {route: row for module in ROWS for route, row in getattr(module, "POSTS", {}).items()}
# The answer to a person who may send and sends almost nothing: the form comes back refused (422) unless said here.
NEEDS_NO_MORE = (
    "read_discussion",
    "bin_page",
    "restore_page",
    "offer_model",
    "signatures",
    "revert",
    "still_current",
    "answer_word_change",
    "exchange_mandates",
    "reopen_space",
    "end_office",
    "change_invitation",
    "read_all_notices",
    "retract_submission",
    "consent_to_be_named",
    "show_thematic",
    "hand_to_referents",
    "suggest_from_note",
    "convene_meeting",
    "take_agenda",
    "order_agenda",
    "remove_agenda_item",
    "withdraw_date",
    "choose_date",
    "meeting_mails",
    "end_address",
    "read_minutes",
    "drop_from_minutes",
    "approve_minutes",
    "share_minutes",
    "settle_task",
    "improvement",
)
SHOWN_AGAIN = ("edit_contribution", "keep_typing", "keep_typing_page", "renew_address", "submit_resource")
ANSWERED = dict.fromkeys(NEEDS_NO_MORE, 302) | dict.fromkeys(SHOWN_AGAIN, 200)
# Who may answer an improvement is led to the form of their text, where it is taken.
LED_ON = {"improvement": MEMBERS_A}

# Links of mails, which hold a token: an unknown one is missing to everybody.
BY_TOKEN = (
    "accept_invitation", "accept_thematic_invitation", "stop_mails", "answer_by_link", "stop_reminders",
    "calendar_feed",
)  # fmt: skip
# Of an edition: a reader of its resource is led to it, the others are answered here.
LED = {"edition_feedback": "feedback", "give_edition_feedback": "give_feedback"}


def words_of(response) -> str:
    """What is written in an answer; the parts of a spreadsheet one by one, for they are packed."""
    content = body_of(response)
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as packed:
            content = b"".join(packed.read(name) for name in packed.namelist())
    return content.decode(errors="replace")


@pytest.mark.parametrize("route", MATRIX)
def test_role_by_answer(site, route):
    address, answered_to = MATRIX[route]
    url = address(site)
    found = {}
    for persona in PERSONAS:
        response = client_of(site, persona).get(url)
        found[persona] = response.status_code
        seen = words_of(response)  # to its end, which closes a file
        if persona not in SIGNED_OUT:
            leaked = site.leaks(seen + str(response.headers), site.world.people[persona])
            assert not leaked, f"{persona} sees {leaked} at {url}"
        elif persona == "anonymous":
            private = (site.pages.keys() | site.words.keys() | site.met.keys()) - {"published"}
            assert not [name for name in private if f"canari{name}" in seen]
    led = (SIGNED_OUT - set(answered_to)) | LED_ON.get(route, set())
    expected = {persona: 302 if persona in led else 200 if persona in answered_to else 404 for persona in PERSONAS}
    assert found == expected


def test_a_notice_opens_for_its_recipient_only(site):
    """Told when its submission went on: the author, and nobody else."""
    notice = Notice.objects.filter(recipient=site.world.people["member_a"]).first()
    found = {
        persona: client_of(site, persona).post(reverse("open_notice", args=[notice.pk])).status_code
        for persona in SIGNED_IN
    }
    assert found == {persona: 302 if persona == "member_a" else 404 for persona in SIGNED_IN}


@pytest.mark.parametrize("route", BY_TOKEN)
def test_an_unknown_link_is_missing_to_everybody(site, route):
    for persona in PERSONAS:
        assert client_of(site, persona).get(reverse(route, args=["jeton-inconnu"])).status_code == 404, persona


@pytest.mark.parametrize("route", LED)
def test_from_an_edition_one_is_led_to_what_one_may_read(site, route):
    url = edition_route(route)(site)
    there = reverse(LED[route], args=["itc-a", site.pages["published"].pk])
    for persona in SIGNED_IN:
        response = client_of(site, persona).get(url)
        if persona in NETWORK:
            assert (response.status_code, response["Location"]) == (302, there), persona
        else:
            assert response.status_code == 200, persona
            assert not site.leaks(response.text, site.world.people[persona]), persona


def test_an_edition_without_its_title_leads_to_it(site):
    edition = site.ids["edition"]
    for persona in PERSONAS:
        response = client_of(site, persona).get(reverse("edition_without_slug", args=[edition.publication_id]))
        assert (response.status_code, response["Location"]) == (301, edition.get_absolute_url()), persona


@pytest.mark.parametrize("route", POSTS)
def test_role_by_answer_of_posts(site, route):
    address, allowed = POSTS[route]
    untouched = address(site)  # by those who may not; each of the others finds one of their own
    urls = {persona: address(site) if persona in allowed else untouched for persona in PERSONAS}
    found = {persona: client_of(site, persona).post(url, {"x": "1"}).status_code for persona, url in urls.items()}
    done = ANSWERED.get(route, 422)
    expected = dict.fromkeys(PERSONAS, 404) | dict.fromkeys(SIGNED_OUT, 302)
    expected |= dict.fromkeys(allowed, done)
    assert found == expected


def test_every_route_declares_its_rule():
    undeclared = [
        route for _, route, view in own_routes() if not isinstance(getattr(view, "access_rule", None), Declared)
    ]
    assert undeclared == []


def test_every_route_has_its_row():
    here = {"open_notice", "edition_without_slug", *BY_TOKEN, *LED}
    assert {name for name, _, _ in own_routes()} == MATRIX.keys() | POSTS.keys() | here


def test_a_route_without_a_rule_answers_as_missing(client, settings):
    settings.ROOT_URLCONF = "tests.support.undeclared"
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
