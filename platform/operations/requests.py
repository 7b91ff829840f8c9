"""Each request has an id, in every line logged meanwhile and in the answer of one that failed; a line says its end."""

import logging
import re
import time
from contextvars import ContextVar
from uuid import uuid4

from django.conf import settings

logger = logging.getLogger("itc.requests")
HEADER = "X-Request-ID"
FORM = re.compile(r"[A-Za-z0-9-]{8,64}")
_current: ContextVar[str] = ContextVar("itc_request_id", default="")


def current_id() -> str:
    """The id of the request being answered here; empty outside of one."""
    return _current.get()


class RequestIds:
    """First of all, so that what the others log is found by it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = _current.set(_given(request) or uuid4().hex)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            if response.status_code >= 500:
                # To be quoted. On other answers it would be the one thing that tells hidden from missing.
                response[HEADER] = current_id()
            _log(request, response, started)
            return response
        finally:
            _current.reset(token)


def _given(request) -> str:
    """The proxy's own id, if it is one to be believed."""
    given = request.headers.get(HEADER, "") if settings.BEHIND_PROXY else ""
    return given if FORM.fullmatch(given) else ""


def _log(request, response, started: float) -> None:
    """The route and never the path, which holds words of titles; nobody's address, nobody's name."""
    match = request.resolver_match
    fields = {
        "method": request.method,
        "route": match.route if match else "",
        "status": response.status_code,
        "ms": round((time.perf_counter() - started) * 1000),
    }
    logger.info("%(method)s %(route)s: %(status)s, %(ms)s ms", fields, extra={"fields": fields})
