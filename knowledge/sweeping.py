"""Files whose row was never committed, or is gone: removed once they are old enough to be nobody's work in progress."""

import time
from pathlib import Path

from django.conf import settings

from knowledge.models import Attachment
from knowledge.publication.models import EditionFile

AGE = 3600  # seconds
FOLDERS = {"private": Attachment, "editions": EditionFile}
BATCH = 500


def sweep_files(age: int = AGE) -> int:
    """Deletes unreferenced files older than `age` seconds; how many."""
    return sum(_sweep(Path(settings.MEDIA_ROOT), folder, model, time.time() - age) for folder, model in FOLDERS.items())


def _sweep(root: Path, folder: str, model, before: float) -> int:
    old = [path for path in (root / folder).glob("*/*") if path.is_file() and path.stat().st_mtime < before]
    removed = 0
    for start in range(0, len(old), BATCH):
        names = {str(path.relative_to(root)): path for path in old[start : start + BATCH]}
        kept = set(model.objects.filter(file__in=names).values_list("file", flat=True))
        for name, path in names.items():
            if name not in kept:
                path.unlink(missing_ok=True)
                removed += 1
    return removed
