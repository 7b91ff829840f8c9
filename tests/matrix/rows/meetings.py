"""Meetings: their pages, their agenda, answers, turns; calendars, each one's own."""

import secrets
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from itc_spaces.meetings.models import CalendarAddress, DateOption
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory, TurnFactory
from tests.support.site import INSIDE_A, MANAGERS_A, MEMBERS_A, SIGNED_IN, plain


def meeting_route(name, which="meeting", **more):
    return lambda site: reverse(name, kwargs={"itc": "itc-a", "pk": site.ids[which].pk, **more})


def item_route(name):
    return lambda site: reverse(name, args=["itc-a", site.ids["meeting"].pk, site.ids["item"].pk])


def another_item_route(name):
    def address(site) -> str:
        item = AgendaItemFactory(meeting=site.ids["meeting"])
        return reverse(name, args=["itc-a", item.meeting_id, item.pk])

    return address


def begun_route(name):
    """Of a meeting that has begun."""

    def address(site) -> str:
        now = timezone.now()
        times = {"starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=1)}
        return reverse(name, args=["itc-a", MeetingFactory(space=site.world.a, convened=True, **times).pk])

    return address


def answer_route(site) -> str:
    return reverse("answer_convocation", args=["itc-a", site.ids["meeting"].pk, site.ids["convocation"].pk])


def turn_route(site) -> str:
    seat = site.world.people["member_a"].memberships.get().seat
    turn = TurnFactory(meeting=site.ids["meeting"], seat=seat)
    return reverse("answer_turn", args=["itc-a", turn.meeting_id, turn.pk])


def option_route(name):
    def address(site) -> str:
        meeting, start = site.ids["prepared"], timezone.now() + timedelta(days=30)
        option = DateOption.objects.create(meeting=meeting, starts_at=start, ends_at=start + timedelta(hours=2))
        return reverse(name, args=["itc-a", meeting.pk, option.pk])

    return address


def address_route(name):
    def address(site) -> str:
        owner = site.world.people["member_a"]
        made = CalendarAddress.objects.create(
            recipient=owner, name="x", digest=secrets.token_hex(32), created_at=timezone.now()
        )
        return reverse(name, args=[made.pk])

    return address


def assiduity_route(site) -> str:
    return reverse("thematic_assiduity", args=["itc-a", site.world.thematic.pk])


MATRIX = {
    "meetings": (plain("meetings", "itc-a"), INSIDE_A),
    "prepare_meeting": (plain("prepare_meeting", "itc-a"), MANAGERS_A),
    "plan_meetings": (plain("plan_meetings", "itc-a"), MANAGERS_A),
    "record_meeting": (plain("record_meeting", "itc-a"), MANAGERS_A),
    "pause_meetings": (plain("pause_meetings", "itc-a"), MANAGERS_A),
    "turns": (plain("turns", "itc-a"), INSIDE_A),
    "choose_schemes": (plain("choose_schemes", "itc-a"), MANAGERS_A),
    "meeting": (meeting_route("meeting"), INSIDE_A | {"expert_open"}),
    "meeting_ics": (meeting_route("meeting_ics"), INSIDE_A | {"expert_open"}),
    "attendance_sheet": (meeting_route("attendance_sheet"), MEMBERS_A),
    "edit_meeting": (meeting_route("edit_meeting", "prepared"), MANAGERS_A),
    "move_meeting": (meeting_route("move_meeting"), MANAGERS_A),
    "cancel_meeting": (meeting_route("cancel_meeting"), MANAGERS_A),
    "hold_meeting": (begun_route("hold_meeting"), MANAGERS_A),
    "agenda_items": (meeting_route("agenda_items"), MEMBERS_A),
    "edit_agenda_item": (item_route("edit_agenda_item"), MANAGERS_A),
    "agenda_page": (item_route("agenda_page"), MANAGERS_A),
    "agenda_files": (item_route("agenda_files"), MEMBERS_A),
    "choose_rhythm": (plain("choose_rhythm", "itc-a"), MANAGERS_A),
    "thematic_assiduity": (assiduity_route, INSIDE_A | {"expert_open"}),
    "meeting_dates": (meeting_route("meeting_dates", "prepared"), MEMBERS_A),
    "answer_convocation": (answer_route, MANAGERS_A | {"member_a"}),
    "answer_turn": (turn_route, MEMBERS_A),
    "give_turn": (meeting_route("give_turn"), MANAGERS_A),
    "own_agenda": (plain("own_agenda"), SIGNED_IN),
    "calendar_addresses": (plain("calendar_addresses"), SIGNED_IN),
}

POSTS = {
    "convene_meeting": (meeting_route("convene_meeting", "prepared"), MANAGERS_A),
    "take_agenda": (meeting_route("take_agenda", "prepared"), MANAGERS_A),
    "order_agenda": (meeting_route("order_agenda"), MANAGERS_A),
    "remove_agenda_item": (another_item_route("remove_agenda_item"), MANAGERS_A),
    "propose_date": (meeting_route("propose_date", "prepared"), MANAGERS_A),
    "withdraw_date": (option_route("withdraw_date"), MANAGERS_A),
    "choose_date": (option_route("choose_date"), MANAGERS_A),
    "meeting_mails": (plain("meeting_mails"), SIGNED_IN),
    "renew_address": (address_route("renew_address"), {"member_a"}),
    "end_address": (address_route("end_address"), {"member_a"}),
}
