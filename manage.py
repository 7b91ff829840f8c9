#!/usr/bin/env python
"""Command line of the platform."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main() -> None:
    # `platform/` is a source root beside the repository's own; appended, so that it shadows nothing.
    for folder in (ROOT, ROOT / "platform"):
        if str(folder) not in sys.path:
            sys.path.append(str(folder))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError, connection

    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        # Never connected: it is the address that is wrong, or the server that sleeps; the rest is a fault to be read.
        if connection.connection is not None:
            raise
        from operations.schema import silent

        sys.exit(silent(error))


if __name__ == "__main__":
    main()
