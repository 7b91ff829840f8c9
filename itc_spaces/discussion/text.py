"""From what people type to what is shown: paragraphs, lists, bold, italic, links to the outside; nothing executable."""

import re

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from knowledge.text import clean_html

_MARKDOWN = MarkdownIt("zero", {"breaks": True}).enable(["emphasis", "list", "link", "newline", "escape", "autolink"])
# An address pasted as it is, and not one written as a link already; what ends a sentence is not part of it.
_BARE_ADDRESS = re.compile(r"(?<![<(\[\w/])(https?://[^\s<>()\[\]]*[^\s<>()\[\].,;:!?»'\"*_])")


def message_html(text: str) -> SafeString:
    return mark_safe(clean_html(_MARKDOWN.render(_BARE_ADDRESS.sub(r"<\1>", text))))
