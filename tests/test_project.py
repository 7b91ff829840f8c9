"""Conventions of the whole project, held by tests."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from itc_spaces.access import RULES

ROOT = Path(__file__).resolve().parents[1]
FILE_LINES = 400
FUNCTION_LINES = 40
# path, or path::function, and why it may be longer.
LONGER: dict[str, str] = {}
# Models without a rule of their own, and what stands in its place.
INTERNAL = {
    "accounts.User": "shown through seats and offices; one's own account to oneself",
    **dict.fromkeys(
        ["itc_spaces.College", "itc_spaces.Committee", "itc_spaces.FrameworkAgreement", "itc_spaces.Organisation",
         "itc_spaces.Territory", "itc_spaces.Topic", "knowledge.Public"],
        "vocabulary of a department or of all",
    ),
    **dict.fromkeys(
        ["itc_spaces.Deployment", "itc_spaces.Mandate", "itc_spaces.Seat", "itc_spaces.SeatMode",
         "itc_spaces.SpaceRecord", "itc_spaces.GrantPeriod", "itc_spaces.ClockMark",
         "membership.Invitation", "thematics.ThematicInvitation"],
        "what access is computed from; read through its space or department",
    ),
    **dict.fromkeys(
        ["knowledge.Credit", "knowledge.PageFile", "knowledge.Reuse", "knowledge.Review", "knowledge.ReviewReminder",
         "knowledge.SheetPartner", "tools.ToolSheet", "tools.ToolVersionFile"],
        "part of a page; read through it",
    ),
    **dict.fromkeys(["discussion.ContributionFile", "discussion.DigestEntry"], "part of a message or of a mail"),
    **dict.fromkeys(["knowledge.ThematicOutcome", "thematics.ThematicChange"], "part of a thematic; read through it"),
    "accounts.ResetRequest": "an address that the worker answers; no page shows it",
    **dict.fromkeys(["knowledge.StartKey", "knowledge.UnfinishedForm"], "of one person's form"),
    **dict.fromkeys(
        ["publication.Circuit", "publication.CircuitStep", "publication.SubmissionCredit", "publication.SubmissionFile",
         "publication.Verdict"],
        "part of a circuit or a submission; read through it",
    ),
    **dict.fromkeys(
        ["publication.Edition", "publication.EditionCredit", "publication.EditionFacet", "publication.EditionFile",
         "publication.PublicMark", "publication.Publisher", "publication.Withdrawal"],
        "public",
    ),
    "search.Change": "the outbox: kinds and ids",
    "search.FileText": "the text of files by digest, for the indexes",
    "search.FruitlessSearch": "words and a count; the coordination's page shows some",
    "search.Missed": "what a rebuild is to read again: kinds and ids",
    "search.Rebuild": "how far a rebuild has come",
    "search.SynonymGroup": "the field's synonyms, the same for all departments",
    "search.WriteCount": "a counter",
    "search.IndexMark": "a counter",
}  # fmt: skip
OURS = ("accounts", "notifications", "operations", "website", "itc_spaces", "knowledge", "tools", "search")


def tracked(*suffixes: str) -> list[Path]:
    """Files of the project; the tracked ones and the new ones, never what git ignores."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\0")  # fmt: skip
    paths = [ROOT / name for name in listed if name]
    return [path for path in paths if path.is_file() and (not suffixes or path.suffix in suffixes)]


def test_platform_is_still_the_standard_librarys():
    code = "import platform, sys; print(platform.python_version())"
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "{}.{}.{}".format(*sys.version_info[:3])
    assert not (ROOT / "platform" / "__init__.py").exists()


def test_no_file_names_a_machine_or_a_registry():
    traces = re.compile(r"/(?:work|root|home/\w+|tmp/\w+)/|py(?:pi)\.org|python(?:hosted)\.org|find-links|index-url")
    allowed = {"Makefile"}  # it is there that the lock is told to name none
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked()
        if path.suffix not in {".png", ".ico"} and path.name not in allowed and path != Path(__file__)
        if (match := traces.search(path.read_text(errors="replace")))
    ]
    assert found == []


