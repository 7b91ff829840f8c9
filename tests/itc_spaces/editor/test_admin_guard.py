"""Every address of the admin, as a member of A: what is not on the list is missing, and nothing tells of B."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page, PageLogEntry, Revision

from itc_spaces.editor.guard import ALLOWED, PAGE_ARGUMENTS
from itc_spaces.spaces.clock import forget_mark
from tests.itc_spaces.editor.editor_form import editor_url
from tests.support.factories import MembershipFactory, OrganisationFactory, SheetFactory, SpaceFactory, TerritoryFactory

pytestmark = pytest.mark.django_db

WORDS = {
    "app_label": "wagtailcore",
    "app_name": "knowledge",
    "content_type_app_name": "knowledge",
    "model_name": "page",
    "content_type_model_name": "practicesheet",
    "action": "delete",
    "action_name": "publish",
    "revision_id_a": "live",
    "revision_id_b": "latest",
}
PAGE_NAMES = ("object_id", "pk", "destination_id")
OPEN_WITHOUT_PAGE = {
    "wagtailadmin_home", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog",
    "wagtailadmin_choose_page_external_link", "wagtailadmin_choose_page_email_link",
}  # fmt: skip


def admin_patterns():
    """(its full name, its patterns from the admin's root on) of each route."""
    admin = next(p for p in get_resolver().url_patterns if str(p.pattern) == "admin/")
    yield from _walk(admin, "", [])


def _walk(resolver: URLResolver, namespace: str, pieces: list):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield namespace + (pattern.name or ""), [*pieces, pattern.pattern]
        else:
            inside = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern, inside, [*pieces, pattern.pattern])


def address(pieces: list, page_id: int, other_id: int) -> str:
    """A plausible address: `page_id` where a page is named, `other_id` for any other number."""
    url = "/admin/"
    for piece in pieces:
        form, names = normalize(piece.regex.pattern)[0]
        ids = {name: page_id if "page" in name or name in PAGE_NAMES else other_id for name in names}
        url += form % {**ids, **{name: word for name, word in WORDS.items() if name in names}}
    return url


@pytest.fixture
def foreign(world):
    """A sheet of B and all that its words could leak through."""
    world.b.title = "CANARI-ESPACE"
    world.b.draft_title = world.b.title
    world.b.save()
    person = MembershipFactory(seat__space=world.b, user__first_name="CANARI-PERSONNE").user
    sheet = SheetFactory(space=world.b, title="CANARI-TITRE", summary="CANARI-BREF", shared=True, owner=person)
    draft = SheetFactory(space=world.b, title="CANARI-BROUILLON", owner=person)
    OrganisationFactory(name="CANARI-AILLEURS", college__department__code="84")
    TerritoryFactory(name="CANARI-QUARTIER", department__code="84")
    return sheet, draft


def test_the_list_names_routes_that_exist_and_pages_by_known_arguments():
    routes = dict(admin_patterns())
    assert set(routes) >= ALLOWED
    known = {*PAGE_ARGUMENTS, "app_label", "model_name", "session_id"}
    assert {name for route in ALLOWED for piece in routes[route] for name in piece.converters} <= known


def test_no_address_of_the_admin_tells_of_another_space(world, client, foreign):
    sheet, draft = foreign
    world.client("member_a", client)
    own = SheetFactory(space=world.a, title="À nous", owner=world.people["member_a"])
    before = fingerprint()
    asked = 0
    for name, pieces in admin_patterns():
        for target, other in ((sheet.pk, sheet.latest_revision_id), (draft.pk, 1), (world.b.pk, 1), (10**9, 10**9)):
            url = address(pieces, target, other)
            for answer in (client.get(url, {"id": target}), client.post(url, {"id": target, "title": "Volé"})):
                asked += 1
                assert b"CANARI" not in answer.content, url
                if name in OPEN_WITHOUT_PAGE | {"wagtailadmin_editing_sessions:release"}:
                    assert answer.status_code in (200, 400, 405), url
                elif name in ("wagtailadmin_logout", "wagtailadmin_account"):
                    assert answer.status_code in (302, 307), url
                else:
                    assert answer.status_code == 404, (url, name)
    assert asked > 1000
    for name in ("edit", "preview_on_edit", "view_draft"):
        url = address(dict(admin_patterns())[f"wagtailadmin_pages:{name}"], own.pk, 1)
        answer = client.get(url, {"id": sheet.pk})
        assert answer.status_code == 200
        assert b"CANARI" not in answer.content, url
    assert fingerprint() == before
    assert not Image.objects.exists()
    assert not Document.objects.exists()


