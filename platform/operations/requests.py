"""Gives each request an id: in its log lines, and in the answer if it fails. One line logs each answer."""

import logging
import re
import time
from contextvars import ContextVar
from uuid import uuid4

from django.conf import settings
from prometheus_client import Counter, Histogram

logger = logging.getLogger("itc.requests")
HEADER = "X-Request-ID"
FORM = re.compile(r"[A-Za-z0-9-]{8,64}")
ANSWERED = Counter("itc_http_requests", "Requests answered.", ["route", "status"])
SECONDS = Histogram(
    "itc_http_request_seconds", "Time to answer.", buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
)
_current: ContextVar[str] = ContextVar("itc_request_id", default="")


def current_id() -> str:
    """Returns the id of the current request; empty outside of a request."""
    return _current.get()


class RequestIds:
    """Comes first, so that the log lines of all other middleware have the id."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = _current.set(_given(request) or uuid4().hex)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            if response.status_code >= 500:
                # For people to quote. Other answers have none: it would distinguish a hidden object from a missing one.
                response[HEADER] = current_id()
            _tell(request, response, time.perf_counter() - started)
            return response
        finally:
            _current.reset(token)


def _given(request) -> str:
    """Returns the proxy's id, if the proxy is trusted and its form is right."""
    given = request.headers.get(HEADER, "") if settings.BEHIND_PROXY else ""
    return given if FORM.fullmatch(given) else ""


def _tell(request, response, seconds: float) -> None:
    """Logs the route and not the path, which has words of titles; it logs no address and no name."""
    match = request.resolver_match
    fields = {
        "method": request.method,
        "route": match.route if match else "",
        "status": response.status_code,
        "ms": round(seconds * 1000),
    }
    ANSWERED.labels(fields["route"], fields["status"]).inc()
    SECONDS.observe(seconds)
    logger.info("%(method)s %(route)s: %(status)s, %(ms)s ms", fields, extra={"fields": fields})
