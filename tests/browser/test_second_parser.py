"""Invitations as another program reads them: ical.js, which Thunderbird's calendar is made of, in a real Chromium.

The registry of npm gives it when the test runs, in `make full`: without it the test fails, and says so.
"""

import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page

from itc_spaces.meetings import actions, calendars
from itc_spaces.meetings.enums import Mode
from itc_spaces.meetings.mails import send_convocations
from itc_spaces.meetings.models import Meeting
from itc_spaces.meetings.moments import instant
from tests.itc_spaces.meetings.scenes import Scene, make_scene
from tests.support.factories.meetings import MeetingFactory

pytestmark = [pytest.mark.registry, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
PACKAGE, SCRIPT = "ical.js@2.2.1", "package/dist/ical.es5.min.cjs"
PARIS, NINE, NOON = "Europe/Paris", time(9), time(12)
# Each pair lies on both sides of a change of time: one entry is moved across it.
CHANGES = [(date(2027, 3, 27), date(2027, 3, 28)), (date(2027, 10, 30), date(2027, 10, 31))]
READ = """
(text) => {
  const root = new ICAL.Component(ICAL.parse(text));
  root.getAllSubcomponents('vtimezone').forEach((zone) => ICAL.TimezoneService.register(zone));
  return root.getAllSubcomponents('vevent').map((row) => {
    const event = new ICAL.Event(row), start = event.startDate;
    return {
      method: root.getFirstPropertyValue('method'), uid: event.uid, sequence: event.sequence,
      status: row.getFirstPropertyValue('status'), summary: event.summary, zone: start.zone.tzid,
      starts: start.toUnixTime(), ends: event.endDate.toUnixTime(), clock: [start.hour, start.minute],
      attendees: event.attendees.map((one) => [one.getFirstValue(), one.getParameter('rsvp')]),
    };
  });
}
"""


@pytest.fixture(scope="session")
def parser(tmp_path_factory) -> str:
    """The program itself, from the package as npm packs it."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.fail("npm is not there, so no second program reads our calendars: apt-get install npm")
    folder = tmp_path_factory.mktemp("npm")
    packed = subprocess.run([npm, "pack", PACKAGE], cwd=folder, capture_output=True, text=True, timeout=120)
    if packed.returncode:
        pytest.fail(f"npm gives no {PACKAGE}: {packed.stderr[-500:]}")
    with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
        return archive.extractfile(SCRIPT).read().decode()


@pytest.fixture
def reader(chromium: Browser, parser: str) -> Iterator[Page]:
    page = chromium.new_page()
    page.add_script_tag(content=parser)
    yield page
    page.close()


def read(reader: Page, text: str) -> list[dict]:
    return reader.evaluate(READ, text)


class Diary:
    """A calendar as it keeps what mails tell it: one entry a UID, the greatest SEQUENCE wins, CANCEL takes it out."""

    def __init__(self, reader: Page):
        self.reader, self.entries, self.told = reader, {}, []

    def take(self, person) -> None:
        send_convocations()
        for message in [one for one in mail.outbox if one.to == [person.email]]:
            (part,) = [content for content, kind in message.alternatives if kind.startswith("text/calendar")]
            (event,) = read(self.reader, part)
            self.told.append(event)
            known = self.entries.get(event["uid"])
            assert known is None or event["sequence"] > known["sequence"]
            self.entries[event["uid"]] = event
            if event["method"] == "CANCEL":
                del self.entries[event["uid"]]
        mail.outbox.clear()


def start_of(day: date) -> int:
    return int(instant(day, NINE, PARIS).timestamp())


def convened(scene: Scene, day: date) -> Meeting:
    times = {"starts_at": instant(day, NINE, PARIS), "ends_at": instant(day, NOON, PARIS)}
    return scene.meeting(title="L'accueil, vu du seuil", **times)


@pytest.mark.parametrize(("before", "after"), CHANGES, ids=["spring", "autumn"])
def test_one_entry_is_asked_moved_across_a_change_of_time_and_taken_out(reader, before, after):
    scene, diary = make_scene(), Diary(reader)
    meeting = convened(scene, before)
    diary.take(scene.caf)
    (entry,) = diary.entries.values()
    assert (entry["starts"], entry["clock"], entry["zone"]) == (start_of(before), [9, 0], PARIS)
    assert entry["ends"] - entry["starts"] == 3 * 3600
    assert entry["summary"] == "L'accueil, vu du seuil (ITC du Littoral Ouest)"
    assert entry["attendees"] == [[f"MAILTO:{scene.caf.email}", "FALSE"]]
    meeting = actions.move_meeting(
        meeting=meeting, actor=scene.chair, seen=meeting.sequence, mode=Mode.ON_SITE, day=after, starts=NINE, ends=NOON
    )
    diary.take(scene.caf)
    (entry,) = diary.entries.values()
    assert (entry["starts"], entry["clock"]) == (start_of(after), [9, 0])
    hours = {"spring": 23, "autumn": 25}["spring" if after.month == 3 else "autumn"]
    assert start_of(after) - start_of(before) == hours * 3600, "nine o'clock is nine o'clock"
    actions.cancel_meeting(meeting=meeting, actor=scene.chair, reason="Grève.")
    diary.take(scene.caf)
    assert diary.entries == {}
    assert [event["method"] for event in diary.told] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({event["uid"] for event in diary.told}) == 1
    assert diary.told[-1]["status"] == "CANCELLED"


def test_a_feed_of_both_sides_of_both_changes_is_read_alike(reader):
    scene = make_scene()
    days = [day for pair in CHANGES for day in pair]
    meetings = [
        MeetingFactory(space=scene.space, starts_at=instant(day, NINE, PARIS), ends_at=instant(day, NOON, PARIS))
        for day in days
    ]
    found = read(reader, calendars.feed(meetings, "Mes rencontres").decode())
    assert [datetime.fromtimestamp(event["starts"], UTC) for event in found] == [row.starts_at for row in meetings]
    assert {tuple(event["clock"]) for event in found} == {(9, 0)}
