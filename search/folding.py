"""Folds a word for comparing: lower case, without accents, ligatures, dots or invisible characters."""

import re
import unicodedata

LONGEST = 60  # letters of a term; engines would refuse only far longer ones
HYPHENS = r"\-\u2010-\u2013\ufe63\uff0d"  # characters that join words, for a class of a pattern
_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ɑ": "a", "ɡ": "g"}
)
# Characters that nobody sees in a word, or vowel signs that people leave out; for a class of a pattern.
SILENT = (
    "\u0001-\u0008\u000e-\u001b\u007f\u0080-\u0084\u0086-\u009f\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2"
    "\u05c4\u05c5\u0610-\u061c\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u070f\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e01ef"
)
# Arabic letters with two spellings, the stroke that only lengthens a word, and invisible letters.
_ONE = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا"} | dict.fromkeys("ـ\u115f\u1160\u3164\uffa0"))
# Greek and Cyrillic letters that look like Latin ones; they become Latin beside a Latin letter, or if all look so.
_ALIKE = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχγηω" + "АВЕКМНОРСТУХЅІЈӀаеорсухѕіјкԁһԛԝӏ",
    "ABEZHIKMNOPTYXaeikvoptuxynw" + "ABEKMHOPCTYXSIJlaeopcyxsijkdhqwl",
)
_BETWEEN = re.compile("[^A-Za-z0-9]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_OTHER = re.compile(r"[\u0370-\u052f]")


def fold(word: str) -> str:
    if word.isascii():
        return (word if word.isalnum() else _BETWEEN.sub("", word)).lower()[:LONGEST]
    apart = unicodedata.normalize("NFKD", word)
    if _OTHER.search(apart) and (_LATIN.search(apart) or _ALIKE.keys() >= set(map(ord, apart.lower()))):
        apart = apart.translate(_ALIKE)
    apart = unicodedata.normalize("NFKD", apart.casefold().translate(_LIGATURES)).casefold().translate(_ONE)
    kept = (letter for letter in apart if letter.isalnum() and not unicodedata.combining(letter))
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in kept)[:LONGEST]
