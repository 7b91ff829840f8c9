"""Reads and checks the keywords that a person types."""

import re
import unicodedata

from django.core.exceptions import ValidationError

from web.text import clean_text, fold

MOST = 8  # per resource
LONGEST = 40  # characters per keyword
_BETWEEN = re.compile(r"[,;\n]")


def words_of(text: str) -> list[str]:
    """Returns the words typed between commas, once each, ignoring capitals and accents; raises ValidationError."""
    typed = (unicodedata.normalize("NFC", clean_text(word)).strip(" .#\"'«»") for word in _BETWEEN.split(text))
    once: dict[str, str] = {}
    for word in filter(None, typed):
        once.setdefault(fold(word), word)
    words = list(once.values())
    if len(words) > MOST:
        raise ValidationError(f"Vous avez donné {len(words)} mots-clés : gardez les {MOST} qui comptent le plus.")
    if long := next((word for word in words if len(word) > LONGEST), None):
        raise ValidationError(
            f"« {long[:LONGEST]}… » est trop long : {LONGEST} caractères au plus, une virgule entre deux mots-clés."
        )
    return words
