"""Processes that work for this one. Nothing here needs Django to be ready: it is they who make it so."""

import gc
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import TypeVar

import django

Given = TypeVar("Given")


@contextmanager
def started(number: int) -> Iterator[ProcessPoolExecutor]:
    """They are not forked: nothing of this process, its threads and connections, is theirs."""
    pool = ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_begin)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def swept(work: Callable[..., Given], *arguments) -> Given:
    """Its answer. Rows by the thousand, all of them short-lived: cycles are looked for once it is done with them."""
    gc.disable()
    try:
        return work(*arguments)
    finally:
        gc.enable()
        gc.collect()


def _begin() -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()
    gc.freeze()


def _end_with_parent() -> None:
    parent_process().join()
    os._exit(1)
