"""From save to findable: what the outbox notes, and what its consumer makes of it."""

from dataclasses import replace

import pytest
from django.db import transaction
from django.utils import timezone

from itc_spaces.spaces import access
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Placement, Thematic
from knowledge.actions.bin import bin_resource, restore_resource
from knowledge.actions.sharing import narrow, share
from knowledge.models import PracticeSheet
from knowledge.publication.actions import withdraw
from search import applying
from search.documents import PAGE, PUBLICATION, plain
from search.engines import tantivy
from search.models import Change
from search.outbox import Key, narrowings, note
from search.patience import Patience
from search.protocol import EngineUnavailable, IndexName
from search.sources import SOURCES
from tests.search.filled import asked, keys, refill, settle
from tests.support.factories import SheetFactory
from tests.support.factories.publication import accepted, make_circuit

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(world, indexes):
    make_circuit(world.a.record.department)
    page = SheetFactory(space=world.a, owner=world.people["member_a"], title="Le café du portail")
    refill()
    return page


def found(words, world, name="member_a") -> list[str]:
    return keys(asked(words, access.tokens_of(world.people[name])))


def test_a_draft_is_not_found_and_a_shared_text_is(world, sheet):
    settle()
    assert found("portail", world) == []
    share(page=sheet, actor=world.people["member_a"], audience=Audience.SPACE, confirmed=True)
    settle()
    assert found("portail", world) == [f"page:{sheet.pk}"]
    assert found("portail", world, "member_b") == []
    assert not Change.objects.exists()


def test_what_was_chosen_in_lists_is_found_and_stands_apart_from_what_was_written(world, sheet):
    share(page=sheet, actor=world.people["member_a"], audience=Audience.SPACE, confirmed=True)
    ((_, built),) = SOURCES[PAGE].build([sheet.pk], 1)
    document = built[IndexName.INTERNAL]
    topic, space = sheet.topics.first().name, world.a.title
    assert {topic, space} <= set(document.facts)
    assert topic not in document.body
    assert space not in document.body


def test_blocks_of_a_text_do_not_run_together():
    markup = "<ul><li><p>Un jeu</p></li><li>Deux.</li></ul><p>Trois &amp; <b>quatre</b></p><p></p>"
    assert plain(markup) == "Un jeu · Deux. Trois & quatre"


def test_a_rollback_leaves_no_trace(world, sheet):
    with transaction.atomic():
        share(page=sheet, actor=world.people["member_a"], audience=Audience.NETWORK, confirmed=True)
        assert Change.objects.exists()
        transaction.set_rollback(True)
    assert not Change.objects.exists()


def test_what_narrows_is_known_at_once_and_what_widens_is_none(world, sheet):
    member = world.people["member_a"]
    share(page=sheet, actor=member, audience=Audience.NETWORK, confirmed=True)
    assert narrowings().keys == frozenset()
    settle()
    narrow(page=sheet, actor=member, audience=Audience.SPACE)
    assert narrowings().keys == {f"page:{sheet.pk}"}
    settle()
    assert narrowings().keys == frozenset()
    assert found("portail", world, "member_b") == []
    assert found("portail", world) == [f"page:{sheet.pk}"]


def test_the_bin_and_back(world, sheet):
    member = world.people["member_a"]
    share(page=sheet, actor=member, audience=Audience.SPACE, confirmed=True)
    settle()
    bin_resource(page=sheet, actor=member)
    assert narrowings().keys == {f"page:{sheet.pk}"}
    settle()
    assert found("portail", world) == []
    restore_resource(page=PracticeSheet.objects.get(pk=sheet.pk), actor=member)
    settle()
    assert found("portail", world) == [f"page:{sheet.pk}"]


def test_a_deletion(world, sheet):
    share(page=sheet, actor=world.people["member_a"], audience=Audience.SPACE, confirmed=True)
    settle()
    sheet.delete()
    assert f"page:{sheet.pk}" in narrowings().keys
    settle()
    assert found("portail", world) == []


