"""The contrast of every pair of colours in use, in light and in dark, by the formula of WCAG 2.2."""

import re
from itertools import product
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[3] / "platform/design/static/design"
TEXT, UI = 4.5, 3.0
GROUNDS = ["paper", "surface", "sunken"]

# Foreground, background, least contrast.
PAIRS = [
    *(
        (word, ground, TEXT)
        for word, ground in product(["ink", "muted", "primary", "primary-strong", "error"], GROUNDS)
    ),
    *((kind, ground, TEXT) for kind, ground in product(["mauve", "amber", "sky", "moss"], ["paper", "surface"])),
    *((word, f"{word}-soft", TEXT) for word in ["mauve", "amber", "sky", "moss", "primary"]),
    *((word, f"{word}-soft", TEXT) for word in ["success", "info", "warning", "error"]),
    *(("ink", f"{word}-soft", TEXT) for word in ["success", "info", "warning", "error"]),
    ("primary-strong", "primary-soft", TEXT),
    ("on-primary", "primary", TEXT),
    ("on-primary", "primary-strong", TEXT),
    *((edge, ground, UI) for edge, ground in product(["line-strong", "focus", "primary", "error"], GROUNDS)),
    *(("focus", f"{word}-soft", UI) for word in ["primary", "success", "info", "warning", "error"]),
]


def tokens() -> dict[str, dict[str, str]]:
    light, dark = (STYLES / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    colours = {"light": _colours(light)}
    return colours | {"dark": colours["light"] | _colours(dark)}


def _colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_its_known_ends():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS, ids=lambda value: str(value))
def test_contrast(scheme, front, ground, least):
    colours = tokens()[scheme]
    found = contrast(colours[front], colours[ground])
    assert found >= least, f"--{front} on --{ground} is {found:.2f}:1 in {scheme}, {least}:1 is needed"


def test_every_colour_is_redefined_in_the_dark():
    dark = (STYLES / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")[1]
    assert set(_colours(dark)) == set(tokens()["light"])


def test_no_colour_or_token_is_made_up_outside_the_tokens():
    known = set(re.findall(r"--([\w-]+):", (STYLES / "tokens.css").read_text()))
    for sheet in STYLES.glob("*.css"):
        assert set(re.findall(r"var\(--([\w-]+)", sheet.read_text())) <= known, sheet.name


def test_the_style_sheets_stay_light():
    assert sum(sheet.stat().st_size for sheet in STYLES.glob("*.css")) <= 30_000
    assert (STYLES / "site.js").stat().st_size <= 3_000
