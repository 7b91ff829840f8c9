"""Minutes: written by who keeps them, read by each in their parts, observed by those to whom they were given."""

from django.urls import reverse

from tests.support.factories.meetings import AgendaItemFactory
from tests.support.site import INSIDE_A, MANAGERS_A, plain

KEEPERS = {"member_a", "secretary_a", "coordinator"}


def minutes_route(name, which="minutes", *more, query=""):
    return lambda site: reverse(name, args=["itc-a", site.ids[which].meeting_id, *more]) + query


def point_route(site) -> str:
    item = AgendaItemFactory(meeting=site.ids["writing"].meeting)
    return reverse("keep_minutes_point", args=["itc-a", item.meeting_id, item.pk])


def observation_route(site) -> str:
    return reverse("reply_to_observation", args=["itc-a", site.ids["minutes"].meeting_id, site.ids["observation"].pk])


def task_route(site) -> str:
    return reverse("settle_task", args=["itc-a", site.ids["task"].pk])


MATRIX = {
    "minutes": (minutes_route("minutes"), INSIDE_A | {"expert_open"}),
    "minutes_version": (minutes_route("minutes_version", "minutes", 1), INSIDE_A),
    "compare_minutes": (minutes_route("compare_minutes", query="?de=2&a=2"), INSIDE_A | {"expert_open"}),
    "download_minutes": (minutes_route("download_minutes", "minutes", "word"), INSIDE_A | {"expert_open"}),
    "write_minutes": (minutes_route("write_minutes", "writing"), KEEPERS),
    "circulate_minutes": (minutes_route("circulate_minutes", "writing"), KEEPERS),
    "reply_to_observation": (observation_route, KEEPERS),
    "decisions": (plain("decisions", "itc-a"), INSIDE_A),
}

POSTS = {
    "keep_minutes_point": (point_route, KEEPERS),
    "drop_from_minutes": (minutes_route("drop_from_minutes", "writing"), KEEPERS),
    "minutes_file": (minutes_route("minutes_file", "writing"), KEEPERS),
    "read_minutes": (minutes_route("read_minutes"), {"member_a", "follower_a", "expert_open"}),
    "observe_minutes": (minutes_route("observe_minutes"), {"member_a", "follower_a", "expert_open"}),
    "approve_minutes": (minutes_route("approve_minutes"), MANAGERS_A),
    "share_minutes": (minutes_route("share_minutes"), MANAGERS_A),
    "settle_task": (task_route, KEEPERS),
}
