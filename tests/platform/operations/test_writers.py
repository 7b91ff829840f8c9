"""Eight who write without a pause on SQLite, the worker running: nobody is refused, and no line is lost."""

import pytest

WRITERS, SECONDS = 8, 12
SETTLE = "import django; django.setup(); from tests.platform.operations.writing import settle; settle()"


@pytest.mark.process
@pytest.mark.xdist_group("durability")
def test_eight_writers_and_the_worker(make_instance, tmp_path):
    instance = make_instance("sqlite")
    instance.output("-c", SETTLE)
    kept, log = tmp_path / "acknowledged", instance.var / "log"
    with log.open("w") as said:
        worker = instance.start("manage.py", "worker", stdout=said, stderr=said)
    try:
        written = instance.run("-m", "tests.platform.operations.together", str(WRITERS), str(SECONDS), str(kept))
    finally:
        worker.terminate()
        ended = worker.wait(60)
    said = written.stderr + log.read_text()
    assert "database is locked" not in said, said[-3000:]
    assert (written.returncode, ended) == (0, 0), said[-3000:]
    lines = [line.partition(" ") for line in kept.read_text().splitlines()]
    assert len({writer for writer, _, _ in lines}) == WRITERS, "one of them never had its turn"
    kept.write_text("".join(f"{line}\n" for _, _, line in lines))
    assert instance.output("-m", "tests.platform.operations.checking", str(kept)).startswith("whole")
