"""Lists the files of the project, in a clone or in an archive of its source."""

import subprocess

from tests.support.instances import ROOT

# What git ignores, for a source archive without git.
MADE = {".venv", "var", "build", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache"}


def listed() -> list[str]:
    """Returns the paths of tracked and new files, never of ignored ones."""
    if not (ROOT / ".git").exists():
        paths = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
        return [str(path) for path in paths if not MADE & set(path.parts) and not path.match("*.egg-info/*")]
    said = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return [name for name in said.split("\0") if name]
