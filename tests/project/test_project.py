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

from itc_spaces.spaces.access import RULES
from itc_spaces.spaces.access.rules.files import holders_of
from itc_spaces.spaces.access.tokens import TOKENS
from itc_spaces.spaces.models import Convened, Convoked, HeldFile, OfMeeting, OnAgenda, Placed, Recorded
from tests.support.instances import ROOT
from tests.support.sources import listed

FILE_LINES = 400
FUNCTION_LINES = 40
# path, or path::function, and why it may be longer.
LONGER: dict[str, str] = {}
# Models without a rule of their own, and what stands in its place.
INTERNAL = {
    **dict.fromkeys(
        ["itc_spaces.College", "itc_spaces.Committee", "itc_spaces.FrameworkAgreement", "itc_spaces.Organisation",
         "itc_spaces.Territory", "itc_spaces.Topic", "knowledge.Public", "knowledge.KeywordAlias",
         "knowledge.KnownLabel"],
        "vocabulary of a department or of all",
    ),
    **dict.fromkeys(
        ["itc_spaces.Deployment", "itc_spaces.Mandate", "itc_spaces.Seat", "itc_spaces.SeatMode",
         "itc_spaces.SpaceRecord", "itc_spaces.GrantPeriod", "itc_spaces.ClockMark",
         "membership.Invitation", "membership.WordChange", "thematics.ThematicInvitation"],
        "what access is computed from; read through its space or department",
    ),
    **dict.fromkeys(
        ["knowledge.Credit", "knowledge.PageFile", "knowledge.Reuse", "knowledge.Review", "knowledge.ReviewReminder",
         "knowledge.SheetPartner", "knowledge.PageKeyword", "tools.ToolSheet", "tools.ToolVersionFile"],
        "part of a page; read through it",
    ),
    "knowledge.ImportedFile": "shown to who brought it, and in the form of its draft to those who edit it",
    **dict.fromkeys(
        ["meetings.AgendaFile", "meetings.DateAnswer", "meetings.GivenPoint", "meetings.Reminder"],
        "part of an agenda item, a date proposed or a convocation",
    ),
    **dict.fromkeys(["discussion.ContributionFile", "discussion.DigestEntry"], "part of a message or of a mail"),
    **dict.fromkeys(["knowledge.ThematicOutcome", "thematics.ThematicChange"], "part of a thematic; read through it"),
    "accounts.ResetRequest": "an address that the worker answers; no page shows it",
    "openid.TieRequest": "an identity to confirm; the link of its mail shows it",
    **dict.fromkeys(["knowledge.KeptFile", "knowledge.StartKey", "knowledge.UnfinishedForm"], "of one person's form"),
    **dict.fromkeys(
        ["publication.Circuit", "publication.CircuitStep", "publication.PublicCopy", "publication.SubmissionCredit",
         "publication.SubmissionFile", "publication.Verdict"],
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
    paths = [ROOT / name for name in listed()]
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


def test_a_model_has_tokens_where_it_has_a_rule_or_says_that_it_has_none():
    for model in our_models():
        if model._meta.label not in INTERNAL:
            shapes = [next(base for base in model.__mro__ if base in table) for table in (RULES, TOKENS)]
            assert shapes[0] is shapes[1], model._meta.label


def test_what_is_placed_has_no_rule_and_no_tokens_but_its_own():
    assert Placed not in RULES
    assert Placed not in TOKENS
    placed = [model for model in our_models() if issubclass(model, Placed)]
    assert placed
    own = {model: next(base for base in model.__mro__ if base in RULES) for model in placed}
    # Its own, or those of a shape made for it: of the latter, one that search never shows says so by None.
    assert [model._meta.label for model, shape in own.items() if shape not in TOKENS] == []
    assert {shape for shape in own.values() if TOKENS[shape] is None} == {Convened, Recorded}


def test_what_hangs_on_a_meeting_says_which():
    """Its rules follow `meeting`, which the shape cannot declare."""
    for model in our_models():
        if issubclass(model, (OnAgenda, Convoked, OfMeeting)):
            assert issubclass(model._meta.get_field("meeting").related_model, Convened), model._meta.label


def test_what_a_private_file_hangs_on_is_registered():
    """A link to a file that nobody registered would give it no reader."""
    held = [model for model in our_models() if issubclass(model, HeldFile)]
    links = {relation.related_model for model in held for relation in model._meta.related_objects}
    registered = {holder.links for model in held for holder in holders_of(model)}
    # Its copies are read; before it circulates, it is read by those who write in its space.
    assert {model._meta.label for model in links - registered} == {"publication.SubmissionFile", "minutes.Minutes"}


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


def bare_people(path: Path) -> list[str]:
    """Its functions that take an `actor` or a `viewer` and do not say of which type."""
    return [
        f"{path.relative_to(ROOT)}::{node.name}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
        for given in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        if given.arg in ("actor", "viewer") and given.annotation is None
    ]


def test_actions_and_access_say_who_they_are_given():
    """Without an annotation the type checker lets anything through."""
    asked = [
        path
        for path in tracked(".py")
        if "tests" not in path.parts and {"actions", "access"} & {path.stem, *path.relative_to(ROOT).parts}
    ]
    assert len(asked) > 40
    assert [found for path in asked for found in bare_people(path)] == []
