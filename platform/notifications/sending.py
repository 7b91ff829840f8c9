"""The worker's job for notices."""

from collections.abc import Mapping

from notifications.mails import send_due, set_aside
from notifications.models import Notice
from notifications.notices import compose


def send_notices() -> Mapping[str, int]:
    notices = Notice.objects.select_related("recipient")
    counts = {state.label: count for state, count in send_due(notices, compose).items()}
    return {**counts, "mis de côté": set_aside(notices)}
