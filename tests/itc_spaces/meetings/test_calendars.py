"""What calendars read: three mails under one UID, the hours on both sides of a change of time, a private feed.

Each is read back by icalendar, which wrote it, and by vobject, which did not.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts.personal_data import erase_own_account
from itc_spaces.meetings import actions, calendars
from itc_spaces.meetings.enums import Carried, Mode
from itc_spaces.meetings.mails import send_convocations
from itc_spaces.meetings.models import CalendarAddress, Convocation, Meeting
from itc_spaces.meetings.moments import instant
from itc_spaces.meetings.reconciling import reconcile_all
from itc_spaces.spaces.models import Grant
from tests.itc_spaces.meetings.scenes import in_days
from tests.support.factories import GrantFactory, ThematicFactory
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory
from web.refusals import NotAllowed, Refused

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


def part_of(message) -> tuple[str, str]:
    """The method its type names, and the text of its calendar part; nothing where it carries none."""
    for content, kind in message.alternatives:
        if kind.startswith("text/calendar"):
            return kind.partition("method=")[2], content
    return "", ""


def both(text: str) -> tuple:
    """The one event, as each of the two parsers reads it."""
    own = next(iter(Calendar.from_ical(text).walk("VEVENT")))
    return own, vobject.readOne(text).vevent


def sent_to(person) -> list:
    send_convocations()
    found = [message for message in mail.outbox if message.to == [person.email]]
    mail.outbox.clear()
    return found


def test_request_moved_and_cancel_keep_one_uid_and_grow(scene):
    meeting = scene.meeting(title="Accueil à l'été")
    seen = [part_of(message) for message in sent_to(scene.caf)]
    meeting = actions.move_meeting(
        meeting=meeting, actor=scene.chair, seen=meeting.sequence, mode=Mode.ON_SITE, **in_days(30)
    )  # fmt: skip
    seen += [part_of(message) for message in sent_to(scene.caf)]
    actions.cancel_meeting(meeting=meeting, actor=scene.chair, reason="Grève des transports.")
    seen += [part_of(message) for message in sent_to(scene.caf)]
    assert [method for method, _ in seen] == ["REQUEST", "REQUEST", "CANCEL"]
    events = [both(text) for _, text in seen]
    assert len({str(own["uid"]) for own, _ in events}) == 1
    assert [str(own["uid"]) for own, _ in events] == [other.uid.value for _, other in events]
    sequences = [int(own["sequence"]) for own, _ in events]
    assert sequences == sorted(set(sequences))
    assert sequences == [int(other.sequence.value) for _, other in events]
    assert [str(own["status"]) for own, _ in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    for method, text in seen:
        assert f"METHOD:{method}" in text.splitlines()


def test_its_person_is_the_only_attendee_and_nobody_is_asked_to_answer_there(scene):
    scene.meeting()
    own, other = both(part_of(sent_to(scene.caf)[0])[1])
    assert str(own["attendee"]) == f"MAILTO:{scene.caf.email}"
    assert own["attendee"].params["RSVP"] == "FALSE"
    assert other.attendee.value == f"MAILTO:{scene.caf.email}"
    assert own["organizer"].params["CN"] == scene.space.title
    for person in (scene.chair, scene.director, scene.deputy):
        assert person.email not in str(own.to_ical())


def test_hours_are_equal_on_both_sides_of_both_changes_of_time(scene):
    for day in (date(2026, 10, 24), date(2026, 10, 25), date(2027, 3, 27), date(2027, 3, 28)):
        start, end = (instant(day, hour, "Europe/Paris") for hour in (time(9), time(11, 30)))
        meeting = MeetingFactory(space=scene.space, starts_at=start, ends_at=end)
        text = calendars.feed([meeting], "Agenda").decode()
        own, other = both(text)
        for read in (own.decoded("dtstart"), other.dtstart.value):
            assert read.astimezone(UTC) == start
            assert read.astimezone(PARIS).time() == time(9)
        assert own.decoded("dtend").astimezone(UTC) == end == other.dtend.value.astimezone(UTC)
        assert "BEGIN:VTIMEZONE" in text


def test_who_loses_their_seat_hears_that_it_is_cancelled_for_them_without_its_title(scene):
    meeting = scene.meeting(title="Secret canari", place="Lieu canari")
    (first,) = sent_to(scene.caf)
    scene.caf.memberships.update(ended_at=timezone.now())
    reconcile_all()
    (farewell,) = sent_to(scene.caf)
    method, text = part_of(farewell)
    assert (method, farewell.subject) == ("CANCEL", "Rencontre annulée pour vous")
    own, other = both(text)
    before, _ = both(part_of(first)[1])
    assert own["uid"] == before["uid"]
    assert int(own["sequence"]) > int(before["sequence"])
    assert other.summary.value == "Rencontre annulée pour vous"
    whole = farewell.message().as_string() + farewell.body + text
    assert "canari" not in whole
    assert meeting.title


def test_who_was_never_told_hears_of_no_cancellation(scene):
    scene.meeting()
    scene.caf.memberships.update(ended_at=timezone.now())
    reconcile_all()
    assert sent_to(scene.caf) == []


def test_who_subscribes_gets_plain_mails(scene):
    actions.choose_mails(person=scene.caf, carried=Carried.FEED)
    scene.meeting()
    (message,) = sent_to(scene.caf)
    assert part_of(message) == ("", "")


def test_what_is_past_is_not_mailed(scene):
    scene.meeting()
    Meeting.objects.update(starts_at=datetime(2026, 1, 5, 9, tzinfo=UTC), ends_at=datetime(2026, 1, 5, 11, tzinfo=UTC))
    assert sent_to(scene.caf) == []
    assert set(Convocation.objects.values_list("mail_state", flat=True)) == {"CANCELLED"}


# ── the feed ──


def fetch(token: str):
    return Client().get(reverse("calendar_feed", args=[token]))


def events_of(response) -> list:
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_a_feed_holds_the_frame_alone(scene):
    scene.meeting(title="Titre canari", remote_link="https://visio.test/canari", access_note="Code canari")
    MeetingFactory(space=scene.space, title="Autre canari")
    _, token = actions.open_address(actor=scene.caf, name="Téléphone")
    response = fetch(token)
    assert response["Cache-Control"] == "private, no-store"
    assert "canari" not in response.text
    assert {str(event["status"]) for event in events_of(response)} == {"CONFIRMED", "TENTATIVE"}
    assert vobject.readOne(response.text).contents["vevent"]
    for person in (scene.chair, scene.director, scene.caf):
        assert person.email not in response.text


def test_an_entry_goes_the_day_its_seat_ends(scene):
    scene.meeting()
    _, token = actions.open_address(actor=scene.caf, name="Téléphone")
    assert len(events_of(fetch(token))) == 1
    scene.caf.memberships.update(ended_at=timezone.now())
    assert events_of(fetch(token)) == []


def test_the_invited_see_theirs_while_their_access_works_and_followers_are_left_free(scene):
    grant = GrantFactory(content_object=ThematicFactory(space=scene.space))
    AgendaItemFactory(meeting=scene.meeting(), thematic=grant.content_object)
    _, token = actions.open_address(actor=grant.user, name="Téléphone")
    assert len(events_of(fetch(token))) == 1
    Grant.all_rows.update(ended_at=timezone.now())
    assert events_of(fetch(token)) == []
    _, token = actions.open_address(actor=scene.follower, name="Téléphone")
    assert {str(event["transp"]) for event in events_of(fetch(token))} == {"TRANSPARENT"}


def test_renewed_revoked_unknown_and_inactive_answer_alike(scene):
    address, token = actions.open_address(actor=scene.caf, name="Téléphone")
    assert token not in str(CalendarAddress.objects.values())
    newer = actions.renew_address(address=address, actor=scene.caf, seen=address.digest)
    assert actions.renew_address(address=address, actor=scene.caf, seen=address.digest) == newer, "pressed twice"
    with pytest.raises(Refused, match="renouvelée ou terminée"):
        actions.renew_address(address=address, actor=scene.caf, seen="")
    gone = fetch(token)
    assert (gone.status_code, fetch(newer).status_code) == (404, 200)
    actions.end_address(address=address, actor=scene.caf)
    assert fetch(newer).content == gone.content == fetch("inconnu").content
    _, last = actions.open_address(actor=scene.director, name="Téléphone")
    type(scene.director).objects.filter(pk=scene.director.pk).update(is_active=False)
    assert fetch(last).content == gone.content


def test_a_form_sent_twice_opens_one_address_of_its_person(scene):
    (first, token), (second, again) = (actions.open_address(actor=scene.caf, name="x", key="une clé") for _ in "ab")
    assert (first, token) == (second, again)
    assert actions.open_address(actor=scene.director, name="x", key="une clé")[1] != token
    actions.end_address(address=first, actor=scene.caf)
    with pytest.raises(Refused, match="renouvelée ou terminée"):
        actions.open_address(actor=scene.caf, name="x", key="une clé")
    assert CalendarAddress.objects.filter(recipient=scene.caf).count() == 1
    assert len(token) == 43, "32 bytes"


def test_an_erased_account_opens_no_address_and_chooses_nothing(scene):
    erase_own_account(user=scene.caf)
    with pytest.raises(NotAllowed):
        actions.open_address(actor=scene.caf, name="Téléphone")
    with pytest.raises(NotAllowed):
        actions.choose_mails(person=scene.caf, reminders=False)


def test_five_addresses_and_sixty_readings_an_hour(scene):
    for number in range(5):
        _, token = actions.open_address(actor=scene.caf, name=f"Appareil {number}")
    with pytest.raises(Exception, match="Cinq adresses au plus"):
        actions.open_address(actor=scene.caf, name="De trop")
    assert {fetch(token).status_code for _ in range(60)} == {200}
    assert fetch(token).status_code == 429


def test_a_feed_is_read_in_five_queries(scene, django_assert_max_num_queries):
    for _ in range(3):
        scene.meeting()
    _, token = actions.open_address(actor=scene.caf, name="Téléphone")
    with django_assert_max_num_queries(5):
        fetch(token)
