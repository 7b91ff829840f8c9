"""Pages of the tree."""

from tests.support.site import SIGNED_IN, plain

MATRIX = {
    "wagtail_serve": (plain("wagtail_serve", ""), SIGNED_IN),
}
