"""Decides when to try something again after a failure: later each time, up to a limit."""

import time
from dataclasses import dataclass


@dataclass
class Patience:
    """In seconds of this process's clock; several threads may share one."""

    first: float
    most: float
    _wait: float = 0.0
    _until: float = 0.0

    def is_due(self) -> bool:
        return time.monotonic() >= self._until

    def failed(self) -> None:
        self._wait = min(self.most, self._wait * 2 or self.first)
        self._until = time.monotonic() + self._wait

    def worked(self) -> None:
        self._wait = self._until = 0.0
