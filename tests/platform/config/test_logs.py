"""No title in the logs: addresses hold the words of titles."""

import logging

import pytest
from django.test import RequestFactory
from django.urls import ResolverMatch
from django.utils.log import log_response

from config.logs import RoutesOnly


@pytest.fixture
def lines(caplog):
    caplog.handler.addFilter(RoutesOnly())
    yield caplog
    caplog.handler.filters.clear()


@pytest.mark.parametrize("status", [404, 500])
def test_the_route_stands_for_the_address(lines, status):
    request = RequestFactory().get("/espaces/itc-a/un-titre-secret-k3x9/?q=secret")
    request.resolver_match = ResolverMatch(print, (), {}, route="espaces/<path>")
    response = type("Response", (), {"status_code": status})()
    log_response("%s: %s", "Refused", request.get_full_path(), response=response, request=request)
    log_response("%s: %s", "Refused", request.path, response=type(response)(), request=request)
    assert "secret" not in lines.text
    assert lines.text.count("espaces/<path>") == 2


def test_other_lines_stay_as_they_are(lines):
    logging.getLogger("itc.worker").warning("%s: %d", "mails", 3)
    assert "mails: 3" in lines.text
