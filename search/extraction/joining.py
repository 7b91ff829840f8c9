"""Joins words that a hyphen broke at the end of a line."""

import re
import unicodedata
from collections.abc import Iterable

SOFT = "\N{SOFT HYPHEN}"
BROKEN = "\ufffe"  # pdfium writes this for a hyphen at the end of a line, in place of the line's end
_SOFT_AT_THE_END = re.compile(rf"{SOFT}[ \t]*\r?\n[ \t]*")
_AT_THE_END = re.compile(r"(?<=[^\W_])[-\N{HYPHEN}][ \t]*\r?\n[ \t]*(?=[^\W_])")
# It only starts where a word starts: starting at each letter of a very long word would take hours.
_HALVES = re.compile(rf"(?<![^\W_])([^\W_]+){BROKEN}([^\W_]+)")
_COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+")
_WORD = re.compile(r"[^\W\d_]+")
# Parts of words that French joins by a hyphen much more often than it breaks there.
_FIRST = """
celui celle ceux celles ci peut rendez savoir demi semi non quasi après avant grand grands vice ex arc chef centre porte
hors nord sud est ouest saint sainte dix vingt trente quarante cinquante soixante quatre cent lui elle elles eux soi moi
toi nous vous mi là bien bas haut hauts petit petite petits nouveau nouveaux jeune jeunes auto
"""
_SECOND = "là même mêmes nous vous ils elles moi toi midi ville clé clés"
FIRST, SECOND = frozenset(_FIRST.split()), frozenset(_SECOND.split())


def clean(text: str) -> str:
    """Returns one line, with composed accents and without soft hyphens."""
    return unicodedata.normalize("NFC", " ".join(text.replace(SOFT, "").split()))


def joined(texts: Iterable[str]) -> list[str]:
    """Joins broken words in a file's pages; its other words tell whether a hyphen belongs to the spelling."""
    pages = [_AT_THE_END.sub(BROKEN, _SOFT_AT_THE_END.sub("", text)) for text in texts]
    compounds, words = set(), set()
    if any(BROKEN in text for text in pages):
        for text in pages:
            compounds.update(match.lower() for match in _COMPOUND.findall(text))
            words.update(match.lower() for match in _WORD.findall(text))

    def decide(match: re.Match) -> str:
        first, second = match.groups()
        return f"{first}-{second}" if _is_spelling(first, second, compounds, words) else f"{first}{second}"

    # Twice, because a word may be broken twice, and the two matches would share its middle part.
    return [_HALVES.sub(decide, _HALVES.sub(decide, text)).replace(BROKEN, "-") for text in pages]


def _is_spelling(first: str, second: str, compounds: set[str], words: set[str]) -> bool:
    low, next_low = first.lower(), second.lower()
    if f"{low}-{next_low}" in compounds:
        return True
    if f"{low}{next_low}" in words:
        return False
    starts_anew = second[0].isupper() and not first.isupper()
    has_digit = first[-1].isdigit() or second[0].isdigit()
    return starts_anew or has_digit or len(first) == 1 or low in FIRST or next_low in SECOND
