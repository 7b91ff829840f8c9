"""Draws a family as inline SVG: one row per member, indented by generation. The list beside it says the same in words.

It uses the colours of the text and of the kinds, so it follows the dark mode; its width fits a phone.
"""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from knowledge.family import Kin

INDENT, ROW, MARGIN, LEAST_WIDTH = 26, 58, 16, 400
LETTER, BOLD_LETTER = 8.4, 9.2  # approximate width of one letter
AFTER_DISC = 20


def draw(eldest: Kin) -> SafeString:
    rows = [(depth, kin) for depth, kin in eldest.walk()]
    deepest = max(depth for depth, _ in rows)
    width = LEAST_WIDTH + max(0, deepest - 3) * INDENT
    return format_html(
        '<svg class="family" viewBox="0 0 {} {}" width="{}" role="img" aria-label="{}">{}{}</svg>',
        width,
        len(rows) * ROW,
        width,
        f"Arbre de famille, sur {deepest + 1} générations : la liste dit la même chose.",
        format_html('<path class="muted" d="{}" fill="none" stroke="currentcolor" stroke-width="2"/>', _threads(rows)),
        format_html_join("", "{}", ((_row(place, depth, kin, width),) for place, (depth, kin) in enumerate(rows))),
    )


def _middle(place: int, depth: int) -> tuple[int, int]:
    return MARGIN + depth * INDENT, place * ROW + ROW // 2


def _threads(rows: list[tuple[int, Kin]]) -> str:
    """Draws from each parent's disc down, then round to its child."""
    places = {id(kin): place for place, (_, kin) in enumerate(rows)}
    drawn = []
    for place, (depth, kin) in enumerate(rows):
        x, y = _middle(place, depth)
        for child in kin.children:
            below = _middle(places[id(child)], depth + 1)[1]
            drawn.append(f"M{x} {y + 9}V{below - 12}q0 12 12 12H{x + INDENT - 9}")
    return "".join(drawn)


def _row(place: int, depth: int, kin: Kin, width: int) -> SafeString:
    x, y = _middle(place, depth)
    letters = int((width - x - AFTER_DISC) / (BOLD_LETTER if kin.is_here else LETTER))
    under = " · ".join(filter(None, (kin.place, "vous êtes ici" if kin.is_here else "")))
    dashes = "" if kin.url or kin.is_here else "3 3"
    return format_html(
        '<circle class="kind-{}" cx="{}" cy="{}" r="8" fill="{}" stroke="currentcolor" stroke-width="2"'
        ' stroke-dasharray="{}"/>{}'
        '<text x="{}" y="{}" fill="currentcolor" font-size="15" font-weight="{}">{}</text>'
        '<text class="muted" x="{}" y="{}" fill="currentcolor" font-size="13">{}</text>',
        kin.kind, x, y, "none" if dashes else "currentcolor", dashes or "none", _ring(x, y) if kin.is_here else "",
        x + AFTER_DISC, y - 2 if under else y + 5, 700 if kin.is_here else 400, Truncator(kin.title).chars(letters),
        x + AFTER_DISC, y + 15, Truncator(under).chars(letters),
    )  # fmt: skip


def _ring(x: int, y: int) -> SafeString:
    return format_html('<circle cx="{}" cy="{}" r="12" fill="none" stroke="currentcolor" stroke-width="2"/>', x, y)
