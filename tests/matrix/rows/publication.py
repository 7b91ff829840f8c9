"""Validation, editions and what the public reads."""

from django.urls import reverse

from knowledge.publication.models import EditionFile
from knowledge.publication.withdrawing import ask_withdrawal
from tests.support.factories import SheetFactory
from tests.support.factories.publication import accepted, answered, submitted
from tests.support.site import EVERYONE, MEMBERS_A, SIGNED_IN, Site, attach, edition_route, picture, plain


def withdrawal_request(site: Site) -> str:
    """Asked by the author, and waiting for the chair; made once for each site."""
    if "request" not in site.ids:
        publication, author = site.ids["edition"].publication, site.world.people["member_a"]
        site.ids["request"] = ask_withdrawal(publication=publication, actor=author, reason="Une erreur.")
    return reverse("withdrawal_request", args=[site.ids["request"].pk])


def submitted_file(name: str):
    """Of a sheet that its first step accepted, so that it waits for the validator."""

    def address(site: Site) -> str:
        if "submitted file" not in site.ids:
            people, page = site.world.people, site.pages["second"]
            site.attached("second")
            pending = submitted(page, people["member_a"])
            answered(pending, people["coordinator"])
            site.ids["submitted file"] = pending.files.get().pk
        return reverse(name, args=[site.ids["submitted file"]])

    return address


def copy_route(site: Site) -> str:
    return reverse("public_copy", args=["itc-a", site.pages["network"].pk, site.attached("network").pk])


def edition_file(site: Site) -> EditionFile:
    if "edition file" not in site.ids:
        people = site.world.people
        page = SheetFactory(space=site.world.a, owner=people["member_a"], network=True)
        attach(page, "photo.jpg", picture())
        made = accepted(page, people["member_a"], people["coordinator"], people["validator"])
        site.ids["edition file"] = made.files.get()
    return site.ids["edition file"]


def document_of(site: Site) -> str:
    edition = site.ids["edition"]
    return reverse("edition_document", args=[edition.publication_id, edition.slug, edition.number, "word"])


def new_submission(site: Site) -> str:
    """A new one each time: it is taken back once."""
    author = site.world.people["member_a"]
    page = SheetFactory(space=site.world.a, owner=author, network=True)
    return reverse("retract_submission", args=[submitted(page, author).pk])


MATRIX = {
    "validation": (plain("validation"), SIGNED_IN),
    "submission_file": (submitted_file("submission_file"), MEMBERS_A | {"validator"}),
    "submission_preview": (submitted_file("submission_preview"), MEMBERS_A | {"validator"}),
    "public_copy": (copy_route, MEMBERS_A),
    "edition_file": (lambda site: edition_file(site).get_absolute_url(), EVERYONE),
    "edition_preview": (lambda site: reverse("edition_preview", args=[edition_file(site).pk]), EVERYONE),
    "submission": (lambda site: reverse("submission", args=[site.ids["submission"]]), MEMBERS_A | {"validator"}),
    "submit_resource": (lambda site: reverse("submit_resource", args=["itc-a", site.pages["network"].pk]), MEMBERS_A),
    "withdraw_publication": (edition_route("withdraw_publication"), {"coordinator", "validator"}),
    "purge_edition": (edition_route("purge_edition", 1), {"coordinator"}),
    "ask_withdrawal": (edition_route("ask_withdrawal"), {"member_a", "chair_a", "coordinator"}),
    "withdrawal_request": (withdrawal_request, {"member_a", "chair_a", "coordinator"}),
    "catalogue": (plain("catalogue"), EVERYONE),
    "feed": (plain("feed"), EVERYONE),
    "open_data": (plain("open_data"), EVERYONE),
    "edition": (lambda site: site.ids["edition"].get_absolute_url(), EVERYONE),
    "edition_document": (document_of, EVERYONE),
    "edition_number": (lambda site: site.ids["edition"].numbered_url(), EVERYONE),
    "sitemap": (plain("sitemap"), EVERYONE),
    "robots": (plain("robots"), EVERYONE),
}

POSTS = {
    "retract_submission": (new_submission, MEMBERS_A),
    "submit_resource": (lambda site: reverse("submit_resource", args=["itc-a", site.pages["network"].pk]), MEMBERS_A),
}  # fmt: skip
