"""The public home, the legal pages, and the pages that show what was typed in a refused form."""

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, UnreadablePostError
from django.shortcuts import render
from django.template.loader import render_to_string

from knowledge.publication import catalogue
from knowledge.publication.shown import public_page
from web.fragments import rendered
from web.routes import GET, Rule, route

NEWEST = 6
PROMOTED = 3


@route(Rule.PUBLIC, GET)
def home(request: HttpRequest) -> HttpResponse:
    """Shows what the platform is, its newest and promoted editions, and a way in by topic."""
    return public_page(
        request,
        "website/home.html",
        {
            "newest": list(catalogue.newest(NEWEST)),
            "innovations": list(catalogue.innovations(PROMOTED)),
            "topics": catalogue.topic_counts(),
            "base": settings.BASE_URL,
        },
    )


@route(Rule.PUBLIC, GET)
def help_page(request: HttpRequest) -> HttpResponse:
    return public_page(request, "website/help.html", {"contact": settings.LEGAL["contact"]})


@route(Rule.PUBLIC, GET)
def legal(request: HttpRequest) -> HttpResponse:
    return public_page(request, "website/legal.html", {"legal": settings.LEGAL})


@route(Rule.PUBLIC, GET)
def accessibility(request: HttpRequest) -> HttpResponse:
    """Says « non conforme » until an audit is recorded; nothing here may say otherwise."""
    return public_page(request, "website/accessibility.html", {"contact": settings.LEGAL["contact"]})


@route(Rule.PUBLIC, GET)
def personal_data(request: HttpRequest) -> HttpResponse:
    return public_page(request, "website/personal_data.html", {"legal": settings.LEGAL})


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Returns the long answers of a sent form, so that the person can copy them; [] if it cannot be read."""
    try:
        sent = request.POST.lists()
    except (SuspiciousOperation, UnreadablePostError):
        return []
    return [(name, value) for name, values in sent for value in values if len(value) > 20 and "token" not in name]


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answers the same for hidden and missing pages; shows what was typed in a form whose right ended meanwhile."""
    typed = _typed(request) if request.method == "POST" else []
    return HttpResponseNotFound(render_to_string("404.html", {"typed": typed, "more": _own_words(request)}))


def _own_words(request: HttpRequest) -> list[str]:
    """Returns what the apps tell this person on every missing page of the members' site, whatever its address."""
    person = getattr(request, "user", None)
    if not request.path.startswith("/espaces/") or person is None or not person.is_authenticated:
        return []
    return rendered("not_found", request)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Shows what was typed in a form whose session ended, so that the person can copy it; stores nothing."""
    return render(request, "website/csrf_failure.html", {"typed": _typed(request)}, status=403)
