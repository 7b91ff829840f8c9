"""Resources."""

from django.urls import reverse

from knowledge.enums import ImportState
from knowledge.models import ImportedFile
from tests.support.factories import NoteFactory
from tests.support.site import INSIDE_A, MEMBERS_A, NETWORK, SIGNED_IN, page_route, plain, revision_route


def fresh_route(name: str, **traits):
    """Of a new note each time: what is sent changes it."""

    def address(site) -> str:
        note = NoteFactory(space=site.world.a, owner=site.world.people["member_a"], network=True, **traits)
        return reverse(name, args=["itc-a", note.pk])

    return address


def file_route(name: str):
    return lambda site: reverse(name, args=[site.attached("network").pk])


def compared_document(site) -> str:
    """What one person brought is shown to that person alone."""
    page = site.pages["network"]
    row = ImportedFile.objects.create(
        user=site.world.people["member_a"], space=site.world.a, kind="fiche", name="a.docx", page=page,
        state=ImportState.UPDATE, reading=page.reading().to_json(),
    )  # fmt: skip
    return reverse("compare_document", args=["itc-a", row.pk])


MATRIX = {
    "attachment": (file_route("attachment"), NETWORK),
    "attachment_preview": (file_route("attachment_preview"), NETWORK),
    "edit_resource": (page_route("edit_resource"), MEMBERS_A),
    "share_resource": (page_route("share_resource"), MEMBERS_A),
    "reuse": (page_route("reuse"), NETWORK),
    "who_can_see": (page_route("who_can_see"), NETWORK),
    "print_page": (page_route("print_page"), NETWORK),
    "download_resource": (page_route("download_resource", form="word"), NETWORK),
    "feedback": (page_route("feedback", "shared"), INSIDE_A),
    "give_feedback": (page_route("give_feedback", "shared"), INSIDE_A - {"member_a"}),
    "page_files": (page_route("page_files"), MEMBERS_A),
    "page_credits": (page_route("page_credits"), MEMBERS_A),
    "history": (page_route("history"), MEMBERS_A),
    "version": (revision_route("version"), MEMBERS_A),
    "new_resource": (plain("new_resource", "itc-a", "nouvelle-fiche"), MEMBERS_A),
    "bin": (plain("bin", "itc-a"), MEMBERS_A),
    "from_file": (plain("from_file", "itc-a", "nouvelle-fiche"), MEMBERS_A),
    "compare_document": (compared_document, {"member_a"}),
    "starting_points": (plain("starting_points", "itc-a"), MEMBERS_A),
    "signatures": (plain("signatures"), SIGNED_IN),
    "keep_form": (plain("keep_form"), SIGNED_IN),
    "reuse_public": (lambda site: f"/espaces/-/reprendre/?edition={site.ids['edition'].pk}", SIGNED_IN),
}

POSTS = {
    "from_file": (plain("from_file", "itc-a", "nouvelle-fiche"), MEMBERS_A),
    "compare_document": (compared_document, {"member_a"}),
    "bin_page": (fresh_route("bin_page"), MEMBERS_A),
    "restore_page": (fresh_route("restore_page", binned=True), MEMBERS_A),
    "offer_model": (fresh_route("offer_model"), {"coordinator"}),
    "signatures": (plain("signatures"), SIGNED_IN),
    "revert": (revision_route("revert"), MEMBERS_A),
    "keep_typing": (plain("keep_typing", "itc-a", "fiche"), MEMBERS_A),
    "keep_typing_page": (
        lambda site: reverse("keep_typing_page", args=["itc-a", "fiche", site.pages["network"].pk]), MEMBERS_A,
    ),
    "keep_file": (plain("keep_file", "itc-a", "fiche"), MEMBERS_A),
    "keep_file_page": (
        lambda site: reverse("keep_file_page", args=["itc-a", "fiche", site.pages["network"].pk]), MEMBERS_A,
    ),
    "share_resource": (page_route("share_resource"), MEMBERS_A),
    "edit_resource": (page_route("edit_resource"), MEMBERS_A),
}  # fmt: skip
