"""Text as people type it, and the little HTML that is kept of it: bold, italic, lists, sub-headings, external links."""

import re

import nh3
from django.utils.html import escape
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdownify import MarkdownConverter

TAGS = {"p", "b", "strong", "i", "em", "ul", "ol", "li", "h3", "h4", "a", "br"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Overrides and isolates of writing direction can make a title read as another one.
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_OUTSIDE = re.compile(r"(?:https?|mailto):", re.I)
_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "list", "heading", "link", "newline", "escape", "autolink"])


def clean_text(text: str) -> str:
    """One line of plain text: no control characters, no overrides of direction, single spaces."""
    return re.sub(r"[ \t\r\n\f\v]+", " ", _DIRECTION.sub("", _CONTROL.sub("", text))).strip()


def clean_lines(text: str) -> str:
    """Several lines of plain text, with the same characters refused."""
    return _DIRECTION.sub("", _CONTROL.sub("", text.replace("\r\n", "\n"))).strip()


def _to_the_outside(tag: str, attribute: str, value: str) -> str | None:
    """nh3 lets addresses without a scheme through: `/admin/` would be a link inside."""
    return value if attribute != "href" or _OUTSIDE.match(value) else None


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto"},
    attribute_filter=_to_the_outside,
    link_rel="noopener noreferrer nofollow",
)


def clean_html(html: str) -> str:
    """The tags of `TAGS` only; links only to the outside (`http`, `https`, `mailto`)."""
    return _CLEANER.clean(_DIRECTION.sub("", _CONTROL.sub("", html))).strip()


def html_from_text(text: str) -> str:
    """Light markdown to clean HTML; headings of any level become sub-headings."""
    html = _MARKDOWN.render(clean_lines(text))
    html = re.sub(r"<(/?)h[1-6]>", r"<\1h3>", html)
    return clean_html(html)


def text_from_html(html: str) -> str:
    """The light markdown from which `html_from_text` makes the same HTML again."""
    return (
        MarkdownConverter(heading_style="ATX", bullets="-", escape_asterisks=True, autolinks=True).convert(html).strip()
    )


def html_from_lines(text: str) -> tuple[str, tuple[dict, ...]]:
    """A list from one item a line: its HTML, and its items as they were written."""
    lines = [line.strip(" -•\t") for line in clean_lines(text).splitlines()]
    items = tuple({"text": line} for line in lines if line)
    return list_html(items), items


def list_html(items: tuple[dict, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item['text'])}</li>" for item in items) + "</ul>" if items else ""


def slug_of(title: str, fallback: str) -> str:
    return slugify(title)[:80].strip("-") or fallback


def itc_in_words(name: str) -> str:
    """« l'ITC Marseille Nord », whether or not its name says « ITC » already."""
    return f"l'{name}" if name.upper().startswith("ITC") else f"l'ITC {name}"
