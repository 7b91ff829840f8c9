"""`python -m tests.project.recipes`: the recipes of CONTRIBUTING.md, followed to the letter in copies of the project.

A part of `make full`. Commands and code are those of the page; what its sentences ask is done here.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.instances import ROOT, Instance
from tests.support.sources import listed

PAGE = (ROOT / "CONTRIBUTING.md").read_text()
BLOCK = re.compile(r"^ *```(sh|python)\n(.*?)^ *```$", re.M | re.S)
PATIENCE = 1200  # seconds for one command, on a busy machine
PYTEST = ("-m", "pytest", "-q", "-p", "no:randomly", "--ds", "config.settings.test")


def blocks(title: str, language: str) -> list[str]:
    """The blocks of one section, without the margin of their list."""
    section = PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0]
    found = [text for kind, text in BLOCK.findall(section) if kind == language]
    assert found, title
    return [re.sub(r"^   ", "", text, flags=re.M) for text in found]


class Copy(Instance):
    """The project's files in a folder of their own, with this environment as theirs."""

    @classmethod
    def made(cls, folder: Path) -> "Copy":
        root = folder / "project"
        for name in listed():
            if (ROOT / name).is_file():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, root / name)
        (root / ".venv").symlink_to(sys.prefix)
        # Tables that a test run migrated already: the same ones, sooner.
        for kept in (ROOT / "var" / "tests").glob("migrated-*.sqlite3"):
            for target in (root / "var" / "tests" / kept.name, folder / "var" / "itc.sqlite3"):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(kept, target)
        return cls(folder / "var", root=root)

    def sh(self, script: str) -> None:
        subprocess.run(["bash", "-euc", script], cwd=self.root, env=self.environment, check=True, timeout=PATIENCE)

    def change(self, path: str, before: str, after: str, times: int = 1) -> None:
        text = (self.root / path).read_text()
        assert text.count(before) == times, (path, before, text.count(before))
        (self.root / path).write_text(text.replace(before, after))

    def tests(self, *paths: str) -> None:
        self.output(*PYTEST, *paths, timeout=PATIENCE)

    def still_holds(self) -> None:
        """What `make check` asks of every change."""
        self.sh(".venv/bin/lint-imports --no-logo")
        self.output("manage.py", "makemigrations", "--check", "--dry-run")
        self.tests("tests/project/test_project.py", "tests/project/test_layers.py")


def indented(code: str, spaces: int) -> str:
    return "".join(f"{' ' * spaces}{line}\n" for line in code.splitlines())


def a_type(copy: Copy) -> None:
    names, tables = blocks("A type of resource", "sh")
    copy.sh(names)
    copy.change("platform/config/settings/base.py", '    "knowledge",\n', '    "testimonies",\n    "knowledge",\n')
    copy.change("pyproject.toml", '"tools*",', '"tools*", "testimonies*",')
    before = '"itc_spaces", "knowledge", "tools", "search"'
    copy.change("pyproject.toml", before, before.replace('"tools"', '"tools", "testimonies"'), 3)
    copy.change("pyproject.toml", '    "tools",\n', '    "tools | testimonies",\n')
    copy.change(".dockerignore", "!tools\n", "!tools\n!testimonies\n")
    copy.change("Dockerfile", "COPY tools tools\n", "COPY tools tools\nCOPY testimonies testimonies\n")
    copy.sh(tables)
    # Its life is walked as that of the type it was copied from, under its own names.
    renamed = "\n".join(line.replace("testimonies/*.py", "tests/testimonies/*.py") for line in names.splitlines()[2:])
    copy.sh(f"mkdir tests/testimonies; cp tests/stories/walk.py tests/testimonies/walk.py\n{renamed}")
    walked = {**copy.environment, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    subprocess.run([copy.python, "-m", "tests.testimonies.walk"], cwd=copy.root, env=walked, check=True)
    shutil.rmtree(copy.root / "tests" / "testimonies")
    copy.still_holds()


def a_right(copy: Copy) -> None:
    verb, rule, said, test = blocks("A right", "python")
    verbs, pages = "itc_spaces/spaces/access/verbs.py", "itc_spaces/spaces/access/rules/pages.py"
    worlds, tests = "tests/itc_spaces/thematics", "tests/itc_spaces/spaces/test_access.py"
    copy.change(verbs, "class Action(TextChoices):\n", f"class Action(TextChoices):\n{indented(verb, 4)}")
    copy.change(pages, "PAGE_RULES = {\n", f"PAGE_RULES = {{\n{indented(rule, 4)}")
    copy.change(
        f"{worlds}/oracle.py",
        "        kept = {\n            Action.READ: reads,\n",
        f"        kept = {{\n            Action.READ: reads,\n{indented(said, 12)}",
    )
    (copy.root / tests).write_text(f"{(copy.root / tests).read_text()}\n\n{test}")
    copy.still_holds()
    copy.tests(tests, f"{worlds}/test_worlds.py")


def a_facet(copy: Copy) -> None:
    (row,), (rebuilt,) = blocks("A facet", "python"), blocks("A facet", "sh")
    facets = "knowledge/publication/facets.py"
    copy.change(facets, "from knowledge.enums import ", "from knowledge.enums import BudgetRange, ")
    copy.change(facets, "# People read them in this order.\n", f"{row}# People read them in this order.\n")
    copy.change(facets, "MATURITY, INNOVATION,", "MATURITY, BUDGET, INNOVATION,")
    version = re.search(r"^VERSION = (\d+)", (copy.root / "search/recipe.py").read_text(), re.M)
    copy.change("search/recipe.py", version.group(), f"VERSION = {int(version.group(1)) + 1}")
    copy.output("manage.py", "migrate_aloud", timeout=PATIENCE)
    copy.sh(rebuilt)
    copy.still_holds()
    copy.tests("tests/search/test_facets.py")


def main() -> None:
    for recipe in (a_type, a_right, a_facet):
        with tempfile.TemporaryDirectory() as folder:
            recipe(Copy.made(Path(folder)))
        sys.stdout.write(f"{recipe.__name__}: as written.\n")


if __name__ == "__main__":
    main()
