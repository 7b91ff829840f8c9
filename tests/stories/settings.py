"""The platform with one more app."""

from config.settings.development import *  # noqa: F403
from config.settings.development import ALLOWED_HOSTS, INSTALLED_APPS

INSTALLED_APPS = ["tests.stories", *INSTALLED_APPS]
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]
