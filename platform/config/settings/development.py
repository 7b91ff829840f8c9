"""On one's own machine: SQLite, mails as files in `var/mails`, nothing secret."""

from config.settings.base import *  # noqa: F403
from config.settings.base import VAR

DEBUG = True
SECRET_KEY = "development-only-never-in-production"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mails"
