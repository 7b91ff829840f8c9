"""Devices that have signed in before: trying passwords from elsewhere is slowed down, the owner's own device is not."""

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core import signing
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string, salted_hmac

SALT = "accounts.devices"
MOST_PEOPLE = 10  # on one shared computer
KEPT = 180 * 24 * 3600


def _mark_of(login: str) -> str:
    """Returns the mark of an address in the cookie; a person who reads the cookie learns no address from it."""
    return salted_hmac(SALT, login.lower()).hexdigest()[:20]


def _held(request: HttpRequest) -> dict:
    """Returns the device's `id` and the `marks` of the people who signed in on it; empty values for a new device or
    a
    forged cookie."""
    try:
        return signing.loads(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return {"id": "", "marks": []}


def known_device(request: HttpRequest, login: str) -> str:
    """Returns the id of this device if that address has signed in on it, else ""."""
    held = _held(request)
    return held["id"] if _mark_of(login) in held["marks"] else ""


@receiver(user_logged_in)
def note_device(request, user, **kwargs) -> None:
    request.signed_in_address = user.email


def remember_device(request: HttpRequest, response: HttpResponse) -> None:
    """Adds the address to the device's cookie after a sign-in; the cookie alone gives no access."""
    address = getattr(request, "signed_in_address", "")
    if not address:
        return
    held, mark = _held(request), _mark_of(address)
    marks = [mark, *(one for one in held["marks"] if one != mark)][:MOST_PEOPLE]
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps({"id": held["id"] or get_random_string(16), "marks": marks}, salt=SALT),
        max_age=KEPT,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )
