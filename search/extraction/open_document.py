"""Reads the text of OpenDocument files by sheet or slide; a text document is read as a whole."""

import posixpath
import zipfile
from collections.abc import Iterator

from knowledge.files.markup import Malformed, open_part, walk
from search.extraction.flow import MOST_TEXT, Enough, Pages

NUMBERED = frozenset({"table:table", "drawing:page"})
HIDING = {("table:display", "false"), ("text:display", "none"), ("presentation:visibility", "hidden")}
STYLED = ("table:style-name", "drawing:style-name", "text:style-name")
PARAGRAPHS = {"text:p", "text:h"}
SPACES = {"text:s", "text:tab", "text:line-break", "table:table-cell", "text:list-item"}
# Remarks and their authors, deleted text, speaker's notes, and instructions for drawing.
SKIPPED = {
    *("office:annotation", "text:tracked-changes", "presentation:notes", "office:scripts", "office:font-face-decls"),
    *("svg-compatible:title", "svg-compatible:desc", "office:master-styles", "text:script", "text:hidden-text"),
    *("office:event-listeners", "text:note-citation", "datastyle:text", "datastyle:currency-symbol"),
}
ENTERED = {"form:text", "form:textarea", "form:formatted-text", "form:combobox", "form:number", "form:date"}
LABELLED = {"form:fixed-text", "form:checkbox", "form:radio", "form:button", "form:frame"}
HEADS = {f"style:{place}{which}" for place in ("header", "footer") for which in ("", "-left", "-first")}
MOST_OBJECTS = 500
MOST_STYLES = 50_000


def of_open_document(path: str) -> Pages:
    """Yields the text; raises BadZipFile, KeyError, Malformed."""
    with zipfile.ZipFile(path) as archive:
        content = Content()
        with open_part(archive, "content.xml") as stream:
            _walk(stream, content)
        for number, text, objects in content.pages():
            charts = [_of_object(archive, name) for name in objects]
            yield number, "\n".join([text, *charts])
        yield None, _heads(archive)


def _walk(stream, content: "Content") -> None:
    try:
        walk(stream, content.start, content.end, content.text)
    except Enough:
        return


def _of_object(archive: zipfile.ZipFile, name: str) -> str:
    """Returns the words of a chart, which is an inner document."""
    content = Content()
    try:
        with open_part(archive, f"{name}/content.xml") as stream:
            _walk(stream, content)
    except (KeyError, Malformed):
        return ""
    return "\n".join(text for _, text, _ in content.pages())


def _heads(archive: zipfile.ZipFile) -> str:
    """Returns the headers and footers, which are stored with the styles."""
    heads = Heads()
    try:
        with open_part(archive, "styles.xml") as stream:
            _walk(stream, heads)
    except (KeyError, Malformed):
        return ""
    return "\n".join(text for _, text, _ in heads.pages())


class Content:
    """Like `Flow`: the outer paragraph waits while one in a box or note is read."""

    def __init__(self):
        self._pages: list[tuple[int | None, list[str], list[str]]] = [(None, [], [])]
        self._open: list[list[str]] = [[]]
        self._count = 0
        self._depth = 0  # open sheets and slides, because a table may be inside a slide
        self._skipped = 0
        self._size = 0
        self._style = ""
        self._hidden: set[str] = set()
        self._numbered = NUMBERED

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._skipped or self._is_hidden(tag, attributes):
            self._skipped += 1
            self._count += tag in self._numbered and self._skipped == 1 and not self._depth
            return
        if tag == "office:text":
            self._numbered = frozenset()
        elif tag in self._numbered:
            self._begin(attributes.get("table:name", ""))
        elif tag in PARAGRAPHS:
            self._open.append([])
        elif tag in SPACES:
            self._say(" ")
        elif tag == "drawing:object":
            self._refer(attributes.get("?:href", ""))
        elif tag == "style:style":
            self._style = attributes.get("style:name", "")
        elif HIDING & attributes.items() and len(self._hidden) < MOST_STYLES:
            self._hidden.add(self._style)
        elif tag.startswith("form:"):
            self._say(_entered(tag, attributes))

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif tag in PARAGRAPHS:
            self._close()
        elif tag in self._numbered:
            self._depth -= 1
            if not self._depth:
                self._close()
                self._pages.append((None, [], []))

    def text(self, characters: str) -> None:
        if not self._skipped:
            self._say(characters)

    def pages(self) -> Iterator[tuple[int | None, str, list[str]]]:
        """Yields each page's number, its text, and the names of the objects that it draws."""
        while len(self._open) > 1:
            self._close()
        self._close()
        for number, texts, objects in self._pages:
            yield number, "\n".join(texts), objects

    def _begin(self, name: str) -> None:
        if not self._depth:
            self._close()
            self._count += 1
            self._pages.append((self._count, [], []))
            self._pages[-1][1].append(name)
        self._depth += 1

    def _close(self) -> None:
        if text := "".join(self._open.pop()):
            self._pages[-1][1].append(text)
        if not self._open:
            self._open = [[]]

    def _say(self, text: str) -> None:
        self._open[-1].append(text)
        self._size += len(text)
        if self._size > MOST_TEXT:
            raise Enough

    def _refer(self, address: str) -> None:
        name = posixpath.normpath(address.removeprefix("./"))
        if len(self._pages[-1][2]) < MOST_OBJECTS:
            self._pages[-1][2].append(name)

    def _is_hidden(self, tag: str, attributes: dict[str, str]) -> bool:
        if tag in SKIPPED or attributes.get("table:visibility") in ("collapse", "filter"):
            return True
        if tag == "text:section" and attributes.get("text:display") == "none":
            return True
        return bool(self._hidden) and any(attributes.get(name) in self._hidden for name in STYLED)


class Heads(Content):
    """Reads only the headers and footers among the styles."""

    def __init__(self):
        super().__init__()
        self._heads = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._heads += tag in HEADS
        if self._heads:
            super().start(tag, attributes)

    def end(self, tag: str) -> None:
        if self._heads:
            super().end(tag)
        self._heads -= tag in HEADS

    def text(self, characters: str) -> None:
        if self._heads:
            super().text(characters)

    def _is_hidden(self, tag: str, attributes: dict[str, str]) -> bool:
        return tag == "style:header-first" and attributes.get("style:display") == "false"


def _entered(tag: str, attributes: dict[str, str]) -> str:
    if tag in ENTERED:
        return f" {attributes.get('form:current-value') or attributes.get('form:value', '')} "
    if tag in LABELLED:
        return f" {attributes.get('form:label', '')} "
    is_chosen = "true" in (attributes.get("form:current-selected"), attributes.get("form:selected"))
    return f" {attributes.get('form:label', '')} " if tag == "form:option" and is_chosen else ""
