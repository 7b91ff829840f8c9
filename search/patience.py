"""When to ask again something that failed: at once no more, then less and less often, up to a limit."""

import time
from dataclasses import dataclass


@dataclass
class Patience:
    """Seconds of this process's running time; several threads may use one."""

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
