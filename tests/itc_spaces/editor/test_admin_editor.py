"""Saving from the editor: two people on one page, sharing, what is typed badly, what its lists offer."""

import json

import pytest
from django.utils import timezone
from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from itc_spaces.spaces.trace import Traced
from knowledge.models import Note, PracticeSheet
from tests.itc_spaces.editor.editor_form import editor_url, opened
from tests.support.factories import NoteFactory, OrganisationFactory, SheetFactory, TerritoryFactory, TopicFactory
from web.text import clean_html, html_from_text, text_from_html

pytestmark = pytest.mark.django_db


@pytest.fixture
def note(world, client):
    world.client("member_a", client)
    return NoteFactory(space=world.a, title="Titre d'origine", owner=world.people["member_a"])


def rich(text: str) -> str:
    """What the rich text field sends."""
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block], "entityMap": {}})


def latest(page):
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object()


def save(client, page, **typed):
    fields = opened(client, page) | {name: [value] for name, value in typed.items()}
    return client.post(editor_url(page), fields)


def test_a_save_keeps_every_field_and_leaves_a_trace(world, note, client):
    answer = save(client, note, title="Titre neuf", body=rich("Un texte neuf."))
    assert answer.status_code == 302
    saved = latest(note)
    assert saved.title == "Titre neuf"
    assert "Un texte neuf." in saved.body
    assert (saved.source, saved.concerned, saved.slug) == (note.source, note.concerned, note.slug)
    assert clean_html(saved.what_to_do) == note.what_to_do
    assert list(saved.topics.all()) == list(note.topics.all())
    assert PageLogEntry.objects.filter(page=note.pk, action=Traced.SAVED, user=world.people["member_a"]).count() == 1


def test_what_the_simple_form_wrote_opens_in_the_editor_and_is_saved_as_it_is(note, client):
    note.body = html_from_text("Une ligne.\nUne autre.\n\nIl faut :\n- de 25 ans\n- un")
    note.save()
    note.save_revision()
    assert save(client, note, title="Titre neuf").status_code == 302
    assert text_from_html(latest(note).body) == text_from_html(note.body)


def test_the_second_of_two_people_sees_both_texts_and_loses_none(note, client):
    mine = opened(client, note) | {"title": ["Le mien"], "body": [rich("Mon paragraphe.")]}
    assert save(client, note, title="Le leur", body=rich("Leur paragraphe.")).status_code == 302
    answer = client.post(editor_url(note), mine)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "enregistré cette ressource" in shown
    assert "Leur</del> paragraphe." in shown
    assert "Mon</ins> paragraphe." in shown
    assert latest(note).title == "Le leur"
    again = dict(answer.context["typed"])
    assert client.post(editor_url(note), again).status_code == 302
    assert latest(note).title == "Le mien"
    assert [revision.as_object().title for revision in note.revisions.order_by("pk")] == [
        "Titre d'origine", "Le leur", "Le mien",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"loaded_revision_id": None},
        {"loaded_revision_created_at": None},
        {"loaded_revision_id": ["9" * 5000]},
        {"loaded_revision_id": ["un\x00"]},
        {"loaded_revision_created_at": ["2026-01-01T00:00:00"]},
        {"loaded_revision_created_at": ["hier"]},
    ],
)
def test_a_form_that_does_not_say_where_it_started_is_refused(note, client, change):
    fields = opened(client, note) | {"title": ["Autre"]} | change
    fields = {name: values for name, values in fields.items() if values is not None}
    assert client.post(editor_url(note), fields).status_code == 409
    assert latest(note).title == "Titre d'origine"


def test_overwriting_a_revision_in_place_is_refused(note, client):
    revision = note.latest_revision_id
    assert save(client, note, title="Autre", overwrite_revision_id=str(revision)).status_code == 409
    fields = opened(client, note) | {"title": ["Autre"], "overwrite_revision_id": [str(revision)]}
    json_answer = client.post(editor_url(note), fields, headers={"accept": "application/json"})
    assert json_answer.json()["success"] is False
    assert latest(note).title == "Titre d'origine"
    assert note.revisions.count() == 1


