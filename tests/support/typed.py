"""`python -m tests.support.typed`: mypy on the whole source, against the errors that were there when it began.

`typed.txt` counts them by file and code. More than it says is refused, and less too, until `--shrink` writes the new
counts: so it only shrinks, and a file that moved keeps what it had.
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
    """What to show of these lines of mypy; nothing when they are as many as is known, in each file and of each code."""
    found = counted(lines)
    more = (found - known).keys()
    new = [line for line in lines if (one := ERROR.match(line)) and one.groups() in more]
    fewer = [f"{path}: fewer {code}, well done: run --shrink" for path, code in (known - found)]
    return new + fewer


def shrunk(lines: list[str], known: Counter) -> str:
    """The new baseline; raises ValueError where it would grow."""
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
