"""Typed text to HTML and back: no character is lost, nothing dangerous stays, rich text is not damaged."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.rewriting import rewritten
from web.blocks import blocks_of
from web.text import (
    MOST_ITEMS,
    clean_html,
    clean_lines,
    clean_text,
    html_from_lines,
    html_from_text,
    text_from_html,
)

TO_THE_LETTER = [
    "2019. Une année de plus.",
    "1. Une seule chose.",
    "+ de 60 ans",
    "- de 25 ans",
    "- de 25 ans\n- de 60 ans",
    "- 5 °C\n- 12 °C",
    "5*3*2 font 30, 3 * 4 = 12",
    "_soulignés_dans_un_mot_, **étoiles**, `accents`, ~~vagues~~",
    "# Titre\n> citation\n---\n***\n| a | b |",
    "[lien](https://exemple.test/a) et <b>balise</b> &amp; \\* \\_",
    "1) un\n2) deux",
    "* un\n* deux",
    "• un\n• deux",
    "Une ligne.\nUne autre.\n\n\nPlus loin.",
    "- un seul",
    "2. deux\n3. trois",
]
SENTENCES = st.lists(
    st.one_of(
        st.sampled_from(
            [*TO_THE_LETTER, "- un\n- deux", "1. un\n2. deux", "\n", "\n\n", " ", "https://exemple.test/a_b."]
        ),
        st.text(st.sampled_from("ab é*_-+#>`~[]()<>&\\\n.1 2\t\u00a0"), max_size=20),
    ),
    max_size=12,
).map(lambda parts: clean_lines("".join(parts)))


def read(html: str) -> str:
    """What a person reads of it, marks of lists apart."""
    return "\n".join(line.text for block in blocks_of(html) for line in block.lines)


@pytest.mark.parametrize("text", TO_THE_LETTER)
def test_what_is_typed_is_what_is_read(text):
    html = html_from_text(text)
    assert "<li>" not in html
    assert read(html) == text.replace("\n\n", "\n")
    assert text_from_html(html) == text


@given(SENTENCES)
@example("- a\n\n\n1. b\n2. c\n1. d\n2. e")
def test_text_comes_back_to_the_letter(text):
    html = html_from_text(text)
    assert text_from_html(html) == text
    assert clean_html(html) == html


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=200))
def test_any_text_comes_back_and_never_runs(text):
    html = html_from_text(text)
    assert text_from_html(html) == clean_lines(text)
    assert "<script" not in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Un.\nDeux.", "<p>Un.<br>Deux.</p>"),
        ("Un.\n\nDeux.", "<p>Un.</p><p>Deux.</p>"),
        ("Il faut :\n- un\n- deux", "<p>Il faut :</p>\n<ul><li>un</li><li>deux</li></ul>"),
        ("1. un\n2. deux\n\nFin", "<ol><li>un</li><li>deux</li></ol><p>Fin</p>"),
    ],
)
def test_line_breaks_and_simple_lists_are_kept(text, html):
    assert html_from_text(text) == html


def test_addresses_are_links_and_keep_their_underscores():
    html = html_from_text("Lire https://exemple.test/a_b_c?x=1&y=2, puis « https://exemple.test/ ».")
    assert '<a href="https://exemple.test/a_b_c?x=1&amp;y=2" rel="noopener noreferrer nofollow">' in html
    assert html.endswith("</a> ».</p>")


def test_lists_are_bounded():
    assert "<li>" in html_from_text("- a\n" * MOST_ITEMS)
    assert "<li>" not in html_from_text("- a\n" * (MOST_ITEMS + 1))


def test_items_of_a_list_keep_their_sign():
    text = "- de 25 ans\n+ de 60 ans\n- Aller vers\n• Accueillir\n-5 °C\n2019. Une année"
    items = [item["text"] for item in html_from_lines(text)[1]]
    assert items == ["- de 25 ans", "+ de 60 ans", "Aller vers", "Accueillir", "-5 °C", "2019. Une année"]


# ── over rich text ──

RICH = (
    '<h3>Un titre</h3><p>Le <b>café</b> est <a href="https://exemple.test/" rel="noopener noreferrer nofollow">'
    "ouvert</a> le soir.</p><ul><li>un<ul><li><i>dedans</i></li></ul></li><li>deux</li></ul><p>Fin.</p>"
)
AS_TEXT = "Un titre\n\nLe café est ouvert le soir.\n\n- un\n- dedans\n- deux\n\nFin."


def test_rich_text_untouched_stays_as_it_is():
    assert text_from_html(RICH) == AS_TEXT
    assert rewritten(RICH, AS_TEXT) == RICH


@pytest.mark.parametrize(
    ("before", "after", "html_before", "html_after"),
    [
        ("Fin.", "Fin, ou presque.", "Fin.", "Fin, ou presque."),
        ("le soir", "le matin", "le soir", "le matin"),
        ("Un titre", "Un autre titre", "Un titre", "Un autre titre"),
        ("dedans", "dedans aussi", "<i>dedans</i>", "<i>dedans</i> aussi"),
        ("café", "ca*fé", "café", "ca*fé"),
        ("ouvert", "ouvert tôt", "ouvert</a>", "ouvert</a> tôt"),
        ("Un titre", "Avant.\n\nUn titre", "<h3>", "<p>Avant.</p><h3>"),
    ],
)
def test_a_change_in_the_simple_form_damages_nothing_else(before, after, html_before, html_after):
    assert rewritten(RICH, AS_TEXT.replace(before, after)) == RICH.replace(html_before, html_after)


TAGS = ["p", "b", "i", "ul", "ol", "li", "h3", "h4", "a", "br"]
HTML = st.recursive(
    st.text(st.sampled_from("ab &amp;1.-\n"), max_size=5),
    lambda inside: st.tuples(st.sampled_from(TAGS), st.lists(inside, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=12,
).map(clean_html)


@given(HTML, SENTENCES)
def test_what_is_typed_over_any_rich_text_is_what_is_read(html, text):
    shown = text_from_html(html)
    assert rewritten(html, shown) == html
    for typed in (text, clean_lines(shown + text), clean_lines(text + shown)):
        assert text_from_html(rewritten(html, typed)) == typed


# ── nothing dangerous ──


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<p onclick="x()">a</p>',
        '<a href="javascript:alert(1)">a</a>',
        '<img src=x onerror="x()">',
        '<p style="position:fixed">a</p>',
        '<a linktype="page" id="3">a</a>',
    ],
)
def test_dangerous_html_goes(html):
    cleaned = clean_html(html)
    for word in ("script", "onclick", "onerror", "style", "linktype", "id="):
        assert word not in cleaned


def test_titles_keep_emoji_and_lose_control_and_direction():
    assert clean_text("Un\x00 café \u202eonil ☕  !\n") == "Un café onil ☕ !"
