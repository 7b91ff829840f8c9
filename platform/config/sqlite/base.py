"""Django's own backend, with a turn to take before each transaction."""

import fcntl
import time
from contextlib import suppress

from django.db.backends.sqlite3 import base

TRY_EVERY = 0.005  # seconds


class DatabaseWrapper(base.DatabaseWrapper):
    """Makes writers take turns fairly: SQLite's own wait favours newcomers, who try more often.

    Of eight that write without a pause, some would hardly ever write. Here all of them try equally often to lock a
    file; the system frees it when a process dies. The file only gives the turn: SQLite's locks still protect the data.
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
        """Waits for a turn as long as SQLite would, then continues without it: SQLite may then refuse the write."""
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
