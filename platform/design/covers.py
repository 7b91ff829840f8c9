"""Draws a cover for each topic: a few plain shapes on a woven cloth, with one thread behind them all."""

from zlib import crc32

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

UNIT = 20  # a cover is 12 by 6 units
WIDTH, HEIGHT = 12 * UNIT, 6 * UNIT
# colours that a variant may exchange: light stays saffron, openings stay cloth
THREADS = ["plum", "lagoon", "madder", "olive", "pine"]

# Each shape fits a square of side `s`, whose upper left corner is (x, y), in pixels.
SHAPES = {
    "disc": lambda x, y, s: (
        f"M{x:g} {y + s / 2:g}a{s / 2:g} {s / 2:g} 0 1 1 {s:g} 0a{s / 2:g} {s / 2:g} 0 1 1 {-s:g} 0z"
    ),
    "dome": lambda x, y, s: f"M{x:g} {y + s:g}a{s / 2:g} {s / 2:g} 0 0 1 {s:g} 0z",
    "bowl": lambda x, y, s: f"M{x:g} {y:g}a{s / 2:g} {s / 2:g} 0 0 0 {s:g} 0z",
    "block": lambda x, y, s: f"M{x:g} {y:g}h{s:g}v{s:g}h{-s:g}z",
    "bar": lambda x, y, s: f"M{x:g} {y:g}h{s:g}v{UNIT // 2}h{-s:g}z",
    "post": lambda x, y, s: f"M{x:g} {y:g}h{UNIT // 2}v{s:g}h{-UNIT // 2}z",
    "roof": lambda x, y, s: f"M{x:g} {y + s:g}l{s / 2:g} {-s / 4:g} {s / 2:g} {s / 4:g}z",
    "house": lambda x, y, s: (
        f"M{x:g} {y + s:g}v{-0.55 * s:g}l{s / 2:g} {-0.45 * s:g} {s / 2:g} {0.45 * s:g}v{0.55 * s:g}z"
    ),
    "door": lambda x, y, s: f"M{x:g} {y + s:g}v{-0.7 * s:g}a{0.3 * s:g} {0.3 * s:g} 0 0 1 {0.6 * s:g} 0v{0.7 * s:g}z",
    "leaf": lambda x, y, s: f"M{x:g} {y + s:g}a{s:g} {s:g} 0 0 1 {s:g} {-s:g}a{s:g} {s:g} 0 0 1 {-s:g} {s:g}z",
    "frond": lambda x, y, s: f"M{x + s:g} {y + s:g}a{s:g} {s:g} 0 0 0 {-s:g} {-s:g}a{s:g} {s:g} 0 0 0 {s:g} {s:g}z",
    "quarter": lambda x, y, s: f"M{x:g} {y + s:g}v{-s:g}a{s:g} {s:g} 0 0 1 {s:g} {s:g}z",
    "page": lambda x, y, s: f"M{x:g} {y:g}l{0.8 * s:g} {0.2 * s:g}v{0.8 * s:g}l{-0.8 * s:g} {-0.2 * s:g}z",
    "leaflet": lambda x, y, s: f"M{x:g} {y + 0.2 * s:g}l{0.8 * s:g} {-0.2 * s:g}v{0.8 * s:g}l{-0.8 * s:g} {0.2 * s:g}z",
    "person": lambda x, y, s: SHAPES["disc"](x + s / 4, y, s / 2) + SHAPES["dome"](x, y + s / 10, s),
    "bubble": lambda x, y, s: (
        f"M{x:g} {y:g}h{s:g}v{0.65 * s:g}h{-0.6 * s:g}l{-0.25 * s:g} {0.25 * s:g}v{-0.25 * s:g}h{-0.15 * s:g}z"
    ),
}

