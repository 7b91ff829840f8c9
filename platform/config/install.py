"""Keeps the environment in step with the lock. It runs before anything is installed, with the standard library only."""

import hashlib
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
# The second lock holds the first, and what tests and checks need.
LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"


class Refusal(Exception):
    """Nothing can continue; the message says what to do."""


def check_python():
    if sys.version_info[:2] < OLDEST:
        found = "{}.{}".format(*sys.version_info[:2])
        raise Refusal(
            f"Python {found} est trop ancien : il faut Python 3.11 ou plus récent.\n"
            "Indiquez-le ainsi : PYTHON=python3.11 make run (Debian 12 : sudo apt install python3)."
        )


def venv_works():
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode == 0


def create_venv(run):
    """Creates an environment if there is none, or if moving the folder broke it."""
    if venv_works():
        return
    if find_spec("ensurepip") is None or find_spec("venv") is None:
        version = "{}.{}".format(*sys.version_info[:2])
        raise Refusal(
            "Il manque à Python de quoi créer un environnement.\n"
            f"Remède : sudo apt install python{version}-venv, puis relancez la commande."
        )
    if run([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise Refusal(
            "L'environnement .venv n'a pas pu être créé.\n"
            "Vérifiez la place sur le disque et le droit d'écrire ici, supprimez .venv, puis relancez la commande."
        )


def stamp_of(lock):
    return VENV / f"{lock.name}.sha256"


def digest_of(lock):
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def is_installed(lock):
    """Returns whether this lock was installed completely, or the development lock, which holds it."""
    stamp = stamp_of(lock)
    if stamp.exists() and stamp.read_text() == digest_of(lock):
        return True
    return lock == LOCK and is_installed(DEV_LOCK)


def install(lock, run):
    """Installs a lock, unless it has not changed since it was installed."""
    if is_installed(lock):
        return
    stamp_of(lock).unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", str(lock)]
    if run(pip) != 0:
        raise Refusal(
            "Les dépendances n'ont pas pu être installées (le détail est juste au-dessus).\n"
            "Vérifiez l'accès à Internet, puis relancez la commande : elle reprendra où elle en était."
        )
    stamp_of(lock).write_text(digest_of(lock))


def main():
    run = subprocess.call
    try:
        check_python()
        create_venv(run)
        install(DEV_LOCK if "--dev" in sys.argv else LOCK, run)
    except Refusal as refusal:
        sys.stderr.write(f"\n{refusal}\n")
        return 1
    return 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
