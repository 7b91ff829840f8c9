"""Role × answer, over all routes: a route that is not here fails, and no answer shows a word its reader may not read.

Every private title carries a token of its own (a canary); for each persona and route the answer's body and headers are
searched for the tokens of what `access` does not let that persona read.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.membership.models import Invitation
from itc_spaces.routes import Rule as Declared
from itc_spaces.routes import rule_of
from knowledge.models import Note, PracticeSheet
from notifications.models import Notice
from tests.factories import NoteFactory, OfficeFactory, SheetFactory
from tests.factories.publication import accepted, answered, make_circuit, submitted
from tests.routes import own_routes
from tests.world import PERSONAS, World

ROOT = Path(__file__).resolve().parents[1]
MEMBERS_A = {"member_a", "chair_a", "member_a_and_b", "coordinator"}
MEMBERS_B = {"member_b", "member_a_and_b", "coordinator"}
INSIDE_A = MEMBERS_A | {"follower_a"}
NETWORK = INSIDE_A | {"member_b", "validator", "coordinator_elsewhere"}
SIGNED_OUT = {"anonymous", "inactive_a"}
EVERYONE = set(PERSONAS)
SIGNED_IN = EVERYONE - SIGNED_OUT
MANAGERS_A = {"chair_a", "coordinator"}
APPOINTING = {"coordinator", "administrator"}
COORDINATORS = {"coordinator", "coordinator_elsewhere"}


@dataclass
class Site:
    """A world with a resource in every state, each title a canary."""

    world: World
    pages: dict[str, object] = field(default_factory=dict)
    ids: dict[str, object] = field(default_factory=dict)

    def hidden_tokens(self, viewer) -> set[str]:
        readable = {
            pk
            for model in (PracticeSheet, Note)
            for pk in access.visible_to(viewer, model).values_list("pk", flat=True)
        }
        binned = set(access.permitted(viewer, Action.RESTORE, PracticeSheet).values_list("pk", flat=True))
        public = {self.pages["published"].pk, self.pages["second"].pk}
        shown = readable | binned | public
        return {f"canari{name}" for name, page in self.pages.items() if page.pk not in shown}


def make_site(world: World) -> Site:
    site = Site(world)
    make_circuit(world.a.record.department)
    people = world.people
    states = {
        "draft": {}, "shared": {"shared": True}, "network": {"network": True},
        "binned": {"network": True, "binned": True},
        "placed": {"thematic": world.thematic, "shared": True}, "published": {"network": True},
        "pending": {"network": True}, "second": {"network": True},
    }  # fmt: skip
    for name, traits in states.items():
        site.pages[name] = SheetFactory(
            space=world.a, owner=people["member_a"], title=f"Fiche canari{name}", summary=f"canari{name}", **traits
        )
    site.pages["elsewhere"] = NoteFactory(
        space=world.b, owner=people["member_b"], title="Note canarielsewhere", shared=True
    )
    edition = accepted(site.pages["published"], people["member_a"], people["coordinator"], people["validator"])
    submission = submitted(site.pages["pending"], people["member_a"])
    answered(submission, people["coordinator"])
    site.ids = {"edition": edition, "submission": submission.pk}
    return site


def page_route(name, page="network", **more):
    return lambda site: reverse(name, kwargs={"itc": "itc-a", "page_id": site.pages[page].pk, **more})


def plain(name, *args, query=""):
    return lambda site: reverse(name, args=args) + query


def revision_route(name):
    return lambda site: reverse(
        name, args=["itc-a", site.pages["network"].pk, site.pages["network"].latest_revision_id]
    )


def edition_route(name, *more):
    return lambda site: reverse(name, args=[site.ids["edition"].publication_id, *more])


# route -> (its address, who is answered; the signed-out are sent to sign in, the others get what is missing)
MATRIX = {
    "edit_resource": (page_route("edit_resource"), MEMBERS_A),
    "share_resource": (page_route("share_resource"), MEMBERS_A),
    "reuse": (page_route("reuse"), NETWORK),
    "who_can_see": (page_route("who_can_see"), NETWORK),
    "print_page": (page_route("print_page"), NETWORK),
    "page_files": (page_route("page_files"), MEMBERS_A),
    "page_credits": (page_route("page_credits"), MEMBERS_A),
    "history": (page_route("history"), MEMBERS_A),
    "version": (revision_route("version"), MEMBERS_A),
    "new_resource": (plain("new_resource", "itc-a", "nouvelle-fiche"), MEMBERS_A),
    "bin": (plain("bin", "itc-a"), MEMBERS_A),
    "reuse_public": (lambda site: f"/espaces/-/reprendre/?edition={site.ids['edition'].pk}", SIGNED_IN),
    "wagtail_serve": (plain("wagtail_serve", ""), SIGNED_IN),
    "submission": (lambda site: reverse("submission", args=[site.ids["submission"]]), MEMBERS_A | {"validator"}),
    "submit_resource": (lambda site: reverse("submit_resource", args=["itc-a", site.pages["network"].pk]), MEMBERS_A),
    "withdraw_publication": (edition_route("withdraw_publication"), {"coordinator", "validator"}),
    "purge_edition": (edition_route("purge_edition", 1), {"coordinator"}),
    "list_entry": (
        lambda site: reverse("list_entry", args=["13", "territoires", site.pages["network"].territory_id]),
        {"coordinator"},
    ),
    "catalogue": (plain("catalogue"), EVERYONE),
    "feed": (plain("feed"), EVERYONE),
    "open_data": (plain("open_data"), EVERYONE),
    "edition": (lambda site: site.ids["edition"].get_absolute_url(), EVERYONE),
    "edition_number": (lambda site: site.ids["edition"].numbered_url(), EVERYONE),
    "sitemap": (plain("sitemap"), EVERYONE),
    "robots": (plain("robots"), EVERYONE),
    "public_home": (plain("public_home"), EVERYONE),
    "help": (plain("help"), EVERYONE),
    "legal": (plain("legal"), EVERYONE),
    "accessibility": (plain("accessibility"), EVERYONE),
    "personal_data": (plain("personal_data"), EVERYONE),
}
# Routes with rows of their own elsewhere: they take POST only, redirect, or serve bytes.
ELSEWHERE = {
    "bin_page": "tests/knowledge/test_pages.py",
    "restore_page": "tests/knowledge/test_pages.py",
    "attachment": "tests/knowledge/test_files.py",
    "retract_submission": "tests/publication/test_review_pages.py",
    "validation": "tests/publication/test_review_pages.py",
    "edition_file": "tests/publication/test_public_edition.py",
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


def client_of(site: Site, persona: str) -> Client:
    return site.world.client(persona, Client())


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
            leaked = {token for token in site.hidden_tokens(site.world.people[persona]) if token in seen}
            assert not leaked, f"{persona} sees {leaked} at {url}"
        elif persona == "anonymous":
            assert not [name for name in site.pages if name not in ("published",) and f"canari{name}" in response.text]
    expected = {
        persona: 200 if persona in answered_to else 302 if persona in SIGNED_OUT else 404 for persona in PERSONAS
    }
    assert found == expected


POSTS = {
    "revert": (revision_route("revert"), MEMBERS_A),
    "keep_typing": (plain("keep_typing", "itc-a", "fiche"), MEMBERS_A),
    "keep_typing_page": (
        lambda site: reverse("keep_typing_page", args=["itc-a", "fiche", site.pages["network"].pk]), MEMBERS_A,
    ),
    "share_resource": (page_route("share_resource"), MEMBERS_A),
    "edit_resource": (page_route("edit_resource"), MEMBERS_A),
    "submit_resource": (lambda site: reverse("submit_resource", args=["itc-a", site.pages["network"].pk]), MEMBERS_A),
    "reopen_space": (plain("reopen_space", "itc-a"), {"coordinator"}),
    "end_office": (lambda site: reverse("end_office", args=["13", office_of(site).pk]), APPOINTING),
    "change_invitation": (
        lambda site: reverse("change_invitation", args=[invitation_of(site).pk, "renvoyer"]), MANAGERS_A,
    ),
    "read_all_notices": (plain("read_all_notices"), SIGNED_IN),
}  # fmt: skip


def office_of(site: Site):
    """An office of the department that none of the personas holds."""
    return OfficeFactory(department=site.world.a.record.department)


def invitation_of(site: Site) -> Invitation:
    """A new one at each call: another address each time, for one seat has one open invitation an address."""
    seat = site.world.people["member_a"].memberships.get().seat
    email = f"invitee{Invitation.objects.count()}@exemple.test"
    return Invitation.objects.create(email=email, seat=seat, expires_at=timezone.now() + timedelta(days=9))


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
