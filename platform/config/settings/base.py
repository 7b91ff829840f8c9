"""What every environment shares. People see French; comments give the reason of surprising values."""

import os
from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE

from config.database import database

ROOT = Path(__file__).resolve().parents[3]
# Where the platform writes: database, files, mails, logs.
VAR = Path(os.environ.get("ITC_VAR") or ROOT / "var")

INSTALLED_APPS = [
    "demonstration",
    "operations",
    "website",
    "search",
    "itc_spaces.coordination",
    "itc_spaces.minutes",
    "itc_spaces.meetings",
    "itc_spaces.membership",
    "itc_spaces.discussion",
    "itc_spaces.thematics",
    "tools",
    "knowledge",
    "knowledge.publication",
    "notifications",
    "itc_spaces.editor",
    "itc_spaces.spaces",
    "accounts",
    "accounts.openid",
    "design",
    "web",
    "wagtail.users",
    "wagtail.sites",
    # The admin does not start without these two; they hold no rows, and their routes answer 404.
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "modelcluster",
    "guardian",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_prose_editor",  # for its script only
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "operations.requests.RequestIds",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "knowledge.middleware.KeptTyping",
    "accounts.middleware.SessionLimits",
    "itc_spaces.spaces.middleware.SignInFirst",
    "itc_spaces.spaces.middleware.DeclaredRoutes",
    "itc_spaces.editor.guard.AdminGuard",
    "web.pace.Paces",
    # Last, because it calls the view itself, inside a transaction.
    "itc_spaces.spaces.middleware.AtomicUnsafeRequests",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["web.templatetags.dates"],
        },
    },
]
FORM_RENDERER = "design.renderer.Renderer"

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), VAR / "itc.sqlite3")}
# The middleware makes writes atomic for unsafe requests only; here, each GET would take SQLite's write lock.
ATOMIC_REQUESTS = False
# Counts attempts to sign in. Not in the database, so that a count stays when its request is rolled back; not in memory,
# because several processes serve. Several machines need a shared cache.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
    # Rendered editions, in the memory of each process, which asks the database whether they still hold. Their « Dans le
    # même esprit » may be this many seconds behind the index.
    "public_pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "public_pages",
        "TIMEOUT": 60,
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français")]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
# Files lie outside any web root; two views serve them, one for private files, one for public ones.
MEDIA_ROOT = VAR / "files"
MEDIA_URL = ""
# Always on disk, because another process opens uploads.
FILE_UPLOAD_HANDLERS = ["knowledge.files.uploads.BoundedFileUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 5
# The programs that open files take turns over all processes of this machine. At most half of a process's threads wait
# for them, so that the other half serves people who send no file.
FILE_SLOTS = VAR / "file-slots"
FILES_AT_ONCE = max(1, int(os.environ.get("ITC_THREADS") or 4) // 2)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750

# ── people ────────────────────────────────────────────────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "itc_spaces.spaces.policy.SpacesBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/espaces/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation's link proved the address
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this session stays, Django ends the others
# A signed token needs no table of addresses; allauth's own token keeps a second copy of them.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
PASSWORD_RESET_TIMEOUT = 24 * 3600
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    # By address and place. The place is the device if that address has signed in on it before, else the network.
    "login_failed": "20/m/ip,5/5m/key",
    # By address, from all places where it never signed in.
    "login_failed_anywhere": "100/h/key",
    "reset_password": "20/h/ip,3/h/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "reset_password": "accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "accounts.forms.NewPasswordForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "reauthenticate": "accounts.forms.ConfirmForm",
}
# A second factor: a passkey or the codes of an application, and recovery codes for the day when both are lost.
MFA_ADAPTER = "accounts.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation's link proved the address
MFA_TOTP_ISSUER = "La Trame"
MFA_TOTP_TOLERANCE = 1  # for a slow hand, or a clock that is half a minute wrong
MFA_FORMS = {
    "authenticate": "accounts.forms.CodeForm",
    "reauthenticate": "accounts.forms.ConfirmByCodeForm",
    "activate_totp": "accounts.forms.FirstCodeForm",
    "add_webauthn": "accounts.forms.NewKeyForm",
    "authenticate_webauthn": "accounts.forms.KeyForm",
    "login_webauthn": "accounts.forms.KeyAloneForm",
    "reauthenticate_webauthn": "accounts.forms.ConfirmByKeyForm",
    "edit_webauthn": "accounts.forms.KeyNameForm",
}
# People who need it set it up before anything else; a demonstration may let them do it later.
SECOND_FACTOR_CAN_WAIT = False
# Without a provider in the settings nobody signs in this way, and the sign-in page does not mention it.
SOCIALACCOUNT_ADAPTER = "accounts.openid.adapter.OpenidAdapter"
SOCIALACCOUNT_PROVIDERS = {}
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
# A session ends this long after the sign-in, however often it is used.
SESSION_ABSOLUTE_AGE = 14 * 24 * 3600
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "website.views.csrf_failure"
INVITATION_DAYS = 14
DEVICE_COOKIE_NAME = "device"

GUARDIAN_MONKEY_PATCH_USER = False
GUARDIAN_MONKEY_PATCH_GROUP = False
ANONYMOUS_USER_NAME = None
# guardian.W001 asks for guardian's authentication backend; ours replaces it, because guardian's ignores dates.
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]

