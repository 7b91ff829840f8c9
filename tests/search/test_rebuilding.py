"""Rebuilds: nothing written meanwhile is lost, an interrupted one goes on, the old index serves until the end."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from itc_spaces.spaces.enums import Audience
from knowledge.actions.sharing import narrow, share
from knowledge.models import PracticeSheet
from search import engines, rebuilding
from search.index_epoch import epoch_document
from search.models import Change, Rebuild
from search.protocol import Document, IndexName
from search.rebuilding import drift, rebuild
from search.writing import REBUILD, WRITER, in_turn, next_version, sole
from tests.search.filled import asked, keys, settle
from tests.support.factories import SheetFactory

pytestmark = pytest.mark.django_db
INTERNAL = IndexName.INTERNAL


@pytest.fixture
def sheets(world):
    return [SheetFactory(space=world.a, shared=True, title=f"Grille numéro {n}") for n in range(5)]


def found(world, words="grille") -> set[str]:
    return set(keys(asked(words, {f"space:{world.a.pk}"})))


def keys_of(sheets) -> set[str]:
    return {f"page:{sheet.pk}" for sheet in sheets}


@pytest.fixture
def small(monkeypatch):
    """Chunks of two documents, each written by itself."""
    monkeypatch.setattr(rebuilding, "CHUNK", 2)
    monkeypatch.setattr(rebuilding, "WRITES", 1)
    monkeypatch.setattr(rebuilding, "MOST_WRITTEN", 2)


def change(world, sheets) -> set[str]:
    """One shared, one renamed, one narrowed and one deleted, as the worker hears of it; what is found then."""
    actor = world.people["member_a"]
    late = SheetFactory(space=world.a, title="Grille tardive", owner=actor)
    share(page=late, actor=actor, audience=Audience.SPACE, confirmed=True)
    gone, renamed, narrowed = (PracticeSheet.objects.get(pk=sheet.pk) for sheet in sheets[:3])
    gone.delete()
    renamed.title = "Tableau"
    renamed.save()
    narrow(page=narrowed, actor=actor, audience=None)
    settle()
    return keys_of([*sheets[3:], late])


def test_what_changes_during_a_rebuild_is_found_and_kept(world, sheets, indexes, small):
    left = []

    def meanwhile(done, total):
        if done == 4:
            left.append(change(world, sheets))
            assert found(world) == left[0]

    rebuild(INTERNAL, meanwhile)
    assert found(world) == left[0]
    assert found(world, "tableau") == keys_of(sheets[1:2])
    assert drift(INTERNAL).size == 0


def test_what_changes_before_an_interrupted_one_goes_on_is_too(world, sheets, indexes, small):
    def killed(done, total):
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(INTERNAL, killed)
    left = change(world, sheets)
    assert rebuilding.rebuild_missing()  # the worker finishes it
    assert not Rebuild.objects.exists()
    assert found(world) == left
    assert drift(INTERNAL).size == 0


def test_nothing_is_applied_between_the_last_change_read_and_the_swap(world, sheets, indexes, monkeypatch):
    swap, applied = type(engines.index(INTERNAL)).swap, []

    def slow(index, generation):
        sheets[0].title = "Tableau"
        sheets[0].save()
        with ThreadPoolExecutor(1) as elsewhere:
            applied.append(elsewhere.submit(_is_free, WRITER).result())
        swap(index, generation)

    monkeypatch.setattr(type(engines.index(INTERNAL)), "swap", slow)
    rebuild(INTERNAL)
    assert applied == [False]
    settle()
    assert found(world, "tableau") == keys_of(sheets[:1])


def test_what_is_applied_while_it_waits_for_its_turn_is_read_again(world, sheets, indexes, monkeypatch):
    left = []

    @contextmanager
    def late(role):
        left.append(change(world, sheets))
        with in_turn(role):
            yield

    monkeypatch.setattr(rebuilding, "in_turn", late)
    rebuild(INTERNAL)
    assert found(world) == left[0]
    assert drift(INTERNAL).size == 0


def test_what_is_applied_before_a_killed_one_swaps_late_is_applied_again(world, sheets, indexes, monkeypatch):
    index = type(engines.index(INTERNAL))
    swap, swaps = index.swap, []

    def killed(index, generation):
        swaps.append(generation)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(index, "swap", killed)
        with pytest.raises(KeyboardInterrupt):
            rebuild(INTERNAL)
    left = change(world, sheets)
    swap(engines.index(INTERNAL), swaps[0])
    engines.index(INTERNAL).write([epoch_document(next_version())])  # the end of a write that began in the other one
    rebuilding.rebuild_missing()
    settle()
    assert found(world) == left
    assert drift(INTERNAL).size == 0


def test_what_is_repaired_during_a_rebuild_stays_so(world, sheets, indexes, small):
    def meanwhile(done, total):
        if done == 4:
            PracticeSheet.objects.filter(pk=sheets[0].pk).update(title="Tableau")
            rebuilding.repair(drift(INTERNAL))

    rebuild(INTERNAL, meanwhile)
    assert found(world, "tableau") == keys_of(sheets[:1])
    assert drift(INTERNAL).size == 0


def _is_free(role) -> bool:
    try:
        with sole(role) as mine:
            return mine
    finally:
        connection.close()


def test_what_changed_and_cannot_be_read_again_is_not_left_as_it_was(world, sheets, indexes, small, monkeypatch):
    reading = PracticeSheet.reading

    def broken(page):
        if page.pk == sheets[0].pk and page.title == "Tableau":
            raise ValueError("unreadable")
        return reading(page)

    def meanwhile(done, total):
        if done == 4:
            sheets[0].title = "Tableau"
            sheets[0].save()
            settle()

    monkeypatch.setattr(PracticeSheet, "reading", broken)
    rebuild(INTERNAL, meanwhile)
    assert found(world) == keys_of(sheets[1:])
    assert Change.objects.filter(object_id=sheets[0].pk).count() == 1


def test_an_older_reading_replaces_no_newer_one(world, sheets, indexes):
    page = sheets[0]
    [(_, built)] = rebuilding.SOURCES["page"].build([page.pk], rebuilding.next_version())
    page.title = "Tableau renommé"
    page.save()
    settle()
    engines.index(INTERNAL).write([built[INTERNAL]])
    assert found(world, "tableau") == keys_of([page])


@pytest.mark.parametrize(("afresh", "first"), [(False, 5), (True, 2)])
def test_an_interrupted_rebuild_serves_the_old_index_and_goes_on(world, sheets, indexes, small, afresh, first):
    def killed(done, total):
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(INTERNAL, killed)
    assert found(world) == keys_of(sheets)
    assert Rebuild.objects.get().done == 4
    seen = []
    rebuild(INTERNAL, lambda done, total: seen.append(done), afresh=afresh)
    assert seen[0] == first
    assert not Rebuild.objects.exists()
    assert found(world) == keys_of(sheets)
    assert drift(INTERNAL).size == 0


def test_one_interrupted_in_a_write_that_runs_on_into_another_kind_goes_on(world, sheets, indexes, monkeypatch):
    monkeypatch.setattr(rebuilding, "CHUNK", 2)
    monkeypatch.setattr(rebuilding, "WRITES", 2)

    def killed(done, total):
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(INTERNAL, killed)
    left = Rebuild.objects.get()
    assert (left.kind, left.done, left.total) == ("page", 4, 7)
    assert rebuild(INTERNAL) == 7
    assert drift(INTERNAL).size == 0


@pytest.mark.parametrize(("total", "at_once"), [(0, 1), (7, 1), (9, 2), (100_000, 12_500), (10**6, 20_000)])
def test_an_eighth_is_written_at_once_and_20000_at_most(total, at_once):
    assert rebuilding.written_at_once(total) == at_once


def test_one_killed_after_its_swap_is_over(world, sheets, indexes):
    generation = engines.index(INTERNAL).status().generation
    left = {"index": INTERNAL, "generation": generation, "version": 1, "kind": "thematic", "last_id": 10**9}
    Rebuild.objects.create(**left)
    rebuild(INTERNAL)
    assert engines.index(INTERNAL).status().generation != generation
    assert found(world) == keys_of(sheets)
    Rebuild.objects.create(**left | {"generation": engines.index(INTERNAL).status().generation})
    rebuilding.rebuild_missing()
    assert not Rebuild.objects.exists()


def test_one_rebuild_at_a_time(indexes):
    taken, over = threading.Event(), threading.Event()

    def elsewhere():  # a connection of its own, as another process has
        with sole(REBUILD):
            taken.set()
            over.wait()
        connection.close()

    other = threading.Thread(target=elsewhere)
    other.start()
    try:
        assert taken.wait(10)
        with pytest.raises(rebuilding.Busy):
            rebuild(INTERNAL)
    finally:
        over.set()
        other.join()
    assert rebuild(INTERNAL) == 0


def test_drift_is_found_and_repaired(world, sheets, indexes, capsys):
    index = engines.index(INTERNAL)
    [missing, different] = sheets[:2]
    version = rebuilding.next_version()
    index.delete({f"page:{missing.pk}": version})
    everyone = frozenset({f"space:{world.a.pk}"})
    index.write([
        Document(f"page:{different.pk}", version, "Un autre titre", everyone),
        Document("page:999999", version, "Grille fantôme", everyone),
    ])  # fmt: skip
    assert drift(INTERNAL) == ([f"page:{missing.pk}"], ["page:999999"], [f"page:{different.pk}"])
    with pytest.raises(CommandError, match="--repair"):
        call_command("search_index", "check")
    call_command("search_index", "check", "--repair")
    assert drift(INTERNAL).size == 0
    assert found(world) == keys_of(sheets)


def test_what_waits_is_no_drift(world, sheets, indexes):
    sheets[0].title = "Grille renommée"
    sheets[0].save()
    assert drift(INTERNAL).size == 0


def test_one_that_cannot_be_read_is_left_to_the_outbox(world, sheets, indexes, monkeypatch):
    reading = PracticeSheet.reading

    def broken(page):
        if page.pk == sheets[2].pk:
            raise ValueError("unreadable")
        return reading(page)

    monkeypatch.setattr(PracticeSheet, "reading", broken)
    rebuild(INTERNAL)
    assert found(world) == keys_of(sheets) - keys_of([sheets[2]])
    assert Change.objects.get().object_id == sheets[2].pk


def test_status_says_how_it_stands(world, sheets, indexes, capsys):
    sheets[0].save()
    call_command("search_index", "status", "--json")
    said = json.loads(capsys.readouterr().out)
    internal = next(index for index in said["indexes"] if index["name"] == "internal")
    assert internal["documents"] >= len(sheets)
    assert said["waiting"] >= 1
    call_command("search_index", "status")
    assert "en attente" in capsys.readouterr().out


def test_an_index_that_cannot_be_read_is_built_anew(world, sheets, indexes, caplog):
    folder = engines.index(INTERNAL).generations.opened().folder
    (folder / "meta.json").write_text("broken")
    engines._opened.cache_clear()
    assert rebuilding.rebuild_missing()
    assert found(world) == keys_of(sheets)
    assert "search is reduced meanwhile" in caplog.text
