"""Notices."""

from tests.site import SIGNED_IN, plain

POSTS = {
    "read_all_notices": (plain("read_all_notices"), SIGNED_IN),
}  # fmt: skip
