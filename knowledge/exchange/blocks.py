"""Cuts clean HTML into paragraphs, sub-headings and nested lists, for the programs that write documents.

A block is a dictionary, because it travels as JSON: `{"kind": "paragraph", "runs": [...]}`, `{"kind": "heading",
"level": 3, "runs": [...]}`, `{"kind": "list", "ordered": False, "items": [[block, ...], ...]}`. Each item begins with a
paragraph, which may be empty. A run is some text with its marks: `{"text": "…", "bold": True, "link": "https://…"}`.
This module does not import Django.
"""

import re
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

LISTS = {"ul", "ol"}
HEADINGS = {"h3": 3, "h4": 4}
MARKS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
EDGES = " \t\n"
EMPTY = {"kind": "paragraph", "runs": []}
LONGEST_ADDRESS = 2000  # characters: Word refuses a file with a longer one
_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.?(?::\d{1,5})?")
_MAILBOX = re.compile(r"[^@\s/?#]+@[A-Za-z0-9.-]+(?:\?\S*)?")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def blocks_of(html: str) -> list[dict]:
    parser = _Parser()
    parser.feed(html)
    parser.close()
    parser.end_block()
    return parser.blocks


def paragraph(text: str, **marks: bool) -> dict:
    return {"kind": "paragraph", "runs": [{"text": text, **marks}]}


def bullets(texts: list[str]) -> dict:
    return {"kind": "list", "ordered": False, "items": [[paragraph(text)] for text in texts]}


def address_of(href: str) -> str:
    """Returns an address that offices accept; "" if it would make them refuse the file (the text stays)."""
    try:
        parts = urlsplit(href.strip())
        host = parts.netloc.rpartition("@")[2].encode("idna").decode() if parts.netloc else ""
    except ValueError:
        return ""
    rest = parts._replace(scheme="", netloc="").geturl()
    rest = quote(_LONE_PERCENT.sub("%25", rest), safe="%/:?#@!$&'()*+,;=~")
    before, hash_, fragment = rest.partition("#")
    rest = before + hash_ + fragment.replace("#", "%23")
    if parts.scheme == "mailto":
        whole = f"mailto:{rest}" if _MAILBOX.fullmatch(rest) else ""
    else:
        whole = f"{parts.scheme}://{host}{rest}" if _HOST.fullmatch(host) else ""
    return whole if len(whole) <= LONGEST_ADDRESS else ""


class _Parser(HTMLParser):
    """Accepts all that the cleaning lets through: words outside any block, a list directly in a list."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks: list[dict] = []
        self.lists: list[dict] = []  # the open lists, outermost first
        self.level = 0  # the level of the open sub-heading; 0 for none
        self.runs: list[dict] = []
        self.marks: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in MARKS:
            self.marks.append(MARKS[tag])
        elif tag == "a":
            self.links.append(address_of(dict(attrs).get("href") or ""))
        elif tag == "br":
            self._say("\n")
        else:
            self.end_block()
            self._open(tag)

    def _open(self, tag: str) -> None:
        if tag in LISTS:
            opened = {"kind": "list", "ordered": tag == "ol", "items": []}
            self._place(opened)
            self.lists.append(opened)
        elif tag == "li" and self.lists:
            self.lists[-1]["items"].append([])
        self.level = HEADINGS.get(tag, 0)

    def handle_endtag(self, tag):
        if tag in MARKS:
            del self.marks[-1:]
        elif tag == "a":
            del self.links[-1:]
        elif tag != "br":
            self.end_block()
            self.level = 0
            self._close(tag)

    def _close(self, tag: str) -> None:
        if tag == "li" and self.lists and self.lists[-1]["items"][-1:] == [[]]:
            self.lists[-1]["items"][-1].append(EMPTY)
        elif tag in LISTS and self.lists:
            ended = self.lists.pop()
            if not ended["items"]:
                self._container().remove(ended)

    def handle_data(self, data):
        self._say(data.replace("\n", " "))

    def _say(self, text: str) -> None:
        run = {"text": text} | dict.fromkeys(self.marks, True)
        if any(self.links):
            run["link"] = next(link for link in reversed(self.links) if link)
        self.runs.append(run)

    def _container(self) -> list[dict]:
        if not self.lists:
            return self.blocks
        items = self.lists[-1]["items"]
        if not items:
            items.append([])
        return items[-1]

    def _place(self, block: dict) -> None:
        container = self._container()
        if self.lists and not container and block["kind"] != "paragraph":
            container.append(EMPTY)
        container.append(block)

    def end_block(self) -> None:
        """Makes a block of the text read since the last block, if there is any."""
        runs, self.runs = trimmed(self.runs), []
        if runs and self.level and not self.lists:
            self._place({"kind": "heading", "level": self.level, "runs": merged(runs)})
        elif runs:  # a sub-heading in a list becomes a bold paragraph of the item
            bold = {"bold": True} if self.level else {}
            self._place({"kind": "paragraph", "runs": merged([run | bold for run in runs])})


def trimmed(runs: list[dict]) -> list[dict]:
    """Removes the spaces and line breaks at both ends; returns [] if nothing else is left."""
    if not "".join(run["text"] for run in runs).strip():
        return []
    kept = list(runs)
    while not (first := kept[0]["text"].lstrip(EDGES)):
        del kept[0]
    kept[0] = {**kept[0], "text": first}
    while not (last := kept[-1]["text"].rstrip(EDGES)):
        del kept[-1]
    kept[-1] = {**kept[-1], "text": last}
    return kept


def merged(runs: list[dict]) -> list[dict]:
    """Joins neighbouring runs that have the same marks."""
    kept: list[dict] = []
    for run in runs:
        if kept and kept[-1] | {"text": ""} == run | {"text": ""}:
            kept[-1] = run | {"text": kept[-1]["text"] + run["text"]}
        else:
            kept.append(run)
    return kept
