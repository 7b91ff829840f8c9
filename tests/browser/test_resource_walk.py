"""The life of a resource between two ITCs, in a real browser: files, questions, improvement, versions, the bin."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from itc_spaces.spaces import access
from knowledge.models import PracticeSheet
from tests.browser.pressing import press
from tests.browser.test_walk import TITLE as CAFE
from tests.browser.test_walk import accept, reuse, sign_in, vocabulary
from tests.knowledge.files.test_files_served import ONE_PAGE, large_photograph
from tests.support.factories import SheetFactory, ToolFactory
from tests.tools.uploads import docx

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PHONE = {"viewport": {"width": 390, "height": 800}}


@pytest.fixture
def sheet(world) -> PracticeSheet:
    vocabulary(world)
    overdue = access.today() - timedelta(days=3)
    return SheetFactory(space=world.a, owner=world.people["member_a"], network=True, title=CAFE, revisit_on=overdue)


def attached(name: str, content: bytes) -> dict:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def other_action(page: Page, name: str) -> None:
    page.locator("summary", has_text="Autres actions").click()
    page.locator(".menu-list").get_by_role("link", name=name).click()


def attach(page: Page) -> None:
    """A picture wants a description, a disguised file is refused; the readers get what is shared again."""
    other_action(page, "Fichiers joints")
    picture = attached("cour.jpg", large_photograph())
    page.locator("input[type=file]").set_input_files(picture)
    page.get_by_role("button", name="Ajouter au brouillon").click()
    expect(page.get_by_role("alert").get_by_text(re.compile("Décrivez l'image"))).to_be_visible()
    for given, caption, described in (
        (picture, "La cour, à huit heures", "Une cour et deux bancs."),
        (attached("affiche.pdf", ONE_PAGE), "L'affiche", ""),
    ):
        page.locator("input[type=file]").set_input_files(given)
        page.get_by_label("Légende").fill(caption)
        page.get_by_label("Description de l'image").fill(described)
        page.get_by_role("button", name="Ajouter au brouillon").click()
        expect(page.get_by_text(caption)).to_be_visible()
    page.locator("input[type=file]").set_input_files(attached("programme.pdf", b"MZ\x90 ceci n'est pas un PDF"))
    page.get_by_role("button", name="Ajouter au brouillon").click()
    expect(page.get_by_text(re.compile("ne correspond pas à son extension")).first).to_be_visible()
    assert page.get_by_role("link", name="programme.pdf").count() == 0
    page.get_by_role("button", name="En faire la couverture").click()
    expect(page.get_by_text("couverture", exact=True)).to_be_visible()


def share_again(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Partager les modifications").click()
    expect(page.get_by_text("Les modifications sont partagées.")).to_be_visible()


def tell_what_came_of_it(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Raconter ce que cela a donné").click()
    page.get_by_label("Quand vous en êtes-vous servi").fill(access.today().isoformat())
    page.get_by_label("Pour qui").fill("Une dizaine de parents")
    page.get_by_label("Ce qui n'a pas marché").fill("Le mardi ne va à personne.")
    page.get_by_label("Oui en l'adaptant").check()
    page.get_by_role("button", name="Donner mon retour").click()
    expect(page.get_by_text("Le mardi ne va à personne.").first).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("Oui en l'adaptant : 1"))).to_be_visible()


def ask(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Votre message").fill("Combien de parents ?\n\n- le matin\n- le soir")
    page.get_by_role("button", name="Poser la question").click()
    expect(page.get_by_role("listitem").filter(has_text="le soir").last).to_be_visible()


def answer(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_text("Le mardi ne va à personne.")).to_be_visible()
    page.get_by_role("link", name=re.compile("Répondre")).click()
    page.get_by_label("Votre réponse").fill("Une douzaine.")
    page.get_by_role("button", name="Envoyer la réponse").click()
    expect(page.get_by_text("Une douzaine.")).to_be_visible()


def moderate(chair: Page, address: str) -> None:
    chair.goto(address)
    chair.get_by_role("link", name="Modérer").first.click()
    chair.get_by_label("Pourquoi retirer ce message").fill("Une famille y est reconnaissable.")
    chair.get_by_role("button", name="Retirer ce message").click()
    expect(chair.get_by_text("Une famille y est reconnaissable.").first).to_be_visible()


def pass_on(chair: Page, giver: str, receiver: str) -> None:
    """A person who leaves keeps their credits; their successor looks after the texts."""
    chair.goto("/espaces/itc-a/")
    chair.get_by_role("link", name="Transmettre la main").click()
    chair.get_by_label("De qui").select_option(label=giver)
    chair.get_by_label("À qui").select_option(label=receiver)
    chair.get_by_role("button", name="Transmettre la main").click()
    expect(chair.get_by_text(f"C'est transmis : {receiver}")).to_be_visible()


def improve(page: Page) -> None:
    """The one who reused adds a point and offers it to the source."""
    adaptation = page.url.partition("?")[0]
    page.get_by_role("link", name="Modifier", exact=True).click()
    page.get_by_label("Résultats et effets").fill("Douze familles viennent, puis la mairie.")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Enregistrer")).first.click()
    share_again(page, adaptation)
    page.goto(adaptation)
    page.get_by_role("link", name="Proposer nos améliorations à la source").click()
    page.get_by_label("Proposer cette section").check()
    page.get_by_label("Ce que cela apporte").fill("La mairie ouvre la salle.")
    page.get_by_role("button", name="Proposer à la source").click()
    expect(page.get_by_text("en attente de réponse")).to_be_visible()


def take(page: Page, address: str) -> None:
    page.goto("/espaces/-/avis/")
    page.get_by_role("button", name="Une amélioration vous est proposée").click()
    expect(page.locator("ins", has_text="puis la mairie")).to_be_visible()
    page.get_by_role("button", name="Prendre cette partie").first.click()
    expect(page.locator("textarea[name=outcomes]")).to_have_value(re.compile("puis la mairie"))
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_text("acceptée").first).to_be_visible()
    share_again(page, address)
    page.goto(address)
    expect(page.get_by_text("puis la mairie")).to_be_visible()


def compare_with_the_family(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Voir toute la famille").click()
    expect(page.locator("svg.family")).to_be_visible()
    page.get_by_role("link", name="Comparer à sa source").click()
    expect(page.get_by_role("heading", name=re.compile("parties? change"))).to_be_visible()


def read_in_public(public: Page) -> None:
    """The text and its files, and nothing of what was said inside."""
    public.goto("/ressources/")
    public.get_by_role("link", name=CAFE).click()
    expect(public.get_by_text("L'affiche")).to_be_visible()
    for private in ("Une douzaine.", "Le mardi ne va à personne."):
        assert public.get_by_text(private).count() == 0


def test_a_sheet_between_two_itcs_and_the_public(world, new_page, sheet):
    address = sheet.url
    author, other = sign_in(new_page, world, "member_a"), sign_in(new_page, world, "member_b", **PHONE)
    author.goto(address)
    expect(author.get_by_text("À mettre à jour ?")).to_be_visible()
    press(author, "Toujours d'actualité")
    expect(author.get_by_text("À mettre à jour ?")).to_have_count(0)
    attach(author)
    share_again(author, address)
    tell_what_came_of_it(other, address)
    ask(other, address)
    answer(author, address)
    chair = sign_in(new_page, world, "chair_a")
    moderate(chair, address)
    other.goto(address)
    assert other.get_by_text("Combien de parents ?").count() == 0
    reuse(other, address)
    improve(other)
    take(author, address)
    pass_on(chair, *(world.people[persona].get_full_name() for persona in ("member_a", "chair_a")))
    compare_with_the_family(author, address)

    author.goto(address)
    other_action(author, "Soumettre à validation")
    author.get_by_role("checkbox").check()
    with author.expect_navigation():
        author.get_by_role("button", name=re.compile("Soumettre")).click()
    accept(sign_in(new_page, world, "coordinator"))
    accept(sign_in(new_page, world, "validator"))
    read_in_public(new_page(**PHONE))


def test_a_tool_in_versions_and_the_bin(world, new_page):
    tool = ToolFactory(space=world.a, owner=world.people["member_a"], network=True)
    author, other = sign_in(new_page, world, "member_a"), sign_in(new_page, world, "member_b", **PHONE)
    for label in ("Première", "Grands caractères"):
        author.goto(tool.url)
        author.get_by_role("link", name="Ajouter une version").click()
        author.get_by_label("Nom de la version").fill(label)
        author.get_by_label("Ce qui change").fill("Plus lisible.")
        author.get_by_label("Fichier à modifier").set_input_files(attached("grille.docx", docx(label)))
        author.get_by_label("Fichier accessible").set_input_files(attached("grille.pdf", ONE_PAGE))
        with author.expect_navigation():
            author.get_by_role("button", name="Ajouter au brouillon").click()
        expect(author.get_by_text(label).first).to_be_visible()
        share_again(author, tool.url)
    other.goto(tool.url)
    other.get_by_role("link", name="Les versions et leurs fichiers").click()
    expect(other.get_by_text("Première").first).to_be_visible()
    with other.expect_download() as download:
        other.get_by_role("link", name="grille.docx").last.click()
    assert download.value.suggested_filename == "grille.docx"

    author.goto(tool.url)
    author.locator("summary", has_text="Autres actions").click()
    press(author, "Mettre à la corbeille")
    assert other.goto(tool.url).status == 404
    author.goto("/espaces/itc-a/-/corbeille/")
    press(author, re.compile("Sortir de la corbeille"))
    for page in (author, other):
        assert page.goto(tool.url).status == 200
