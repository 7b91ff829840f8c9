"""The files of the project, whether it is a clone or an archive of its source."""

import subprocess

from tests.support.instances import ROOT

# What git would ignore, in a source archive where there is no git to ask.
MADE = {".venv", "var", "build", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache"}


def listed() -> list[str]:
    """Their paths: the tracked ones and the new ones, never what git ignores."""
    if not (ROOT / ".git").exists():
        paths = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
        return [str(path) for path in paths if not MADE & set(path.parts) and not path.match("*.egg-info/*")]
    said = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return [name for name in said.split("\0") if name]
