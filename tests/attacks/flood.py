"""Hostile files sent together to a server that four people write on: `python -m tests.attacks.flood FILES RESULT`.

RESULT gets, as JSON, what was answered to whom and after how many seconds, the most memory that a process of the server
took, and what share of the machine's work was theirs: its other users make everything slower.
"""

import http.client
import json
import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

import django
import psutil

from tests.support.instances import HOST, ROOT, free_port

SERVE = [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi:application"]
WRITERS = 4
SENDERS = 20  # people; each sends some of the files
PATIENCE = 240  # seconds, of a machine that may have much else to do
LOOK = 0.05  # seconds between two looks at the memory
TOKEN = "t" * 32
LIMIT = "limit-of-parts"
MEGABYTE = 1024 * 1024


class Person:
    """Signed in; what each of her requests came to and how long it took."""

    def __init__(self, port: int, user):
        from django.conf import settings
        from django.test import Client

        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.port, self.user = port, user
        self.headers = {
            "Host": HOST,
            "X-Forwarded-Proto": "https",
            "Referer": f"https://{HOST}/",
            "Content-Type": f"multipart/form-data; boundary={LIMIT}",
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}",
        }

    def send(self, path: str, form: dict, file: tuple[str, bytes] | None = None) -> tuple[int, float, str]:
        """Its status, the seconds it took, the page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        began = time.monotonic()
        try:
            connection.request("POST", path, parts({**form, "csrfmiddlewaretoken": TOKEN}, file), self.headers)
            answer = connection.getresponse()
            page = answer.read().decode()
            return answer.status, time.monotonic() - began, page
        except (OSError, http.client.HTTPException) as error:
            return 0, time.monotonic() - began, str(error)
        finally:
            connection.close()


def parts(form: dict, file: tuple[str, bytes] | None) -> bytes:
    head = f"--{LIMIT}\r\nContent-Disposition: form-data; name="
    body = "".join(f'{head}"{name}"\r\n\r\n{value}\r\n' for name, value in form.items()).encode()
    if file:
        name, content = file
        body += f'{head}"file"; filename="{name}"\r\n\r\n'.encode() + content + b"\r\n"
    return body + f"--{LIMIT}--\r\n".encode()


def people(count: int) -> list:
    """Members of the one space there is."""
    from itc_spaces.spaces.models import Space
    from tests.support.factories import MembershipFactory

    return [MembershipFactory(seat__space=Space.objects.get()).user for _ in range(count)]


def work_of(processes: list[psutil.Process]) -> float:
    """Seconds of processor, with those of the programs that they started and that ended."""
    return sum(sum(one.cpu_times()[:4]) for one in processes)


def work_of_all() -> float:
    times = psutil.cpu_times()
    return sum(times) - times.idle - getattr(times, "iowait", 0)


class Server:
    """Served on a port of its own; `most` is what one of its processes took at most, those that open files apart."""

    def __init__(self, environment: dict[str, str]):
        self.port, self.most, self.ended = free_port(), 0, threading.Event()
        self.process = psutil.Popen(SERVE, cwd=ROOT, env={**environment, "ITC_BIND": f"127.0.0.1:{self.port}"})
        self.watch = threading.Thread(target=self._watch)

    def __enter__(self) -> "Server":
        end = time.monotonic() + PATIENCE
        while not self._answers():
            assert time.monotonic() < end
            time.sleep(LOOK)
        self.watch.start()
        return self

    def __exit__(self, *raised) -> None:
        self.ended.set()
        self.watch.join()
        self.process.terminate()
        self.process.wait(PATIENCE)

    def processes(self) -> list[psutil.Process]:
        """Those that serve, and this one."""
        return [psutil.Process(), *self.process.children()]

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", "/sante/", headers={"Host": HOST, "X-Forwarded-Proto": "https"})
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def _watch(self) -> None:
        while not self.ended.wait(LOOK):
            for one in self.process.children():
                try:
                    self.most = max(self.most, one.memory_info().rss)
                except psutil.Error:
                    continue


def write(person: Person, page, until: threading.Event) -> list[tuple[int, float]]:
    """Shares a sheet and takes it back, again and again."""
    from django.urls import reverse

    from knowledge.staleness import base_of, format_base

    said, path = [], reverse("share_resource", args=[page.get_parent().slug, page.pk])
    audiences = cycle(["NETWORK", "SPACE"])
    while not until.is_set():
        page.refresh_from_db()
        form = {"audience": next(audiences), "confirmed": "on", "base": format_base(base_of(page))}
        status, seconds, _ = person.send(path, form)
        said.append((status, seconds))
    return said


def flood(server: Server, count: int) -> dict:
    from django.db import connections
    from django.urls import reverse

    from itc_spaces.spaces.models import Space
    from tests.attacks.files import hostile
    from tests.platform.operations.writing import settle, shared_sheet

    settle()
    senders = [Person(server.port, user) for user in people(SENDERS)]
    writers = [(Person(server.port, user), shared_sheet(f"Fiche {user.pk}")) for user in people(WRITERS)]
    path, over = reverse("discussion", args=["itc", Space.objects.get().pk]), threading.Event()
    files = list(islice(cycle(hostile().items()), count))
    connections.close_all()
    mine, all_of_it = work_of(server.processes()), work_of_all()
    with ThreadPoolExecutor(count) as sending, ThreadPoolExecutor(WRITERS) as writing:
        saves = [writing.submit(write, person, page, over) for person, page in writers]
        sent = [
            sending.submit(senders[n % SENDERS].send, path, {"body": f"Voici {n}.", "alternative_text": "Rien."}, file)
            for n, (_, file) in enumerate(files)
        ]
        answers = [(what, *one.result()) for (what, _), one in zip(files, sent, strict=True)]
        over.set()
        saved = [one.result() for one in saves]
    return {
        "submitted": submitted(server, hostile()["an expression that backtracks"]),
        "share": (work_of(server.processes()) - mine) / (work_of_all() - all_of_it),
        "files": [(what, status, seconds, page if status >= 500 else "") for what, status, seconds, page in answers],
        "saves": saved,
    }


def submitted(server: Server, file: tuple[str, bytes]) -> tuple[int, float, str]:
    """One of them hangs on a sheet, and its member sends that to the public."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.urls import reverse

    from itc_spaces.spaces.enums import Audience
    from knowledge.actions import attach_file, share
    from knowledge.staleness import base_of
    from tests.platform.operations.writing import MEMBER, people, shared_sheet

    page, member = shared_sheet("Fiche qui part au public"), people()[MEMBER]
    attach_file(
        page=page, actor=member, upload=SimpleUploadedFile(*file), caption="", alternative_text="", base=base_of(page)
    )
    page.refresh_from_db()
    share(page=page, actor=member, audience=Audience.NETWORK, confirmed=True)
    path = reverse("submit_resource", args=[page.get_parent().slug, page.pk])
    return Person(server.port, member).send(path, {"confirmed_no_resident": "on"})


def main() -> None:
    count, kept = int(sys.argv[1]), Path(sys.argv[2])
    django.setup()
    with Server(dict(os.environ)) as server:
        result = flood(server, count)
        result["megabytes"] = server.most / MEGABYTE
    kept.write_text(json.dumps(result))


if __name__ == "__main__":
    main()
