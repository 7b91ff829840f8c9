"""What every page leans on: the field template, covers, labels, and the pages shown when things go wrong."""

import re

import pytest
from django import forms
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.text import slugify

from design.covers import DRAWINGS, NEUTRAL, cover
from design.glyphs import GLYPHS
from website.views_dev import components_page


class Sheet(forms.Form):
    title = forms.CharField(label="Titre", max_length=100)
    summary = forms.CharField(label="En bref", help_text="Deux phrases.", required=False)
    level = forms.ChoiceField(label="Place", choices=[("a", "informés")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="D'accord")
    key = forms.CharField(widget=forms.HiddenInput)


def rendered(source: str, **context) -> str:
    return engines["django"].from_string("{% load design %}" + source).render(context)


def ids_of(html: str) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', html)


@pytest.mark.parametrize("form", [Sheet(), Sheet(data={}), Sheet(data={"title": "é" * 101, "level": "z"})])
def test_every_explanation_a_field_points_at_is_there_once(form):
    html = str(form)
    pointed = {name for names in re.findall(r'aria-describedby="([^"]+)"', html) for name in names.split()}
    assert pointed
    assert pointed <= set(ids_of(html))
    assert len(ids_of(html)) == len(set(ids_of(html)))


def test_only_the_optional_field_says_so():
    html = str(Sheet())
    assert html.count("(facultatif)") == 1
    assert re.search(r"En bref\s*<span[^>]*>\(facultatif\)", html)


def test_a_limit_is_said_beforehand():
    assert "100 caractères au plus." in Sheet()["title"].as_field_group()
    assert "caractères" not in Sheet()["summary"].as_field_group()


def test_radio_buttons_are_a_group_with_a_legend():
    html = Sheet(data={})["level"].as_field_group()
    assert re.search(r'<fieldset aria-describedby="id_level_error">\s*<legend>Place', html)


def test_a_refused_form_says_what_to_do_and_links_to_each_field():
    form = Sheet(data={"title": "Café"})
    html = str(form)
    assert "complétez-la" in html
    assert 'role="alert"' in html
    linked = set(re.findall(r'href="#([^"]+)"', html))
    assert linked <= set(ids_of(html))
    assert len(linked) == 2
    # The hidden field has no place to link to, its error is told all the same.
    assert html.count("<li>Cette réponse") == 1


def test_what_was_typed_is_escaped_and_kept():
    form = Sheet(data={"title": "<script>é\U0001f9f6\u202e", "key": "\x00"})
    html = str(form)
    assert "&lt;script&gt;é\U0001f9f6\u202e" in html
    assert "<script>" not in html


@pytest.mark.parametrize("topic", DRAWINGS)
def test_each_topic_has_its_own_cover(topic):
    drawn = cover(slugify(topic))
    assert drawn != cover("unknown")
    assert 'aria-hidden="true"' in drawn
    assert "style=" not in drawn


def test_neighbours_of_one_topic_differ_and_a_card_keeps_its_drawing():
    titles = ["Le café du portail", "Le fourgon", "Aux marches", "Le jeudi", "La caravane", "\ud800"]
    drawn = [cover("aller-vers", title) for title in titles]
    assert 2 <= len(set(drawn)) <= 4
    assert drawn == [cover("aller-vers", title) for title in titles]


def test_the_22_topics_are_drawn_each_in_its_way():
    assert len(DRAWINGS) == 22
    assert len({*DRAWINGS.values(), NEUTRAL}) == 23


@pytest.mark.parametrize("slug", ["", None, "sujet-ajoute-depuis", '"><script>', "\x00"])
def test_any_slug_has_a_cover(slug):
    assert rendered("{% cover slug %}", slug=slug) == cover("")


@pytest.mark.parametrize(
    ("audience", "word"),
    [("DRAFT", "Brouillon"), ("SPACE", "dans l’ITC"), ("NETWORK", "avec le réseau"), ("PUBLIC", "Édition publique")],
)
def test_an_audience_is_said_in_words_and_explained(audience, word):
    html = rendered("{% audience_label audience %}", audience=audience)
    assert word in html
    assert re.search(r'class="visually-hidden">[^<]{20,}', html)


def test_an_unknown_audience_shows_nothing():
    assert not rendered('{% audience_label "?" %}').strip()


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "1 ko"), (184_320, "180 ko"), (21_600_666, "20,6 Mo"), (1_048_576, "1 Mo"), (1_240_000, "1,2 Mo")],
)
def test_a_weight_is_told_as_people_read_it(size, words):
    assert rendered("{{ size|weight }}", size=size) == words.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_error_pages_need_no_request_and_no_database(name):
    html = render_to_string(name)
    assert "<h1>" in html
    assert 'href="/"' in html


@pytest.mark.parametrize("name", ["base_public.html", "404.html"])
def test_public_pages_read_neither_person_nor_session(name):
    request = RequestFactory().get("/ressources/")

    class Untouchable:
        def __getattribute__(self, attribute):
            raise AssertionError(f"a public page read {attribute}")

    request.user = request.session = request._messages = Untouchable()
    assert "Espace membres" in render_to_string(name, request=request)


def test_the_components_page_shows_all_without_inline_style_or_script():
    html = components_page(RequestFactory().get("/-/composants/")).content.decode()
    assert not re.search(r"\sstyle=|<style|\son\w+=", html)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))
    assert not set(re.findall(r'(?:src|href)="(https?:)', html))
    for name in GLYPHS:
        assert GLYPHS[name] in html
    assert html.count("<h1") == 1
