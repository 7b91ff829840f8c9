"""Resources."""

from django.urls import reverse

from tests.site import INSIDE_A, MEMBERS_A, NETWORK, SIGNED_IN, page_route, plain, revision_route

MATRIX = {
    "edit_resource": (page_route("edit_resource"), MEMBERS_A),
    "share_resource": (page_route("share_resource"), MEMBERS_A),
    "reuse": (page_route("reuse"), NETWORK),
    "who_can_see": (page_route("who_can_see"), NETWORK),
    "print_page": (page_route("print_page"), NETWORK),
    "feedback": (page_route("feedback", "shared"), INSIDE_A),
    "give_feedback": (page_route("give_feedback", "shared"), INSIDE_A - {"member_a"}),
    "page_files": (page_route("page_files"), MEMBERS_A),
    "page_credits": (page_route("page_credits"), MEMBERS_A),
    "history": (page_route("history"), MEMBERS_A),
    "version": (revision_route("version"), MEMBERS_A),
    "new_resource": (plain("new_resource", "itc-a", "nouvelle-fiche"), MEMBERS_A),
    "bin": (plain("bin", "itc-a"), MEMBERS_A),
    "signatures": (plain("signatures"), SIGNED_IN),
    "reuse_public": (lambda site: f"/espaces/-/reprendre/?edition={site.ids['edition'].pk}", SIGNED_IN),
}

POSTS = {
    "signatures": (plain("signatures"), SIGNED_IN),
    "revert": (revision_route("revert"), MEMBERS_A),
    "keep_typing": (plain("keep_typing", "itc-a", "fiche"), MEMBERS_A),
    "keep_typing_page": (
        lambda site: reverse("keep_typing_page", args=["itc-a", "fiche", site.pages["network"].pk]), MEMBERS_A,
    ),
    "share_resource": (page_route("share_resource"), MEMBERS_A),
    "edit_resource": (page_route("edit_resource"), MEMBERS_A),
}  # fmt: skip
