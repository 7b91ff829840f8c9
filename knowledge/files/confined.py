"""The one way to open files: our own program, in a process of its own, limited before its first line.

This machine opens at most one document per core and one picture at a time, whichever process asks. Files are never
opened inside a transaction: everybody who writes would wait for a stranger's file.
"""

import fcntl
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connections

from knowledge.files.limits import FAULT, REFUSED, TOO_LARGE
from web.refusals import Refused
from web.sizes import MEGABYTE

LIMITS = Path(__file__).with_name("limits.py")
ENVIRONMENT = {"MALLOC_ARENA_MAX": "2", "LANG": "C.UTF-8"}  # without our secrets and the address of the database
PAUSE = 0.02  # seconds between two looks for a free slot
LONGEST_SENTENCE, LONGEST_TRACE = 2000, 20_000  # bytes
logger = logging.getLogger("itc.files")
_seats = threading.BoundedSemaphore(settings.FILES_AT_ONCE)
_alone: ContextVar[bool] = ContextVar("alone", default=False)


@dataclass(frozen=True)
class Budget:
    """What one process may cost while a person waits for it; see `later` for a job."""

    name: str
    slots: int  # processes at work at the same time on this machine
    memory: int  # bytes
    processor: int  # seconds
    patience: int  # seconds to its end, even when a busy machine gives it no processor time
    queue: float = 2  # seconds to wait for a free slot
    in_request: bool = True  # if so, half the threads of this process stay free for requests without files
    answer: int = 64 * MEGABYTE

    @property
    def later(self) -> "Budget":
        """Returns the worker's budget: more time, and never the last slot, which is for people who wait."""
        return replace(self, slots=max(1, self.slots - 1), processor=20, patience=60, queue=60, in_request=False)


DOCUMENT = Budget("document", slots=os.cpu_count() or 1, memory=512 * MEGABYTE, processor=4, patience=15)
PICTURE = Budget("picture", slots=1, memory=1024 * MEGABYTE, processor=10, patience=30)


class Failure(Exception):
    """The program gave no answer; `words` tell the sender so, with « {name} » for the file's name."""

    words = "« {name} » ne s'ouvre pas : enregistrez-le de nouveau, puis recommencez."

    def refusal(self, name: str) -> Refused:
        return Refused(self.words.format(name=name))


class TooSlow(Failure):
    words = "« {name} » demande trop de temps pour être ouvert : allégez-le ou partagez-le en plusieurs fichiers."


class TooLarge(Failure):
    words = "« {name} » prend trop de place une fois ouvert : allégez-le ou partagez-le en plusieurs fichiers."


class Crashed(Failure):
    words = "« {name} » ne s'ouvre pas, il est sans doute abîmé : enregistrez-le de nouveau, puis recommencez."


class Faulty(Failure):
    """The program met an error of ours; the file is not at fault."""

    words = (
        "La plateforme n'a pas su lire « {name} » : l'erreur vient d'elle, pas de votre fichier, qui est gardé. Collez "
        "son texte dans « tout coller ici », ou prévenez la coordination."
    )

    def refusal(self, name: str) -> Refused:
        return Unread(self.words.format(name=name))


class Unread(Refused):
    """Refuses a file that an error of ours keeps from being read; the file itself is good, and is kept."""


class Busy(Failure):
    """No slot was free in time; the file is not at fault."""

    words = "Beaucoup de fichiers arrivent en ce moment : recommencez dans une minute."

    def refusal(self, name: str = "") -> Refused:
        return ComeBack(self.words)


class ComeBack(Refused):
    """Refuses a request that may succeed in a minute."""

    seconds = 60


def run(
    program: Path, *arguments: str | Path, budget: Budget = DOCUMENT, stdin: bytes | BinaryIO | None = None
) -> bytes:
    """Returns what the program wrote. Raises Refused with its sentence when it refuses, or one of the failures above.

    Paths in `arguments` are absolute; a file given as `stdin` has a file descriptor.
    """
    if not may_run():
        raise RuntimeError("a file is opened inside a transaction: do it before, as knowledge.files.intake does")
    limits = (budget.memory, budget.processor, budget.answer)
    command = [sys.executable, "-I", "-X", "utf8", LIMITS, *limits, program, *arguments]
    with _seat(budget), _slot(budget) as slot, tempfile.TemporaryFile() as said, _given(stdin) as given:
        process = subprocess.Popen(  # noqa: S603 (a program of ours)
            [str(word) for word in command], stdin=given, stdout=said, stderr=subprocess.DEVNULL, cwd="/",
            env=ENVIRONMENT, start_new_session=True,
            pass_fds=[slot],  # the process keeps its slot as long as it lives, even if we die first
        )  # fmt: skip
        try:
            code = process.wait(budget.patience)
        except subprocess.TimeoutExpired:
            code = -signal.SIGXCPU
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        said.seek(0)
        return _answer(code, said, program)


def _answer(code: int, said: BinaryIO, program: Path) -> bytes:
    if code == 0:
        return said.read()
    if code == REFUSED:
        raise Refused(said.read(LONGEST_SENTENCE).decode(errors="replace"))
    if code == FAULT:
        trace = said.read(LONGEST_TRACE).decode(errors="replace")
        logger.error("an error of ours in the confined %s:\n%s", program.name, trace)
        raise Faulty
    if code == -signal.SIGXCPU:
        raise TooSlow
    raise TooLarge if code == TOO_LARGE else Crashed(code)


@contextmanager
def _given(stdin: bytes | BinaryIO | None) -> Iterator[BinaryIO | int]:
    if not isinstance(stdin, bytes):
        yield subprocess.DEVNULL if stdin is None else stdin
        return
    with tempfile.TemporaryFile() as held:
        held.write(stdin)
        held.seek(0)
        yield held


@contextmanager
def _seat(budget: Budget) -> Iterator[None]:
    """Takes one of this process's places; raises Busy at once, because a thread that waits serves nobody."""
    if not budget.in_request:
        yield
        return
    if not _seats.acquire(blocking=False):
        raise Busy
    try:
        yield
    finally:
        _seats.release()


@contextmanager
def _slot(budget: Budget) -> Iterator[int]:
    """Locks a file that only one process of this machine can hold; raises Busy."""
    folder, end = Path(settings.FILE_SLOTS), time.monotonic() + budget.queue
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        for number in range(budget.slots):
            slot = os.open(folder / f"{budget.name}-{number}", os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(slot)
                continue
            try:
                yield slot
            finally:
                os.close(slot)
            return
        if time.monotonic() > end:
            raise Busy
        time.sleep(PAUSE)


@contextmanager
def alone() -> Iterator[None]:
    """Allows a command that has the database to itself to open files inside a transaction: nobody waits there."""
    token = _alone.set(True)
    try:
        yield
    finally:
        _alone.reset(token)


def may_run() -> bool:
    """Tells whether this process holds no transaction open, so that nobody who writes waits for it."""
    # Django marks the transaction of a test that is rolled back.
    open_ones = (block for one in connections.all(initialized_only=True) for block in one.atomic_blocks)
    return _alone.get() or all(block._from_testcase for block in open_ones)
