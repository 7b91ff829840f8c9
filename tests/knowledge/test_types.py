"""A type of resource is one model, one form, one registration: a test app adds one, and no other file knows it."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.process
def test_a_new_type_lives_its_whole_life(make_instance):
    instance = make_instance("sqlite", settings="tests.stories.settings")
    instance.output("manage.py", "migrate", "--verbosity", "0")
    instance.output("-m", "tests.stories.walk")


def test_no_other_file_names_it():
    folders = ("platform", "itc_spaces", "knowledge", "tools", "search", "templates")
    found = [
        str(path.relative_to(ROOT))
        for folder in folders
        for path in (ROOT / folder).rglob("*.*")
        if path.suffix in {".py", ".html", ".css"} and "recit" in path.read_text()
    ]
    assert found == []


def test_its_migrations_are_in_step(make_instance):
    instance = make_instance("sqlite", empty=True, settings="tests.stories.settings")
    done: subprocess.CompletedProcess = instance.manage("makemigrations", "--check", "--dry-run", "stories")
    assert done.returncode == 0, done.stdout