def test_publishing_a_draft_saves_and_shares_nothing(note, client):
    assert b"action-publish" not in client.get(editor_url(note)).content
    save(client, note, title="Autre", **{"action-publish": "1"})
    page = Note.objects.get(pk=note.pk)
    assert not page.live
    assert page.placement.shared_at is None


def test_publishing_what_is_shared_goes_through_the_page_that_asks(world, client):
    world.client("member_a", client)
    note = NoteFactory(space=world.a, network=True, title="Titre partagé")
    assert "Enregistrer et partager les modifications" in client.get(editor_url(note)).content.decode()
    answer = save(client, note, title="Titre changé", **{"action-publish": "1"})
    share = f"/espaces/itc-a/-/ressources/{note.pk}/partager/"
    assert (answer.status_code, answer.url) == (302, share)
    assert Note.objects.get(pk=note.pk).title == "Titre partagé"
    assert latest(note).title == "Titre changé"
    asked = {"audience": "NETWORK", "base": client.get(share).context["form"]["base"].value()}
    assert client.post(share, asked).status_code == 422
    assert client.post(share, asked | {"confirmed": "on"}).status_code == 302
    assert Note.objects.get(pk=note.pk).title == "Titre changé"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": "x" * 101}, "Le titre compte 101 caractères"),
        ({"title": "x" * 5000}, "255"),
        ({"title": ""}, "nécessaire"),
        ({"title": "nul\x00"}, "nul"),
        ({"summary": "x" * 301}, "300"),
        ({"effective_on": "hier"}, "date"),
        ({"note_kind": "AUTRE"}, "plus dans la liste"),
        ({"topics": "999999"}, "choix"),
    ],
)
def test_bad_answers_are_explained_and_kept(note, client, typed, said):
    answer = save(client, note, **typed)
    assert answer.status_code == 200
    assert said in answer.context["form"].errors.as_text()
    assert note.revisions.count() == 1


def test_emoji_and_directions_do_not_break_a_title(note, client):
    assert save(client, note, title="Café 🎉 \u202eenvers").status_code == 302
    assert latest(note).title == "Café 🎉 envers"


@pytest.mark.parametrize(
    "damage",
    [
        {"body": ["pas du json"]},
        {"body": ["[]"]},
        {"body": ['{"blocks": 3}']},
    ],
)
def test_a_malformed_sending_is_refused_and_is_no_failure(note, client, damage):
    assert client.post(editor_url(note), opened(client, note) | damage).status_code == 400
    assert client.post(f"{editor_url(note)}preview/", opened(client, note) | damage).status_code == 400


@pytest.mark.parametrize(
    "damage",
    [
        {"steps-count": []},
        {"steps-count": ["x"]},
        {"steps-count": ["999999999"]},
        {"partners-TOTAL_FORMS": ["x"]},
        {"partners-TOTAL_FORMS": ["999999999"]},
        {"partners-TOTAL_FORMS": ["2"], "partners-0-organisation": ["\x00"]},
    ],
)
def test_a_sheet_without_its_counts_is_no_failure(world, client, damage):
    world.client("member_a", client)
    sheet = SheetFactory(space=world.a)
    answer = client.post(editor_url(sheet), opened(client, sheet) | damage)
    assert answer.status_code in (200, 400)
    assert sheet.revisions.count() == 1


def test_more_than_three_topics_are_too_many(note, client):
    topics = [str(TopicFactory().pk) for _ in range(4)]
    answer = client.post(editor_url(note), opened(client, note) | {"topics": topics})
    assert "Vous en avez choisi 4" in answer.content.decode()


