"""Where each part of a document goes, and how sure it is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itc_spaces.spaces.models import Department
from knowledge.exchange.importing.blocks import Block, Document
from knowledge.exchange.importing.documents import pasted
from knowledge.exchange.importing.drafting import draft_from, words_added
from knowledge.exchange.importing.enums import Sure
from knowledge.exchange.importing.labels import Labels
from knowledge.exchange.importing.pieces import blocks_of_clean, html_of
from knowledge.models import KnownLabel, Public
from knowledge.types import type_of
from tests.support.factories import OrganisationFactory
from web.refusals import Refused


def from_text(world, text: str, kind: str = "fiche"):
    read = pasted(text)
    return draft_from(read.document, known=type_of(kind), space=world.a, name=read.name)


def test_three_states(world):
    draft = from_text(
        world, "Titre : Le jardin\nContexte\nUne cour.\nContexte du voisinage :\nDes murs.\nMétéo :\nBeau"
    )
    assert draft.said["title"]["sure"] == Sure.SURE
    assert draft.said["context"]["sure"] == Sure.CHECK  # « Contexte du voisinage » is only close
    assert draft.said["context"]["labels"] == ["Contexte", "Contexte du voisinage :"]
    assert [(one.heading, one.html) for one in draft.tray] == [("Météo :", "<p>Beau</p>")]


def test_a_label_of_the_coordinations_is_known(world):
    text = "Titre : Le jardin\nCe qui nous a décidés\nUne cour."
    assert [one.html for one in from_text(world, text).tray] == ["<p>Ce qui nous a décidés</p>", "<p>Une cour.</p>"]
    KnownLabel.objects.create(name="Ce qui nous a décidés", slug="ce-qui-nous-a-decides", answer="context")
    draft = from_text(world, text)
    assert (draft.page.context, draft.tray) == ("<p>Une cour.</p>", [])


def test_a_retired_label_is_not(world):
    KnownLabel.objects.filter(slug="constat").update(retired_at="2026-01-01T00:00:00Z")
    assert Labels(type_of("fiche")).find("Constat")[1] == Sure.CHECK  # close to « Constats », which stays


def test_names_of_lists_are_chosen_when_all_are_known(world):
    families, young = Public.objects.get_or_create(name="Familles", slug="familles")[0], Public.objects.all()[0]
    draft = from_text(world, f"Titre : Un café\nPublics : familles, {young.name}\nSujets : la lune")
    assert {row.pk for row in draft.page.publics.all()} == {families.pk, young.pk}
    assert [(one.near, one.heading) for one in draft.tray] == [("topics", "Sujets")]


def test_an_organisation_of_another_department_is_not_taken(world):
    elsewhere = Department.objects.exclude(pk=world.a.record.department_id).first()
    other = OrganisationFactory(name="Centre des Vignes", college__department=elsewhere)
    draft = from_text(world, f"Titre : Un café\nStructure porteuse : {other.name}")
    assert draft.page.lead_organisation is None
    assert draft.tray[0].near == "lead_organisation"


def test_an_ordered_list_becomes_steps(world):
    draft = from_text(world, "Titre : Un café\n1. Ouvrir\n2. Servir : du café\n3. Fermer")
    steps = [dict(block.value) for block in draft.page.steps]
    assert [(step["title"], step["text"]) for step in steps] == [("Ouvrir", ""), ("Servir", "du café"), ("Fermer", "")]
    assert draft.said["steps"]["sure"] == Sure.CHECK


def test_a_title_too_long_waits(world):
    long = "Un titre " + "vraiment très long " * 8
    draft = from_text(world, f"Titre : {long}\nContexte : ici.")
    assert (draft.page.title, draft.said["title"]["sure"]) == ("Texte collé", Sure.CHECK)
    assert draft.tray[0].near == "title"


def test_what_does_not_fit_waits_near_its_answer(world):
    draft = from_text(world, "Titre : Un café\nEn bref : " + "mot " * 100)
    assert draft.page.summary == ""
    assert (draft.tray[0].near, draft.tray[0].heading) == ("summary", "En bref")


def test_each_type_has_its_own_answers(world):
    draft = from_text(world, "Titre : Une alerte\nCe qu'il y a à faire : prévenir.\nMoyens humains : deux.", "note")
    assert draft.page.what_to_do == "<p>prévenir.</p><p>Moyens humains : deux.</p>"  # no answer of a note
    assert draft.said["what_to_do"]["sure"] == Sure.CHECK


def test_an_import_that_would_lose_a_word_stops(world):
    document = Document([Block("text", "Un mot.")], {"un": 1, "mot": 1, "perdu": 1})
    with pytest.raises(Refused, match="perdu"):
        draft_from(document, known=type_of("fiche"), space=world.a, name="a.docx")


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["Contexte", "Déroulement :", "1. Ouvrir la salle", "2. Fermer", "- un point", "Publics : familles",
             "Météo\tbeau", "Durée\tdeux heures", "Résultats et effets", "Titre : Un café", "Objectifs",
             "Partenaires : la mairie : prête"]
        ),
        st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=60),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES)
def test_whatever_is_pasted_no_word_is_lost_or_made_up(world, lines):
    text = "\n".join(lines)
    try:
        read = pasted(text)
    except Refused:
        return
    draft = draft_from(read.document, known=type_of("fiche"), space=world.a, name=read.name)
    assert not words_added(read.document, draft)


def test_a_fragment_is_cut_again_as_it_was():
    html = (
        "<h3>Un titre</h3><p>Une <strong>ligne</strong>.</p><ol><li>un<ul><li>dedans</li></ul></li><li>deux</li></ol>"
    )
    assert html_of(blocks_of_clean(html)) == html