def test_names_say_what_is_inside():
    empty_names = {"core", "utils", "common", "helpers", "manager", "managers", "misc", "data"}
    found = [str(path.relative_to(ROOT)) for path in tracked(".py") if {path.stem, path.parent.name} & empty_names]
    assert found == []


def test_pictures_of_the_readme_are_there_and_light():
    named = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text())
    kept = {str(path.relative_to(ROOT)) for path in (ROOT / "docs" / "images").glob("*")}
    assert set(named) == kept
    assert [name for name in named if (ROOT / name).stat().st_size > 150_000] == []


def test_no_file_is_too_long():
    suffixes = (".py", ".html", ".css", ".js", ".md")
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked(*suffixes)
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) > FILE_LINES
    }
    assert set(long) == {name for name in LONGER if "::" not in name}, long


def test_no_function_is_too_long():
    found = {}
    for path in tracked(".py"):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = node.end_lineno - node.lineno + 1
                if lines > FUNCTION_LINES:
                    found[f"{path.relative_to(ROOT)}::{node.name}"] = lines
    assert set(found) == {name for name in LONGER if "::" in name}, found


def test_templates_keep_to_the_security_policy():
    """No inline script, style or handler, and nothing from elsewhere: the browser would refuse it."""
    inline = re.compile(
        r"""<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)|<style\b|\sstyle=["']|\son[a-z]+=["']"""
        r"""|<(?:script|img|iframe|link)\b[^>]*(?:src|href)=["'](?:https?:)?//"""
    )
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked(".html")
        # Without the tags, whose own arguments may be called so.
        if (match := inline.search(re.sub(r"{%.*?%}", "", path.read_text(), flags=re.S)))
    ]
    assert found == []


def our_models():
    return [model for model in apps.get_models() if model.__module__.startswith(OURS)]


def test_every_model_has_a_shape_or_is_internal():
    without = {model._meta.label for model in our_models() if not any(base in RULES for base in model.__mro__)}
    assert without == set(INTERNAL)


def test_migrations_are_named_and_can_be_undone():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith(OURS)}
    for (label, name), migration in loader.disk_migrations.items():
        if label not in ours:
            continue
        assert "auto_" not in name, f"{label}.{name}: give it a name that says what it does"
        stuck = [operation for operation in migration.operations if not operation.reversible]
        assert not stuck, f"{label}.{name}: {stuck} has no way back"


def direct_pins(lock: Path) -> dict[str, str]:
    """What the lock pins because pyproject.toml asks for it, and at which version."""
    blocks = re.split(r"\n(?=[a-z0-9])", lock.read_text())
    asked = [block for block in blocks if "itc-platform" in block]
    return dict(re.match(r"([\w.-]+)==([\w.]+)", block).groups() for block in asked)


@pytest.mark.parametrize(("lock", "groups"), [("requirements.lock", []), ("requirements-dev.lock", ["dev"])])
def test_the_lock_is_in_step(lock, groups):
    """`make lock` after a change of dependencies."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = project["project"]["dependencies"] + [r for group in groups for r in project["dependency-groups"][group]]
    wanted = {canonicalize_name((r := Requirement(text)).name): r for text in asked}
    pins = direct_pins(ROOT / lock)
    assert pins.keys() == wanted.keys()
    assert [name for name, version in pins.items() if version not in wanted[name].specifier] == []


def test_both_locks_agree_and_name_no_address():
    texts = [(ROOT / name).read_text() for name in ("requirements.lock", "requirements-dev.lock")]
    assert not any("://" in text for text in texts)
    small, large = (set(re.findall(r"^([\w.-]+==[\w.]+)", text, re.M)) for text in texts)
    assert small <= large
