"""The trace: written for pages and for plain models, saying kinds and ids, never a title."""

import re
from pathlib import Path

import pytest
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, PageLogEntry

from itc_spaces.spaces.trace import Traced, trace
from tests.support.factories import SeatFactory, SheetFactory, ThematicFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("action", Traced)
def test_every_action_is_registered(action):
    assert registry.action_exists(action.value)
    assert registry.get_action_label(action.value) == action.label


def test_every_action_is_written_somewhere():
    """What is declared and never written is a silence that nobody sees."""
    root = Path(__file__).resolve().parents[3]
    places = ("itc_spaces", "knowledge", "tools", "search", "platform")
    sources = [path for place in places for path in (root / place).rglob("*.py")]
    written = "".join(path.read_text() for path in sources if path.name != "trace.py")
    assert [action for action in Traced if not re.search(rf"\bTraced\.{action.name}\b", written)] == []


def test_a_plain_model_leaves_its_entry(world):
    seat = SeatFactory(space=world.a)
    trace(action=Traced.SEAT_ADDED, target=seat, actor=world.people["chair_a"], data={"space": world.a.pk})
    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.object_id, entry.user) == (Traced.SEAT_ADDED, str(seat.pk), world.people["chair_a"])
    assert (entry.label, entry.data) == (f"siège {seat.pk}", {"space": world.a.pk})


def test_a_page_leaves_its_entry(world):
    sheet = SheetFactory(space=world.a, title="Un titre que la trace tait")
    trace(action=Traced.SHARED, target=sheet, actor=None)
    entry = PageLogEntry.objects.get(action=Traced.SHARED)
    assert (entry.page_id, entry.label, entry.data) == (sheet.pk, f"fiche pratique {sheet.pk}", {})


def test_wagtail_writes_no_title_either(world):
    """Its own entries of a creation, a new title, a publication and a deletion."""
    sheet = SheetFactory(space=world.a, title="CANARI premier", network=True)
    sheet.title = "CANARI second"
    sheet.save_revision(log_action=True).publish()
    thematic = ThematicFactory(question="CANARI question")
    trace(action=Traced.INVITED, target=thematic, actor=None)
    key = sheet.pk
    sheet.delete()
    entries = [*PageLogEntry.objects.all(), *ModelLogEntry.objects.all()]
    actions = {entry.action for entry in entries}
    assert {"wagtail.edit", "wagtail.publish", "wagtail.rename", "wagtail.delete"} <= actions
    assert not [entry for entry in entries if "CANARI" in f"{entry.label} {entry.data}"]
    assert {entry.label for entry in entries if entry.action == "wagtail.delete"} == {f"fiche pratique {key}"}
