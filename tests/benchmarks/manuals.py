"""Chapters of the French manuals that Debian packages: pages of `man`, and HTML."""

import gzip
import re
import subprocess
import tarfile
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

_NAME = "NOM"  # the chapter of a page of `man` that says what it is about
_ARGUMENTS = re.compile(r"^\.(?:B|I|BI|BR|IB|IR|RB|RI|SM|SB)\b ?")
_ESCAPES = re.compile(r"\\(?:f(?:\[\w*\]|\(\w\w|\w)|[&,/%:|^]|s[-+]?\d)")
_SIGNS = re.compile(r"\\(?:\(\w\w|\[\w+\]|(.))")
_HEADINGS = ("h1", "h2", "h3", "h4")
_ASIDE = ("script", "style", "nav", "header", "aside", "footer", "title")
Chapter = tuple[str, str, list[str]]  # title, body, no attachment


def chapters_of_manuals(package: Path) -> Iterator[Chapter]:
    unpacked = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE)
    with unpacked, tarfile.open(fileobj=unpacked.stdout, mode="r|") as archive:
        for member in archive:
            name = member.name
            if member.isfile() and "/man/" in name and name.endswith(".gz"):
                yield from _of_man(gzip.decompress(archive.extractfile(member).read()).decode())
            elif member.isfile() and name.endswith(".html"):
                yield from _of_html(archive.extractfile(member).read().decode(errors="replace"))
            elif member.isfile() and name.endswith(".jar"):
                with ZipFile(BytesIO(archive.extractfile(member).read())) as packed:
                    for page in (one for one in packed.namelist() if one.endswith(".html")):
                        yield from _of_html(packed.read(page).decode(errors="replace"))


def _of_man(source: str) -> Iterator[Chapter]:
    """Each chapter under the name of its page, with what that page is about."""
    heading, lines, about = "", [], ""
    for line in [*source.splitlines(), ".SH"]:
        if line.startswith((".SH", ".SS")):
            body = "\n".join(lines)
            if heading == _NAME:
                about = " ".join(body.split())[:120]
            elif about and body:
                yield f"{about} : {heading.capitalize()}", body, []
            heading, lines = _plain(line[3:]).strip(' "'), []
        elif _ARGUMENTS.match(line):
            lines.append(_plain(_ARGUMENTS.sub("", line)).replace('"', ""))
        elif line and line[0] not in ".'":
            lines.append(_plain(line))


def _plain(line: str) -> str:
    return _SIGNS.sub(lambda found: found.group(1) or " ", _ESCAPES.sub("", line))


class _Headed(HTMLParser):
    """The text under each heading of a page."""

    def __init__(self):
        super().__init__()
        self.chapters: list[tuple[str, list[str]]] = []
        self.heading: list[str] | None = None
        self.aside = 0

    def handle_starttag(self, tag, attrs):
        if tag in _ASIDE:
            self.aside += 1
        elif tag in _HEADINGS and not self.aside:
            self.heading = []
        elif tag in ("p", "li", "dt", "dd", "tr") and self.chapters:
            self.chapters[-1][1].append("\n")

    def handle_endtag(self, tag):
        if tag in _ASIDE:
            self.aside = max(0, self.aside - 1)
        elif tag in _HEADINGS and self.heading is not None:
            self.chapters.append((" ".join("".join(self.heading).split()), []))
            self.heading = None

    def handle_data(self, data):
        if self.aside:
            return
        if self.heading is not None:
            self.heading.append(data)
        elif self.chapters:
            self.chapters[-1][1].append(" ".join(data.split()))


def _of_html(source: str) -> Iterator[Chapter]:
    page = _Headed()
    page.feed(source)
    first = page.chapters[0][0] if page.chapters else ""
    for heading, texts in page.chapters:
        body = "\n".join(line.strip() for line in " ".join(texts).split("\n") if line.strip())
        yield heading if heading == first else f"{first} : {heading}", body, []
