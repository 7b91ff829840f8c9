"""Method × route: what a view did not declare is refused, and headers alone may be asked wherever a page may."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.matrix.test_matrix import MATRIX
from tests.support.answers import body_of
from tests.support.routes import own_routes
from tests.support.site import client_of

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
ROOMS = {"accounts", "itc_spaces", "knowledge", "notifications", "operations", "search", "tools", "website"}
# Patterns that `path` did not write, with an address that each takes.
WRITTEN_OUT = {
    "new_resource": "nouvelle-fiche/", "from_file": "nouvelle-fiche/depuis-un-fichier/",
    "change_invitation": "1/renvoyer/", "wagtail_serve": "espaces/itc/",
}  # fmt: skip


def _views(patterns=None):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern.callback


def _address(name: str, route: str) -> str:
    if name in WRITTEN_OUT:
        begin = re.split(r"\^|\(\?P<(?:what|pk)>|\(\(", route)[0] if name != "wagtail_serve" else ""
        return f"/{re.sub(r'<slug:[a-z]+>', 'itc', begin)}{WRITTEN_OUT[name]}"
    return "/" + re.sub(r"<(\w+:)?\w+>", "1", route).removesuffix("$")


def test_each_view_of_ours_declares_its_methods():
    silent = {
        f"{view.__module__}.{view.__name__}"
        for view in _views()
        if view.__module__.split(".")[0] in ROOMS
        and not hasattr(view, "answers_to")
        and not hasattr(view, "view_class")  # a class answers to the methods that it has
    }
    assert silent == set()


def test_no_view_writes_for_who_asks_headers():
    odd = {name for name, _, view in own_routes() if ("GET" in view.answers_to) != ("HEAD" in view.answers_to)}
    assert odd == set()


def test_each_route_refuses_the_methods_it_did_not_declare(site):
    client = client_of(site, "member_a")
    wrong = {}
    for name, route, view in own_routes():
        for method in METHODS - set(view.answers_to):
            answer = client.generic(method, _address(name, route))
            if answer.status_code != 405 or answer["Allow"] != ", ".join(view.answers_to):
                wrong[name, method] = answer.status_code
    assert wrong == {}


@pytest.mark.parametrize("name", ["history", "who_can_see"])
def test_nothing_is_sent_to_a_page_that_only_shows(site, name):
    assert client_of(site, "member_a").post(MATRIX[name][0](site)).status_code == 405


def test_headers_are_answered_as_the_page_is(site):
    client = client_of(site, "member_a")
    unlike = {}
    for name, (address, _) in MATRIX.items():
        url = address(site)
        seen, headers = client.get(url), client.head(url)
        body_of(seen)  # to its end, which closes a file
        if headers.status_code != seen.status_code or body_of(headers):
            unlike[name] = (seen.status_code, headers.status_code)
    assert unlike == {}
