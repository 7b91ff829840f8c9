"""Where the time of a page goes: `python -m tests.benchmarks.profiling PERSON ADDRESS`, in a filled instance.

Prints in JSON the milliseconds of processor of one answer, by package: what each function takes itself, under the
profiler, which slows Python's own calls more than the rest.
"""

import cProfile
import json
import pstats
import sys
from collections import Counter
from pathlib import Path

import django

django.setup()

from django.test import Client  # noqa: E402 (apps are ready by now)

from accounts.models import User  # noqa: E402
from tests.support.instances import HOST  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
TIMES = 20
SHOWN = 8


def package_of(file: str) -> str:
    """A library by its name, our own code by its folder, the rest of Python together."""
    _, _, library = file.partition("site-packages/")
    if library:
        return library.split("/")[0]
    if file.startswith(str(ROOT)):
        return Path(file).relative_to(ROOT).parts[0]
    return "python"


def by_package(profile: cProfile.Profile) -> dict[str, float]:
    """Time spent in C counts for the Python that called it."""
    spent = Counter()
    for (file, _, _), (_, _, own, _, callers) in pstats.Stats(profile).stats.items():
        if file != "~":
            spent[package_of(file)] += own
            continue
        for (caller, _, _), (_, _, taken, _) in callers.items():
            spent[package_of(caller)] += taken
    return {name: round(seconds / TIMES * 1000, 1) for name, seconds in spent.most_common(SHOWN)}


def main() -> None:
    email, address = sys.argv[1:]
    client = Client()
    if email != "-":
        client.force_login(User.objects.get(email=email))

    def ask() -> None:
        assert client.get(address, secure=True, headers={"host": HOST}).status_code == 200

    ask()
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(TIMES):
        ask()
    profile.disable()
    sys.stdout.write(json.dumps(by_package(profile)))


if __name__ == "__main__":
    main()
