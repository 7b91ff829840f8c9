"""Whether an instance is whole, after all that happened to it.

`python -m tests.platform.operations.checking [FILE OF ACKNOWLEDGEMENTS]` says so, or what is not.
"""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path


def problems(acknowledged: list[str]) -> Iterator[str]:
    yield from _database()
    yield from _files()
    for line in acknowledged:
        what, *keys = line.split()
        if not CHECKS[what](*keys):
            yield f"lost: {line}"


def _database() -> Iterator[str]:
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for pragma in ("integrity_check", "foreign_key_check"):
                said = cursor.execute(f"PRAGMA {pragma}").fetchall()
                if said not in ([], [("ok",)]):
                    yield f"{pragma}: {said}"
    from knowledge.publication.enums import SubmissionState
    from knowledge.publication.models import Edition, Submission

    accepted = Submission.objects.filter(state=SubmissionState.ACCEPTED).count()
    if accepted != Edition.objects.count():
        yield f"{accepted} accepted submissions and {Edition.objects.count()} editions"


def _files() -> Iterator[str]:
    """Never a row without its file; after the sweep no file without its row."""
    from django.conf import settings

    from knowledge.files.sweeping import sweep_files
    from knowledge.models import Attachment
    from knowledge.publication.models import EditionFile

    root, named = Path(settings.MEDIA_ROOT), set()
    for model in (Attachment, EditionFile):
        for name, said in model.objects.values_list("file", "sha256"):
            path = root / name
            named.add(path)
            if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != said:
                yield f"{model.__name__} {name} without its bytes"
    sweep_files(age=-1)
    kept = {path for folder in ("private", "editions") for path in (root / folder).rglob("*") if path.is_file()}
    for path in kept - named:
        yield f"orphan: {path}"


def _saved(pk: str, token: str) -> bool:
    from knowledge.models import PracticeSheet
    from knowledge.texts import latest_text

    page = PracticeSheet.objects.filter(pk=pk).first()
    return page is not None and token in latest_text(page).objectives.split()


def _exists(path: str, **fixed):
    from django.apps import apps

    def check(pk: str, *rest: str) -> bool:
        return apps.get_model(path).objects.filter(pk=pk, **fixed).exists()

    return check


CHECKS = {
    "started": _exists("knowledge.PracticeSheet"),
    "saved": _saved,
    "attached": _exists("knowledge.Attachment"),
    "shared": _exists("knowledge.PracticeSheet", live=True, placement__audience="NETWORK"),
    "submitted": _exists("publication.Submission"),
    "narrowed": _exists("knowledge.PracticeSheet", live=True, placement__audience="SPACE"),
    "accepted": _exists("publication.Edition"),
    "withdrawn": _exists("publication.Publication", editions__withdrawals__isnull=False),
}


def main() -> int:
    import django

    django.setup()
    acknowledged = Path(sys.argv[1]).read_text().splitlines() if len(sys.argv) > 1 else []
    found = list(problems(acknowledged))
    sys.stdout.write("\n".join(found) + "\n" if found else f"whole, {len(acknowledged)} acknowledged\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