# ── the editor ────────────────────────────────────────────────────────────────────────────────────────────────────
WAGTAIL_SITE_NAME = "La Trame"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = ""
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Wagtail's own search, for the editor's lists; readers use `search`.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "knowledge.rich_text.BoundedRichText",
        "OPTIONS": {"features": ["bold", "italic", "ul", "ol", "h3", "link"]},
    },
}

# ── search ────────────────────────────────────────────────────────────────────────────────────────────────────────
# tantivy:///path on this machine, or http(s)://user:password@host1,host2/prefix of an Elasticsearch.
SEARCH_URL = os.environ.get("SEARCH_URL") or f"tantivy://{VAR / 'search'}"
# Locks that say which process of this machine writes the indexes; PostgreSQL's own locks do so for all machines.
SEARCH_LOCKS = VAR / "search-locks"

# ── headers ───────────────────────────────────────────────────────────────────────────────────────────────────────
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
# Wagtail needs inline styles, and its preview is a frame of our own pages. Our templates replace the five that have
# inline script, because they show members' words.
ADMIN_CONTENT_SECURITY_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "style-src": [SELF, UNSAFE_INLINE],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
PERMISSIONS_POLICY = {
    feature: []
    for feature in (
        "accelerometer",
        "camera",
        "geolocation",
        "gyroscope",
        "microphone",
        "payment",
        "usb",
        "browsing-topics",
    )
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"

# ── mail ──────────────────────────────────────────────────────────────────────────────────────────────────────────
DEFAULT_FROM_EMAIL = "ne-pas-repondre@localhost"
BASE_URL = "http://127.0.0.1:8000"

# ── operations: a request id of the proxy is believed only behind one; the worker serves the figures ───────────────
BEHIND_PROXY = False
METRICS_PORT = 0
METRICS_FILES = VAR / "figures"  # where the serving processes count, see config.gunicorn

# ── backups: where `manage.py backup` writes, and the public key for which it encrypts ─────────────────────────────
BACKUPS = Path(os.environ.get("ITC_BACKUPS") or VAR / "backups")
BACKUP_KEY = os.environ.get("ITC_BACKUP_KEY", "").strip()

# ── the publisher (mentions légales); the coordination is told which ones are missing ─────────────────────────────
LEGAL = {"publisher": "", "publication_director": "", "host": "", "contact": ""}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Below this level, Wagtail writes page titles, and Elasticsearch's client every request.
    "loggers": {name: {"level": "WARNING"} for name in ("wagtail", "django_tasks", "elastic_transport")},
}
