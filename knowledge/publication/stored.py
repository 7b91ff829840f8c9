"""Public pages kept as they were rendered, by each process, until the database says that something public changed."""

from collections.abc import Callable
from functools import wraps

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from knowledge.publication.models import PublicMark
from knowledge.publication.shown import public_bytes

# In memory. What a page shows of a search index, which follows later, is as old as its entry may be (settings).
PAGES = "public_pages"


def stored(view: Callable) -> Callable:
    """For a page that its path and the public's tables decide alone; one query once it is stored."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        # Before it is rendered: what changes meanwhile has a later token, under which nobody looks for this page.
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
