"""Backups: taken while people write, restored elsewhere and compared by digest; a wrong one moves nothing."""

import gzip
import shutil
import subprocess
from dataclasses import replace

import pyrage
import pytest
from django.core.management import CommandError, call_command

from operations.backup import Unusable
from operations.backup.archive import decrypt, encrypt, recipient, unpack, writing
from operations.backup.making import keep_latest
from operations.backup.restoring import restore
from tests.support.instances import Instance

SETTLE = "import django; django.setup(); from tests.platform.operations.writing import settle; settle({})"


@pytest.mark.process
@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def test_taken_while_others_write_and_restored_elsewhere(make_instance, database, tmp_path):
    """`restore` compares each table's digest with the one taken at the backup, and each file's."""
    secret, key = pyrage.x25519.Identity.generate(), tmp_path / "key.txt"
    key.write_text(f"{secret}\n")
    used = make_instance(database)
    used.output("-c", SETTLE.format(""))
    with used.start("-m", "tests.platform.operations.writing", stdout=subprocess.PIPE, text=True) as writer:
        try:
            assert writer.stdout.readline()  # it has begun, and goes on
            used.output("manage.py", "backup", "--key", str(secret.to_public()))
        finally:
            writer.terminate()
    (made,) = (used.var / "backups").glob("itc-*.tar.gz.age")
    assert made.stat().st_mode & 0o077 == 0
    assert b"exemple.test" not in made.read_bytes()
    other = make_instance(database, empty=True)
    assert "restaurée et vérifiée" in other.output("manage.py", "restore", str(made), "--key", str(key))
    assert other.output("-m", "tests.platform.operations.checking").startswith("whole")
    # It works on, new rows take new keys; and once it is used, no backup goes over it.
    other.output("-c", SETTLE.format("again=True"))
    refused = other.manage("restore", str(made), "--key", str(key))
    assert refused.returncode != 0
    assert "instance vide" in refused.stderr.splitlines()[-1]


def written_and_indexed(instance: Instance) -> None:
    with instance.start("-m", "tests.platform.operations.writing", stdout=subprocess.PIPE, text=True) as writer:
        try:
            next(line for line in writer.stdout if line.startswith("accepted"))
        finally:
            writer.terminate()
    instance.output("manage.py", "worker", "--once")
    instance.output("manage.py", "search_index", "check")


@pytest.mark.process
@pytest.mark.long
def test_an_index_and_a_database_of_two_times_are_made_one_again_by_the_worker(make_instance, tmp_path):
    """A backup restored under the index of later days; and an index put back under the database of later days."""
    used = make_instance("sqlite")
    used.output("-c", SETTLE.format(""))
    written_and_indexed(used)
    used.output("manage.py", "backup")
    (made,) = (used.var / "backups").glob("itc-*.tar.gz")
    older, later = used.var / "search", tmp_path / "later"
    kept = shutil.copytree(older, tmp_path / "older")
    written_and_indexed(used)
    shutil.copytree(older, later)
    shutil.rmtree(older)
    shutil.copytree(kept, older)
    restored = replace(make_instance("sqlite", empty=True), given={"SEARCH_URL": f"tantivy://{later}"})
    restored.output("manage.py", "restore", str(made))
    for instance in (used, restored):
        assert instance.manage("search_index", "check").returncode != 0
        instance.output("manage.py", "worker", "--once")
        instance.output("manage.py", "search_index", "check")


@pytest.fixture
def archive(tmp_path):
    content, path = tmp_path / "content", tmp_path / "itc-1.tar.gz"
    content.write_bytes(b"ce qu'il y a dedans" * 5000)
    with writing(path) as being_made:
        being_made.add("files/private/a", content)
        being_made.finish({"database": "oracle", "migrations": [], "tables": {}, "made_at": "2026-01-01"})
    return path


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "opened"
    made.mkdir()
    return made


def test_a_whole_archive_opens(archive, folder):
    assert unpack(archive, folder)["made_at"] == "2026-01-01"
    assert (folder / "files/private/a").read_bytes().startswith(b"ce qu")


@pytest.mark.parametrize("change", ["half", "a byte less", "empty", "text", "a byte changed", "no manifest"])
def test_cut_or_changed_it_is_refused(archive, folder, change):
    whole = archive.read_bytes()
    middle = len(whole) // 2
    changed = {
        "half": whole[:middle],
        "a byte less": whole[:-1],
        "empty": b"",
        "text": b"bonjour" * 100,
        "a byte changed": whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :],
        "no manifest": gzip.compress(b"\0" * 10240),
    }
    archive.write_bytes(changed[change])
    with pytest.raises(Unusable, match="incomplète ou abîmée"):
        unpack(archive, folder)


def test_nothing_is_written_outside(archive, folder, tmp_path):
    with writing(tmp_path / "evil.tar.gz") as being_made:
        being_made.add("../outside", archive)
    with pytest.raises(Unusable, match="pas une sauvegarde"):
        unpack(tmp_path / "evil.tar.gz", folder)
    assert not (tmp_path / "outside").exists()


def test_it_opens_with_its_key_only(archive, tmp_path):
    closed, opened = tmp_path / "closed.age", tmp_path / "opened.tar.gz"
    mine, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    encrypt(archive, closed, str(mine.to_public()))
    for name, text, said in [
        ("other", f"{other}\n", "ne s'ouvre pas avec cette clé"), ("none", "bonjour", "ne s'ouvre pas avec cette clé"),
    ]:  # fmt: skip
        (tmp_path / name).write_text(text)
        with pytest.raises(Unusable, match=said):
            decrypt(closed, opened, tmp_path / name)
    with pytest.raises(Unusable, match="--key FICHIER"):
        decrypt(closed, opened, None)
    (tmp_path / "mine").write_text(f"# une note\n{mine}\n")
    decrypt(closed, opened, tmp_path / "mine")
    assert opened.read_bytes() == archive.read_bytes()
    closed.write_bytes(closed.read_bytes()[:-1])
    with pytest.raises(Unusable, match="incomplète"):
        decrypt(closed, opened, tmp_path / "mine")


def test_a_secret_key_in_place_of_the_public_one_is_refused():
    with pytest.raises(Unusable, match="--new-key"):
        recipient(str(pyrage.x25519.Identity.generate()))


def test_keys_are_made_once_and_for_their_owner_alone(tmp_path, capsys):
    path = tmp_path / "key.txt"
    call_command("backup", new_key=path)
    assert path.stat().st_mode & 0o077 == 0
    assert recipient(capsys.readouterr().out.partition("ITC_BACKUP_KEY=")[2])
    with pytest.raises(CommandError, match="fichier nouveau"):
        call_command("backup", new_key=path)


def test_another_database_or_version_or_no_file_says_what_to_do(db, archive, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    with pytest.raises(Unusable, match="DATABASE_URL"):
        restore(archive)
    with pytest.raises(Unusable, match="n'existe pas"):
        restore(tmp_path / "none.tar.gz")
    assert list(settings.MEDIA_ROOT.iterdir()) == []


def test_only_onto_an_empty_instance(world, archive):
    with pytest.raises(Unusable, match="instance vide"):
        restore(archive)


def test_the_latest_are_kept(tmp_path):
    for day in range(1, 5):
        (tmp_path / f"itc-2026010{day}-000000.tar.gz").touch()
    (tmp_path / "autre.txt").touch()
    keep_latest(tmp_path, 2)
    left = ["autre.txt", "itc-20260103-000000.tar.gz", "itc-20260104-000000.tar.gz"]
    assert sorted(path.name for path in tmp_path.iterdir()) == left
