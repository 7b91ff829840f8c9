"""Django's own backend, with a turn to be taken before each transaction."""

import fcntl
import time
from contextlib import suppress

from django.db.backends.sqlite3 import base

TRY_EVERY = 0.005  # seconds


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite's wait favours newcomers, who try more often: of eight who write without a pause some hardly ever write.

    Here all try equally often for a lock on a file, which the system takes back from a process that dies. It only says
    whose turn it is: SQLite's locks still protect the data.
    """

    _turn = None

    def _start_transaction_under_autocommit(self):
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._end_turn()
            raise

    def _commit(self):
        super()._commit()
        self._end_turn()

    def _rollback(self):
        try:
            super()._rollback()
        finally:
            self._end_turn()

    def _close(self):
        try:
            super()._close()
        finally:
            self._end_turn()

    def _take_turn(self) -> None:
        """Goes on without a turn after as long as SQLite itself would wait, and SQLite may then refuse it."""
        if self.is_in_memory_db() or self._turn:
            return
        self._turn = open(f"{self.settings_dict['NAME']}-turn", "ab")  # noqa: SIM115 (closed by `_end_turn`)
        until = time.monotonic() + self.settings_dict["OPTIONS"]["timeout"]
        while time.monotonic() < until:
            with suppress(BlockingIOError):
                fcntl.flock(self._turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            time.sleep(TRY_EVERY)

    def _end_turn(self) -> None:
        if self._turn:
            self._turn.close()
            self._turn = None
