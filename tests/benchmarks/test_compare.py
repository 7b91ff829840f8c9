"""How long comparing two readings of 60,000 characters takes, whatever changed. Printed, never asserted."""

import random
import statistics
import time

import pytest

from knowledge.compare import compare
from knowledge.reading import Reading, Section

CHARACTERS = 60_000
TIMES = 5

pytestmark = pytest.mark.bench
chance = random.Random(1)
vocabulary = ["".join(chance.choices("abcdeiorst", k=chance.randint(2, 9))) for _ in range(900)]


def text(vocabulary: list[str]) -> list[str]:
    found, length = [], 0
    while length < CHARACTERS:
        found.append(chance.choice(vocabulary))
        length += len(found[-1]) + 1
    return found


def reading(words: list[str], sections: int) -> Reading:
    size = len(words) // sections + 1
    cut = [words[start : start + size] for start in range(0, len(words), size)]
    return Reading(
        "fiche", "Fiche pratique", "Titre", "Résumé", "LO2",
        sections=tuple(Section(str(n), f"Partie {n}", f"<p>{' '.join(part)}</p>") for n, part in enumerate(cut)),
    )  # fmt: skip


def altered(words: list[str], changes: int) -> list[str]:
    places = set(chance.sample(range(len(words)), changes))
    return [chance.choice(vocabulary) if place in places else word for place, word in enumerate(words)]


@pytest.mark.parametrize("sections", [1, 14])
def test_two_readings_of_60000_characters(sections, capsys):
    words = text(vocabulary)
    cases = {
        "20 words changed": altered(words, 20),
        "400 words changed": altered(words, 400),
        "every word changed": text(vocabulary),
        "moved": words[len(words) // 2 :] + words[: len(words) // 2],
        "one word over and over": ["a"] * (CHARACTERS // 2),
    }
    for name, other in cases.items():
        old, new = reading(words, sections), reading(other, sections)
        taken = []
        for _ in range(TIMES):
            started = time.perf_counter()
            found = compare(old, new)
            taken.append((time.perf_counter() - started) * 1000)
        marked = sum(part.is_marked for part in found.changed)
        with capsys.disabled():
            spent = f"median {statistics.median(taken):.0f} ms, at most {max(taken):.0f} ms"
            print(f"\n{sections} sections, {name}: {spent}, {marked} of {len(found.changed)} marked")
