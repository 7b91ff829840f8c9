"""Rich text of the site's editor: cleaned in one place, no word lost, kept in every turn of the form."""

import re

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from knowledge.models import PracticeSheet, UnfinishedForm
from knowledge.rich_text import cleaned
from knowledge.staleness import base_of, format_base
from tests.knowledge.test_pages import answers
from tests.support.factories import SheetFactory
from web.text import clean_html, text_from_html

NEW = "/espaces/itc-a/-/nouvelle-fiche/"
RICH = (
    '<p>Des <strong>familles</strong> et <a href="https://caf.fr">la Caf</a>.</p><h3>Ici</h3>'
    "<ul><li><p>une</p></li></ul>"
)
KEPT = ["<strong>familles</strong>", 'href="https://caf.fr"', "<h3>Ici</h3>", "<li>une</li>"]


def words(html: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"<[^>]*>", " ", html))


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<ul><li><p>a</p></li><li><p>b</p><p>c</p></li></ul>", "<ul><li>a</li><li>b<br>c</li></ul>"),
        ("<ol><li><p>a</p><ul><li><p>b</p></li></ul></li></ol>", "<ol><li>a<ul><li>b</li></ul></li></ol>"),
        ("<h1>Titre</h1><div>un</div><h6>bas</h6>", "<h3>Titre</h3><p>un</p><h4>bas</h4>"),
        ("<p onclick='x()'>a<script>b</script><img src=x onerror=y></p>", "<p>a</p>"),
        ("<p><span style='mso-x'>a</span><o:p></o:p></p>", "<p>a</p>"),
        ("<p><a href='javascript:x'>a</a></p>", '<p><a rel="noopener noreferrer nofollow">a</a></p>'),
    ],
)  # fmt: skip
def test_what_is_kept(pasted, kept):
    assert cleaned(pasted) == kept


def test_a_table_becomes_one_line_a_row():
    table = (
        "<table><thead><tr><th><p>Mois</p></th><th>Familles</th></tr></thead>"
        "<tr><td>mars<td><b>12</b></tr><tr><td>avril</td><td><table><tr><td>8</td><td>9</td></tr></table></td></tr></table>"
    )
    lines = [" ".join(line.split()) for line in text_from_html(cleaned(table)).split("\n") if line.strip()]
    assert lines[:2] == ["Mois | Familles", "mars | 12"]
    assert words(cleaned(table)) == ["Mois", "Familles", "mars", "12", "avril", "8", "9"]


TAGS = st.sampled_from(["p", "ul", "li", "ol", "h1", "h3", "div", "table", "tr", "td", "b", "em", "br", "span"])
HTML = st.lists(
    st.one_of(
        TAGS.map(lambda tag: f"<{tag}>"), TAGS.map(lambda tag: f"</{tag}>"), st.sampled_from(["mot ", "café ", "12 "])
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(HTML)
def test_no_word_is_lost_and_cleaning_again_changes_nothing(html):
    once = cleaned(html)
    assert words(once) == words(html)
    assert cleaned(once) == once
    assert clean_html(once) == once


@pytest.mark.django_db
class TestInTheForm:
    def test_it_is_written_and_comes_back_to_the_editor(self, world, client):
        world.client("member_a", client).post(NEW, answers(context=RICH, **{"context-html": "on"}))
        sheet = PracticeSheet.objects.get()
        for part in KEPT:
            assert part in sheet.context, part
        address = reverse("edit_resource", args=["itc-a", sheet.pk])
        widget = client.get(address).context["form"]["context"]
        assert widget.value().startswith("Des familles et la Caf.")
        assert "data-rich" in str(widget)
        # Without script the same text box is sent back: what it cannot show stays.
        base = format_base(base_of(sheet))
        client.post(address, answers(context=widget.value() + "\n\nPlus.", base=base))
        draft = PracticeSheet.objects.get().get_latest_revision_as_object()
        for part in [*KEPT, "<p>Plus.</p>"]:
            assert part in draft.context, part

    def test_a_refused_form_keeps_it_with_script_and_without(self, world, client):
        world.client("member_a", client)
        refused = client.post(NEW, answers(title="", context=RICH, **{"context-html": "on"}))
        assert refused.status_code == 422
        was = re.search(r'name="context-was" value="([^"]*)"', refused.text)
        assert was
        shown = refused.context["form"]["context"]
        again = {"context": text_from_html(cleaned(RICH)), "context-was": cleaned(RICH)}
        assert shown.value().cleaned() == cleaned(RICH)
        client.post(NEW, answers(**again))
        for part in KEPT:
            assert part in PracticeSheet.objects.get().context, part

    def test_what_is_typed_there_is_kept_on_the_way(self, world, client):
        world.client("member_a", client)
        client.post("/espaces/itc-a/-/saisie/fiche/", answers(title="", context=RICH, **{"context-html": "on"}))
        key = UnfinishedForm.objects.get().key.hex
        shown = client.get(f"{NEW}?saisie={key}").text
        assert "&lt;strong&gt;familles" in shown
        assert "Des familles et la Caf." in shown

    def test_the_same_text_sent_again_changes_nothing(self, world, client):
        sheet = SheetFactory(space=world.a, context="<p>Un <b>mot</b>.</p>\n<ul><li>a</li></ul>")
        sent = answers(context="<p>Un <b>mot</b>.</p>\n<ul><li><p>a</p></li></ul>", base=format_base(base_of(sheet)))
        address = reverse("edit_resource", args=["itc-a", sheet.pk])
        world.client("member_a", client).post(address, sent | {"context-html": "on"})
        assert PracticeSheet.objects.get().get_latest_revision_as_object().context == sheet.context

    @pytest.mark.parametrize("typed", ["<p>" + "x" * 20_001 + "</p>", "<p>a</p>" * 600])
    def test_too_much_is_refused_in_words(self, world, client, typed):
        response = world.client("member_a", client).post(NEW, answers(context=typed, **{"context-html": "on"}))
        assert response.status_code == 422
        assert not PracticeSheet.objects.exists()
