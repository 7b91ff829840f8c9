"""How long the public's pages take with as many editions as a department may have. Printed, never asserted."""

import statistics
import time

import pytest

from tests.support.factories import SpaceFactory
from tests.support.factories.publication import many_editions

EDITIONS = 5_000
TIMES = 40

pytestmark = [pytest.mark.bench, pytest.mark.django_db]


def measure(client, path: str, capsys) -> None:
    """Median and 95th percentile of one address, in milliseconds, without the network."""
    assert client.get(path).status_code == 200
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        client.get(path)
        taken.append((time.perf_counter() - started) * 1000)
    with capsys.disabled():
        print(f"\n{path}: median {statistics.median(taken):.1f} ms, p95 {statistics.quantiles(taken, n=20)[-1]:.1f} ms")


def test_public_pages(client, capsys):
    editions = many_editions(EDITIONS, space=SpaceFactory())
    for path in ("/", "/ressources/", "/ressources/?sujet=sujet-3", "/ressources/?q=porte", "/ressources/flux.atom"):
        measure(client, path, capsys)
    measure(client, editions[-1].get_absolute_url(), capsys)
