"""Words of all departments: added freely, changed when every coordination agreed, or after seven days."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from itc_spaces.coordination import actions, shared_words
from itc_spaces.coordination.actions.words import agree_to_change, apply_due, propose_change, withdraw_change
from itc_spaces.membership.enums import ChangeKind
from itc_spaces.membership.models import WordChange
from itc_spaces.spaces.models import Department, Territory, Topic
from itc_spaces.spaces.trace import Traced
from notifications.models import Notice
from search.models import SynonymGroup
from tests.support.factories import SheetFactory
from web.refusals import NotAllowed, Refused

HOME = "/espaces/-/coordination/13/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(world):
    return Topic.objects.create(name="Vélo", slug="velo")


@pytest.fixture
def here(world):
    return {"department": world.a.record.department, "actor": world.people["coordinator"]}


@pytest.fixture
def there(world):
    return {"department": Department.objects.get(code="84"), "actor": world.people["coordinator_elsewhere"]}


def told(kind: str) -> list:
    return list(Notice.objects.filter(kind=kind).order_by("pk").values_list("recipient", flat=True))


def test_a_change_waits_for_the_others_and_is_told_and_traced(world, topic, here, there):
    client = world.client("coordinator", Client())
    address = f"{HOME}listes/sujets/{topic.pk}/"
    assert client.post(address, {"name": "Bicyclette"}).status_code == 302
    topic.refresh_from_db()
    change = WordChange.objects.get()
    assert (topic.name, change.is_open) == ("Vélo", True)
    assert told("words.proposed") == [there["actor"].pk]
    assert client.post(address, {"do": "retire"}).status_code == 422, "one at a time"
    traced = ModelLogEntry.objects.filter(action=Traced.CHANGE_PROPOSED)
    assert {row.data["department"] for row in traced} == {here["department"].pk, there["department"].pk}
    elsewhere = world.client("coordinator_elsewhere", Client())
    page = elsewhere.get("/espaces/-/coordination/84/mots-communs/").content.decode()
    assert "« Vélo » en « Bicyclette »" in page
    assert elsewhere.post(f"/espaces/-/coordination/84/mots-communs/{change.pk}/", {"do": "agree"}).status_code == 302
    topic.refresh_from_db()
    assert (topic.name, topic.slug) == ("Bicyclette", "velo")
    assert told("words.applied") == [here["actor"].pk]
    applied = ModelLogEntry.objects.filter(action=Traced.CHANGE_APPLIED)
    assert {row.data["department"] for row in applied} == {here["department"].pk, there["department"].pk}


def test_silence_holds_after_seven_days(topic, here):
    change = propose_change(**here, word=topic, kind=ChangeKind.RETIRE)
    assert apply_due() == {"appliqués": 0}
    for days, applied in ((6.9, 0), (7.1, 1), (7.2, 0)):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            assert apply_due() == {"appliqués": applied}, days
    topic.refresh_from_db()
    change.refresh_from_db()
    assert topic.retired_at
    assert change.applied_at


def test_where_nobody_else_coordinates_it_holds_at_once(topic, here, there):
    there["actor"].offices.update(ended_at=timezone.now())
    assert propose_change(**here, word=topic, kind=ChangeKind.RETIRE).applied_at
    assert propose_change(**here, word=topic, kind=ChangeKind.RESTORE).applied_at
    topic.refresh_from_db()
    assert topic.retired_at is None


def test_only_who_proposed_withdraws(topic, here, there):
    change = propose_change(**here, word=topic, kind=ChangeKind.RENAME, text="Bicyclette")
    with pytest.raises(NotAllowed):
        withdraw_change(change=change, **there)
    with pytest.raises(NotAllowed):
        agree_to_change(change=change, department=there["department"], actor=here["actor"])
    withdraw_change(change=change, **here)
    with pytest.raises(Refused):
        agree_to_change(change=change, **there)
    topic.refresh_from_db()
    assert topic.name == "Vélo"
    assert told("words.dropped") == [there["actor"].pk]


def test_a_name_taken_meanwhile_drops_the_change(topic, here, there):
    change = propose_change(**here, word=topic, kind=ChangeKind.RENAME, text="Bicyclette")
    Topic.objects.create(name="bicyclette", slug="bicyclette")
    assert agree_to_change(change=change, **there).dropped_at
    topic.refresh_from_db()
    assert topic.name == "Vélo"


def test_two_topics_become_one(world, topic, here, there):
    into = Topic.objects.create(name="Mobilité", slug="mobilite")
    sheet = SheetFactory(space=world.a, shared=True)
    sheet.topics = [topic, into]
    sheet.save()
    world.thematic.topics.set([topic])
    client = world.client("coordinator", Client())
    sent = {"do": "merge", "into": into.pk}
    assert client.post(f"{HOME}listes/sujets/{topic.pk}/", {"do": "merge", "into": "7777"}).status_code == 422
    assert client.post(f"{HOME}listes/sujets/{topic.pk}/", sent).status_code == 302
    agree_to_change(change=WordChange.objects.get(), **there)
    sheet.refresh_from_db()
    topic.refresh_from_db()
    assert list(type(sheet).objects.get(pk=sheet.pk).topics.all()) == [into]
    assert list(world.thematic.topics.all()) == [into]
    assert topic.retired_at


def test_a_union_leaves_what_was_saved_meanwhile(world, topic, here, there, monkeypatch):
    """The row of a page is read once it is locked: nothing of a save made before is written over."""
    into = Topic.objects.create(name="Mobilité", slug="mobilite")
    sheet = SheetFactory(space=world.a, shared=True, topics=[topic])
    change = propose_change(**here, word=topic, kind=ChangeKind.MERGE, into=into)

    def saved_before_the_lock(*keys):
        assert sheet.pk in keys
        type(sheet).objects.filter(pk=sheet.pk).update(title="Enregistré entre-temps")

    monkeypatch.setattr(shared_words, "lock_pages", saved_before_the_lock)
    agree_to_change(change=change, **there)
    found = type(sheet).objects.get(pk=sheet.pk)
    assert (found.title, list(found.topics.all())) == ("Enregistré entre-temps", [into])


def test_of_two_unions_one_each_way_the_second_is_dropped(topic, here, there):
    into = Topic.objects.create(name="Mobilité", slug="mobilite")
    one = propose_change(**here, word=topic, kind=ChangeKind.MERGE, into=into)
    other = propose_change(**there, word=into, kind=ChangeKind.MERGE, into=topic)
    assert agree_to_change(change=one, **there).applied_at
    assert agree_to_change(change=other, **here).dropped_at
    into.refresh_from_db()
    assert into.retired_at is None


def test_a_renamed_word_is_sorted_by_its_new_name(topic, here, there):
    agree_to_change(change=propose_change(**here, word=topic, kind=ChangeKind.RENAME, text="Écologie"), **there)
    topic.refresh_from_db()
    assert topic.name_key == "ecologie"


@pytest.mark.parametrize("model", [Topic, Territory])
def test_a_word_added_by_two_at_once_is_refused_to_the_second_in_words(here, model):
    """The form of each was judged before the other's was kept."""
    of = {} if model is Topic else {"department": here["department"]}
    first, second = (model(name="Trottinette", **of) for _ in "ab")
    actions.keep_entry(**here, entry=first)
    with pytest.raises(Refused, match=r"liste|existe déjà"):
        actions.keep_entry(**here, entry=second)


def test_synonyms_are_proposed_too(world, there):
    group = SynonymGroup.objects.create(expressions="zeppelin\ndirigeable")
    client = world.client("coordinator", Client())
    address = f"{HOME}recherche/synonymes/{group.pk}/"
    assert client.post(address, {"expressions": "zeppelin"}).status_code == 422
    assert client.post(address, {"expressions": "zeppelin\nballon"}).status_code == 302
    group.refresh_from_db()
    assert group.words == ("zeppelin", "dirigeable")
    agree_to_change(change=WordChange.objects.get(), **there)
    group.refresh_from_db()
    assert group.words == ("zeppelin", "ballon")
    assert client.post(address, {"do": "retire"}).status_code == 302
    group.refresh_from_db()
    assert group.retired_at is None


def test_adding_stays_free(world):
    client = world.client("coordinator", Client())
    assert client.post(f"{HOME}listes/sujets/", {"name": "Trottinette"}).status_code == 302
    assert client.post(f"{HOME}recherche/synonymes/", {"expressions": "trottinette\npatinette"}).status_code == 302
    assert Topic.objects.filter(name="Trottinette").exists()
    assert not WordChange.objects.exists()
