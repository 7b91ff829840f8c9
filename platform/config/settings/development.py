"""Settings of a developer's machine: SQLite, mails as files in `var/mails`, no secret."""

import os

from config.settings.base import *  # noqa: F403
from config.settings.base import CONTENT_SECURITY_POLICY, VAR
from config.settings.openid import origin, providers

# `make run` shows what people will see, error pages included; ITC_DEBUG=1 make run shows Django's.
DEBUG = os.environ.get("ITC_DEBUG", "1") == "1"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
SECRET_KEY = "development-only-never-in-production"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
# The port that `make run` was given, so that links in mails lead back to it.
BASE_URL = WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mails"
SECOND_FACTOR_CAN_WAIT = True  # so that a tour of the demonstration needs no telephone
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # localhost
SOCIALACCOUNT_PROVIDERS = providers(os.environ)
CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] += origin(SOCIALACCOUNT_PROVIDERS)
# So that `manage.py` works on a bare clone.
VAR.mkdir(parents=True, exist_ok=True)
