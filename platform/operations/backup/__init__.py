"""Backups: the database as it was at one instant and every file it names, in one archive that says what it holds.

The archive is a compressed tar: the database's members, the files, and last `manifest.json`, which a cut archive lacks.
"""

from django.core.management.base import CommandError

FORMAT = 1
MANIFEST = "manifest.json"
FILES = "files/"


class Unusable(CommandError):
    """This backup, or the place it should go to, is not fit; the message says what to do. Nothing was changed."""
