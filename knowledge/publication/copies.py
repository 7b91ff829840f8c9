"""Public copies of files: the worker makes them from what the pages show; editions copy them unchanged.

A confined process opens the documents, before any transaction; this module opens none.
"""

import hashlib
import json
import os
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path, PurePath

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, Q

from itc_spaces.spaces import access
from knowledge.files import confined
from knowledge.files.checks import sync_to_disk
from knowledge.files.cleaning.findings import DAMAGED, KEEPABLE, TOO_MUCH
from knowledge.files.previews import ask_to_draw
from knowledge.models import Attachment
from knowledge.publication.enums import CopyState, SubmissionState
from knowledge.publication.models import EditionFile, PublicCopy, SubmissionFile
from knowledge.publication.models.editions import public_path
from knowledge.publication.models.submissions import copy_path
from knowledge.reading import ReadingFile
from web.refusals import Refused

PROGRAM = Path(confined.__file__).with_name("cleaning") / "__main__.py"
AT_ONCE = confined.DOCUMENT  # a person waits: the worker makes the copies that need longer
PATIENCE = 4  # seconds, for all the files of a resource
LATER = replace(confined.DOCUMENT.later, processor=60, patience=120)
BATCH = 10
MOST_TRIES = 2  # a worker may die once without the file being at fault
UNTIL_ANOTHER_TRIES = timedelta(minutes=5)
KEPT = timedelta(days=1)  # how long a copy stays without a submission; a later request makes it again


def ask(digests: Iterable[str]) -> None:
    """Asks the worker to prepare the copies that do not exist yet."""
    wanted = {(digest, False) for digest in digests}
    known = {
        (row.source, row.keeps_hidden): row
        for row in PublicCopy.objects.filter(source__in={digest for digest, _ in wanted})
    }
    wanted |= {(digest, True) for (digest, keeps), row in known.items() if not keeps and has_to_keep(row)}
    missing = sorted(wanted - known.keys())
    if missing:
        rows = [PublicCopy(source=digest, keeps_hidden=keeps, asked_at=access.now()) for digest, keeps in missing]
        PublicCopy.objects.bulk_create(rows, ignore_conflicts=True)


def has_to_keep(row: PublicCopy) -> bool:
    """Tells whether the copy lost something that a person may want to publish on purpose."""
    return row.state == CopyState.READY and any(kind in KEEPABLE for kind, *_ in row.found)


def prepare(attachments: Iterable[Attachment]) -> None:
    """Makes the untried copies while a person waits; leaves to the worker those that need longer."""
    digests = [attachment.sha256 for attachment in attachments]
    ask(digests)
    end = time.monotonic() + PATIENCE
    untried = PublicCopy.objects.filter(source__in=digests, state=CopyState.WAITING, tries=0)
    with suppress(confined.Busy):
        for keeps in (False, True):  # after the first pass, the second copies that are needed are known
            for row in untried.filter(keeps_hidden=keeps):
                if time.monotonic() < end:
                    _try(row, AT_ONCE)


def prepare_copies() -> Mapping[str, int]:
    """Makes some waiting copies, as a job, and those of submissions without one. When no slot is free, it stops."""
    counts: Counter[str] = Counter()
    bare = SubmissionFile.objects.filter(copy=None, submission__state=SubmissionState.PENDING)
    ask(bare.values_list("attachment__sha256", flat=True)[:100])
    free = Q(tried_at=None) | Q(tried_at__lt=access.now() - UNTIL_ANOTHER_TRIES)
    waiting = PublicCopy.objects.filter(free, state=CopyState.WAITING).order_by("asked_at", "pk")
    with suppress(confined.Busy):
        for row in waiting[:BATCH]:
            if _try(row, LATER):
                counts["préparées" if row.state == CopyState.READY else "non préparées"] += 1
    for link in bare.select_related("attachment")[:100]:
        copy = PublicCopy.objects.filter(source=link.attachment.sha256, keeps_hidden=False, state=CopyState.READY)
        SubmissionFile.objects.filter(pk=link.pk, copy=None).update(copy=copy.first())
    return counts


