"""People who read: a few connections kept alive, each asking again as soon as it is answered.

On bare sockets: a client that parses more would take from the server the processor that they share.
"""

import socket
import time
from dataclasses import dataclass, field
from statistics import quantiles
from threading import Thread

CONNECTIONS = 8
PATIENCE = 30  # seconds
END = b"\r\n\r\n"


@dataclass
class Asked:
    """What one connection saw."""

    taken: list[float] = field(default_factory=list)  # seconds
    wrong: set[int] = field(default_factory=set)  # statuses


@dataclass
class Reader:
    port: int
    request: bytes
    connection: socket.socket | None = None

    def ask(self) -> int:
        """The status of one answer, read to its end."""
        if self.connection is None:
            self.connection = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        self.connection.sendall(self.request)
        head, _, body = self._until_head().partition(END)
        headers = head.lower()
        left = int(headers.partition(b"content-length:")[2].partition(b"\r\n")[0]) - len(body)
        while left > 0:
            left -= len(self._received())
        if b"connection: close" in headers:  # gunicorn's worker has served its number
            self.close()
        return int(head.split(b" ", 2)[1])

    def _until_head(self) -> bytes:
        received = self._received()
        while END not in received:
            received += self._received()
        return received

    def _received(self) -> bytes:
        received = self.connection.recv(1 << 18)
        if not received:
            raise ConnectionError("the server closed in the middle")
        return received

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection = None


def request_for(path: str, headers: dict[str, str]) -> bytes:
    lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def load(port: int, path: str, headers: dict[str, str], seconds: float) -> dict[str, float]:
    """Requests a second and the 95th percentile, with the part of a processor that asking took."""
    asked = [Asked() for _ in range(CONNECTIONS)]
    until = time.monotonic() + seconds
    threads = [Thread(target=_read, args=(port, request_for(path, headers), until, one)) for one in asked]
    started, spent = time.monotonic(), time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall = time.monotonic() - started
    wrong = set().union(*(one.wrong for one in asked))
    assert not wrong, f"{path}: {wrong}"
    taken = [one for each in asked for one in each.taken]
    return {
        "per_s": len(taken) / wall,
        "p95_ms": quantiles(taken, n=20)[-1] * 1000,
        "client_cpu": (time.process_time() - spent) / wall,
    }


def _read(port: int, request: bytes, until: float, asked: Asked) -> None:
    reader = Reader(port, request)
    while time.monotonic() < until:
        started = time.perf_counter()
        try:
            status = reader.ask()
        except ConnectionError:  # the server ended this connection between two requests, as any server may
            reader.close()
            continue
        asked.taken.append(time.perf_counter() - started)
        if status != 200:
            asked.wrong.add(status)
    reader.close()
