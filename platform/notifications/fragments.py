"""The header's entry for notices, with the number of unread ones."""

from django.http import HttpRequest
from django.urls import reverse

from notifications.notices import unread_count

MOST_COUNTED = 99


def header(request: HttpRequest):
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return None
    url = reverse("notices")
    unread = unread_count(person, MOST_COUNTED)
    return "components/nav_link.html", {
        "url": url, "label": "Avis", "count": unread, "count_label": "à lire", "current": request.path == url,
    }  # fmt: skip
