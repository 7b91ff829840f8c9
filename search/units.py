"""Reads units of a text: a word, and a number, date, hour, acronym or inclusive word in any spelling.

Documents and questions both come through here, so that each spelling of a thing becomes the same terms.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from search.folding import HYPHENS, SILENT, fold
from search.inclusive import DOTS, INCLUSIVE, both_forms

APOSTROPHES = ("'", "’", "ʼ")  # the last is a letter to Unicode
_ELIDED = frozenset(["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"])
_SAID = {"st": "saint", "sts": "saints", "ste": "sainte", "stes": "saintes", "eur": "euros"}
MONTHS = ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
          "decembre"]  # fmt: skip
_CUT_MONTHS = {"janv": 1, "fev": 2, "fevr": 2, "avr": 4, "juil": 7, "juill": 7, "sept": 9, "oct": 10, "nov": 11,
               "dec": 12}  # fmt: skip
_WORTH = {"i": 1, "v": 5, "x": 10}

SPACE = "[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_END = r"(?![^\W_])"
_ALONE = r"(?![^\W_]|['’]\w|\.(?:\d|[^\W_](?![^\W_])))"  # not the first letter of « L'an », « E.P.C.I. », « L.115-2 »
_YEAR = r"(?:19|20)\d\d"
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATES = (
    *(
        rf"{_DAY}{dot}{_MONTH}{dot}(?:{_YEAR}|\d\d)(?!{dot}?\d|[^\W_])"
        for dot in (f"(?:{SPACE}?/{SPACE}?)", r"\.", f"[{HYPHENS}]")
    ),
    rf"{_YEAR}[{HYPHENS}/]{_MONTH}[{HYPHENS}/]{_DAY}(?![-/]?\d)",
    r"(?<![\d/])(?:0[1-9]|[12]\d|3[01])/(?:0[1-9]|1[0-2])(?![/\d])",
    rf"(?<!/)(?:0[1-9]|1[0-2])/{_YEAR}(?![/\d])",
)
_HOUR = r"(?:[01]?\d|2[0-4])"
_HOURS = (
    rf"{_HOUR}{SPACE}?(?:[hH]|heures?){SPACE}?[0-5]\d(?:{SPACE}?(?:mi?n|minutes?))?{_END}",
    rf"{_HOUR}{SPACE}?(?:[hH]|heures?){_ALONE}",
    rf"{_HOUR}:[0-5]\d(?![\d:])",
)
_JOINT = rf"(?:{SPACE}{{1,2}}|{SPACE}?[.{HYPHENS}/]{SPACE}?)"
_PHONES = (
    rf"(?:(?:\+|\b00){SPACE}?33{_JOINT}?(?:(?:\(0\)|0){_JOINT}?)?|0{_JOINT}?)[1-9](?:{_JOINT}?\d){{8}}(?!\d)",
    rf"(?<![\d.,/])(?<!\d.)3[0-469]{SPACE}\d\d(?!{SPACE}?[.,/]?\d){_END}",  # « 39 19 »
)
_EURO = rf"{SPACE}?(?:€|EUR{_END}|euros?{_END})"
_AMOUNTS = (rf"\d+(?:[.,]\d{{1,2}})?{SPACE}?(?:[kKM]{_EURO}|Md{_EURO}|[kK]{_END}|milli(?:on|ard)s?{_END})",)
_NUMBERS = (
    rf"\d{{3}}{SPACE}\d{{3}}{SPACE}\d{{3}}{SPACE}\d{{5}}(?!\d)",  # of a company
    rf"(?<!\d[.,])\d{{1,3}}(?:(?:{SPACE}\d{{3}})+|(?:\.\d{{3}})+|(?:['’]\d{{3}})+)(?!\d)",
    rf"\d++(?=(?:[mck]?m[23²³]?|kg|ha|h|min|mn|an|ans|mois|jours?|euros?|eur|px|kwh?){_END})",
    rf"(?:\d+{SPACE}(?:i?[èe]me|e)|1{SPACE}(?:er|[èe]?re)){_ALONE}",
)
_LETTER = r"[^\W\d_ʼ]"
_LEGAL = (
    rf"[LRDlrd](?:\.{SPACE}?|{SPACE}(?=\d{{3}}))?\*?\d{{1,4}}(?:[{HYPHENS}]\d+)+{_END}",
    rf"[LRDlrd](?:\.{SPACE}?|{SPACE})\d{{3,4}}{_END}",
)
_ACRONYMS = (
    rf"{_LETTER}(?:\.{_LETTER})+{_END}",
    rf"{_LETTER}\.(?:{SPACE}{_LETTER}\.{_END})+(?:{SPACE}[A-Z]{_ALONE})?",
    rf"[A-Z](?:{SPACE}[A-Z]{_ALONE}){{2,}}",
    rf"[a-z](?:{SPACE}[a-z]{_ALONE}){{2,}}",
)
# An apostrophe before another word marks an elision.
_WORD = rf"[^\W_ʼ]++(?:[{SILENT}]++[^\W_ʼ]++)*+(?:['’ʼ](?=[^\W_ʼ]))?"
_FIGURES = "|".join((*_DATES, *_HOURS, *_PHONES, *_AMOUNTS, *_NUMBERS))
_LETTERS = "|".join((INCLUSIVE, *_LEGAL, *_ACRONYMS))
# Most units are plain letters, or an elided article, that nothing else follows: these are tried first.
_PLAIN = (
    rf"[^\W\d_ʼ]{{2,}}+(?![\w{DOTS}({HYPHENS}/'’ʼ{SILENT}]|\.\w)"
    rf"|[aàÀ](?={SPACE}[^\W\d_]{{2}})|(?:[cdjlmnstCDJLMNST]|[qQ]u)['’](?=[^\W_ʼ])"
)
_APART_CENTURY = rf"[XVI]++{SPACE}(?:[èe]me|e){_ALONE}"
UNIT = re.compile(
    rf"(?=[\w+€])(?:{_APART_CENTURY}|{_PLAIN}|(?=[\d+])(?:{_FIGURES})|(?=[^\W\d_])(?:{_LETTERS})|{_WORD}|€)"
)

_ORDINAL = re.compile(r"(\d+)(?:e|er|re|ere|eme|ieme|nd|nde)s?")
_ROMAN = "X{0,3}(?:IX|IV|V?I{0,3})"
_CENTURY = re.compile(
    rf"(I(?=er|re|ᵉʳ)|(?=[VX]|II){_ROMAN}(?!er)|(?=x)x{{0,3}}(?:ix|iv|v?i{{0,3}})){SPACE}?(?:e|è|er|re|ᵉʳ?|[èe]me)"
)
_ARTICLE = re.compile(rf"([lrd])(?:\.?{SPACE}?)\*?(\d+(?:[{HYPHENS}]\d+)*)", re.IGNORECASE)
_MILITANT = re.compile(r"(\w[a-zà-ÿ]+)E(s?)")  # « habitantEs »
_ACRONYM = re.compile("|".join(_ACRONYMS))
_LETTERS_OF = re.compile(_LETTER)
_STOPS = frozenset("acdjlmnsty")  # single letters that are words of a sentence: « y a t »


class Read(NamedTuple):
    """Folded words. `words` are compared; each of `also` is as good; `beside` also finds a document."""

    words: tuple[str, ...]
    also: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@lru_cache(maxsize=200_000)
def read_unit(found: str) -> Read:
    """Reads a unit that `UNIT` found."""
    if found.isalpha() and not found.endswith("ʼ"):
        return _of_word(fold(found), found)
    if found[0].isdigit() or found[0] == "+":
        return _of_figures(found)
    if found == "€":
        return Read((), beside=("euros",))
    if found.endswith(APOSTROPHES):
        return Read(() if found[:-1].lower() in _ELIDED else (fold(found[:-1]),))
    if forms := both_forms(found):
        return Read((fold(forms[0]),), also=(fold(forms[1]),))
    if legal := _ARTICLE.fullmatch(found):
        return _of_article(legal[1].lower(), _DIGITS.findall(legal[2]))
    if _ACRONYM.fullmatch(found):
        return _of_acronym(found)
    return _of_word(fold(found), found)


def _of_word(folded: str, found: str) -> Read:
    if not folded:
        return Read(())
    if said := _SAID.get(folded):
        return Read((said,))
    if month := _CUT_MONTHS.get(folded):
        return Read((folded,), also=(MONTHS[month - 1],))
    if century := _CENTURY.fullmatch(found):
        return Read((f"{_value(century[1].lower())}e",))
    if (militant := _MILITANT.fullmatch(found)) and (forms := both_forms(f"{militant[1]}·e{militant[2]}")):
        return Read((fold(forms[0]),), also=(fold(forms[1]),))
    return Read((folded,))


def _value(roman: str) -> int:
    worth = [_WORTH[letter] for letter in roman]
    return sum(-one if one < following else one for one, following in zip(worth, [*worth[1:], 0], strict=True))


def _of_article(letter: str, parts: list[str]) -> Read:
    """Reads « L. 263-1 », which its number alone finds too."""
    whole = f"{letter}{'-'.join(parts)}"
    return Read((whole,), beside=(f"{letter}{parts[0]}", *parts) if len(parts) > 1 else ())


def _of_acronym(found: str) -> Read:
    letters = "".join(map(fold, _LETTERS_OF.findall(found)))
    is_sentence = found.islower() and "." not in found and _STOPS.issuperset(letters)
    return Read(tuple(letters)) if is_sentence else Read((letters,))


def _of_figures(found: str) -> Read:
    if not found.isascii():
        found = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in found)
    for form, read in _KINDS:
        if form.fullmatch(found):
            return read(found)
    folded = fold(found)
    if ordinal := _ORDINAL.fullmatch(folded):
        return Read((f"{ordinal[1]}e",), also=("1",) if ordinal[1] == "1" else ())  # « le 1er mars »
    return Read((folded,))


def _of_date(found: str) -> Read:
    parts = _DIGITS.findall(found)
    if len(parts[0]) == len("2026"):
        parts.reverse()
    if len(parts) == 2 and len(parts[1]) == 2:  # without its year
        return Read((str(int(parts[0])), MONTHS[int(parts[1]) - 1]), also=(parts[1],), beside=tuple(parts))
    *day, month, year = parts
    full = year if len(year) > 2 else f"{'20' if year < '50' else '19'}{year}"
    return Read((*(str(int(one)) for one in day), MONTHS[int(month) - 1], full), beside=tuple(parts))


def _of_time(found: str) -> Read:
    hour, *minutes = (int(one) for one in _DIGITS.findall(found))
    if any(minutes):
        return Read((f"{hour}h{minutes[0]:02}",))
    return Read((f"{hour}h",), beside=(str(hour), "heures"))


def _of_phone(found: str) -> Read:
    digits = "".join(parts := _DIGITS.findall(found))
    if found.startswith("3"):
        return Read((digits,), beside=tuple(parts))
    if not (found.startswith("0") and found[1] != "0"):
        digits = digits.lstrip("0").removeprefix("33").lstrip("0")
    return Read((f"0{digits.removeprefix('0')}",))


def _of_amount(found: str) -> Read:
    times = next((times for unit, times in _TIMES.items() if unit in found), 1_000)
    whole, *tenths = _DIGITS.findall(found)
    value = int(whole) * times + (int(tenths[0]) * times // 10 ** len(tenths[0]) if tenths else 0)
    if "milli" in found:
        return Read((str(value),), beside=(whole, *tenths, found.rsplit(maxsplit=1)[-1]))
    return Read((str(value),), beside=("euros",) if _CURRENCY.search(found) else ())


def _of_number(found: str) -> Read:
    return Read(("".join(_DIGITS.findall(found)),))


_DIGITS = re.compile(r"\d+")
_CURRENCY = re.compile("€|EUR|euro")
_TIMES = {"milliard": 1_000_000_000, "Md": 1_000_000_000, "million": 1_000_000, "M": 1_000_000}
_KINDS = (
    (re.compile("|".join(_DATES)), _of_date),
    (re.compile("|".join(_HOURS)), _of_time),
    (re.compile("|".join(_PHONES)), _of_phone),
    (re.compile("|".join(_AMOUNTS)), _of_amount),
    (re.compile(rf"(?:\d|[.'’]|{SPACE})+"), _of_number),
)
