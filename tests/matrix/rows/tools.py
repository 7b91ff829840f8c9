"""Tools."""

from django.urls import reverse

from tests.support.factories import ToolFactory
from tests.support.site import MEMBERS_A, NETWORK, Site


def tool_route(name: str):
    """Of a tool shared with the network; another one, in the ITC only, has a title that others must not see."""

    def address(site: Site) -> str:
        owner = site.world.people["member_a"]
        for state in ("tool", "toolshared"):
            traits = {"network": True} if state == "tool" else {"shared": True}
            site.pages[state] = ToolFactory(space=site.world.a, owner=owner, title=f"Outil canari{state}", **traits)
        return reverse(name, args=["itc-a", site.pages["tool"].pk])

    return address


MATRIX = {
    "tool_versions": (tool_route("tool_versions"), NETWORK),
    "tool_sheets": (tool_route("tool_sheets"), MEMBERS_A),
}

POSTS = {
    "tool_versions": (tool_route("tool_versions"), MEMBERS_A),
}
