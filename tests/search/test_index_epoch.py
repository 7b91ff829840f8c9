"""An index and a database of two times: what one knows and the other does not is noticed before anything is written."""

import pytest
from django.db.models import F

from itc_spaces.spaces.enums import Audience
from knowledge.actions.sharing import share
from search import applying, engines, rebuilding
from search.index_epoch import KEY, epoch_document, strayed
from search.models import IndexMark, Rebuild, WriteCount
from search.patience import Patience
from search.protocol import IndexName, NeedsRebuild
from search.rebuilding import drift
from search.writing import next_version
from tests.search.filled import settle
from tests.support.factories import SheetFactory

pytestmark = pytest.mark.django_db
INTERNAL = IndexName.INTERNAL


@pytest.fixture
def applied(world, indexes, monkeypatch):
    """An index and a database that have just been written together."""
    monkeypatch.setattr(applying, "_engine", Patience(first=60, most=60))
    page = SheetFactory(space=world.a, owner=world.people["member_a"], title="Le café du portail")
    share(page=page, actor=world.people["member_a"], audience=Audience.SPACE, confirmed=True)
    settle()
    return page


def test_of_one_time_nothing_is_said(applied):
    assert [strayed(name) for name in IndexName] == ["", ""]
    rebuilding.rebuild(INTERNAL)
    assert strayed(INTERNAL) == ""


def test_a_write_that_ended_before_it_was_known_is_no_other_time(applied):
    IndexMark.objects.update(version=1)
    assert strayed(INTERNAL) == ""


@pytest.mark.parametrize(
    ("model", "field", "years", "why"),
    [(WriteCount, "value", -1, "the database is older than it"), (IndexMark, "version", 1, "older than the database")],
)
def test_of_another_time_it_is_written_no_more_and_built_anew(applied, caplog, model, field, years, why):
    moved = engines.index(INTERNAL).version_of(KEY) + years * 365 * 24 * 3600 * 1_000_000
    model.objects.update(**{field: moved})
    WriteCount.objects.filter(value__lt=moved).update(value=moved)
    applied.title = "Le café du jardin"
    applied.save()
    with pytest.raises(NeedsRebuild, match=why):
        applying._check_marks()
    before = engines.index(INTERNAL).version_of(KEY)
    assert applying.apply_changes() == {}
    assert engines.index(INTERNAL).version_of(KEY) == before
    assert rebuilding.rebuild_missing()
    assert why in caplog.text
    applying._engine.worked()
    settle()
    assert strayed(INTERNAL) == ""
    assert drift(INTERNAL).size == 0


def test_one_that_is_built_anew_does_not_hide_that_the_other_is_of_another_time(applied):
    IndexMark.objects.update(version=1)
    for name in IndexName:
        engines.index(name).write([epoch_document(next_version())])
    WriteCount.objects.update(value=F("value") - 3_600 * 1_000_000)
    assert rebuilding.rebuild_missing().keys() == {f"documents dans l'index {name}" for name in IndexName}


def test_one_that_cannot_be_indexed_is_no_other_time(applied, monkeypatch):
    def broken(page):
        raise ValueError("unreadable")

    monkeypatch.setattr(type(applied), "reading", broken)
    applied.save()
    settle()
    assert strayed(INTERNAL) == ""


def test_a_generation_begun_in_another_time_is_not_gone_on_with(applied):
    index = engines.index(INTERNAL)
    state = Rebuild(index=INTERNAL, generation=index.new_generation(), version=next_version())
    index.write([epoch_document(state.version)], generation=state.generation)
    assert rebuilding._goes_on(state)
    index.write([epoch_document(next_version())], generation=state.generation)
    assert not rebuilding._goes_on(state)
