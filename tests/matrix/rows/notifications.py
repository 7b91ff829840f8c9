"""Notices."""

from tests.support.site import SIGNED_IN, plain

MATRIX = {
    "notices": (plain("notices"), SIGNED_IN),
}

POSTS = {
    "read_all_notices": (plain("read_all_notices"), SIGNED_IN),
}  # fmt: skip
