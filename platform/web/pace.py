"""Limits how much one person sends. Beyond it, they read when to come back, and what they typed is kept.

The cache holds the counts, because all processes share it, and because a count must stay when its request is rolled
back.
"""

import hashlib
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from allauth.core.internal.ratelimit import Rate, apply_rate, cache_lock, get_ip
from django.core.cache import cache
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from web.dates import hour_in_words

MINUTE, HOUR = 60, 3600


class Pace(TextChoices):
    """What is counted, and its name for people."""

    MESSAGES = "messages", "messages"
    INVITATIONS = "invitations", "invitations"
    UPLOADS = "uploads", "fichiers"
    CALENDARS = "calendars", "lectures d'agenda"
    DOCUMENTS = "documents", "documents"


# Far more than a busy person sends.
RATES = {
    Pace.MESSAGES: Rate(30, 10 * MINUTE, "user"),
    Pace.INVITATIONS: Rate(120, HOUR, "user"),
    Pace.UPLOADS: Rate(60, 10 * MINUTE, "user"),
    Pace.CALENDARS: Rate(60, HOUR, "user"),
    Pace.DOCUMENTS: Rate(60, 10 * MINUTE, "user"),
}
LONG = 100  # characters: a longer text is shown, for the person to read again
NOT_SHOWN = "csrfmiddlewaretoken"
OF_THE_FORM = ("keep", "key", "base")  # the form's own fields: sent again but not shown, because nobody typed them


@dataclass(frozen=True)
class Typed:
    name: str
    value: str

    @property
    def is_long(self) -> bool:
        return self.name not in OF_THE_FORM and (len(self.value) > LONG or "\n" in self.value)


@dataclass(frozen=True)
class Place:
    """The place of a request, which stands for a person who is not known; its address is not stored."""

    pk: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Place":
        return cls(hashlib.sha256(get_ip(request).encode()).hexdigest()[:32])


def paced(pace: Pace) -> Callable:
    """Declares what a view's requests count as: `@paced(Pace.MESSAGES)`."""

    def declare(view: Callable) -> Callable:
        view.pace = pace
        return view

    return declare


def seconds_to_wait(person, pace: Pace) -> int:
    """Counts one more sending and returns 0; past the limit, returns the seconds to wait and counts nothing."""
    rate, key = RATES[pace], f"pace:{pace.value}:{person.pk}"
    with cache_lock(key):
        now = time.time()
        allowed, moments = apply_rate(cache.get(key, []), now, rate)
        if allowed:
            cache.set(key, moments, rate.duration)
            return 0
        return math.ceil(moments[-1] + rate.duration - now)


class Paces:
    """Counts a sending before the view runs and before its transaction begins."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST" or not request.user.is_authenticated:
            return None
        # Files come first, so that a message refused for its files does not count as sent.
        counted = [Pace.UPLOADS] if _has_files(request) else []
        if hasattr(view, "pace"):
            counted.append(view.pace)
        for pace in counted:
            if wait := seconds_to_wait(request.user, pace):
                return too_many(request, pace, wait)
        return None


def _has_files(request: HttpRequest) -> bool:
    """Tells whether there are files; unreadable requests are refused later, with their own message."""
    try:
        return bool(request.FILES)
    except (RequestDataTooBig, TooManyFilesSent, ValueError):
        return False


def too_many(request: HttpRequest, pace: Pace, wait: int) -> HttpResponse:
    back = timezone.localtime(datetime.fromtimestamp(time.time() + wait, tz=timezone.get_default_timezone()))
    context = {
        "rate": RATES[pace],
        "minutes": round(RATES[pace].duration / MINUTE),
        "what": pace.label,
        "back_at": hour_in_words(back),
        "wait": math.ceil(wait / MINUTE),
        "typed": [Typed(n, v) for n, values in request.POST.lists() for v in values if n != NOT_SHOWN],
        "files": bool(request.FILES),
    }
    response = render(request, "itc_spaces/too_many.html", context, status=429)
    response.headers["Retry-After"] = str(wait)
    # The whole page replaces the part that the request asked for.
    response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "body", "innerHTML"
    return response
