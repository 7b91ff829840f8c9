"""Each service of docker-compose.yml, by its very command and in production's settings, against a real PostgreSQL."""

import http.client
import os
import re
import shlex
import subprocess
import time
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.support.instances import HOST, ROOT, Instance, free_port
from tests.support.postgresql import binaries

COMPOSE = (ROOT / "docker-compose.yml").read_text()
PATIENCE = 60  # seconds
ORDER = "SELECT current_setting('server_encoding'), (SELECT array_agg(w ORDER BY w) FROM unnest(%s::text[]) w)"


def command_of(service: str) -> list[str]:
    """As the file says it; the programs are this environment's."""
    written = re.search(rf"\n  {service}:\n(?:    .*\n)*?    command: \[(.*)\]\n", COMPOSE).group(1)
    return [part.strip('"') for part in re.findall(r'"[^"]*"|[^,\s]+', written)]


def service_of(name: str) -> str:
    return re.search(rf"\n  {name}:\n((?:    .*\n|\n)+)", COMPOSE).group(1)


def answer(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path, headers={"Host": HOST, "X-Forwarded-Proto": "https"})
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def until(found) -> None:
    end = time.monotonic() + PATIENCE
    while not found():
        assert time.monotonic() < end
        time.sleep(0.2)


@pytest.fixture
def production(make_instance) -> Instance:
    return make_instance("postgresql", empty=True).in_production(free_port())


@pytest.mark.process
def test_prepare_web_and_worker_run_as_they_are_written(production):
    metrics = free_port()
    production.given["ITC_METRICS_PORT"] = str(metrics)
    port = int(production.given["ITC_BIND"].rpartition(":")[2])
    shared = {"cwd": ROOT, "env": production.environment}
    prepared = subprocess.run(command_of("prepare"), **shared, capture_output=True, text=True)
    assert prepared.returncode == 0, prepared.stderr
    with (production.var / "log").open("w") as log:
        processes = [
            subprocess.Popen(command_of(name), **shared, stdout=log, stderr=log, start_new_session=True)
            for name in ("web", "worker")
        ]
    try:
        until(lambda: production.run("-m", "config.probe").returncode == 0)
        until(lambda: answer(port, "/sante/pret/")[0] == 200)
        status, page = answer(port, "/ressources/")
        assert (status, "<h1" in page) == (200, True)
        _, figures = answer(metrics, "/metrics")
        assert 'itc_http_requests_total{route="ressources/",status="200"} 1.0' in figures
        assert re.search(r"^itc_http_request_seconds_count [1-9]", figures, re.M)
        assert "itc_database_up 1.0" in figures
        status, page = answer(port, f"/ressources/?q={'%C3%A9' * 10_000}")
        assert (status, "<h1" in page) == (200, True)
    finally:
        for process in processes:
            process.terminate()
        ends = [process.wait(30) for process in processes]
    assert ends == [0, 0]
    said = (production.var / "log").read_text()
    assert '"logger": "itc.requests"' in said
    assert production.given["ITC_SECRET_KEY"] not in said


def health_of(service: str) -> list[str]:
    """Its health check as a command; CMD-SHELL goes through a shell, and there `$$` is compose's way to write `$`."""
    written = re.search(r"healthcheck:\n      test: \[(\S+), (.*)\]\n", service_of(service))
    kind, rest = written.group(1), written.group(2)
    if kind == "CMD-SHELL":
        return ["sh", "-c", rest.strip("'").replace("$$", "$")]
    return [part.strip('"') for part in rest.split(", ")]


@pytest.mark.process
def test_the_database_is_made_and_found_well_as_it_is_written(postgresql):
    """Every cluster of the tests is made with the file's own arguments."""
    given = {"PATH": f"{binaries()}:/usr/bin:/bin", "PGHOST": "127.0.0.1", "PGPORT": str(postgresql.port)}
    postgresql.create("itc")
    assert subprocess.run(health_of("database"), env=given).returncode == 0
    assert subprocess.run(health_of("database"), env={**given, "PGPORT": str(free_port())}).returncode != 0
    with psycopg.connect(postgresql.url("itc")) as connection:
        row = connection.execute(ORDER, [["zone", "école", "centre"]]).fetchone()
    assert row == ("UTF8", ["centre", "école", "zone"])


@pytest.mark.process
def test_the_engine_is_found_well_as_it_is_written():
    """On a server without its security module, which takes any password: address and answer are what is tried."""
    url = os.environ.get("ITC_TEST_ELASTICSEARCH")
    if not url:
        pytest.skip("ITC_TEST_ELASTICSEARCH ne dit pas où répond un Elasticsearch")
    shell, option, written = health_of("engine")
    given = {"PATH": "/usr/bin:/bin", "ELASTIC_PASSWORD": "any"}
    for there, well in ((urlsplit(url).netloc, True), (f"127.0.0.1:{free_port()}", False)):
        asked = [shell, option, written.replace("127.0.0.1:9200", there)]
        assert (subprocess.run(asked, env=given, capture_output=True).returncode == 0) is well


@pytest.mark.parametrize("service", ["prepare", "web", "worker", "database", "engine"])
def test_every_service_is_bounded_and_can_become_nothing_more(service):
    own = service_of(service)
    shared = COMPOSE.partition("services:")[0] if "<<: *platform" in own else ""
    for wanted in ("mem_limit:", "no-new-privileges:true", "cap_drop: [ALL]", "volumes:"):
        assert wanted in own + shared, wanted
    if service != "engine":  # its image writes its own configuration at the start
        assert "read_only: true" in own + shared


def test_no_secret_has_a_default_and_nothing_but_the_site_is_published():
    secrets = re.findall(r"\$\{(\w*(?:PASSWORD|SECRET_KEY)\w*)([^}]*)\}", COMPOSE)
    assert {name for name, _ in secrets} == {"POSTGRES_PASSWORD", "ELASTIC_PASSWORD", "ITC_SECRET_KEY"}
    assert [name for name, rest in secrets if not rest.startswith(":?")] == []
    assert re.findall(r"ports: \[(.*)\]", COMPOSE) == ['"127.0.0.1:${ITC_PORT:-8000}:8000"']
    assert "USER itc" in (ROOT / "Dockerfile").read_text()


def test_every_setting_of_the_file_reaches_the_platform_and_no_other_service():
    """Those that this file does not name too: providers of sign-in, threads, figures."""
    shared, _, services = COMPOSE.partition("services:")
    assert "env_file: [{path: .env, required: false}]" in shared
    assert "env_file" not in services
    for service in ("prepare", "web", "worker"):
        own = service_of(service)
        assert "<<: *platform" in own
        assert "environment:" not in own  # it would take the place of the shared one


def test_the_image_serves_by_the_same_command():
    written = re.search(r"^CMD (.*)$", (ROOT / "Dockerfile").read_text(), re.M).group(1)
    assert shlex.split(written.strip("[]").replace(",", " ")) == command_of("web")
