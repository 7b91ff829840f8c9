"""Stored pages: whatever changes in the public's tables, in whatever way, nobody is given what was there before."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from knowledge.publication.actions import withdraw
from knowledge.publication.marking import PUBLIC, mark_changes
from knowledge.publication.models import Edition, EditionCredit, PublicMark
from tests.knowledge.publication.test_copies import attach, picture
from tests.knowledge.publication.test_public_edition import make_edition
from tests.support.factories.publication import many_editions


def token() -> str:
    return PublicMark.objects.get().token


def queries(client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


@pytest.mark.parametrize("model", PUBLIC, ids=lambda model: model.__name__)
def test_any_write_to_a_public_table_is_marked(model, world, sheet, people):
    """Written past the actions and past the models too: by the manager, and by the database's own language."""
    attach(sheet, "photo.jpg", picture())
    edition = make_edition(sheet, people)
    withdraw(publication=edition.publication, actor=people["validator"], reason="Erreur")
    seen, table = {token()}, model._meta.db_table
    first = model.objects.order_by("pk").first()
    model.objects.filter(pk=first.pk).update(id=first.pk)
    seen.add(token())
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET id = id")  # noqa: S608 (our own name)
    seen.add(token())
    assert len(seen) == 3


def test_making_and_deleting_are_marked_too(world, edition):
    seen = {token()}
    credit = EditionCredit.objects.bulk_create([EditionCredit(edition=edition, name="Une autre")])
    seen.add(token())
    EditionCredit.objects.filter(pk__in=[one.pk for one in credit]).delete()
    assert len(seen | {token()}) == 3


def test_what_goes_on_inside_is_not(world, edition, sheet):
    before = token()
    sheet.title = "Titre encore en travail"
    sheet.save_revision()
    assert token() == before


def test_a_withdrawal_holds_at_once(client, people, edition):
    address = edition.get_absolute_url()
    client.get(address)
    assert queries(client, address) == 1
    withdraw(publication=edition.publication, actor=people["validator"], reason="Chiffres faux")
    assert client.get(address).status_code == 410


def test_an_adaptation_elsewhere_shows_at_once(client, world, edition):
    address = edition.get_absolute_url()
    client.get(address)
    many_editions(1, world.b, source=edition.publication)
    assert "reprise dans 1 ITC" in client.get(address).text


def test_each_path_has_its_own(client, edition):
    newest, numbered = client.get(edition.get_absolute_url()), client.get(edition.numbered_url())
    assert client.get(edition.get_absolute_url()).content == newest.content
    assert client.get(edition.numbered_url()).content == numbered.content


def test_a_known_page_answers_304_and_is_not_stored_empty(client, edition):
    address = edition.get_absolute_url()
    known = client.get(address)["ETag"]
    Edition.objects.filter(pk=edition.pk).update(slug=edition.slug)  # another token
    assert client.get(address, headers={"if-none-match": known}).status_code == 304
    assert edition.title in client.get(address).text


def test_without_its_mark_nothing_is_stored(client, edition):
    PublicMark.objects.all().delete()
    address = edition.get_absolute_url()
    client.get(address)
    assert queries(client, address) > 1
    mark_changes()
    client.get(address)
    assert queries(client, address) == 1
