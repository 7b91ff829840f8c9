"""`python -m tests.knowledge.exchange.offices` has LibreOffice open our Word files, and compares what they say.

A part of `make full`. It fails where LibreOffice is missing. An argument names a folder that keeps what was made.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

from knowledge.exchange.importing.words import total, words
from tests.support.instances import Instance

MISSING = (
    "LibreOffice is missing, so nobody else opened our Word files: apt-get install --no-install-recommends "
    "libreoffice-writer-nogui"
)
PATIENCE = 1200  # seconds for one command, on a busy machine
TEXT, TABLE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("text", "table"))
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# As people download them: what the director reads of her ITC, its minutes, and what the public reads.
WRITE = """
import django; django.setup()
import sys
from pathlib import Path
from django.test import Client
from django.urls import reverse
from accounts.models import User
from itc_spaces.minutes.models import Minutes
from itc_spaces.spaces import access
from knowledge.models import PracticeSheet
from knowledge.publication.models import Edition
from tools.models import Tool
client, person = Client(), User.objects.get(email="directrice@demo.test")
client.force_login(person)
asked = {}
for model, name in ((PracticeSheet, "fiche"), (Tool, "outil")):
    for page in access.visible_to(person, model).filter(placement__space__slug="itc-marseille-nord")[:3]:
        asked[f"{name}-{page.pk}"] = reverse("download_resource", args=["itc-marseille-nord", page.pk, "word"])
for row in access.visible_to(person, Minutes).filter(meeting__space__slug="itc-marseille-nord")[:2]:
    asked[f"compte-rendu-{row.pk}"] = reverse("download_minutes", args=["itc-marseille-nord", row.meeting_id, "word"])
for edition in Edition.objects.filter(in_catalogue=True).select_related("publication")[:3]:
    place = [edition.publication_id, edition.slug, edition.number, "word"]
    asked[f"edition-{edition.pk}"] = reverse("edition_document", args=place)
for name, address in asked.items():
    answer = client.get(address, headers={"host": "127.0.0.1"})
    assert answer.status_code == 200, (name, address, answer.status_code)
    Path(sys.argv[1], f"{name}.docx").write_bytes(answer.content)
"""


def converted(folder: Path, files: list[Path], kind: str) -> None:
    """Converts the files with LibreOffice, which has a profile of its own."""
    program = shutil.which("soffice")
    if program is None:
        raise SystemExit(MISSING)
    command = [
        program, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to", kind,
        "--outdir", str(folder), *map(str, files),
    ]  # fmt: skip
    subprocess.run(command, check=True, timeout=PATIENCE, capture_output=True)


def faults(docx: Path) -> list[str]:
    """Returns what LibreOffice lost or added: words, headings, tables, items, links, descriptions of pictures."""
    ours, theirs = root_of(docx, "word/document.xml"), root_of(docx.with_suffix(".odt"), "content.xml")
    said = words("\n".join("".join(one.itertext(f"{WORD}t")) for one in ours.iter(f"{WORD}p")))
    read = words(docx.with_suffix(".txt").read_text())
    found = [f"lost: {few(said - read)}"] if said - read else []
    # It writes the marks of lists as words.
    added = Counter({word: many for word, many in (read - said).items() if not word.isdigit()})
    found += [f"added: {few(added)}"] if added else []
    mine, other = counted_in_word(ours), counted_in_open_document(theirs)
    return [
        *found,
        *(f"{name}: {mine[name]} of ours, {other[name]} of theirs" for name in mine if mine[name] != other[name]),
    ]


def root_of(path: Path, part: str) -> etree._Element:
    with zipfile.ZipFile(path) as packed:
        return etree.fromstring(packed.read(part))


def counted_in_word(root: etree._Element) -> dict[str, int]:
    styles = [one.get(f"{WORD}val", "") for one in root.iter(f"{WORD}pStyle")]
    described = [one.get("descr") for one in root.iter("{*}docPr")]
    return {
        "headings": sum(name.startswith("Heading") for name in styles),
        "tables": len(list(root.iter(f"{WORD}tbl"))),
        "items": sum(name.startswith("List") and name != "ListContinue" for name in styles),
        "pictures described": len(list(filter(None, described))),
        "links": len(list(root.iter(f"{WORD}hyperlink"))),
    }


def counted_in_open_document(root: etree._Element) -> dict[str, int]:
    described = [one.findtext("{*}desc") or one.findtext("{*}title") for one in root.iter("{*}frame")]
    items = [one for one in root.iter("{*}list-item") if one.find("{*}p") is not None]
    return {
        "headings": len(list(root.iter("{*}h"))),
        "tables": len(list(root.iter(f"{TABLE}table"))),
        "items": len(items),
        "pictures described": len(list(filter(None, described))),
        "links": len(list(root.iter(f"{TEXT}a"))),
    }


def few(counted: Counter[str]) -> str:
    return ", ".join(list(counted)[:8])


def main(kept: str = "") -> int:
    if shutil.which("soffice") is None:
        raise SystemExit(MISSING)
    with tempfile.TemporaryDirectory() as held:
        folder = Path(kept or held).resolve()
        instance = Instance(Path(held) / "var")
        for arguments in (["migrate", "-v0"], ["demo"]):
            instance.output("manage.py", *arguments, timeout=PATIENCE)
        instance.output("-c", WRITE, str(folder), timeout=PATIENCE)
        made = sorted(folder.glob("*.docx"))
        for kind in ("odt", "txt:Text (encoded):UTF8", "pdf"):
            converted(folder, made, kind)
        wrong = {path.name: found for path in made if (found := faults(path))}
        for path in made:
            many = total(words(path.with_suffix(".txt").read_text()))
            sys.stdout.write(f"{path.name}: {many} words; {'; '.join(wrong.get(path.name, ['the same']))}\n")
        sys.stdout.write(f"{len(made) - len(wrong)} of {len(made)} Word files say the same in LibreOffice\n")
        return int(bool(wrong) or not made)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
