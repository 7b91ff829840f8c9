"""Rebuilds: nothing written meanwhile is lost, an interrupted one goes on, the old index serves until the end."""

import json
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from itc_spaces.enums import Audience
from knowledge.actions.sharing import share
from knowledge.models import PracticeSheet
from search import engines, rebuilding
from search.engines.protocol import Document, IndexName
from search.models import Change, Rebuild
from search.rebuilding import drift, rebuild
from search.writing import REBUILD, sole
from tests.factories import SheetFactory
from tests.search.filled import asked, keys, settle

pytestmark = pytest.mark.django_db
INTERNAL = IndexName.INTERNAL


@pytest.fixture
def sheets(world):
    return [SheetFactory(space=world.a, shared=True, title=f"Grille numéro {n}") for n in range(5)]


def found(world, words="grille") -> set[str]:
    return set(keys(asked(words, {f"space:{world.a.pk}"})))


def keys_of(sheets) -> set[str]:
    return {f"page:{sheet.pk}" for sheet in sheets}


def test_a_write_during_a_rebuild_reaches_both(world, sheets, indexes, monkeypatch):
    monkeypatch.setattr(rebuilding, "CHUNK", 2)
    late = SheetFactory(space=world.a, title="Grille tardive", owner=world.people["member_a"])

    def meanwhile(done, total):
        if done == 2:
            share(page=late, actor=world.people["member_a"], audience=Audience.SPACE, confirmed=True)
            gone = PracticeSheet.objects.get(pk=sheets[0].pk)
            gone.delete()
            settle()
            assert found(world) == keys_of([*sheets[1:], late])

    rebuild(INTERNAL, meanwhile)
    assert found(world) == keys_of([*sheets[1:], late])
    assert drift(INTERNAL).size == 0


def test_an_older_reading_replaces_no_newer_one(world, sheets, indexes):
    page = sheets[0]
    [(_, built)] = rebuilding.SOURCES["page"].build([page.pk], rebuilding.next_version())
    page.title = "Tableau renommé"
    page.save()
    settle()
    engines.index(INTERNAL).write([built[INTERNAL]])
    assert found(world, "tableau") == keys_of([page])


def test_an_interrupted_rebuild_serves_the_old_index_and_goes_on(world, sheets, indexes, monkeypatch):
    monkeypatch.setattr(rebuilding, "CHUNK", 2)

    def killed(done, total):
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(INTERNAL, killed)
    assert found(world) == keys_of(sheets)
    assert Rebuild.objects.get().done == 4
    seen = []
    rebuild(INTERNAL, lambda done, total: seen.append(done))
    assert seen[0] > 4
    assert not Rebuild.objects.exists()
    assert found(world) == keys_of(sheets)
    assert drift(INTERNAL).size == 0


def test_one_killed_after_its_swap_is_over(world, sheets, indexes):
    generation = engines.index(INTERNAL).status().generation
    left = {"index": INTERNAL, "generation": generation, "kind": "thematic", "last_id": 10**9}
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
