"""The headers of every mail of the platform, for the programs that carry it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

# No out-of-office reply answers it, and no mailing list takes it for a person's mail.
AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def automatic(message: EmailMessage, *, about: str = "", stop: str = "") -> EmailMessage:
    """Adds the headers. Mails with the same `about` make one thread; `stop` is the path of this site where one click
    ends
    such mails, without signing in."""
    message.extra_headers |= AUTOMATIC
    if about:
        thread = f"<{about}@{urlsplit(settings.BASE_URL).hostname}>"
        message.extra_headers |= {"References": thread, "In-Reply-To": thread}
    if stop:
        message.extra_headers |= {
            "List-Unsubscribe": f"<{settings.BASE_URL}{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    return message
