"""Ends a session that is too old, and holds back a session that waits for its owner's second factor."""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.urls import reverse

from accounts.devices import remember_device
from accounts.second_factor import is_due
from accounts.sessions import SIGNED_IN_AT

PRIVATE = ("/espaces/", "/admin/")
OWN_ACCOUNT = "/espaces/-/mon-compte/"


class SessionLimits:
    """Ends a session at a fixed time after the sign-in, however often it is used."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(PRIVATE) and request.user.is_authenticated:
            # A session without a start would never end, so it ends now.
            if request.session.get(SIGNED_IN_AT, 0) + settings.SESSION_ABSOLUTE_AGE < time.time():
                logout(request)
            elif not request.path.startswith(OWN_ACCOUNT) and is_due(request):
                return redirect(reverse("mfa_index"))
        response = self.get_response(request)
        remember_device(request, response)
        return response
