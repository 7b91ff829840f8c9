"""What every mail of the product says to the machines that carry it, whoever writes it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

# Nobody's « absent du bureau » answers it, and no list takes it for a person's.
AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def automatic(message: EmailMessage, *, about: str = "", stop: str = "") -> EmailMessage:
    """`about` names what it is about, so that mails on one thing make one thread; `stop` is a path of this site where
    one click, without signing in, ends such mails."""
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
