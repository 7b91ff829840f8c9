"""Settings of the tests: fast hashing, mails in memory, files in a temporary folder."""

import os
import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import CACHES, DATABASES

SECRET_KEY = "test-only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="itc-test-files-"))
if DATABASES["default"]["ENGINE"] == "config.sqlite":
    # A file, as in production: in memory, the threads of a server share one connection, and deadlock when one of them
    # holds Python's lock and waits for SQLite's, while the other calls one of Django's functions.
    DATABASES["default"]["TEST"] = {"NAME": Path(tempfile.mkdtemp(prefix="itc-test-database-")) / "itc.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"  # deleted afterwards
if template := os.environ.get("ITC_TEST_TEMPLATE"):  # the migrated database that tests on PostgreSQL copy
    DATABASES["default"]["TEST"] = {"TEMPLATE": template}
WHITENOISE_AUTOREFRESH = True
SECOND_FACTOR_CAN_WAIT = True  # the tests of sign-in change it
# Tests that search have a folder of their own; the other tests write nothing here.
SEARCH_URL = f"tantivy://{tempfile.mkdtemp(prefix='itc-test-search-')}"
SEARCH_LOCKS = Path(tempfile.mkdtemp(prefix="itc-test-locks-"))
FILE_SLOTS = Path(tempfile.mkdtemp(prefix="itc-test-slots-"))
