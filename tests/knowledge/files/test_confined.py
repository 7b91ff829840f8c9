"""What a confined program may cost, whatever it does: each excess has a name, and a sentence for who sent the file."""

import fcntl
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import psutil
import pytest
from django.conf import settings
from django.db import transaction

from knowledge.files import confined
from knowledge.files.confined import DOCUMENT, PICTURE, Busy, Crashed, Faulty, TooLarge, TooSlow, run
from web.refusals import Refused

QUICK = replace(DOCUMENT, processor=1, patience=20, queue=0)


@pytest.fixture(autouse=True)
def own_slots(settings, tmp_path):
    settings.FILE_SLOTS = tmp_path / "slots"


@pytest.fixture
def program(tmp_path):
    """`program(text)`: the path of a program that does this."""

    def write(text: str) -> Path:
        path = tmp_path / "program.py"
        path.write_text(text)
        return path

    return write


def until(is_so: Callable[[], bool]) -> None:
    """Waits for what another process does; a killed one dies a moment after."""
    end = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def is_over(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


EXCESSES = {
    "memory": ("held = []\nwhile True: held.append(bytearray(b'x') * 1_000_000)", TooLarge),
    "memory at once": ("bytearray(10**9)", TooLarge),
    "processor": ("while True: pass", TooSlow),
    "an answer": ("import sys\nwhile True: sys.stdout.buffer.write(bytes(1_000_000))", TooLarge),
    "a file": ("with open('/dev/shm/' + __import__('uuid').uuid4().hex, 'wb') as out:\n"
               "    import os; os.unlink(out.name)\n"
               "    while True: out.write(bytes(1_000_000))", TooLarge),
    "death": ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", Crashed),
    "an error": ("1 / 0", Crashed),
    "a wrong exit": ("import sys; sys.exit(3)", Crashed),
}  # fmt: skip


@pytest.mark.parametrize("case", EXCESSES)
def test_each_excess_is_ended_and_named(program, case):
    text, failure = EXCESSES[case]
    # On a busy machine, filling the memory takes more than a second of processor.
    budget = QUICK if failure is TooSlow else replace(QUICK, processor=15)
    with pytest.raises(failure) as raised:
        run(program(text), budget=budget)
    assert "« plan.pdf »" in raised.value.refusal("plan.pdf").message


def test_one_that_waits_for_ever_is_ended_with_all_it_started(program, tmp_path):
    said = tmp_path / "said"
    text = f"import os, time\npid = os.fork()\nif pid: open({str(said)!r}, 'w').write(str(pid))\ntime.sleep(1000)"
    with pytest.raises(TooSlow):
        run(program(text), budget=replace(QUICK, patience=5))
    until(partial(is_over, int(said.read_text())))


@pytest.mark.parametrize(("budget", "most"), [(DOCUMENT, 512), (PICTURE, 1024)])
def test_memory_is_what_the_budget_says(program, budget, most):
    text = (
        "import resource, sys; sys.stdout.write(str(resource.getrlimit(resource.RLIMIT_DATA)[0]))"
        "\nassert resource.getrlimit(resource.RLIMIT_CPU)[0] > 0"
    )
    assert int(run(program(text), budget=budget)) == most * 1024 * 1024


def test_it_sees_no_secret_and_no_network(program, monkeypatch):
    monkeypatch.setenv("ITC_SECRET_KEY", "canari")
    assert b"canari" not in run(program("import os, sys; sys.stdout.write(str(dict(os.environ)))"))
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(Crashed):
            run(program(f"import socket; socket.create_connection(('127.0.0.1', {port}), 5)"))


def test_what_it_is_given_and_what_it_says(program):
    echo = program("import sys; sys.stdout.buffer.write(sys.argv[1].encode() + sys.stdin.buffer.read())")
    assert run(echo, "été ", stdin=b"\xff\x00") == "été ".encode() + b"\xff\x00"
    assert run(echo, "") == b""


def test_its_refusal_is_a_sentence(program):
    with pytest.raises(Refused, match=r"^Trop bleu$"):
        run(program("from knowledge.files.limits import refuse; refuse('Trop bleu')"))


def test_it_says_where_an_error_of_ours_arose_and_nothing_of_the_file(program, caplog):
    text = "from knowledge.files.limits import confess\ndef fault(words): int(words)\n"
    text += "try:\n    try: fault('canari')\n    except ValueError as error: raise TypeError('canari') from error\n"
    with pytest.raises(Faulty):
        run(program(text + "except TypeError as error: confess(error)"))
    [record] = caplog.records
    assert record.levelname == "ERROR"
    for said in ("program.py", "in fault", "ValueError", "TypeError"):
        assert said in record.message
    assert "invalid literal" not in record.message


def test_programs_of_the_project_hide_no_module_of_python(program):
    text = "import types, platform, sys; assert types.FunctionType and platform.system()\n"
    text += "from knowledge.files import formats"
    assert run(program(text)) == b""


def test_no_more_at_once_than_there_are_places(program, tmp_path):
    """As many as the cores hold a place each; one more is told to come back, and the place is free after them."""
    ready = tmp_path / "ready"
    ready.mkdir()
    text = (
        "import os, sys, time\n"
        f"open({str(ready)!r} + '/' + str(os.getpid()), 'w').close()\n"
        f"while not os.path.exists({str(tmp_path / 'go')!r}): time.sleep(0.01)"
    )
    waits = program(text)
    budget = replace(DOCUMENT.later, slots=2, queue=0)
    threads = [threading.Thread(target=run, args=[waits], kwargs={"budget": budget}) for _ in range(2)]
    for thread in threads:
        thread.start()
    until(lambda: len(list(ready.iterdir())) == 2)
    with pytest.raises(Busy):
        run(waits, budget=budget)
    (tmp_path / "go").touch()
    for thread in threads:
        thread.join()
    assert run(program("print('ok')"), budget=budget) == b"ok\n"


def test_a_place_stays_taken_while_its_program_lives(program):
    """Even when the process that asked was killed: the program itself holds the place."""
    text = "import os, sys; sys.stdout.write(' '.join(os.readlink(f'/proc/self/fd/{n}') for n in os.listdir('/proc/self/fd') if os.path.exists(f'/proc/self/fd/{n}')))"  # noqa: E501
    assert str(Path(settings.FILE_SLOTS) / "picture-0") in run(program(text), budget=PICTURE).decode()


def test_the_worker_leaves_a_place_to_those_who_wait():
    assert replace(DOCUMENT, slots=4).later.slots == 3
    assert replace(DOCUMENT, slots=1).later.slots == 1
    assert PICTURE.slots == PICTURE.later.slots == 1


def test_half_the_threads_serve_those_who_send_nothing(program, monkeypatch):
    monkeypatch.setattr(confined, "_seats", threading.BoundedSemaphore(1))
    assert confined._seats.acquire(blocking=False)
    with pytest.raises(Busy):
        run(program("print()"))
    assert run(program("print()"), budget=DOCUMENT.later) == b"\n"


def test_a_place_that_another_process_holds(program):
    folder = Path(settings.FILE_SLOTS)
    folder.mkdir()
    with (folder / "picture-0").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(Busy) as raised:
            run(program("print()"), budget=replace(PICTURE, queue=0))
    assert "recommencez dans une minute" in raised.value.refusal().message


@pytest.mark.django_db
def test_nothing_is_opened_inside_a_transaction(program):
    with transaction.atomic(), pytest.raises(RuntimeError, match="inside a transaction"):
        run(program("print()"))
    with confined.alone(), transaction.atomic():
        assert run(program("print()")) == b"\n"
