"""How many pages a second, and how long one takes, of a whole instance served as in production; beside it, on the same
machine, a bare Wagtail page served the same way; and where the time of ours goes. One line of JSON a database, medians
of several runs; `to_bare`: pages a second beside the bare page's."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

import pytest

from tests.benchmarks.load import load
from tests.support.instances import HOST, Instance, free_port

RUNS = 3
SECONDS = float(os.environ.get("ITC_BENCH_SECONDS") or 5)
SPACES = 100
PATIENCE = 60
# What a browser says, behind a proxy that speaks https.
HEADERS = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1"}
KNOWN = """
import json, django; django.setup()
from django.conf import settings
from django.test import Client
from django.urls import reverse
from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import ThematicState
from itc_spaces.spaces.models import Space, Thematic
from knowledge.models import PracticeSheet
from knowledge.publication.models import Edition

edition = Edition.objects.filter(in_catalogue=True, publication__page__isnull=False).order_by("-pk")[0]
person = User.objects.filter(email__startswith="directrice").order_by("-pk")[0]
client = Client()
client.force_login(person)
sheet = access.visible_to(person, PracticeSheet).filter(live=True, placement__author=person)[0]
space = access.permitted(person, access.Action.SEE_MEMBERS, Space)[0]
thematic = access.visible_to(person, Thematic).filter(state=ThematicState.OPEN).order_by("pk")[0]
print(json.dumps({
    "edition": edition.get_absolute_url(), "sheet": sheet.url, "text": edition.html,
    "itc": space.url, "thematic": reverse("thematic", args=[thematic.space.slug, thematic.pk]),
    "person": person.email, "cookie": f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}",
}))
"""

pytestmark = pytest.mark.bench


@contextmanager
def served(instance: Instance, application: str, address: str, headers: dict) -> Iterator[None]:
    """Under gunicorn, by the platform's own configuration, until its first page answers."""
    port = int(instance.given["ITC_BIND"].rpartition(":")[2])
    command = ["-m", "gunicorn", "--config", "python:config.gunicorn", application]
    with (instance.var / "log").open("w") as log:
        server = instance.start(*command, stdout=log, stderr=log)
    try:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                load(port, address, headers, 0.5)
                break
            except ConnectionRefusedError:
                assert time.monotonic() < until, (instance.var / "log").read_text()
                time.sleep(0.2)
        yield
    finally:
        server.terminate()
        server.wait(30)


def filled(instance: Instance) -> dict[str, str]:
    """The addresses to be asked, of an instance that has everything it has in production."""
    for command in ("collectstatic --noinput --verbosity 0", f"demo --scale {SPACES}", "search_index rebuild"):
        instance.output("manage.py", *command.split())
    return json.loads(instance.output("-c", KNOWN))


def bare(made: Instance, text: str) -> Instance:
    """The peer, its one page at `/une-page/`."""
    peer = Instance(made.var, made.database_url, "tests.benchmarks.peer_site.settings", made.given)
    peer.output("manage.py", "migrate", "--verbosity", "0")
    peer.output("-m", "tests.benchmarks.peer_site.filling", "une-page", input=text)
    return peer


def measured(ports: dict[str, int], asked: dict[str, tuple[str, str, dict]]) -> dict[str, dict[str, float]]:
    """Each page in turn, several times over, so that a busy moment of the machine is nobody's alone."""
    runs = {name: [] for name in asked}
    for _ in range(RUNS):
        for name, (site, address, headers) in asked.items():
            runs[name].append(load(ports[site], address, headers, SECONDS))
    return {name: {key: round(median(run[key] for run in own), 2) for key in own[0]} for name, own in runs.items()}


def members_pages(known: dict[str, str]) -> dict[str, str]:
    """Those made for each person, by their addresses."""
    return {name: known[name] for name in ("sheet", "thematic", "itc")} | {"mon_itc": "/espaces/"}


def profiles(instance: Instance, known: dict[str, str]) -> dict[str, dict[str, float]]:
    """Milliseconds of processor by package, of a page that is kept and of those made for each person."""
    asked = {
        "edition": ("-", known["edition"]),
        "catalogue": ("-", "/ressources/"),
        **{name: (known["person"], address) for name, address in members_pages(known).items()},
    }
    return {
        name: json.loads(instance.output("-m", "tests.benchmarks.profiling", *given).splitlines()[-1])
        for name, given in asked.items()
    }


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_pages(make_instance, database, capsys):
    ports = {"ours": free_port(), "peer": free_port()}
    ours = make_instance(database).in_production(ports["ours"])
    known = filled(ours)
    peer = bare(make_instance(database, empty=True).in_production(ports["peer"]), known["text"])
    elsewhere = HEADERS | {"Host": "127.0.0.1"}
    member = {**HEADERS, "Cookie": known["cookie"]}
    asked = {
        "edition": ("ours", known["edition"], HEADERS),
        "catalogue": ("ours", "/ressources/", HEADERS),
        **{name: ("ours", address, member) for name, address in members_pages(known).items()},
        "bare_wagtail": ("peer", "/une-page/", elsewhere),
    }
    with (
        served(ours, "config.wsgi:application", known["edition"], HEADERS),
        served(peer, "tests.benchmarks.peer_site.wsgi:application", "/une-page/", elsewhere),
    ):
        pages = measured(ports, asked)
    bare_one = pages["bare_wagtail"]["per_s"]
    report = {
        "database": database,
        "served": "gunicorn 2x4",
        "load_average": os.getloadavg(),
        "pages": pages,
        "to_bare": {name: round(page["per_s"] / bare_one, 2) for name, page in pages.items()},
        "profile_ms": profiles(ours, known),
    }
    with capsys.disabled():
        print(f"\n{json.dumps(report)}")
