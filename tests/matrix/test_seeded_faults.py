"""The matrix can fail: each of its tests is shown a fault, on every route that it asks."""

import pytest

from tests.matrix import test_matrix as matrix
from web.routes import Rule


def failures(test, site, routes) -> dict[str, str]:
    """What the test says on each route; nothing where it passes."""
    said = dict.fromkeys(routes, "")
    for route in routes:
        try:
            test(site, route)
        except AssertionError as failure:
            said[route] = str(failure) or "failed"
    return said


def seed(settings, fault: str) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"tests.support.faults.{fault}"]


@pytest.mark.parametrize(
    ("fault", "shown"), [("leaking", "draft"), ("leaking_to_who_signed_in", "sees {'canaridraft'}")]
)
def test_a_title_that_leaks_is_seen_on_every_route(site, settings, fault, shown):
    seed(settings, fault)
    said = failures(matrix.test_role_by_answer, site, matrix.MATRIX)
    assert [route for route in said if shown not in said[route]] == []


def test_a_sending_that_is_missing_is_seen_on_every_route(site, settings):
    seed(settings, "without_posts")
    said = failures(matrix.test_role_by_answer_of_posts, site, matrix.POSTS)
    assert [route for route in said if "404" not in said[route]] == []


def test_a_route_without_its_row_is_seen(monkeypatch):
    monkeypatch.delitem(matrix.MATRIX, "help")
    with pytest.raises(AssertionError, match="help"):
        matrix.test_every_route_has_its_row()


def test_a_row_whose_route_is_gone_is_seen(monkeypatch):
    monkeypatch.setitem(matrix.POSTS, "removed", None)
    with pytest.raises(AssertionError, match="removed"):
        matrix.test_every_route_has_its_row()


def test_a_route_that_lost_its_rule_is_seen(monkeypatch):
    route, view = next((route, view) for name, route, view in matrix.own_routes() if name == "help")
    assert isinstance(view.access_rule, Rule)
    monkeypatch.delattr(view, "access_rule")
    with pytest.raises(AssertionError, match=route):
        matrix.test_every_route_declares_its_rule()
