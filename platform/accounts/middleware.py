"""Ends a session that is too old, and holds one back until its owner gives the second factor that is asked."""

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
    """A session ends for good a fixed time after the sign-in, however often it is used."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(PRIVATE) and request.user.is_authenticated:
            # A session that cannot say when it began has no end of its own.
            if request.session.get(SIGNED_IN_AT, 0) + settings.SESSION_ABSOLUTE_AGE < time.time():
                logout(request)
            elif not request.path.startswith(OWN_ACCOUNT) and is_due(request):
                return redirect(reverse("mfa_index"))
        response = self.get_response(request)
        remember_device(request, response)
        return response
