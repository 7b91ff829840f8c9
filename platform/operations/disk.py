"""The disk that the platform writes to."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """What was written to this file, or the names in this folder, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
