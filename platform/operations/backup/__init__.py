"""Backups: one archive with the database at one instant, every file that it names, and a manifest of the content.

The archive is a compressed tar: the database's members, the files, and last `manifest.json`, which is missing from an
incomplete archive.
"""

from django.core.management.base import CommandError

FORMAT = 1
MANIFEST = "manifest.json"
FILES = "files/"


class Unusable(CommandError):
    """This backup or its destination cannot be used; the message says what to do. Nothing was changed."""
