"""The WSGI entry point; the server's working folder is the repository's root."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

from operations.schema import refuse_other_database  # noqa: E402 (apps are ready by now)

refuse_other_database()
