"""Validation, editions and what the public reads."""

from django.urls import reverse

from tests.site import EVERYONE, MEMBERS_A, edition_route, plain

MATRIX = {
    "submission": (lambda site: reverse("submission", args=[site.ids["submission"]]), MEMBERS_A | {"validator"}),
    "submit_resource": (lambda site: reverse("submit_resource", args=["itc-a", site.pages["network"].pk]), MEMBERS_A),
    "withdraw_publication": (edition_route("withdraw_publication"), {"coordinator", "validator"}),
    "purge_edition": (edition_route("purge_edition", 1), {"coordinator"}),
    "catalogue": (plain("catalogue"), EVERYONE),
    "feed": (plain("feed"), EVERYONE),
    "open_data": (plain("open_data"), EVERYONE),
    "edition": (lambda site: site.ids["edition"].get_absolute_url(), EVERYONE),
    "edition_number": (lambda site: site.ids["edition"].numbered_url(), EVERYONE),
    "sitemap": (plain("sitemap"), EVERYONE),
    "robots": (plain("robots"), EVERYONE),
}

POSTS = {
    "submit_resource": (lambda site: reverse("submit_resource", args=["itc-a", site.pages["network"].pk]), MEMBERS_A),
}  # fmt: skip
