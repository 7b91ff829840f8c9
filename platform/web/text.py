"""Cleans text that people type, and reduces HTML to a few tags: bold, italic, lists, sub-headings, external links."""

import re
import unicodedata

import nh3
from django.utils.html import escape
from django.utils.text import slugify

from web.blocks import blocks_of, text_of

TAGS = {"p", "b", "strong", "i", "em", "ul", "ol", "li", "h3", "h4", "a", "br"}
VOID = {"br", "embed", "hr", "img"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Overrides and isolates of writing direction, which can make a title look like another one.
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
# Spaces, soft hyphens, joiners, marks of order, fillers: a text with only these is empty.
_UNSEEN = re.compile(
    r"[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0]*"
)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})
_OUTSIDE = re.compile(r"(?:https?|mailto):", re.I)
MOST_DEPTH = 12  # nested tags, such as six lists one in the other
_TAG = re.compile(r'<(/?)(\w+)((?:[^>"]|"[^"]*")*)>')
MOST_LINES = 500  # of a message or a long answer
# More than people read in a list; beyond it, lines stay lines.
MOST_ITEMS = 100
# « - de 25 ans », « - 5 °C »: here the sign has a meaning, and does not begin an item.
_SIGN = re.compile(r"- (?:de )?\d")
_ADDRESS = re.compile(r"\bhttps?://[^\s<>()\[\]«»\"]+")


def clean_text(text: str) -> str:
    """Returns one line of plain text, without control characters or direction overrides; "" if all is invisible."""
    line = re.sub(r"[ \t\r\n\f\v]+", " ", _DIRECTION.sub("", _CONTROL.sub("", text))).strip()
    return "" if _UNSEEN.fullmatch(line) else line


def clean_lines(text: str) -> str:
    """Returns several lines of plain text, without the same characters."""
    return _DIRECTION.sub("", _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))).strip()


def fold(text: str) -> str:
    """Removes accents, ligatures, capitals and typographic apostrophes, so that both databases compare alike."""
    split = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    return " ".join("".join(character for character in split if not unicodedata.combining(character)).split())


def _to_the_outside(tag: str, attribute: str, value: str) -> str | None:
    """Drops links without a scheme, which nh3 allows: `/admin/` would be a link to this site."""
    return value if attribute != "href" or _OUTSIDE.match(value) else None


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto"},
    attribute_filter=_to_the_outside,
    link_rel="noopener noreferrer nofollow",
)


def clean_html(html: str) -> str:
    """Keeps only the tags of `TAGS`, to a bounded depth, and only external links (`http`, `https`, `mailto`)."""
    return shallow(_CLEANER.clean(_DIRECTION.sub("", _CONTROL.sub("", html))).strip())


def shallow(html: str) -> str:
    """Returns well-formed HTML without tags deeper than `MOST_DEPTH`; their words stay, each item on its line."""
    depth = 0

    def kept(found: re.Match) -> str:
        nonlocal depth
        closes, name, _ = found.groups()
        if name in VOID:
            return found[0]
        if closes:
            depth -= 1
            return found[0] if depth < MOST_DEPTH else ""
        depth += 1
        return found[0] if depth <= MOST_DEPTH else "<br>" if name == "li" else ""

    return _TAG.sub(kept, html)


def too_many_lines(text: str) -> bool:
    return text.count("\n") >= MOST_LINES


def html_from_text(text: str) -> str:
    """Turns plain text into clean HTML in one pass; `text_from_html` returns exactly the same text.

    Empty lines separate paragraphs. Two or more lines in a row that begin with « - », or with « 1. », « 2. » and so on,
    make a list; every other character is shown as typed.
    """
    text = clean_lines(text)
    if not text:
        return ""
    lines = text.split("\n")
    written, waiting, start = [], [], 0
    while start < len(lines):
        tag, end = _list_at(lines, start)
        if tag:
            written += [_paragraphs(waiting, bool(written), True), _list(tag, lines[start:end])]
            waiting, start = [], end
        else:
            waiting += lines[start:end]
            start = end
    return clean_html("".join([*written, _paragraphs(waiting, bool(written), False)]))


def _list_at(lines: list[str], start: int) -> tuple[str, int]:
    """Returns the tag of the list that begins at `start` ("" if none), and the line where that list or text ends."""
    for tag, marker in (("ul", lambda place: "- "), ("ol", lambda place: f"{place}. ")):
        end = start
        while end < len(lines) and _is_item(lines[end], marker(end - start + 1)):
            end += 1
        if end > start:
            run = lines[start:end]
            is_list = 1 < len(run) <= MOST_ITEMS and not (tag == "ul" and any(map(_SIGN.match, run)))
            return (tag if is_list else ""), end
    return "", start + 1


def _is_item(line: str, marker: str) -> bool:
    return line.startswith(marker) and not line[len(marker) : len(marker) + 1].isspace() and len(line) > len(marker)


def _list(tag: str, lines: list[str]) -> str:
    items = (line.partition(" ")[2] for line in lines)
    return f"<{tag}>" + "".join(f"<li>{_in_line(item)}</li>" for item in items) + f"</{tag}>"


def _paragraphs(lines: list[str], after_list: bool, before_list: bool) -> str:
    """Keeps a line end between a list and a paragraph without an empty line, as a line end between their tags."""
    lines, before, after = list(lines), "", ""
    if not lines:
        return "\n" if after_list and before_list else ""
    if after_list:
        before = "" if lines[0] == "" else "\n"
        lines = lines if before else lines[1:]
    if before_list and lines:
        after = "" if lines[-1] == "" and len(lines) > 1 else "\n"
        lines = lines if after else lines[:-1]
    parts = "\n".join(lines).split("\n\n") if lines else ()
    made = "".join(f"<p>{'<br>'.join(map(_in_line, part.split(chr(10))))}</p>" for part in parts)
    return before + made + after


def _in_line(text: str) -> str:
    """Escapes a line; the address of a page becomes a link to it."""
    written, end = [], 0
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(".,;:!?'’*_…")
        if address.endswith("//"):
            continue
        shown = escape(address)
        written += [escape(text[end : found.start()]), f'<a href="{shown}">{shown}</a>']
        end = found.start() + len(address)
    return "".join([*written, escape(text[end:])])


def text_from_html(html: str) -> str:
    """Returns the plain text of clean HTML, as a text box shows it; it gives back what `html_from_text` received."""
    return clean_lines(text_of(blocks_of(clean_html(html))))


def html_from_lines(text: str) -> tuple[str, tuple[dict, ...]]:
    """Makes a list from one item a line: returns its HTML, and its items as typed."""
    lines = [_without_marker(line.strip()) for line in clean_lines(text).splitlines()]
    items = tuple({"text": line} for line in lines if line)
    return list_html(items), items


def _without_marker(line: str) -> str:
    """Removes the sign that begins an item; « - de 25 ans » and « -5 °C » stay as they are."""
    while line.startswith(("- ", "• ")) and not _SIGN.match(line):
        line = line[2:].lstrip()
    return "" if line in ("-", "•") else line


def list_html(items: tuple[dict, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item['text'])}</li>" for item in items) + "</ul>" if items else ""


def slug_of(title: str, fallback: str) -> str:
    return slugify(title)[:80].strip("-") or fallback


def itc_in_words(name: str) -> str:
    """Returns « l'ITC Marseille Nord », even if the name already begins with « ITC »."""
    return f"l'{name}" if name.upper().startswith("ITC") else f"l'ITC {name}"
