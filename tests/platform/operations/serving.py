"""People at work through a real web server whose processes are killed, and the platform's worker with them.

`python -m tests.platform.operations.serving ROUNDS FILE` keeps in FILE what the server answered that it had done.
"""

import http.client
import os
import random
import signal
import sys
import time
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import django
import psutil

from tests.platform.operations.killing import forked, run_worker
from tests.support.instances import HOST, ROOT, free_port

LATEST = 0.5  # seconds after which a process of the round is killed
PATIENCE = 60
SERVE = [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi:application"]
TOKEN = "t" * 32


class Browser:
    """A member's: signed in, it sends forms and says whether the server answered that they were taken."""

    def __init__(self, port: int):
        from django.conf import settings
        from django.test import Client

        from tests.platform.operations.writing import MEMBER, people

        client = Client()
        client.force_login(people()[MEMBER])
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.port = port
        self.headers = {
            "Host": HOST,
            "X-Forwarded-Proto": "https",
            "Referer": f"https://{HOST}/",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}",
        }

    def status(self, method: str, path: str, form: dict[str, str] | None = None) -> int:
        """0: the server was killed meanwhile, and nobody knows what it did."""
        body = urlencode({**form, "csrfmiddlewaretoken": TOKEN}) if form else None
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, self.headers)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()

    def shares(self, page, audience: str) -> bool:
        from django.urls import reverse

        from knowledge.staleness import base_of, format_base

        page.refresh_from_db()
        form = {"audience": audience, "confirmed": "on", "base": format_base(base_of(page))}
        status = self.status("POST", reverse("share_resource", args=[page.get_parent().slug, page.pk]), form)
        assert status in (0, 302), status
        return status == 302


def work(browser: Browser, until: float) -> list[str]:
    """What was acknowledged: a sheet shared with the network, another one taken back from it."""
    from tests.platform.operations.writing import committed, shared_sheet

    said = []
    while time.monotonic() < until:
        one, other = (committed(lambda: shared_sheet(f"Fiche {uuid4().hex[:8]}")) for _ in range(2))
        if browser.shares(one, "NETWORK"):
            said.append(f"shared {one.pk}")
        if browser.shares(other, "NETWORK") and browser.shares(other, "SPACE"):
            said.append(f"narrowed {other.pk}")
    return said


def killer(pid: int, after: float) -> int:
    def kill() -> None:
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
        os._exit(0)

    return forked(kill)


def one_round(chance: random.Random, browser: Browser, server: int) -> list[str]:
    from django.db import connections

    _wait(browser)
    connections.close_all()  # each process has its own
    worker = forked(run_worker)
    serving = chance.choice([one.pid for one in psutil.Process(server).children()])
    delays = [chance.uniform(0, LATEST) for _ in range(2)]
    killers = [killer(pid, after) for pid, after in zip((worker, serving), delays, strict=True)]
    try:
        return work(browser, time.monotonic() + LATEST)
    finally:
        for pid in (*killers, worker):
            os.waitpid(pid, 0)


def _wait(browser: Browser) -> None:
    end = time.monotonic() + PATIENCE
    while browser.status("GET", "/sante/") != 200:
        assert time.monotonic() < end
        time.sleep(0.1)


def main() -> None:
    rounds, kept, port = int(sys.argv[1]), Path(sys.argv[2]), free_port()
    seed = int(os.environ.get("ITC_SEED") or time.time())
    sys.stdout.write(f"ITC_SEED={seed}\n")
    django.setup()
    chance, browser = random.Random(seed), Browser(port)
    server = psutil.Popen(SERVE, cwd=ROOT, env={**os.environ, "ITC_BIND": f"127.0.0.1:{port}"})
    try:
        with kept.open("a") as out:
            for _ in range(rounds):
                out.writelines(f"{line}\n" for line in one_round(chance, browser, server.pid))
    finally:
        server.terminate()
        server.wait(PATIENCE)


if __name__ == "__main__":
    main()