def test_an_edition_stands_in_for_the_page_to_who_may_not_read_it(world, sheet):
    people = world.people
    share(page=sheet, actor=people["member_a"], audience=Audience.SPACE, confirmed=True)
    edition = accepted(sheet, people["member_a"], people["coordinator"], people["validator"])
    settle()
    public = f"publication:{edition.publication_id}"
    assert found("portail", world) == [f"page:{sheet.pk}"]
    assert found("portail", world, "member_b") == [public]
    assert keys(asked("portail", index=IndexName.PUBLIC)) == [public]
    narrow(page=PracticeSheet.objects.get(pk=sheet.pk), actor=people["member_a"], audience=None)
    settle()
    assert found("portail", world) == [public]


def test_a_withdrawal_takes_out_of_both_indexes(world, sheet):
    people = world.people
    share(page=sheet, actor=people["member_a"], audience=Audience.SPACE, confirmed=True)
    edition = accepted(sheet, people["member_a"], people["coordinator"], people["validator"])
    settle()
    withdraw(publication=edition.publication, actor=people["coordinator"], reason="Une erreur.")
    assert narrowings(PUBLICATION).keys == {f"publication:{edition.publication_id}"}
    settle()
    assert keys(asked("portail", index=IndexName.PUBLIC)) == []
    assert found("portail", world, "member_b") == []


def test_a_thematic_is_found_by_those_who_may_read_it(world, indexes):
    Thematic.objects.filter(pk=world.thematic.pk).update(question="Comment accueillir les nouveaux habitants ?")
    refill()
    assert found("habitants", world, "expert_open") == [f"thematic:{world.thematic.pk}"]
    assert found("habitants", world, "member_b") == []
    world.thematic.refresh_from_db()
    world.thematic.audience = Audience.NETWORK
    world.thematic.save()
    settle()
    assert found("habitants", world, "member_b") == [f"thematic:{world.thematic.pk}"]
    world.thematic.audience = Audience.SPACE
    world.thematic.save()
    assert narrowings().keys == {f"thematic:{world.thematic.pk}"}


def test_a_renamed_space_is_found_by_its_new_name(world, sheet):
    share(page=sheet, actor=world.people["member_a"], audience=Audience.SPACE, confirmed=True)
    settle()
    world.a.title = "ITC des Trois Rivières"
    world.a.save()
    assert list(Change.objects.values_list("kind", "narrows")) == [("space", False)]
    settle()
    assert f"page:{sheet.pk}" in found("rivières", world)


# While its document is made, and while the engine's writer is open.
@pytest.mark.parametrize(("where", "name"), [(PracticeSheet, "reading"), (tantivy, "document_of")])
def test_a_row_that_fails_waits_alone_and_is_set_aside_in_the_end(world, sheet, monkeypatch, where, name):
    other = SheetFactory(space=world.a, title="Une autre fiche du portail")
    now = timezone.now()
    Placement.objects.filter(page__in=[sheet.pk, other.pk]).update(shared_at=now)
    type(sheet.page_ptr).objects.filter(pk__in=[sheet.pk, other.pk]).update(live=True)
    whole = getattr(where, name)

    def broken(one):
        if other.title in one.title:
            raise TypeError("a text that nothing can read")
        return whole(one)

    monkeypatch.setattr(where, name, broken)
    Change.objects.all().delete()
    note([Key(PAGE, sheet.pk), Key(PAGE, other.pk)])
    settle()
    assert found("portail", world) == [f"page:{sheet.pk}"]
    waiting = Change.objects.get()
    assert (waiting.object_id, waiting.tries, waiting.error) == (other.pk, 1, "TypeError")
    for _ in applying.RETRY_AFTER:
        Change.objects.update(try_after=None)
        settle()
    assert Change.objects.get().set_aside_at
    monkeypatch.undo()


def test_an_engine_that_is_down_takes_nobodys_turn(world, sheet, monkeypatch):
    def down(ids, version):
        raise EngineUnavailable("refused")

    monkeypatch.setattr(applying, "_engine", Patience(first=60, most=60))
    monkeypatch.setitem(SOURCES, PAGE, replace(SOURCES[PAGE], build=down))
    share(page=sheet, actor=world.people["member_a"], audience=Audience.SPACE, confirmed=True)
    settle()
    assert not Change.objects.exclude(tries=0).exists()
    assert Change.objects.exists()
