"""`python -m tests.support.typed`: runs mypy on the whole source, and compares with the errors counted in `typed.txt`.

More errors than counted are refused, and fewer too, until `--shrink` writes the new counts: so they only shrink, and a
file that is moved keeps its count.
"""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

BASELINE = Path(__file__).with_suffix(".txt")
ERROR = re.compile(r"^([^:]+):\d+: error: .*\[([\w-]+)\]$")


def kept() -> Counter:
    rows = (line.split() for line in BASELINE.read_text().splitlines())
    return Counter({(path, code): int(number) for path, code, number in rows})


def counted(lines: list[str]) -> Counter:
    return Counter(found.groups() for line in lines if (found := ERROR.match(line)))


def trouble(lines: list[str], known: Counter) -> list[str]:
    """Returns what to show of mypy's lines; nothing when each file has as many errors of each code as counted."""
    found = counted(lines)
    more = (found - known).keys()
    new = [line for line in lines if (one := ERROR.match(line)) and one.groups() in more]
    fewer = [f"{path}: fewer {code}, well done: run --shrink" for path, code in (known - found)]
    return new + fewer


def shrunk(lines: list[str], known: Counter) -> str:
    """Returns the new counts; raises ValueError if they would grow."""
    found = counted(lines)
    if found.total() > known.total():
        raise ValueError(f"{found.total()} errors, {known.total()} before: the baseline only shrinks.")
    return "".join(f"{path} {code} {number}\n" for (path, code), number in sorted(found.items()))


def main() -> int:
    done = subprocess.run([sys.executable, "-m", "mypy"], capture_output=True, text=True)
    lines = done.stdout.splitlines()
    if done.returncode not in (0, 1) or not lines[-1:] or "errors prevented further checking" in lines[-1]:
        sys.stderr.write(done.stdout + done.stderr)
        return 2
    if "--shrink" in sys.argv:
        BASELINE.write_text(shrunk(lines, kept()))
        return 0
    said = trouble(lines, kept())
    sys.stdout.write("".join(f"{line}\n" for line in said) or f"{lines[-1]} None is new.\n")
    return int(bool(said))


if __name__ == "__main__":
    sys.exit(main())
