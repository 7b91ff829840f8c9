"""`python -I limits.py MEMORY SECONDS ANSWER PROGRAM …`: runs a program that can do little harm from its first line.

Neither this module nor its programs import Django. They may import project modules that do not import it either; the
project's folder comes last in the path, so that it hides no module of Python's own.
"""

import ctypes
import errno
import os
import resource
import runpy
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
END_WITH_PARENT, NO_NEW_RIGHTS = 1, 38  # options of prctl
LESS = 15  # lower priority, so that requests without files go first
# Exit codes for the caller; a refusal's sentence is in what the program wrote.
REFUSED, TOO_LARGE, FAULT = 65, 70, 71


def confine(memory: int, processor: int, answer: int) -> None:
    """Limits this process: `memory` in bytes, `processor` in seconds, `answer` in bytes for any file that it writes."""
    limits = {
        resource.RLIMIT_CPU: (processor, processor + 1),  # first a signal with a name, then the end
        resource.RLIMIT_DATA: (memory,) * 2,
        resource.RLIMIT_AS: (2 * memory,) * 2,  # libraries reserve addresses and use few of them
        resource.RLIMIT_FSIZE: (answer,) * 2,
        resource.RLIMIT_NOFILE: (64, 64),
        resource.RLIMIT_CORE: (0, 0),
    }
    for limit, most in limits.items():
        resource.setrlimit(limit, most)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")  # when memory is short, the system ends this process first
    os.nice(LESS)
    system = ctypes.CDLL(None)
    system.prctl(END_WITH_PARENT, signal.SIGKILL)
    system.prctl(NO_NEW_RIGHTS, 1, 0, 0, 0)
    # It gives up the network, where the system lets it.
    system.unshare(NEW_USER | NEW_NETWORK)


def refuse(sentence: str) -> None:
    """Ends the program and refuses the file, with a French sentence that says why."""
    sys.stdout.write(sentence)
    sys.stdout.flush()
    sys.exit(REFUSED)


def confess(error: BaseException | None) -> None:
    """Ends the program for an error of ours, and says where it arose; not its message, which may quote the file."""
    arose = []
    while error is not None:
        arose.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__name__)
        error = error.__cause__ or error.__context__
    sys.stdout.write("\n\n".join(reversed(arose)))
    sys.stdout.flush()
    sys.exit(FAULT)


def is_limit(error: BaseException | None) -> bool:
    """Tells whether a limit stopped the program, directly or through an error raised while files were being closed."""
    while error is not None:
        if isinstance(error, MemoryError) or getattr(error, "errno", None) in (errno.EFBIG, errno.ENOMEM):
            return True
        error = error.__context__
    return False


def main(memory: str, processor: str, answer: str, *command: str) -> None:
    confine(int(memory), int(processor), int(answer))
    root = Path(__file__).resolve().parents[2]
    sys.path += [str(root), str(root / "platform")]
    sys.argv[:] = command
    try:
        runpy.run_path(command[0], run_name="__main__")
        sys.stdout.flush()
    except Exception as error:
        if is_limit(error):
            sys.exit(TOO_LARGE)
        raise


if __name__ == "__main__":
    main(*sys.argv[1:])