def fingerprint():
    pages = list(Page.objects.order_by("pk").values_list("pk", "title", "draft_title", "live", "path", "locked"))
    return pages, Revision.objects.count(), PageLogEntry.objects.count()


def test_hidden_and_missing_answer_alike(world, client, foreign):
    world.client("member_a", client)
    hidden, missing = client.get(editor_url(foreign[0])), client.get("/admin/pages/999999/edit/")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    headers = [{name: value for name, value in r.items() if name != "Expires"} for r in (hidden, missing)]
    assert headers[0] == headers[1], "dates set aside"


def test_what_wagtail_refuses_itself_is_missing_too(world, client, monkeypatch):
    """Should a right end between the guard and the view, the « permission denied » says no more than the guard."""
    sheet = SheetFactory(space=world.a)
    world.client("member_a", client)
    monkeypatch.setattr("itc_spaces.spaces.policy.SpacesPageTester.can_edit", lambda self: False)
    assert client.get(editor_url(sheet)).status_code == 404


def test_ways_out_lead_to_the_site(world, client):
    world.client("member_a", client)
    assert client.get("/admin/account/").url == "/espaces/"
    logout = client.post("/admin/logout/")
    assert (logout.status_code, logout.url) == (307, "/connexion/deconnexion/")
    client.logout()
    for address in ("/admin/", "/admin/login/", "/admin/password_reset/", "/admin/n-importe/"):
        assert client.get(address).url == f"/connexion/?next={address}"


def test_the_policy_of_the_editor_and_of_its_preview(world, client):
    sheet = SheetFactory(space=world.a)
    world.client("member_a", client)
    for address in (editor_url(sheet), f"{editor_url(sheet)}preview/", f"/admin/pages/{sheet.pk}/view_draft/"):
        answer = client.get(address)
        policy = answer["Content-Security-Policy"]
        assert "frame-ancestors 'self'" in policy
        assert "script-src 'self'" in policy.split("; ")
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "'unsafe-inline'" not in client.get("/espaces/")["Content-Security-Policy"]


def test_impossible_numbers_are_missing_and_no_failure(world, client):
    sheet = SheetFactory(space=world.a)
    world.client("member_a", client)
    huge = "9" * 40
    ping = f"/admin/editing-sessions/ping/wagtailcore/page/{sheet.pk}"
    assert client.get(f"/admin/pages/{huge}/edit/").status_code == 404
    assert client.post(f"/admin/editing-sessions/release/{huge}/").status_code == 404
    assert client.post(f"{ping}/{huge}/").status_code == 404
    for revision in (huge, "abc", "", "1\x00"):
        assert client.post(f"{ping}/1/", {"revision_id": revision}).status_code == 404
    for mode in ("inconnu", "\x00", huge):
        assert client.get(f"/admin/pages/{sheet.pk}/view_draft/", {"mode": mode}).status_code == 200
        assert client.get(f"/admin/pages/{sheet.pk}/edit/preview/", {"mode": mode}).status_code == 200


def test_another_editor_of_the_page_is_told_of_and_nobody_else(world, client):
    sheet = SheetFactory(space=world.a)
    world.client("chair_a", client)
    client.get(editor_url(sheet))
    client.logout()
    world.client("member_a", client)
    client.get(editor_url(sheet))
    ping = client.post(f"/admin/editing-sessions/ping/wagtailcore/page/{sheet.pk}/2/")
    assert [session["user"] for session in ping.json()["other_sessions"]] == [str(world.people["chair_a"])]
    for model in (f"knowledge/practicesheet/{world.b.pk}", "accounts/user/1", "wagtailcore/page/x"):
        assert client.post(f"/admin/editing-sessions/ping/{model}/2/").status_code == 404


def test_cost_does_not_grow_with_the_number_of_spaces(world, client):
    sheet = SheetFactory(space=world.a)
    world.client("coordinator", client)

    def cost(url):
        forget_mark()  # read again after some seconds, whoever asks: counted each time
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    addresses = ("/admin/", editor_url(sheet))
    for url in addresses:
        cost(url)  # what the process keeps in memory
    with_three = [cost(url) for url in addresses]
    department = world.a.record.department
    for _ in range(57):
        space = SpaceFactory(department=department)
        SheetFactory(space=space)
    assert [cost(url) for url in addresses] == with_three