def _try(row: PublicCopy, budget: confined.Budget) -> bool:
    """Makes a copy that no other process is making; returns whether it did. Raises Busy when no slot is free."""
    free = PublicCopy.objects.filter(pk=row.pk, tried_at=row.tried_at, state=CopyState.WAITING)
    if not free.update(tried_at=access.now(), tries=F("tries") + 1):
        return False
    attachment = Attachment.objects.filter(sha256=row.source).first()
    if attachment is None:
        row.delete()
        return False
    try:
        said = _made(row, attachment, budget) if row.tries < MOST_TRIES else {"refused": DAMAGED}
    except confined.Busy:
        _put_back(row)
        raise
    except confined.TooSlow:
        if budget is AT_ONCE:  # the worker gives it more time
            _put_back(row)
            return False
        said = {"refused": TOO_MUCH}
    row.found, row.refusal = said.get("found", []), said["refused"]
    row.state = CopyState.REFUSED if row.refusal else CopyState.READY
    row.tries += 1
    _keep(row)
    return True


def _put_back(row: PublicCopy) -> None:
    """Frees the copy without counting a try: its file is not at fault."""
    PublicCopy.objects.filter(pk=row.pk).update(tried_at=None, tries=row.tries)


@transaction.atomic
def _keep(row: PublicCopy) -> None:
    """Saves the copy; asks for the second copy when a person may choose to keep hidden content."""
    row.save(update_fields=["found", "refusal", "state", "tries", "file", "sha256", "size"])
    if not row.keeps_hidden and has_to_keep(row):
        ask([row.source])


def _made(row: PublicCopy, attachment: Attachment, budget: confined.Budget) -> dict:
    """Cleans the file into a new one, then cleans that one again to check that nothing was left."""
    name = copy_path(row, attachment.file.name)
    target = Path(default_storage.path(name))
    target.parent.mkdir(parents=True, exist_ok=True)
    again = target.with_name(f"encore-{target.name}")
    try:
        said = _cleaned(attachment.file.path, target, row.keeps_hidden, budget)
        if not said["refused"]:
            left = _cleaned(target, again, row.keeps_hidden, budget)
            said["refused"] = left["refused"] or (DAMAGED if left["found"] else "")
    except (confined.Busy, confined.TooSlow):
        target.unlink(missing_ok=True)
        raise
    except confined.Crashed:
        said = {"refused": DAMAGED}
    except confined.Failure:
        said = {"refused": TOO_MUCH}
    finally:
        again.unlink(missing_ok=True)
    if said["refused"]:
        target.unlink(missing_ok=True)
        return said
    sync_to_disk(str(target))
    with target.open("rb") as stream:
        row.sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    row.file.name, row.size = name, target.stat().st_size
    return said


def _cleaned(source: str | Path, target: Path, keeps_hidden: bool, budget: confined.Budget) -> dict:
    kept = ",".join(sorted(KEEPABLE)) if keeps_hidden else ""
    return json.loads(confined.run(PROGRAM, source, target, kept, budget=budget))


def forget_copies() -> int:
    """Deletes copies without a submission that are old or whose attachment is gone; returns how many."""
    idle = PublicCopy.objects.filter(submission_files=None)
    held = Attachment.objects.values("sha256")
    old = Q(asked_at__lt=access.now() - KEPT) & ~Q(state=CopyState.WAITING)
    return idle.filter(old | ~Q(source__in=held)).delete()[0]


def copy_for_edition(link: SubmissionFile, shown: ReadingFile, position: int) -> EditionFile:
    """Returns an unsaved row for the file that the validators read; its bytes are on the disk. Raises Refused."""
    attachment, made = link.attachment, link.copy
    if made is None or made.state != CopyState.READY:
        raise Refused(
            f"La copie publique de « {attachment.name} » n'est pas encore prête : recommencez dans une minute. Si cela "
            "dure, demandez à l'ITC de remplacer ce fichier."
        )
    copy = EditionFile(
        name=attachment.name,
        kind=attachment.kind,
        size=made.size,
        sha256=made.sha256,
        caption=shown.caption,
        role=shown.role,
        alternative_text=attachment.alternative_text,
        position=position,
    )
    copy.file.name = public_path(copy, PurePath(made.file.name).name)
    _same_bytes(Path(made.file.path), Path(copy.file.path))
    ask_to_draw(copy.sha256, copy.kind)
    return copy


def _same_bytes(source: Path, target: Path) -> None:
    """Gives the content a second name, or copies it: neither file is ever written to again."""
    target.parent.mkdir(parents=True, exist_ok=True)
    os.utime(source)  # the sweeper also sees a new file, until the row is committed
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
    sync_to_disk(str(target))
