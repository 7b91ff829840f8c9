"""Messages."""

from django.urls import reverse

from tests.support.site import INSIDE_A, MANAGERS_A, MEMBERS_A, NETWORK, SIGNED_IN, plain, said_route


def on_page(name):
    return lambda site: reverse(name, args=["ressource", site.pages["network"].pk])


def on_space(name):
    return lambda site: reverse(name, args=["itc", site.world.a.pk])


MATRIX = {
    "sheet_from_contribution": (said_route("sheet_from_contribution", "said_thematic"), MEMBERS_A | {"expert_open"}),
    "discussion": (on_page("discussion"), NETWORK),
    "conversation": (said_route("conversation", "said_a"), INSIDE_A),
    "edit_contribution": (said_route("edit_contribution"), {"member_a"}),
    "remove_contribution": (said_route("remove_contribution"), {"member_a"}),
    "moderate_contribution": (said_route("moderate_contribution", "withheld"), MANAGERS_A),
    "mail_rhythm": (plain("mail_rhythm"), SIGNED_IN),
}

POSTS = {
    "discussion": (on_space("discussion"), INSIDE_A),
    "conversation": (said_route("conversation"), NETWORK),
    "read_discussion": (on_page("read_discussion"), NETWORK),
    "edit_contribution": (said_route("edit_contribution"), {"member_a"}),
    "moderate_contribution": (said_route("moderate_contribution"), MANAGERS_A),
    "mail_rhythm": (plain("mail_rhythm"), SIGNED_IN),
}
