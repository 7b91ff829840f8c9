"""Deletes files without a row, once they are too old to belong to an upload in progress."""

import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db.models import Model

from knowledge.files.folders import folders
from knowledge.files.kept_files import expire_kept_files
from knowledge.files.previews import FOLDER as PREVIEWS
from knowledge.models import KeptFile

AGE = 3600  # seconds
BATCH = 500


def sweep_files(age: int = AGE) -> int:
    """Deletes unreferenced files older than `age` seconds; returns how many."""
    before = time.time() - age
    expire_kept_files()
    held = {**folders(), "kept": KeptFile}
    swept = sum(_sweep(folder, before, _held(model)) for folder, model in held.items())
    return swept + _sweep(PREVIEWS, before, _drawn)


def _sweep(folder: str, before: float, kept: Callable[[list[Path]], set[Path]]) -> int:
    root = Path(settings.MEDIA_ROOT) / folder
    old = [path for path in root.glob("*/*") if path.is_file() and path.stat().st_mtime < before]
    removed = 0
    for start in range(0, len(old), BATCH):
        batch = old[start : start + BATCH]
        for path in set(batch) - kept(batch):
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def _held(model: type[Model]) -> Callable[[list[Path]], set[Path]]:
    """Returns a function that finds the files that a row names."""

    def held(paths: list[Path]) -> set[Path]:
        names = {str(path.relative_to(settings.MEDIA_ROOT)): path for path in paths}
        return {names[name] for name in model.objects.filter(file__in=names).values_list("file", flat=True)}

    return held


def _drawn(paths: list[Path]) -> set[Path]:
    """Finds the small pictures of a content that some row still has."""
    digests = {path.stem: path for path in paths}
    rows = [model.objects.filter(sha256__in=digests).values_list("sha256", flat=True) for model in folders().values()]
    return {digests[digest] for found in rows for digest in found}
