"""Pictures that a page shows in part: which part it shows, and how the file says so."""

import re
from collections import Counter
from dataclasses import dataclass, field

from knowledge.files.cleaning.findings import DAMAGED, FOREIGN, Uncleanable

Sides = tuple[float, float, float, float]  # left, top, right, bottom: how much of the picture each side hides
NOTHING: Sides = (0, 0, 0, 0)
SCREEN = 96  # points per inch, when the picture does not say
MEDIA_TYPES = {".jpeg": "image/jpeg", ".png": "image/png"}
_SIDES = ("l", "t", "r", "b")
_VML_SIDES = ("cropleft", "croptop", "cropright", "cropbottom")
_NUMBER = re.compile(r"\s*([+-]?\d*\.?\d+)\s*(%|f|)\s*", re.ASCII)
_LENGTH = re.compile(r"([+-]?\d*\.?\d+)\s*([a-z]*)", re.ASCII)
_INCHES = {"in": 1, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "pc": 1 / 6, "px": 1 / SCREEN, "": 1 / SCREEN}


# ── what is hidden ──


def _share(said: str, whole: int) -> float:
    """Reads « 12.5% », « 8192f » (in 65536ths) or « 12500 » (in parts of `whole`)."""
    match = _NUMBER.fullmatch(said)
    if match is None:
        raise Uncleanable(DAMAGED)
    return float(match[1]) / {"%": 100, "f": 65_536, "": whole}[match[2]]


def sides(attributes: dict[str, str]) -> Sides:
    """Reads the sides of `srcRect` or `fillRect`."""
    left, top, right, bottom = (_share(attributes.get(side, "0"), 100_000) for side in _SIDES)
    return left, top, right, bottom


def hidden(given: Sides) -> Sides:
    """Ignores sides below zero: they add a margin and hide nothing."""
    left, top, right, bottom = (max(0.0, side) for side in given)
    return left, top, right, bottom


def _margins(given: Sides) -> Sides:
    """Returns the margins that stay, as shares of the part that stays."""
    left, top, right, bottom = hidden(given)
    wide, high = max(1 - left - right, 0.001), max(1 - top - bottom, 0.001)
    of = (wide, high, wide, high)
    kept = tuple(min(0.0, side) / whole for side, whole in zip(given, of, strict=True))
    return kept[0], kept[1], kept[2], kept[3]


def clip_sides(clip: str) -> Sides:
    """Reads « rect(top, right, bottom, left) », in inches."""
    said = clip.strip().removeprefix("rect(").removesuffix(")").replace(",", " ").split()
    if len(said) != 4:
        return NOTHING
    top, right, bottom, left = map(_inches, said)
    return left, top, right, bottom


def _inches(said: str) -> float:
    if said == "auto":
        return 0
    match = _LENGTH.fullmatch(said)
    if match is None or match[2] not in _INCHES:
        raise Uncleanable(DAMAGED)
    return float(match[1]) * _INCHES[match[2]]


def clip_that_stays(clip: str) -> str:
    left, top, right, bottom = (min(0.0, side) for side in clip_sides(clip))
    return f"rect({top:.4g}in, {right:.4g}in, {bottom:.4g}in, {left:.4g}in)"


def _say(attributes: dict[str, str], key: str, margin: float) -> None:
    """Writes the margin in the notation that this file uses."""
    if not margin:
        attributes.pop(key, None)
    elif attributes[key].strip().endswith("%"):
        attributes[key] = f"{margin * 100:.6g}%"
    else:
        attributes[key] = str(round(margin * 100_000))


# ── what names a picture ──


@dataclass
class Fill:
    """Several ways to draw one picture, for programs of different ages, and what is hidden in all of them."""

    names: list[str] = field(default_factory=list)
    sides: Sides = NOTHING


class Uses:
    """How a part of an Office file names pictures. Each use has its own relation: each may show another piece."""

    def __init__(self):
        self.shown: dict[str, tuple[str, Sides]] = {}  # name of a use: (name in the file, what is hidden)
        self.fills: list[Fill] = []
        self.counts: Counter[str] = Counter()

    def named(self, given: str) -> str:
        """Names a new use; the first use keeps the name that the file gives."""
        name = given
        while name in self.shown:
            self.counts[given] += 1
            name = f"{given}.{self.counts[given] + 1}"
        self.shown[name] = (given, NOTHING)
        if self.fills:
            self.fills[-1].names.append(name)
        return name

    def drawn(self, attributes: dict[str, str], keys: list[str]) -> None:
        """Notes the pictures of a VML element, whose attributes also say what is hidden."""
        left, top, right, bottom = given = tuple(_share(attributes.get(side, "0"), 1) for side in _VML_SIDES)
        for key in keys:
            attributes[key] = name = self.named(attributes[key])
            self.shown[name] = (self.shown[name][0], hidden((left, top, right, bottom)))
        for key, said, margin in zip(_VML_SIDES, given, _margins((left, top, right, bottom)), strict=True):
            if not margin:
                attributes.pop(key, None)
            elif margin != said:
                attributes[key] = f"{margin:.6g}"

    def source(self, attributes: dict[str, str]) -> None:
        """Notes the piece shown (`srcRect`); only the margins stay in the attributes."""
        self.fills[-1].sides = given = sides(attributes)
        for key, margin in zip(_SIDES, _margins(given), strict=True):
            _say(attributes, key, margin)

    def stretched(self, attributes: dict[str, str]) -> None:
        """Notes `fillRect`: a picture stretched beyond its shape only shows what is inside the shape."""
        given, fill = sides(attributes), self.fills[-1]
        beyond = hidden((-given[0], -given[1], -given[2], -given[3]))
        if beyond == NOTHING:
            return
        if min(fill.sides) < 0:  # the margins themselves go beyond the shape
            raise Uncleanable(FOREIGN)
        left, top, right, bottom = fill.sides
        wide, high = 1 - left - right, 1 - top - bottom
        box = (1 - given[0] - given[2], 1 - given[1] - given[3]) * 2
        outside = [over / max(size, 0.001) for over, size in zip(beyond, box, strict=True)]
        more = (wide * outside[0], high * outside[1], wide * outside[2], high * outside[3])
        fill.sides = (left + more[0], top + more[1], right + more[2], bottom + more[3])
        for key, over in zip(_SIDES, beyond, strict=True):
            if over:
                del attributes[key]

    def end_of_fill(self) -> None:
        fill = self.fills.pop()
        for name in fill.names:
            if name in self.shown:
                self.shown[name] = (self.shown[name][0], hidden(fill.sides))


# ── what is cut ──


def suffix(head: bytes) -> str:
    """Returns the suffix of the picture once it is cut."""
    return ".jpeg" if head.startswith(b"\xff\xd8\xff") else ".png"
