"""Writes meetings for calendars (RFC 5545): in a mail's invitation, a file, or a private feed.

A meeting keeps its UID for ever, and each person's calendar gets a SEQUENCE that grows each time. Hours are written in
the meeting's zone with the zone's rules, so that nine o'clock stays nine o'clock when the clocks change.
"""

from collections.abc import Iterable
from datetime import timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText, vUri

from itc_spaces.meetings.addresses import meeting_path
from itc_spaces.meetings.enums import Answer
from itc_spaces.meetings.models import Convocation, Meeting
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import MeetingState

PRODUCT = "-//La Trame//Rencontres//FR"
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
# A calendar needs the zone's rules for the days of the meetings and around them.
AROUND = timedelta(days=370)
PARTSTAT = {
    Answer.WAITING: "NEEDS-ACTION", Answer.COMING: "ACCEPTED", Answer.REMOTE: "ACCEPTED", Answer.EXCUSED: "DECLINED",
}  # fmt: skip
WITHDRAWN = "Rencontre annulée pour vous"


def invitation(row: Convocation, *, method: str, sequence: int, details: str = "", is_known: bool = True) -> bytes:
    """Returns one person's invitation, with no other attendee; `is_known`: they may still read the subject."""
    meeting = row.meeting
    event = _event(meeting, sequence)
    event.add("summary", f"{meeting.title} ({meeting.space.title})" if is_known else WITHDRAWN)
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    if is_known:
        event.add("location", meeting.where)
        event.add("url", vUri(settings.BASE_URL + meeting_path(meeting)))
        if details:
            event.add("description", details)
    event.add("organizer", _organizer(meeting, is_known), encode=False)
    event.add("attendee", _attendee(row), encode=False)
    event.add("transp", "OPAQUE" if row.seat_id or row.grant_id else "TRANSPARENT")
    return _calendar([event], [meeting], method)


def feed(meetings: Iterable[Meeting], name: str, followed: frozenset[int] = frozenset()) -> bytes:
    """Returns a feed with each meeting's ITC, kind, place and link; meetings of `followed` spaces show as free time."""
    meetings = [meeting for meeting in meetings if meeting.starts_at]
    events = [_framed(meeting, meeting.space_id in followed) for meeting in meetings]
    return _calendar(events, meetings, PUBLISH, name)


def _framed(meeting: Meeting, follows: bool) -> Event:
    event = _event(meeting, meeting.sequence)
    event.add("summary", f"{meeting.get_kind_display().capitalize()}, {meeting.space.title}")
    event.add("status", "TENTATIVE" if meeting.state == MeetingState.PREPARED else "CONFIRMED")
    event.add("location", meeting.where)
    event.add("url", vUri(settings.BASE_URL + meeting_path(meeting)))
    event.add("transp", "TRANSPARENT" if follows else "OPAQUE")
    return event


def _event(meeting: Meeting, sequence: int) -> Event:
    zone, event = ZoneInfo(meeting.zone), Event()
    event.add("uid", f"{meeting.uid}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("dtstamp", access.now())
    event.add("sequence", sequence)
    event.add("dtstart", meeting.starts_at.astimezone(zone))
    event.add("dtend", meeting.ends_at.astimezone(zone))
    return event


def _organizer(meeting: Meeting, is_known: bool) -> vCalAddress:
    """Returns the ITC as organizer, at the site's sending address, because no person organises it."""
    organizer = vCalAddress(f"MAILTO:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    organizer.params["CN"] = vText(meeting.space.title if is_known else settings.WAGTAIL_SITE_NAME)
    return organizer


def _attendee(row: Convocation) -> vCalAddress:
    attendee = vCalAddress(f"MAILTO:{row.recipient.email}")
    attendee.params["CN"] = vText(row.recipient.get_full_name())
    attendee.params["PARTSTAT"] = vText(PARTSTAT[Answer(row.answer)])
    attendee.params["RSVP"] = vText("FALSE")
    return attendee


def _calendar(events: list[Event], meetings: list[Meeting], method: str, name: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(event)
    days = [moment.date() for meeting in meetings for moment in (meeting.starts_at, meeting.ends_at)]
    if days:
        calendar.add_missing_timezones(first_date=min(days) - AROUND, last_date=max(days) + AROUND)
    return calendar.to_ical()
