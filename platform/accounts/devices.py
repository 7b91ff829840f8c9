"""Devices that have signed in before. Somebody who tries passwords from elsewhere is slowed down; the owner is not."""

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core import signing
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string, salted_hmac

SALT = "accounts.devices"
MOST_PEOPLE = 10  # of one shared computer
KEPT = 180 * 24 * 3600


def _mark_of(login: str) -> str:
    """An address as the cookie names it: a person who reads the cookie learns no address."""
    return salted_hmac(SALT, login.lower()).hexdigest()[:20]


def _held(request: HttpRequest) -> dict:
    """`id` of the device, `marks` of the people who signed in there; empty for a new device, or a cookie that is not
    ours.
    """
    try:
        return signing.loads(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return {"id": "", "marks": []}


def known_device(request: HttpRequest, login: str) -> str:
    """The id of this device if that address has signed in on it, else an empty text."""
    held = _held(request)
    return held["id"] if _mark_of(login) in held["marks"] else ""


@receiver(user_logged_in)
def note_device(request, user, **kwargs) -> None:
    request.signed_in_address = user.email


def remember_device(request: HttpRequest, response: HttpResponse) -> None:
    """After a sign-in; the cookie opens nothing by itself."""
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
