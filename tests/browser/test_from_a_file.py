"""From a Word file to a shared sheet in three screens, at both widths, and without script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from knowledge.imports import read_waiting
from knowledge.models import ImportedFile, PracticeSheet
from tests.browser.test_walk import share_with_network, sign_in, vocabulary
from tests.knowledge.importing.word_files import Made, pictured, titled

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
WIDTHS = [390, 1280]
SLOW = 30_000  # a file is read by a process of its own, behind everybody else's


def payload(made: Made) -> dict:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return {"name": made.name, "mimeType": kind, "buffer": made.content}


def choose(page: Page, *files: Made) -> None:
    page.get_by_label("Un fichier Word ou ODT").set_input_files([payload(made) for made in files])
    with page.expect_navigation(timeout=SLOW):
        page.get_by_role("button", name="Lire et remplir le formulaire").click()


def complete(page: Page) -> None:
    """What no file says in our words: choices of lists."""
    page.get_by_label("Familles et parentalité").check()
    page.get_by_label("Parents", exact=True).check()
    page.get_by_label("Structure porteuse").select_option(label="Centre social des Tilleuls")
    page.get_by_label("Territoire").first.select_option(label="Les Tilleuls")


def no_fault(page: Page) -> None:
    said = Axe().run(page)
    assert not said.violations_count, said.generate_report()


@pytest.mark.parametrize("width", WIDTHS)
def test_from_a_file_to_a_shared_sheet_in_three_screens(new_page, world, width):
    vocabulary(world)
    page = sign_in(new_page, world, "member_a", viewport={"width": width, "height": 800})
    page.goto("/espaces/itc-a/")
    page.get_by_role("link", name="Partir d'un fichier Word").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Partir d'un fichier")  # the first screen
    no_fault(page)
    choose(page, titled())
    expect(page.get_by_role("heading", name="À placer")).to_be_visible()  # the second
    no_fault(page)
    expect(page.get_by_text("Vient de votre fichier", exact=False).first).to_be_visible()
    page.get_by_label(re.compile("Ce passage va")).select_option(label="Dans « Résultats et effets »")
    complete(page)
    page.get_by_role("button", name="Enregistrer et choisir qui lira").click()
    expect(page).to_have_url(re.compile("/partager/$"))  # the third
    share_with_network(page)
    sheet = PracticeSheet.objects.get()
    assert sheet.live
    assert "Beau fixe." in sheet.outcomes
    assert ImportedFile.objects.get().tray == []


def test_the_same_without_script(new_page, world):
    vocabulary(world)
    page = sign_in(new_page, world, "member_a", java_script_enabled=False)
    page.goto("/espaces/itc-a/-/nouvelle-fiche/depuis-un-fichier/")
    choose(page, titled())
    expect(page.get_by_role("heading", name="À placer")).to_be_visible()
    page.get_by_label(re.compile("Ce passage va")).select_option(label="Dans « Résultats et effets »")
    page.get_by_role("button", name="Placer et enregistrer").click()
    expect(page.get_by_label("Résultats et effets")).to_have_value(re.compile("Beau fixe"))
    complete(page)
    page.get_by_role("button", name="Enregistrer et choisir qui lira").click()
    share_with_network(page)
    assert PracticeSheet.objects.get().live


def test_by_keyboard_alone(new_page, world):
    page = sign_in(new_page, world, "member_a")
    page.goto("/espaces/itc-a/-/nouvelle-fiche/depuis-un-fichier/")
    page.get_by_label("Ou tout coller ici").focus()
    page.keyboard.insert_text("Titre : Un café\nContexte : une cour.\nMétéo :\nbeau")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="À placer")).to_be_visible()
    page.get_by_label(re.compile("Ce passage va")).focus()
    page.keyboard.type("Dans « Contexte")
    page.get_by_role("button", name="Placer et enregistrer").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Votre document est en place")).to_be_visible()


def test_several_files_say_how_far_they_are(new_page, world):
    page = sign_in(new_page, world, "member_a")
    page.goto("/espaces/itc-a/-/nouvelle-fiche/depuis-un-fichier/")
    choose(page, titled(), pictured())
    expect(page.get_by_text("0 sur 2 lus")).to_be_visible()
    read_waiting()
    expect(page.get_by_text("2 sur 2 lus ; 2 à regarder.")).to_be_visible()
    page.get_by_role("link", name="Relire titres.docx").click()
    expect(page.get_by_role("heading", name="À placer")).to_be_visible()
