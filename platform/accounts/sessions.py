"""The time when a session began, at which its owner proved their identity."""

import time

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

SIGNED_IN_AT = "signed_in_at"  # key in the session; seconds since the epoch


@receiver(user_logged_in)
def date_session(request, **kwargs) -> None:
    request.session[SIGNED_IN_AT] = int(time.time())
