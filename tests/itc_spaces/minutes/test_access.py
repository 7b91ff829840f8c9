"""Who reads minutes, each of their parts, decisions, tasks, observations and files; what search may find."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itc_spaces.minutes.models import Minutes, MinutesPart
from itc_spaces.minutes.readings import reading_for
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import SpaceRecord
from knowledge.compare import compare
from knowledge.enums import FileKind
from knowledge.models import Attachment
from tests.support.factories import SeatFactory
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.support.factories.minutes import (
    DecisionFactory,
    DeliveryFactory,
    MinutesFactory,
    PartFactory,
    TaskFactory,
    VersionFactory,
)
from tests.support.site import INSIDE_A, MANAGERS_A, MEMBERS_A, NETWORK

pytestmark = pytest.mark.django_db


def those(world, action: Action, row) -> set[str]:
    return {name for name, person in world.people.items() if access.may(person, action, row)}


@pytest.fixture
def minutes(world) -> Minutes:
    return MinutesFactory(meeting__space=world.a, circulated=True)


@pytest.fixture
def version(minutes):
    return VersionFactory(minutes=minutes)


def test_being_written_they_are_for_those_attending(world):
    assert those(world, Action.READ, MinutesFactory(meeting__space=world.a)) == MEMBERS_A


def test_circulated_they_are_read_inside_and_by_those_invited_to_an_open_point(world, minutes, version):
    assert those(world, Action.READ, minutes) == INSIDE_A
    AgendaItemFactory(meeting=minutes.meeting, thematic=world.thematic, reserved=True)
    assert those(world, Action.READ, minutes) == INSIDE_A
    AgendaItemFactory(meeting=minutes.meeting, thematic=world.thematic)
    assert those(world, Action.READ, minutes) == INSIDE_A | {"expert_open"}
    assert those(world, Action.READ, version) == INSIDE_A | {"expert_open"}
    assert those(world, Action.ENTER, minutes) == INSIDE_A


def test_the_network_reads_approved_minutes_that_are_shared(world):
    approved = MinutesFactory(meeting__space=world.a, approved=True)
    assert those(world, Action.READ, approved) == INSIDE_A
    Minutes.objects.update(audience="NETWORK")
    assert those(world, Action.READ, approved) == NETWORK
    assert those(world, Action.READ, VersionFactory(minutes=approved)) == INSIDE_A, "older ones stay inside"


def test_parts_are_cut_to_each_reader(world, version):
    common, reserved = PartFactory(version=version), PartFactory(version=version, reserved=True)
    theirs = PartFactory(version=version, thematic=world.thematic)
    hidden = PartFactory(version=version, thematic=world.thematic, reserved=True)
    assert those(world, Action.READ, common) == INSIDE_A
    assert those(world, Action.READ, theirs) == INSIDE_A | {"expert_open"}
    assert those(world, Action.READ, reserved) == MEMBERS_A
    assert those(world, Action.READ, hidden) == MEMBERS_A
    MinutesPart.objects.filter(pk=common.pk).update(audience="NETWORK")
    assert those(world, Action.READ, common) == NETWORK


def test_what_is_being_decided_is_for_those_attending_until_it_circulates(world):
    item = AgendaItemFactory(meeting__space=world.a, meeting__held=True, thematic=world.thematic)
    seat = SeatFactory(space=world.a)
    for shown_at, readers in ((None, MEMBERS_A), (timezone.now(), INSIDE_A | {"expert_open"})):
        for row in (
            DecisionFactory(item=item, shown_at=shown_at),
            TaskFactory(item=item, seat=seat, shown_at=shown_at),
        ):
            assert those(world, Action.READ, row) == readers


def test_a_task_is_settled_by_its_seat_and_who_keeps_the_minutes(world):
    seat = world.people["member_a"].memberships.get().seat
    task = TaskFactory(item__meeting__space=world.a, seat=seat)
    assert those(world, Action.EDIT, task) == {"member_a", "secretary_a", "coordinator"}
    SpaceRecord.objects.filter(space=world.a).update(closed_at=timezone.now())
    assert those(world, Action.EDIT, task) == set()


def test_what_is_observed_is_for_its_author_and_those_attending(world, version):
    row = DeliveryFactory(version=version, recipient=world.people["follower_a"], observation="Un mot.")
    assert those(world, Action.READ, row) == MEMBERS_A | {"follower_a"}
    assert those(world, Action.ANSWER, row) == {"follower_a"}
    assert those(world, Action.KEEP, row) == {"secretary_a", "coordinator"}
    gone = DeliveryFactory(version=version, recipient=world.people["former_a"])
    assert those(world, Action.ANSWER, gone) == set()


def test_minutes_are_approved_by_who_leads(world, minutes):
    assert those(world, Action.LEAD, minutes) == MANAGERS_A
    assert those(world, Action.KEEP, minutes) == {"secretary_a", "coordinator"}


def test_a_joined_file_is_read_inside_and_never_by_the_invited_nor_the_network(world):
    minutes = MinutesFactory(meeting__space=world.a, approved=True, audience="NETWORK")
    AgendaItemFactory(meeting=minutes.meeting, thematic=world.thematic)
    file = Attachment.objects.create(
        space=world.a, name="cr.docx", file=ContentFile(b"x", "cr.docx"), size=1, kind=FileKind.TEXT, sha256="d" * 64
    )
    assert those(world, Action.READ, file) == MEMBERS_A, "while it is being written"
    PartFactory(version=VersionFactory(minutes=minutes), item=None, attachment=file)
    assert those(world, Action.READ, file) == INSIDE_A


# ── cut to each reader ──


def words(reading) -> str:
    return " ".join(f"{section.label} {section.html}" for section in reading.sections)


@pytest.fixture
def said(world, version):
    """A part of each sort, twice: an older version says « avant »."""
    old = VersionFactory(minutes=version.minutes, number=2)
    new = VersionFactory(minutes=version.minutes, number=3)
    traits = {"commun": {}, "thematique": {"thematic": world.thematic}, "reserve": {"reserved": True}}
    for name, trait in traits.items():
        before = PartFactory(version=old, html=f"<p>avant {name}</p>", replaced_at=timezone.now(), **trait)
        PartFactory(version=new, item=before.item, html=f"<p>canari {name}</p>", **trait)
    return old, new


ALL, OPEN, THEIRS = {"commun", "thematique", "reserve"}, {"commun", "thematique"}, {"thematique"}
PARTS = {"member_a": ALL, "coordinator": ALL, "follower_a": OPEN, "expert_open": THEIRS, "member_b": set(),
         "expert_closed": set(), "expert_revoked": set(), "no_seat": set(), "administrator": set()}  # fmt: skip


@pytest.mark.parametrize("persona", PARTS)
def test_a_reading_holds_exactly_the_readers_parts(world, said, persona):
    old, new = said
    viewer, theirs = world.people[persona], PARTS[persona]
    reading = reading_for(new, viewer)
    assert {name for name in ALL if f"canari {name}" in words(reading)} == theirs
    changed = compare(reading_for(old, viewer), reading)
    seen = " ".join(part.old_html + part.new_html for part in changed.parts)
    assert {name for name in ALL if name in seen} == theirs


def test_a_reading_is_asked_in_three_queries(world, said, django_assert_max_num_queries):
    viewer = world.people["member_a"]
    reading_for(said[1], viewer)
    with access.remembering(), django_assert_max_num_queries(4):  # with what they hold
        reading_for(said[1], viewer)


# ── search ──


LIVES = st.tuples(*[st.booleans()] * 4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(life=LIVES)
def test_tokens_say_what_may_be_read_and_never_what_is_reserved(world, version, life):
    reserved, placed, network, replaced = life
    part = MinutesPart.objects.first() or PartFactory(version=version)
    MinutesPart.objects.filter(pk=part.pk).update(
        reserved=reserved, thematic=world.thematic if placed else None,
        audience="NETWORK" if network and not reserved and not replaced else "SPACE",
        replaced_at=timezone.now() if replaced else None,
    )  # fmt: skip
    part = MinutesPart.objects.get(pk=part.pk)
    tokens = access.tokens_for(part)
    assert bool(tokens) == (not reserved and not replaced)
    if tokens:
        found = {name: bool(tokens & access.tokens_of(person)) for name, person in world.people.items()}
        assert found == {name: access.may(person, Action.READ, part) for name, person in world.people.items()}


def test_search_finds_neither_tasks_nor_observations(world, version):
    rows = [
        version, version.minutes, TaskFactory(item__meeting__space=world.a, seat=SeatFactory(space=world.a)),
        DeliveryFactory(version=version, recipient=world.people["member_a"]), MeetingFactory(space=world.a),
    ]  # fmt: skip
    assert [access.tokens_for(row) for row in rows] == [frozenset()] * len(rows)
