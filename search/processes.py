"""Starts processes that work for this one. They set Django up themselves, so nothing here needs it."""

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
    """Starts processes without a fork, so that they inherit no thread or connection."""
    pool = ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_begin)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def swept(work: Callable[..., Given], *arguments) -> Given:
    """Does the work, and collects cycles only afterwards: its many short-lived rows would start collections."""
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