def test_lists_are_of_the_department_and_keep_what_was_chosen(world, client):
    world.client("member_a", client)
    retired = {"retired_at": timezone.now()}
    kept = OrganisationFactory(name="Retirée mais choisie", **retired)
    OrganisationFactory(name="Retirée", **retired)
    OrganisationFactory(name="D'ailleurs", college__department__code="84")
    TerritoryFactory(name="Quartier d'ailleurs", department__code="84")
    TerritoryFactory(name="Quartier retiré", **retired)
    TopicFactory(name="Sujet retiré", **retired)
    here = OrganisationFactory(name="Centre d'ici")
    sheet = SheetFactory(space=world.a, lead_organisation=kept)
    shown = client.get(editor_url(sheet)).content.decode()
    for name in ("Retirée</option>", "D&#x27;ailleurs</option>", "Quartier d", "Quartier retiré", "Sujet retiré"):
        assert name not in shown
    # The chosen one, in its list; the other, in the list of leads and of each new partner.
    assert shown.count("Retirée mais choisie</option>") == 1
    assert shown.count("Centre d&#x27;ici</option>") == 2
    elsewhere = OrganisationFactory(college__department__code="84")
    assert save(client, sheet, lead_organisation=str(elsewhere.pk)).status_code == 200
    partner = {"organisation": elsewhere.pk, "name": "", "role": "prête la salle", "id": "", "ORDER": 1, "DELETE": ""}
    rows = nested_form_data({"partners": inline_formset([partner])})
    assert client.post(editor_url(sheet), opened(client, sheet) | rows).status_code == 200
    rows |= {"partners-0-organisation": here.pk}
    assert client.post(editor_url(sheet), opened(client, sheet) | rows).status_code == 302
    assert latest(sheet).partners.get().organisation == here


def test_a_sheet_is_saved_with_its_steps_and_keeps_its_files(world, client):
    world.client("member_a", client)
    sheet = SheetFactory(space=world.a)
    step = ("step", {"title": "Écouter", "text": "Sans rien proposer.", "duration": "un mois"})
    blocks = nested_form_data({"steps": streamfield([step]), "transfer_conditions": streamfield([])})
    fields = {name: values for name, values in opened(client, sheet).items() if not name.endswith("-count")}
    assert client.post(editor_url(sheet), fields | blocks).status_code == 302
    saved = latest(sheet)
    assert [block.value["title"] for block in saved.steps] == ["Écouter"]
    assert isinstance(saved, PracticeSheet)
    assert client.post(editor_url(sheet), {"title": "Sans le reste"}).status_code == 400


def test_a_link_to_a_page_by_its_id_is_not_kept(world, note, client):
    hidden = SheetFactory(space=world.b, title="CANARI", slug="canari-cache")
    entity = {"type": "LINK", "mutability": "MUTABLE", "data": {"id": hidden.pk, "url": "/x", "parentId": 1}}
    text = json.loads(rich("voir ici"))
    text["blocks"][0]["entityRanges"] = [{"offset": 0, "length": 4, "key": 0}]
    text["entityMap"] = {"0": entity}
    assert save(client, note, body=json.dumps(text)).status_code == 302
    assert 'linktype="page"' not in latest(note).body
    Note.objects.filter(pk=note.pk).update(body=f'<p><a linktype="page" id="{hidden.pk}">voir</a></p>')
    Note.objects.get(pk=note.pk).save_revision()
    for address in (editor_url(note), f"/admin/pages/{note.pk}/view_draft/"):
        assert b"canari-cache" not in client.get(address).content


def test_an_address_typed_as_a_link_is_not_looked_up(world, note, client):
    hidden = SheetFactory(space=world.b, title="CANARI", network=True)
    typed = {"external-link-chooser-url": f"http://localhost{hidden.url}", "external-link-chooser-link_text": ""}
    answer = client.post("/admin/choose-external-link/", typed)
    assert answer.status_code == 200
    assert "CANARI" not in answer.content.decode()
    assert client.post("/admin/choose-external-link/", {}).status_code == 400


def test_the_editors_conflict_takes_only_what_i_touched(note, client):
    """Their change of a field that I left alone stays, and is not shown as mine."""
    mine = opened(client, note) | {"title": ["Le mien"]}
    assert save(client, note, body=rich("Leur paragraphe.")).status_code == 302
    answer = client.post(editor_url(note), mine)
    assert answer.status_code == 409
    assert [(part.key, is_conflict) for part, is_conflict in answer.context["parts"]] == [("title", False)]
    again = dict(answer.context["typed"]) | {"do": "merge"}
    assert client.post(editor_url(note), again).status_code == 302
    saved = latest(note)
    assert saved.title == "Le mien"
    assert "Leur paragraphe." in saved.body
    assert saved.source == note.source


def test_the_editor_cuts_nothing_that_is_pasted(note, client):
    page = client.get(editor_url(note)).text
    assert "maxlength" not in page
