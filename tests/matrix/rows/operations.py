"""Health, for machines and for the coordination."""

from itc_spaces.spaces.clock import mark_clock
from tests.support.site import COORDINATORS, EVERYONE, Site, plain


def ready(site: Site) -> str:
    mark_clock()  # as a worker does
    return "/sante/pret/"


MATRIX = {
    "live": (plain("live"), EVERYONE),
    "ready": (ready, EVERYONE),
    "platform_state": (plain("platform_state"), COORDINATORS | {"administrator"}),
}
