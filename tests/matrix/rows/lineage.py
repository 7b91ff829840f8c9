"""What passes between a source and its adaptation."""

from django.urls import reverse

from knowledge.actions import offer_improvement
from knowledge.staleness import base_of
from tests.support.factories.lineage import adapted
from tests.support.site import MEMBERS_A, MEMBERS_B, NETWORK, Site, page_route, plain


def adaptation(site: Site):
    """The network's sheet of A as B took it up, shared with the network; made once for each site."""
    if "adaptation" not in site.pages:
        source, actor = site.pages["network"], site.world.people["member_b"]
        site.pages["adaptation"] = adapted(
            source, site.world.b, actor, audience="NETWORK", title="Fiche canariadaptation", summary="En bref."
        )
    return site.pages["adaptation"]


def adaptation_route(name: str):
    return lambda site: reverse(name, args=["itc-b", adaptation(site).pk])


def improvement(site: Site) -> str:
    if "improvement" not in site.ids:
        page = adaptation(site)
        site.ids["improvement"] = offer_improvement(
            page=page, actor=site.world.people["member_b"], sections=["summary"], why="Plus court.", base=base_of(page)
        )
    return reverse("improvement", args=[site.ids["improvement"].pk])


def versions(site: Site) -> str:
    page = site.pages["network"]
    url = reverse("compare_versions", args=["itc-a", page.pk])
    return f"{url}?de={page.latest_revision_id}&a={page.latest_revision_id}"


MATRIX = {
    "compare_versions": (versions, MEMBERS_A),
    "compare_edition": (page_route("compare_edition", "published"), MEMBERS_A),
    "compare_source": (adaptation_route("compare_source"), NETWORK),
    "family": (adaptation_route("family"), NETWORK),
    "offer_improvement": (adaptation_route("offer_improvement"), MEMBERS_B),
    "improvement": (improvement, MEMBERS_A | MEMBERS_B),
    "hand_over": (plain("hand_over", "itc-a"), MEMBERS_A),
    "compare_source_then": (adaptation_route("compare_source_then"), MEMBERS_B),
    "compare_source_since": (adaptation_route("compare_source_since"), MEMBERS_B),
}

POSTS = {
    "hand_over": (plain("hand_over", "itc-a"), MEMBERS_A),
    "still_current": (page_route("still_current"), MEMBERS_A),
    "offer_improvement": (adaptation_route("offer_improvement"), MEMBERS_B),
    "improvement": (improvement, MEMBERS_A | MEMBERS_B),
}
