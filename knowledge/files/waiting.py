"""What the worker must make of a file, by digest: one empty file each, so that two requests write it once.

These are files and not rows: readers ask too, and a request that only reads writes in no table.
"""

from itertools import islice
from pathlib import Path

from django.conf import settings


def ask(what: str, digest: str) -> None:
    folder = _folder(what)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / digest).touch()


def asked(what: str, most: int) -> list[str]:
    return [path.name for path in islice(_folder(what).glob("*"), most)]


def done(what: str, digest: str) -> None:
    (_folder(what) / digest).unlink(missing_ok=True)


def _folder(what: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "waiting" / what
