"""The page of one's calendar addresses: each is shown once, to its owner alone."""

import re

import pytest
from django.urls import reverse

from itc_spaces.meetings.models import CalendarAddress
from tests.support.world import signed_in

pytestmark = pytest.mark.django_db


def shown_address(page) -> str:
    return re.search(r'readonly value="([^"]+)"', page.text)[1]


def test_an_address_is_shown_once_and_is_its_owners(scene):
    client = signed_in(scene.caf)
    page = client.post(reverse("calendar_addresses"), {"name": "Téléphone", "space": ""})
    assert "/calendrier/" in page.text
    assert "/calendrier/" not in client.get(reverse("calendar_addresses")).text
    made = CalendarAddress.objects.get()
    renew, said = reverse("renew_address", args=[made.pk]), {"seen": made.digest}
    assert signed_in(scene.chair).post(renew, said).status_code == 404
    assert "/calendrier/" in client.post(renew, said).text
    client.post(reverse("end_address", args=[made.pk]))
    assert CalendarAddress.objects.get().revoked_at


def test_an_address_opened_or_renewed_twice_is_one_and_the_same(scene):
    """Without script a second press is what the browser shows, and the first answer is lost."""
    client, url = signed_in(scene.caf), reverse("calendar_addresses")
    key = re.search(r'name="key" value="([^"]+)"', client.get(url).text)[1]
    pages = [client.post(url, {"name": "Téléphone", "space": "", "key": key}) for _ in range(2)]
    opened = {shown_address(page) for page in pages}
    assert (len(opened), CalendarAddress.objects.count()) == (1, 1)
    assert key not in pages[1].text, "another address has another key"
    made = CalendarAddress.objects.get()
    assert f'name="seen" value="{made.digest}"' in pages[1].text
    renewed = {
        shown_address(client.post(reverse("renew_address", args=[made.pk]), {"seen": made.digest})) for _ in "ab"
    }
    assert (len(renewed), renewed & opened) == (1, set())
    again = client.post(url, {"name": "Téléphone", "space": "", "key": key})
    assert (again.status_code, CalendarAddress.objects.count()) == (422, 1)
    assert "renouvelée ou terminée" in again.text
    assert key not in again.text, "pressed again, it opens one"
