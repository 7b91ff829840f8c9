"""The public path asks no private table, sets no cookie, and answers alike whatever goes on inside."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from knowledge.models import Credit
from knowledge.publication.actions import withdraw
from tests.knowledge.publication.test_actions import rewrite
from tests.knowledge.publication.test_copies import attach, picture
from tests.support.answers import body_of
from tests.support.factories import NoteFactory, SheetFactory, ThematicFactory, member_of
from tests.support.factories.publication import accepted, answered, submitted
from tests.support.routes import own_routes
from web.routes import Rule

FORBIDDEN = (
    "wagtailcore_", "knowledge_", "publication_submission", "publication_verdict", "publication_circuit", "accounts_",
    "itc_spaces_", "membership_", "notifications_", "django_session", "auth_",
)  # fmt: skip
FIXED = [
    "/", "/aide/", "/mentions-legales/", "/accessibilite/", "/donnees-personnelles/", "/ressources/",
    "/ressources/?q=porte&sujet=inconnu&tri=titre", "/ressources/?inconnu=1",
    "/ressources/suggestions/?q=por", "/ressources/999-rien/",
    "/ressources/flux.atom", "/ressources/donnees.json", "/sitemap.xml", "/robots.txt",
    "/ressources/fichiers/999/x.pdf", "/ressources/apercus/999/",
]  # fmt: skip


@pytest.fixture
def published(sheet, people):
    """An edition with a file, an earlier one, and one withdrawn."""
    attach(sheet, "photo.jpg", picture())
    accepted(sheet, people["member_a"], people["coordinator"], people["validator"])
    sheet = rewrite(sheet, people["member_a"], title="Deuxième titre")
    second = accepted(sheet, people["member_a"], people["coordinator"], people["validator"])
    other = SheetFactory(space=sheet.placement.space, network=True, publics=[])
    gone = accepted(other, people["member_a"], people["coordinator"], people["validator"])
    withdraw(publication=gone.publication, actor=people["validator"], reason="Erreur")
    return [second, gone]


def routes(published) -> list[str]:
    second, gone = published
    own = [second.get_absolute_url(), second.numbered_url(), f"/ressources/{second.publication_id}/",
           f"/ressources/{second.publication_id}-autre/", gone.get_absolute_url(),
           document_of(second, "word"), document_of(second, "pdf"), document_of(gone, "pdf"),
           second.files.get().get_absolute_url(), f"/ressources/apercus/{second.files.get().pk}/"]  # fmt: skip
    return FIXED + own


def document_of(edition, form: str) -> str:
    return f"{edition.numbered_url()}telecharger/{form}/"


def read(client, path: str) -> tuple:
    response = client.get(path)
    return response.status_code, body_of(response), sorted(response.headers.items())


def test_every_public_route_is_among_them(published):
    """A new public route is recorded too, or says here why it asks for more: these open an account's own link,
    or tell a machine whether this one works."""
    own_link = {
        "live", "ready", "accept_invitation", "accept_thematic_invitation", "stop_mails",
        "answer_by_link", "stop_reminders", "calendar_feed",
    }  # fmt: skip
    asked = {resolve(path.partition("?")[0]).view_name for path in routes(published)}
    declared = {name for name, _, view in own_routes() if view.access_rule is Rule.PUBLIC}
    assert declared - asked == own_link


def test_no_private_table_is_asked(client, published):
    for path in routes(published):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            read(client, path)
        for query in asked.captured_queries:
            assert not any(f'"{table}' in query["sql"] for table in FORBIDDEN), f"{path}: {query['sql']}"


def test_no_cookie_nor_session(client, published):
    for path in routes(published):
        response = client.get(path)
        body_of(response)
        assert not response.cookies, path
        assert "Cookie" not in response.get("Vary", ""), path


def test_signed_in_or_not_the_bytes_are_the_same(world, published):
    inside = world.client("coordinator", Client())
    for path in routes(published):
        with CaptureQueriesContext(connection) as asked:
            seen = read(inside, path)
        assert seen == read(Client(), path), path
        assert not any("django_session" in query["sql"] for query in asked.captured_queries), path


def test_what_goes_on_inside_changes_nothing(client, world, people, sheet, published):
    before = {path: read(client, path) for path in routes(published)}
    secret = "porte secrète"
    for space in (world.a, world.b):
        SheetFactory(space=space, network=True, title=secret, summary=secret, publics=[])
        NoteFactory(space=space, title=secret)
        ThematicFactory(space=space, question=secret)
        member_of(space, first_name=secret)
    rewrite(sheet, people["member_a"], title=secret, context=f"<p>{secret}</p>")
    Credit.objects.create(page=sheet, name=secret, consents_public=True)
    answered(submitted(sheet, people["member_a"]), people["coordinator"])
    world.a.title = secret
    world.a.save()
    assert {path: read(client, path) for path in routes(published)} == before
