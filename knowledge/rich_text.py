"""Reads rich text from the site's editor or Wagtail's, and cleans it, the same way for both."""

import json
import re

from django import forms
from wagtail.admin.rich_text import DraftailRichTextArea

from knowledge.rewriting import rewritten
from web.text import clean_html, shallow, text_from_html

MOST_LEVELS = 4  # nested levels of a list


class BoundedRichText(DraftailRichTextArea):
    """Flattens lists to `MOST_LEVELS` first, because Wagtail's converters call themselves at each level."""

    def format_value(self, value):
        # Wagtail reads an open `<br>` as a tag that never closes.
        return super().format_value(shallow(value).replace("<br>", "<br/>") if value else value)

    def value_from_datadict(self, data, files, name):
        sent = data.get(name)
        if levels_and_blocks(sent)[0] > MOST_LEVELS:
            content = json.loads(sent)
            for block in content["blocks"]:
                block["depth"] = min(block["depth"], MOST_LEVELS - 1)
            data = {name: json.dumps(content)}
        return super().value_from_datadict(data, files, name)


def levels_and_blocks(sent: str | None) -> tuple[int, int]:
    """Returns, for the JSON that the rich text field sends, the number of nested levels and of blocks."""
    blocks = (json.loads(sent) or {}).get("blocks", []) if sent else []
    return max((block.get("depth", 0) + 1 for block in blocks), default=0), len(blocks)


# ── the site's rich text ──

IS_HTML = "-html"  # after a field's name: says that its value comes from the rich editor
WAS_HTML = "-was"  # after a field's name: the rich text behind the text box, when the form is shown again
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")
_TABLE = re.compile(r"<table\b(?:(?!<table\b).)*?</table\s*>", re.I | re.S)
_CELL = re.compile(r"<t[dh]\b[^>]*>", re.I)
_ROW = re.compile(r"<(/?)tr\b[^>]*>", re.I)
_IN_A_CELL = re.compile(r"</?(?:p|div|h[1-6]|ul|ol|li|br|t[dh]|thead|tbody|tfoot|table|caption)\b[^>]*>", re.I)


class Html(str):
    """Rich text, as a browser sent it."""

    def cleaned(self) -> "Html":
        return Html(cleaned(self))

    def over(self, old: str) -> str:
        """Returns what to store in place of `old`: `old` itself if both say the same."""
        return old if cleaned(old) == cleaned(self) else str(self)


def cleaned(html: str) -> str:
    """Returns the few tags that are stored, whatever was pasted: tables become lines, no visible word is lost."""
    html = clean_html(_sub_headings(readable_tables(html)))
    return clean_html(_items_without_paragraphs(html))


def readable_tables(html: str) -> str:
    """Turns each row of a table into a paragraph with « | » between cells; inner tables first."""
    while (made := _TABLE.sub(_rows, html)) != html:
        html = made
    return html


def _rows(found: re.Match) -> str:
    rows = _ROW.sub(lambda row: f"\0{row[1]}", _CELL.sub(" | ", found[0].replace("\0", "")))
    rows = re.sub(r"\0\s*\| ", "\0", _IN_A_CELL.sub(" ", rows))
    return rows.replace("\0/", "</p>").replace("\0", "<p>")


def _sub_headings(html: str) -> str:
    """Turns the titles of a pasted page into sub-headings, which answers allow."""
    for written, kept in (("h[12]", "h3"), ("h[56]", "h4"), ("div", "p")):
        html = re.sub(rf"<(/?){written}\b", rf"<\1{kept}", html, flags=re.I)
    return html


def _items_without_paragraphs(html: str) -> str:
    """Turns `<li><p>a</p><p>b</p></li>`, as editors write it, into `<li>a<br>b</li>`."""
    stack: list[str] = []
    written, end, is_empty = [], 0, True  # is_empty: whether the item has no word yet
    for tag in _TAG.finditer(html):
        written.append(html[end : tag.start()])
        is_empty = is_empty and not html[end : tag.start()].strip()
        end = tag.end()
        closes, name = tag[1], tag[2].lower()
        if name == "br":
            written.append(tag[0])
        elif closes:
            opened = stack.pop() if stack else ""
            written.append("" if opened == "p in li" else tag[0])
        else:
            within = name == "p" and bool(stack) and stack[-1] == "li"
            written.append(("" if is_empty else "<br>") if within else tag[0])
            stack.append("p in li" if within else name)
            is_empty = name == "li" or is_empty
    return "".join([*written, html[end:]])


class RichTextarea(forms.Textarea):
    """A text box that becomes the rich editor when the person enters it; without the script it stays a text box."""

    template_name = "components/rich_textarea.html"
    stored = ""  # the page's rich text

    def value_from_datadict(self, data, files, name):
        typed = super().value_from_datadict(data, files, name)
        if typed is None or data.get(name + IS_HTML):
            return typed if typed is None else Html(typed)
        was = data.get(name + WAS_HTML)
        return Html(rewritten(cleaned(was), typed)) if was else typed

    def format_value(self, value):
        return text_from_html(cleaned(value)) if isinstance(value, Html) else super().format_value(value)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        came_back = cleaned(value) if isinstance(value, Html) else ""
        shown = came_back or (rewritten(self.stored, value) if value else "")
        context["widget"]["attrs"] |= {"data-rich": shown}
        context["widget"] |= {"was": came_back, "was_name": name + WAS_HTML}
        return context
