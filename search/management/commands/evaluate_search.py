"""Measures how well search finds known results: `evaluate_search --documents D.jsonl --queries Q.jsonl --json`."""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import mean, median, quantiles
from typing import NamedTuple

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from search.engines import scratch
from search.protocol import Document, Passage, Query, Reader, SearchIndex
from search.synonyms import synonyms

FIRST = 10  # ranks that count
TOKEN = "evaluation"  # noqa: S105
READER = Reader(frozenset({TOKEN}))


class Measured(NamedTuple):
    kind: str
    rank: int  # 0 when it is not among the first
    milliseconds: float


class Command(BaseCommand):
    help = "Loads documents into a scratch index, asks questions as a reader would, prints ranks and times by kind."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--documents", type=Path, required=True, help='{"id","title","summary","body","attachments"}'
        )
        parser.add_argument("--queries", type=Path, required=True, help="lines with text, expected, kind")
        parser.add_argument("--engine", default="", help="where the scratch index goes, as SEARCH_URL; else a folder")
        parser.add_argument("--json", action="store_true", help="prints one line of JSON")

    def handle(self, *, documents: Path, queries: Path, engine: str, **options):
        with scratch(engine) as index:
            index.write(_documents(documents))
            asked = list(_asked(index, queries, self._synonyms()))
            report = {"documents": index.status().documents, "kinds": _summary(asked)}
        self.stdout.write(json.dumps(report) if options["json"] else _table(report))

    def _synonyms(self) -> tuple[tuple[str, ...], ...]:
        """Returns the coordination's synonyms, as readers have them; none before the database has its tables."""
        try:
            return synonyms()
        except DatabaseError:
            self.stderr.write("No table of synonyms here (manage.py migrate makes it): none are searched.")
            return ()


def _lines(path: Path) -> Iterator[dict]:
    if not path.is_file():
        raise CommandError(f"{path}: no such file")
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                if line.strip():
                    yield json.loads(line)
            except ValueError as error:
                raise CommandError(f"{path}, line {number}: {error}") from error


def _documents(path: Path) -> Iterator[Document]:
    for given in _shown(_lines(path), "documents"):
        yield Document(
            key=str(given["id"]),
            version=1,
            title=given.get("title") or "",
            summary=given.get("summary") or "",
            body=given.get("body") or "",
            passages=tuple(_passage(one) for one in given.get("attachments") or ()),
            audience=READER.tokens,
        )


def _passage(given: str | dict) -> Passage:
    if isinstance(given, str):
        return Passage("", None, given)
    return Passage(given.get("name") or "", given.get("page"), given.get("text") or "")


def _asked(index: SearchIndex, path: Path, synonyms: tuple[tuple[str, ...], ...]) -> Iterator[Measured]:
    for given in _shown(_lines(path), "queries"):
        started = time.perf_counter()
        results = index.search(Query(given["text"], READER, size=FIRST, synonyms=synonyms))
        taken = (time.perf_counter() - started) * 1000
        keys = [hit.key for hit in results.hits]
        expected = str(given["expected"])
        yield Measured(given.get("kind") or "all", keys.index(expected) + 1 if expected in keys else 0, taken)


def _summary(asked: list[Measured]) -> dict[str, dict]:
    kinds = {}
    for kind in dict.fromkeys(one.kind for one in asked):
        those = [one for one in asked if one.kind == kind]
        times = [one.milliseconds for one in those]
        kinds[kind] = {
            "queries": len(those),
            f"mrr@{FIRST}": round(mean(1 / one.rank if one.rank else 0 for one in those), 4),
            "success@1": round(mean(one.rank == 1 for one in those), 4),
            "p50_ms": round(median(times), 2),
            "p95_ms": round(quantiles(times, n=20)[-1] if len(times) > 1 else times[0], 2),
        }
    return kinds


def _shown(lines: Iterable[dict], what: str) -> Iterator[dict]:
    """Yields the lines; shows a count to a person at a terminal."""
    number = 0
    for number, line in enumerate(lines, 1):
        if sys.stderr.isatty() and number % 500 == 0:
            sys.stderr.write(f"\r{number} {what}")
        yield line
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{number} {what}\n")


def _table(report: dict) -> str:
    lines = [f"{report['documents']} documents"]
    for kind, figures in report["kinds"].items():
        lines.append(f"{kind:12}" + "  ".join(f"{name} {value}" for name, value in figures.items()))
    return "\n".join(lines)
