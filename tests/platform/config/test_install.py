"""The environment's refusals name the remedy, and an interrupted installation starts again."""

import sys

import pytest

from config import install


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with two locks and nothing installed."""
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(install, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    for name in ("LOCK", "DEV_LOCK"):
        lock = tmp_path / f"{name.lower()}.lock"
        lock.write_text(name)
        monkeypatch.setattr(install, name, lock)
    (tmp_path / ".venv").mkdir()
    return tmp_path


def test_an_old_python_is_told_so(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(install.Refusal, match=r"3\.9 est trop ancien.*(?s:.)*PYTHON=python3\.11 make run"):
        install.check_python()


def test_debian_without_venv_is_told_which_package(place, monkeypatch):
    monkeypatch.setattr(install, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "version_info", (3, 11, 2))
    with pytest.raises(install.Refusal, match=r"apt install python3\.11-venv"):
        install.create_venv(run=pytest.fail)


def test_installs_once_and_again_when_the_lock_changes(place):
    asked = []
    for text in ("LOCK", "LOCK", "other"):
        install.LOCK.write_text(text)
        install.install(install.LOCK, lambda command: asked.append(command) or 0)
    assert len(asked) == 2
    assert "--require-hashes" in asked[0]


def test_an_interrupted_installation_starts_again(place):
    with pytest.raises(install.Refusal, match="reprendra"):
        install.install(install.LOCK, lambda command: 1)
    assert not install.is_installed(install.LOCK)


def test_what_tests_need_holds_what_runs(place):
    install.install(install.DEV_LOCK, lambda command: 0)
    install.install(install.LOCK, lambda command: pytest.fail("installed already"))
