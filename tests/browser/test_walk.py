"""The main path, in a real browser: written, shared, reused, validated, read by the public, withdrawn."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pressing import press
from tests.support.factories import PASSWORD, OrganisationFactory, PublicFactory, TerritoryFactory, TopicFactory
from tests.support.factories.publication import make_circuit

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
TITLE = "Un café des parents devant l'école"


def sign_in(new_page, world, persona: str, **options) -> Page:
    page = new_page(**options)
    page.goto("/espaces/")
    page.get_by_label("Adresse e-mail").fill(world.people[persona].email)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_label("Mot de passe").press("Enter")
    page.wait_for_url(re.compile(r"/(espaces|securite)/$"))
    if page.url.endswith("/securite/"):
        page.get_by_role("button", name="Plus tard").click()
    expect(page).to_have_url(re.compile(r"/espaces/$"))
    return page


def vocabulary(world):
    make_circuit(world.a.record.department)
    TopicFactory(name="Familles et parentalité", slug="familles-et-parentalite")
    PublicFactory(name="Parents", slug="parents")
    OrganisationFactory(name="Centre social des Tilleuls")
    TerritoryFactory(name="Les Tilleuls")


def write_nine_answers(page: Page) -> None:
    page.get_by_role("link", name="Nouvelle fiche").first.click()
    page.get_by_label("Titre").fill(TITLE)
    page.get_by_label("En bref").fill("Un café sur le trottoir, un matin par semaine.")
    page.get_by_label("Familles et parentalité").check()
    page.get_by_label("Parents", exact=True).check()
    page.get_by_label("Structure porteuse").select_option(label="Centre social des Tilleuls")
    page.get_by_label("Territoire").first.select_option(label="Les Tilleuls")
    page.get_by_label("Contexte et besoin repéré").fill("Des parents n'entraient pas.\n\n- trop loin\n- trop tôt")
    page.get_by_role("textbox", name="Étape").first.fill("Aller devant l'école")
    page.get_by_label("Résultats et effets").fill("Douze parents viennent chaque semaine.")


def share_with_network(page: Page) -> None:
    page.get_by_label("Tout le réseau").check()
    page.get_by_label("Je confirme qu'aucun habitant").check()
    page.get_by_role("button", name="Enregistrer ce choix").click()
    expect(page.get_by_text("C'est partagé avec le réseau")).to_be_visible()


def reuse(page: Page, sheet: str) -> None:
    page.goto(sheet)
    page.get_by_role("link", name="Reprendre dans mon ITC").first.click()
    page.get_by_label("Qu'allez-vous adapter").fill("Le soir, avec les pères.")
    page.get_by_role("button", name="Reprendre en brouillon").click()
    expect(page.get_by_label("Titre")).to_have_value(TITLE)
    page.get_by_label("Structure porteuse").select_option(label="Centre social des Tilleuls")
    page.get_by_label("Territoire").first.select_option(label="Les Tilleuls")
    # The results are those of the source, shown beside: one writes one's own.
    page.get_by_label("Résultats et effets").fill("Douze familles viennent.")
    page.get_by_role("button", name="Enregistrer et choisir qui lira").click()
    expect(page.get_by_text("sera prévenue la première fois")).to_be_visible()
    share_with_network(page)
    expect(page.get_by_text("D'après « Un café des parents")).to_be_visible()


def submit(page: Page, sheet: str) -> None:
    page.goto(sheet)
    expect(page.get_by_text("Reprise dans 1 ITC")).to_be_visible()
    page.get_by_role("link", name="Soumettre à validation").last.click()
    page.get_by_role("checkbox").check()
    press(page, re.compile("Soumettre"))


def accept(page: Page) -> None:
    page.goto("/espaces/-/validation/")
    page.get_by_role("link", name=re.compile("café des parents")).click()
    press(page, re.compile("Accepter"))


def withdraw(page: Page) -> None:
    page.goto("/espaces/-/validation/")
    page.get_by_role("link", name=re.compile("Retirer")).first.click()
    page.get_by_label(re.compile("[Mm]otif")).fill("Une erreur dans les chiffres.")
    press(page, re.compile("Retirer"))


def test_from_nine_answers_to_the_public_and_back(world, new_page):
    vocabulary(world)
    director = sign_in(new_page, world, "member_a")
    write_nine_answers(director)
    director.get_by_role("button", name="Enregistrer et choisir qui lira").click()
    share_with_network(director)
    sheet = director.url.partition("?")[0]

    reuse(sign_in(new_page, world, "member_b", viewport={"width": 390, "height": 800}), sheet)
    submit(director, sheet)
    coordination = sign_in(new_page, world, "coordinator")
    accept(coordination)
    accept(sign_in(new_page, world, "validator"))

    public = new_page()
    public.goto("/ressources/")
    public.get_by_role("link", name=TITLE).click()
    expect(public.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(public.get_by_text("Douze parents viennent")).to_be_visible()
    assert public.context.cookies() == []

    withdraw(coordination)
    assert public.goto(public.url).status == 410
    expect(public.get_by_text("Une erreur dans les chiffres.")).to_be_visible()
    assert public.get_by_text("Douze parents viennent").count() == 0


def test_an_interrupted_form_is_found_again(world, new_page):
    vocabulary(world)
    page = sign_in(new_page, world, "member_a")
    page.get_by_role("link", name="Nouvelle fiche").first.click()
    page.get_by_label("Titre").fill("Commencée dans le train")
    page.get_by_label("En bref").fill("Deux mots.")
    page.get_by_label("Titre").focus()
    expect(page.get_by_text("Enregistré à")).to_be_visible()
    page.goto("/espaces/")
    page.get_by_role("link", name="Reprendre la saisie").click()
    expect(page.get_by_label("Titre")).to_have_value("Commencée dans le train")


def test_two_people_editing_the_second_sees_both_texts(world, new_page):
    vocabulary(world)
    first = sign_in(new_page, world, "member_a")
    write_nine_answers(first)
    press(first, "Enregistrer le brouillon")
    second = sign_in(new_page, world, "chair_a", java_script_enabled=False)
    second.goto(first.url)
    for page, text in ((second, None), (first, "Le texte du premier")):
        page.get_by_role("link", name="Modifier", exact=True).click()
        if text:
            page.get_by_label("En bref").fill(text)
            press(page, "Enregistrer le brouillon")
    second.get_by_label("En bref").fill("Le texte du second")
    second.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Quelqu'un a enregistré avant vous")
    expect(second.get_by_text("premier").first).to_be_visible()
    second.get_by_role("button", name="Enregistrer mon texte par-dessus").click()
    expect(second.get_by_text("Le texte du second")).to_be_visible()
