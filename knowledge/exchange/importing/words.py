"""Counts the words of a text, the same way in XML, HTML and drafts. This module does not import Django."""

import re
import unicodedata
from collections import Counter
from html import unescape

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ue000-\ue0ff\ufeff]"
)
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")
_INLINE = {"a", "b", "em", "i", "strong"}  # every other tag separates words


def fold(text: str) -> str:
    """Removes accents, capitals and invisible characters."""
    split = unicodedata.normalize("NFKD", _UNSEEN.sub("", text.replace("’", "'")).lower())
    return "".join(character for character in split if not unicodedata.combining(character))


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(fold(text)))


def text_in(html: str) -> str:
    """Returns the text of clean HTML, with a space between two blocks."""
    return unescape(_TAG.sub(lambda tag: "" if tag[2] in _INLINE else " ", html))


def words_in(html: str) -> Counter[str]:
    return words(text_in(html))


def total(counted: Counter[str]) -> int:
    return sum(counted.values())
