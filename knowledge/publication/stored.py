"""Keeps rendered public pages in each process, until the database says that something public changed."""

from collections.abc import Callable
from functools import wraps

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from knowledge.publication.models import PublicMark
from knowledge.publication.shown import public_bytes

# In memory. Search indexes follow later: the settings limit the age of an entry, and so of what it shows of them.
PAGES = "public_pages"


def stored(view: Callable) -> Callable:
    """Keeps the answer of a view that depends only on its path and the public's tables; then answers with one query."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        # Read before rendering: a change made meanwhile has a later token, so nobody finds this page.
        token = PublicMark.current()
        key = f"{token}:{request.path}"
        content = caches[PAGES].get(key) if token else None
        if content is not None:
            return public_bytes(request, content)
        response = view(request, *args, **kwargs)
        if token and response.status_code == 200:
            caches[PAGES].set(key, response.content)
        return response

    return answer
