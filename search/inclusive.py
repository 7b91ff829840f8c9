"""Reads « habitant·e·s », « directeurs/trices » or « usager(ère)s » as two words, for women and for men."""

import re

from search.folding import HYPHENS, fold

DOTS = "·•‧∙⋅・⸱․"  # between the endings
_MIDDLE = f"[{DOTS}]"
_STROKE = f"[{HYPHENS}/]"
_END = r"(?![^\W_])"
_BASE = r"[^\W\d_ʼ]{2,}+"
# First the endings that are no words; then those that are also words, which count only before a mark of plural.
_SURE = "trice|teuse|rice|ice|i?[èe]nne|i?[èe]re|euse|esse|sse|ive|nne|lle|e"
_ANY = f"{_SURE}|elle|ale|ane|ine|che|ne|te|le|se|ve"
INCLUSIVE = "|".join(
    (
        rf"{_BASE}{_MIDDLE}(?i:{_ANY})(?i:s?(?:{_MIDDLE}?s)?){_END}",
        rf"{_BASE}\((?i:{_ANY})(?i:s?\)(?:\(?s\)?)?){_END}",
        rf"{_BASE}\.(?:(?:{_SURE})(?:s|\.s)?|(?i:(?:{_ANY})\.s))(?!\.?[^\W_])",
        rf"{_BASE}{_STROKE}(?:(?i:{_SURE})(?i:s)?(?:{_STROKE}(?i:s))?|(?i:{_ANY}){_STROKE}(?i:s)){_END}",
    )
)
_PARTS = re.compile(rf"([^\W\d_]+)[^\w\s](?:{_ANY})(?P<plural>s?\)?\W?s?\)?)", re.IGNORECASE)
_ENDING = re.compile(rf"[^\w]({_ANY})s?\)?\W?s?\)?$", re.IGNORECASE)
_SPLIT_AT = 4  # letters from the end: where the two forms differ, at most


def both_forms(found: str) -> tuple[str, str] | None:
    """Returns the masculine and the feminine, both plural if the word is; None if it is not such a word."""
    parts = _PARTS.fullmatch(found)
    if not parts:
        return None
    base, ending = parts[1].lower(), _ENDING.search(found)[1].lower()
    is_plural = "s" in parts["plural"].lower()
    if base.endswith("s") and is_plural and (ending != "e" or base[-2] not in "aiou"):
        base = base[:-1]
    plural = "s" if is_plural else ""
    man = base if base[-1] in "sx" else f"{base}{plural}"
    return man, f"{_woman(base, ending)}{plural}"


def _woman(base: str, ending: str) -> str:
    if ending in ("trice", "rice", "ice") and base.endswith("eur"):
        return f"{base[:-3]}rice"
    if (base[-1], ending) in (("r", "se"), ("x", "se"), ("f", "ve"), ("c", "che")):
        return f"{base[:-1]}{ending}"
    if len(ending) > 2:
        folded = fold(base)
        at = folded.rfind(fold(ending[0]), len(folded) - _SPLIT_AT) if len(folded) == len(base) else -1
        if at > 0:
            return f"{base[:at]}{ending}"
    return f"{base}{ending}"
