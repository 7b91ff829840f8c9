"""What a session may no longer do: live past its end, or go on without the second factor that is asked of its owner."""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.urls import reverse

from accounts.second_factor import is_due
from accounts.sessions import SIGNED_IN_AT

PRIVATE = ("/espaces/", "/admin/")
OWN_ACCOUNT = "/espaces/-/mon-compte/"


class SessionLimits:
    """A session ends for good so long after the sign-in, however often it is used."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(PRIVATE) and request.user.is_authenticated:
            # A session that cannot say when it began has no end of its own.
            if request.session.get(SIGNED_IN_AT, 0) + settings.SESSION_ABSOLUTE_AGE < time.time():
                logout(request)
            elif not request.path.startswith(OWN_ACCOUNT) and is_due(request):
                return redirect(reverse("mfa_index"))
        return self.get_response(request)
