"""Rebuilds by several processes, on the database of a whole instance: the same index, and nobody left behind."""

import json
import os
import signal
import subprocess
import time

import psutil
import pytest

SPACES = 400  # of ten resources: more than one chunk
SOME_SPACES = 120  # enough that others change something before the rebuild is over
PATIENCE = 30  # seconds
FILL = "import django; django.setup(); from demonstration.scale import add_spaces; add_spaces({})"

pytestmark = pytest.mark.process


@pytest.mark.long
def test_by_several_processes_as_by_one_and_nobody_left_behind(make_instance):
    instance = make_instance("sqlite")
    instance.output("-c", FILL.format(SPACES))
    writer = instance.start("manage.py", "search_index", "rebuild", "--processes", "2", stdout=subprocess.DEVNULL)
    helpers = _children(writer.pid, 2)
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    _, left = psutil.wait_procs(helpers, timeout=PATIENCE)
    assert not left
    counts = []
    for processes in ("2", "0"):
        instance.output("manage.py", "search_index", "rebuild", "--processes", processes)
        instance.output("manage.py", "search_index", "check")
        indexes = json.loads(instance.output("manage.py", "search_index", "status", "--json"))["indexes"]
        counts.append({index["name"]: index["documents"] for index in indexes})
    assert counts[0] == counts[1]
    assert counts[0]["internal"] > SPACES * 8  # the others are drafts, or in the bin


def _children(parent: int, number: int) -> list[psutil.Process]:
    """The processes that make documents, once they are there; the one that counts their resources is none of them."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = [one for one in psutil.Process(parent).children() if "spawn_main" in " ".join(one.cmdline())]
        if len(found) == number:
            return found
        time.sleep(0.02)
    raise AssertionError(f"no {number} children of {parent}")


# As the web and the worker do, until the rebuild is over; how many it had to read again.
CHANGE = """
import django; django.setup()
from itertools import cycle
from knowledge.models import PracticeSheet
from search.applying import apply_changes
from search.models import Missed, Rebuild
missed = 0
print("ready", flush=True)
while not Rebuild.objects.exists():
    pass
pages = PracticeSheet.objects.live().filter(publication=None).order_by("pk").values_list("pk", flat=True)[:300]
for at, pk in enumerate(cycle(pages)):
    if not Rebuild.objects.exists():
        break
    page = PracticeSheet.objects.filter(pk=pk).first()
    if page and at % 5:
        page.title = f"Titre {at}"
        page.save()
    elif page:
        page.delete()
    apply_changes()
    missed = max(missed, Missed.objects.count())
apply_changes()
print(missed)
"""


def test_what_others_change_meanwhile_is_neither_lost_nor_brought_back(make_instance):
    instance = make_instance("sqlite")
    instance.output("-c", FILL.format(SOME_SPACES))
    instance.output("manage.py", "search_index", "rebuild")
    others = instance.start("-c", CHANGE, stdout=subprocess.PIPE, text=True)
    assert others.stdout.readline() == "ready\n"
    instance.output("manage.py", "search_index", "rebuild")
    missed, _ = others.communicate(timeout=PATIENCE)
    assert int(missed) > 0
    instance.output("manage.py", "search_index", "check")
