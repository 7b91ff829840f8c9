"""Settings of a served site: all values come from the environment, and a missing one stops the start."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403
from config.settings.base import CONTENT_SECURITY_POLICY, DATABASES, LEGAL, LOGGING, SILENCED_SYSTEM_CHECKS, VAR
from config.settings.openid import origin, providers

NEW_KEY = 'python3 -c "import secrets; print(secrets.token_urlsafe(60))"'


def required(name: str, remedy: str) -> str:
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"La variable {name} est absente ou vide. {remedy}")
    return value


def words(name: str, remedy: str) -> list[str]:
    return [word.strip() for word in required(name, remedy).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"La variable {name} vaut « {value} » : il faut un nombre, par exemple {default}.")
    return int(value)


def is_on(name: str) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value not in {"", "oui", "non"}:
        raise ImproperlyConfigured(f"La variable {name} vaut « {value} » : écrivez oui ou non.")
    return value == "oui"


DEBUG = False

SECRET_KEY = required("ITC_SECRET_KEY", f"Créez-en une : {NEW_KEY}")
# Keys of the other environments and of examples are short.
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10 or SECRET_KEY.startswith("django-insecure-"):
    raise ImproperlyConfigured(
        f"La variable ITC_SECRET_KEY garde une valeur d'exemple, ou trop simple. Créez-en une : {NEW_KEY}"
    )
# The former key, for the sessions and links that it signed and that still work.
SECRET_KEY_FALLBACKS = [key for key in [os.environ.get("ITC_SECRET_KEY_BEFORE", "").strip()] if key]

ALLOWED_HOSTS = words("ITC_HOSTS", "Donnez les noms du site, séparés par des virgules : ITC_HOSTS=itc.exemple.fr")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("La variable ITC_HOSTS vaut « * » : donnez les noms exacts du site.")
BASE_URL = required("ITC_BASE_URL", "Donnez l'adresse du site : ITC_BASE_URL=https://itc.exemple.fr").rstrip("/")
if not BASE_URL.startswith("https://"):
    raise ImproperlyConfigured("La variable ITC_BASE_URL doit commencer par https:// : le site n'est servi qu'ainsi.")
WAGTAILADMIN_BASE_URL = BASE_URL
CSRF_TRUSTED_ORIGINS = [BASE_URL]

if os.environ.get("ITC_DATABASE_PATH"):
    if os.environ.get("DATABASE_URL"):
        raise ImproperlyConfigured(
            "Les variables DATABASE_URL (PostgreSQL) et ITC_DATABASE_PATH (SQLite) sont données ensemble : gardez "
            "celle de la base que vous voulez."
        )
    DATABASES["default"]["NAME"] = Path(os.environ["ITC_DATABASE_PATH"])
MEDIA_ROOT = Path(os.environ.get("ITC_FILES") or VAR / "files")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# ── transport ─────────────────────────────────────────────────────────────────────────────────────────────────────
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^sante/"]  # asked from inside the machine
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# The `__Host-` prefix makes the browser refuse such a cookie from a neighbouring sub-domain.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
DEVICE_COOKIE_NAME = "__Host-device"
# W019 asks for DENY: the editor's preview is a frame of our own pages, and the policy's frame-ancestors refuses others.
SILENCED_SYSTEM_CHECKS = [*SILENCED_SYSTEM_CHECKS, "security.W019"]
# Only behind a proxy that sets this header itself; otherwise anybody could write it.
BEHIND_PROXY = is_on("ITC_BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # So that the limits of sign-in count people and not the proxy.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

# ── a provider of identities, if there is one ─────────────────────────────────────────────────────────────────────
SOCIALACCOUNT_PROVIDERS = providers(os.environ)
CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] += origin(SOCIALACCOUNT_PROVIDERS)

# ── mail ──────────────────────────────────────────────────────────────────────────────────────────────────────────
DEFAULT_FROM_EMAIL = required("ITC_FROM_EMAIL", "Donnez l'adresse d'envoi : ITC_FROM_EMAIL=itc@exemple.fr")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_HOST = required("ITC_EMAIL_HOST", "Donnez le serveur d'envoi des courriels : ITC_EMAIL_HOST=smtp.exemple.fr")
EMAIL_PORT = number("ITC_EMAIL_PORT", 587)
EMAIL_HOST_USER = os.environ.get("ITC_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("ITC_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_PORT != 465
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_TIMEOUT = 20

# The coordination is told which ones are missing.
LEGAL = {key: os.environ.get(f"LEGAL_{key.upper()}", "") for key in LEGAL}

# ── logs, to the standard output; Django's own handlers would write addresses and mail errors with their data ─────
METRICS_PORT = number("ITC_METRICS_PORT", 0)
LOGGING = {
    **LOGGING,
    "formatters": {"json": {"()": "config.logs.JsonLines"}},
    "filters": {"routes_only": {"()": "config.logs.RoutesOnly"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["routes_only"]}},
    "loggers": {
        **LOGGING["loggers"],
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
