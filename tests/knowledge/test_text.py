"""Typed text to HTML and back: nothing is lost, nothing dangerous stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import clean_html, clean_text, html_from_text, text_from_html

WRITTEN = [
    "Un paragraphe.",
    "Un paragraphe.\n\nUn autre, **important**.",
    "- un\n- deux\n- trois",
    "1. un\n2. deux",
    "Avec *insistance* et un [lien](https://exemple.test/a).",
    "Prix : 3 * 4 = 12, _soulignés_dans_un_mot_ et 100 % d'accord.",
    "### Un titre\n\nSon texte.",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_text_comes_back_the_same_html(text):
    html = html_from_text(text)
    assert html_from_text(text_from_html(html)) == html


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=200))
def test_any_text_is_stable_after_one_round(text):
    once = html_from_text(text_from_html(html_from_text(text)))
    assert html_from_text(text_from_html(once)) == once
    assert "<script" not in once


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
