"""The header's entry: how many notices wait to be read."""

from django.http import HttpRequest
from django.urls import reverse

from notifications.notices import shown_to

MOST_COUNTED = 99


def header(request: HttpRequest):
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return None
    url = reverse("notices")
    unread = shown_to(person).filter(read_at__isnull=True).order_by()[:MOST_COUNTED].count()
    return "components/nav_link.html", {
        "url": url, "label": "Avis", "count": unread, "count_label": "à lire", "current": request.path == url,
    }  # fmt: skip