# For each topic its shapes, back to front: « shape x y size colour », in units.
DRAWINGS = {
    "Familles et parentalité": "person 2.5 1.5 4.5 plum; person 6 2.5 3.5 saffron; person 5 4 2 madder",
    "Petite enfance": "block 2.5 4 2 lagoon; block 4.5 4 2 saffron; dome 3.5 2 2 madder; person 7.5 2 4 olive",
    "Enfance, accompagnement à la scolarité": "leaflet 3.5 2 3.5 lagoon; page 6.3 2 3.5 pine; disc 5.3 0.5 2 saffron",
    "Jeunesse, jeunes adultes": (
        "disc 9.2 0.7 1.8 saffron; quarter 1.5 2 4 madder; person 5.4 1.8 4 lagoon; bar 1 5.5 10 plum"
    ),
    "Vieillissement, isolement": (
        "disc 9.4 0.6 1.8 saffron; house 1.5 1.2 4.8 lagoon; door 3.2 3.6 2.4 cloth; person 6.9 3 3 plum"
    ),
    "Accès aux droits, non-recours": "door 2 1 5 pine; door 5 1 5 saffron; door 8 1 5 plum; disc 6.9 3.6 0.5 cloth",
    "Inclusion numérique": (
        "block 2.5 1.5 3 lagoon; block 3 2 2 cloth; bar 2 5 4 pine; bubble 6.5 1 3.5 saffron; "
        "disc 7.4 1.8 0.6 pine; disc 8.6 1.8 0.6 pine"
    ),
    "Participation, pouvoir d'agir": (
        "bubble 1.5 0.8 3.5 madder; bubble 7 0.8 3.5 lagoon; person 4 2.5 3.5 plum; bar 3 5.5 6 saffron"
    ),
    "Laïcité, valeurs de la République": (
        "roof 2 -6 8 saffron; post 3 2 3.5 plum; post 5 2 3.5 plum; post 6.5 2 3.5 plum; "
        "post 8.5 2 3.5 plum; bar 2 5.5 8 plum; disc 5.6 1 0.8 cloth"
    ),
    "Égalité, discriminations": (
        "dome 1.5 -1 4 lagoon; bowl 1.5 3 4 saffron; dome 6.5 -1 4 saffron; bowl 6.5 3 4 lagoon; "
        "bar 5.5 2.4 1 plum; bar 5.5 3.2 1 plum"
    ),
    "Intergénérationnel": (
        "dome 3.2 0.8 5.6 saffron; dome 4.5 3.2 3 cloth; person 1 1.5 4.2 olive; person 7.8 3 3 madder"
    ),
    "Santé, santé mentale": (
        "disc 3.5 0.5 5 lagoon; bar 4.5 2.75 3 cloth; post 5.75 1.5 3 cloth; leaf 8 3 2.5 olive; frond 1.5 3 2.5 olive"
    ),
    "Alimentation": "bowl 2.5 3 7 madder; disc 3.5 1.3 2 saffron; leaf 5.3 0.8 2.2 olive; disc 6.7 1.8 1.6 plum",
    "Transition écologique": (
        "disc 7.5 0.7 2.2 saffron; leaf 4.5 1.2 3 olive; frond 2 2.3 2.5 pine; post 4.25 3.2 2.8 pine; "
        "dome 1.5 2.5 6 olive"
    ),
    "Logement, cadre de vie": (
        "block 1.5 2 2 lagoon; block 1.5 4 2 lagoon; house 4 1.5 4.5 madder; block 9 3 1.5 plum; "
        "block 9 4.5 1.5 plum; block 2.2 2.7 0.6 cloth; block 2.2 4.7 0.6 cloth; door 5.6 4 2 cloth"
    ),
    "Emploi, insertion": (
        "block 2 4 2 olive; block 4 3 2 lagoon; block 4 4 2 lagoon; block 6 2 2 plum; block 6 4 2 plum; "
        "person 7.8 0 2 saffron; block 8 2 2 madder; block 8 4 2 madder"
    ),
    "Apprentissage du français": (
        "bubble 1.5 1 4.5 pine; bar 2.2 1.8 3 cloth; bar 2.2 2.8 2 cloth; bubble 6.5 2 4 saffron; "
        "disc 7.2 2.9 0.7 plum; disc 8.2 2.9 0.7 plum; disc 9.2 2.9 0.7 plum"
    ),
    "Culture, loisirs, vacances": (
        "disc 8.2 0.7 2.4 saffron; quarter 4.2 0.6 3.7 plum; bowl 2.2 4.6 5 madder; dome 6.8 2 5 lagoon"
    ),
    "Vivre ensemble, tranquillité": (
        "house 1 2.5 3.5 plum; house 4.2 1.5 4.5 saffron; house 8.2 2.8 3.2 lagoon; disc 5.7 3.6 1.4 cloth"
    ),
    "Aller vers": (
        "house 1 1.5 4.5 pine; door 2.6 3.6 2.4 cloth; disc 5.2 5 0.6 madder; disc 6.4 4.7 0.6 madder; "
        "disc 7.5 4.2 0.6 madder; person 8 2.5 3.5 saffron"
    ),
    "Bénévolat": "frond 2.3 2.5 3.7 lagoon; leaf 6 2.5 3.7 plum; disc 5 0.8 2 saffron",
    "Gouvernance, financement, ressources humaines": (
        "dome 2.5 0 7 pine; person 1 2.8 3.2 saffron; person 4.4 2.8 3.2 plum; person 7.8 2.8 3.2 lagoon"
    ),
}
NEUTRAL = "house 2 2 4 plum; dome 5 2 4 saffron; person 8 3 3 lagoon"

_BY_SLUG = {slugify(topic): drawing for topic, drawing in DRAWINGS.items()}


def cover(topic_slug: str, seed: str = "") -> SafeString:
    """Returns the topic's drawing as inline SVG; a topic without a drawing gets the neutral one.

    A seed (the title of a card) mirrors it or changes its colours, so that neighbours on one topic differ.
    """
    variant = crc32(seed.encode("utf-8", "replace")) % 4 if seed else 0
    shapes = (_shape(words, 2 * (variant // 2)) for words in _BY_SLUG.get(topic_slug, NEUTRAL).split(";"))
    return format_html(
        '<svg class="cover" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true" focusable="false">'
        "<g{}>{}{}</g></svg>",
        *(WIDTH, HEIGHT) * 2,
        mark_safe(f' transform="translate({WIDTH} 0) scale(-1 1)"') if variant % 2 else "",
        _CLOTH,
        format_html_join("", '<path class="c-{}" d="{}"/>', shapes),
    )


def _shape(words: str, shift: int) -> tuple[str, str]:
    name, x, y, size, colour = words.split()
    if colour in THREADS:
        colour = THREADS[(THREADS.index(colour) + shift) % len(THREADS)]
    return colour, SHAPES[name](float(x) * UNIT, float(y) * UNIT, float(size) * UNIT)


def _cloth() -> SafeString:
    weft = "".join(f"M0 {y}H{WIDTH}" for y in range(UNIT // 2, HEIGHT, UNIT))
    return mark_safe(
        f'<path class="weft" d="{weft}"/><path class="thread" d="M0 {HEIGHT - 14}c60 -34 70 22 120 -6s70 -26 120 4"/>'
    )


_CLOTH = _cloth()
