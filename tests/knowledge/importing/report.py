"""`python -m tests.knowledge.importing.report [FILE…]` says where each part of a document goes, and loses no word.

Without a file it reads those that the tests make, and those of public test corpora, which Maven Central gives when it
runs: a part of `make full`.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.knowledge.exchange.validating import PATIENCE, installed
from tests.knowledge.importing.open_files import OPEN
from tests.knowledge.importing.word_files import WORD
from tests.support.instances import Instance

# Documents on which another project tests what it reads of Word and OpenDocument texts; under the Apache licence.
CORPORA = [f"org.apache.tika:tika-parser-{name}-module:2.9.2:jar:tests" for name in ("microsoft", "miscoffice")]
FEWEST = 20
# What cannot be taken, each with what it must be told.
LOCKED, PICTURED, NO_WORD, HOLDS = "mot de passe", "que des images", "aucun mot", "un autre document"
REFUSED = {
    "protected_normal_case.docx": LOCKED, "protected_upper_case.docx": LOCKED, "testODTEncrypted.odt": LOCKED,
    "testWORD_protected_passtika.docx": LOCKED, "testODTMacro.odt": "des macros", "testAltChunkHTML.docx": HOLDS,
    "testAltChunkMHT.docx": HOLDS, "testODTEmbeddedImageLink.odt": PICTURED, "testWPSAttachment.docx": PICTURED,
    "headerPic.docx": NO_WORD, "testWORD_charts.docx": NO_WORD, "testWORD_missing_ooxml_bean1.docx": NO_WORD,
    "testWORD_multi_authors.docx": NO_WORD, "testWORD_phonetic.docx": "en lettres latines",
    "testODTnotaZipFile.odt": "ne correspond pas", "testWORD_truncated.docx": "abîmé",
}  # fmt: skip
WIDTHS = (11, 62, 32)
ROW = "{:<44}{:>7}{:>8}{:>7}{:>7}  {}"


def fetched(folder: Path) -> list[Path]:
    """Returns the documents of the corpora, each under its own name; fails loudly if they cannot be fetched."""
    installed()
    found: dict[str, Path] = {}
    for artifact in CORPORA:
        bring = ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={folder}"]
        subprocess.run(bring, cwd=folder, check=True, timeout=PATIENCE, stdout=subprocess.DEVNULL)
    for jar in sorted(folder.glob("*.jar")):
        with zipfile.ZipFile(jar) as archive:
            for name in archive.namelist():
                if name.endswith((".docx", ".odt")):
                    path = folder / Path(name).name
                    path.write_bytes(archive.read(name))
                    found[path.name] = path
    return sorted(found.values())


def made(folder: Path) -> list[Path]:
    """Writes the documents that the tests make, in the likeness of those of offices."""
    paths = []
    for one in (make() for make in (*WORD, *OPEN)):
        paths.append(folder / one.name)
        paths[-1].write_bytes(one.content)
    return paths


def followed_here(paths: list[str]) -> int:
    """Prints what became of each document, in an instance of its own; returns the number of faults."""
    import django

    django.setup()
    from tests.knowledge.importing.following import followed
    from tests.support.factories import SpaceFactory

    space, all_told = SpaceFactory(), []
    for path in map(Path, paths):
        all_told.append(told := followed(path, space))
        expected = REFUSED.get(told.name, "")
        if bool(told.refusal) != bool(expected) or expected not in told.refusal:
            told.faults.append(f"expected « {expected} »" if expected else f"refused: {told.refusal}")
        print_parts(told)
    return print_words(all_told)


def print_parts(told) -> None:
    sys.stdout.write(f"\n{told.name}{': ' if told.refusal else ''}{told.refusal}\n")
    for kind, begun, where, state in told.parts:
        row = zip((kind, begun, where), WIDTHS, strict=True)
        sys.stdout.write(f"  {''.join(text.ljust(width) for text, width in row)}{state}".rstrip() + "\n")


def print_words(all_told: list) -> int:
    """Prints the law of words, one line for each document; returns the number of faults."""
    sys.stdout.write("\n" + ROW.format("document", "words", "placed", "tray", "left", "") + "\n")
    faults = 0
    for told in all_told:
        counted = dict(told.words)
        shown, placed, tray = (counted.pop(name, 0) for name in ("file", "placed", "tray"))
        said = ", ".join([*(f"{many} {reason}" for reason, many in counted.items()), *told.faults])
        numbers = ("", "", "", "") if told.refusal else (shown, placed, tray, sum(counted.values()))
        sys.stdout.write(ROW.format(told.name[:43], *numbers, told.refusal[:60] if told.refusal else said) + "\n")
        faults += len(told.faults)
    taken = [told for told in all_told if not told.refusal]
    sys.stdout.write(
        f"{len(all_told)} documents: {len(taken)} taken, {len(all_told) - len(taken)} refused with a sentence; "
        f"{sum(told.words['file'] for told in taken)} words, {faults} faults\n"
    )
    return faults


def main(paths: list[str]) -> int:
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        instance = Instance(folder / "var")
        instance.output("manage.py", "migrate", "-v0", timeout=PATIENCE)
        outside = [] if paths else fetched(folder)
        found = [Path(path).resolve() for path in paths] or [*made(folder), *outside]
        done = instance.run("-m", "tests.knowledge.importing.report", HERE, *map(str, found), timeout=PATIENCE)
        sys.stdout.write(done.stdout + done.stderr)
        if few := not paths and len(outside) < FEWEST:
            sys.stdout.write(f"{len(outside)} outside documents are too few: {FEWEST} at least\n")
        return done.returncode or int(few)


HERE = "--here"

if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(bool(followed_here(given[1:])) if given[:1] == [HERE] else main(given))
