"""Meetings by two tabs, by the keyboard alone, by the back button, by a button pressed twice; wide and narrow."""

import re

import pytest
from playwright.sync_api import Page, expect

from itc_spaces.meetings.models import AgendaItem, Commitment, Meeting
from itc_spaces.spaces.enums import MeetingState
from tests.browser.test_meeting_walk import PHONE, fits
from tests.browser.test_walk import sign_in
from tests.support.factories import SheetFactory
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
LIST = "/espaces/itc-a/-/rencontres/"
SCREENS = pytest.mark.parametrize("screen", [{}, PHONE], ids=["1280", "390"])
FAR = 80  # presses of Tab on one page


def reach(page: Page, words: str) -> None:
    """By Tab alone, from where one is, until what has the focus says these words."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        said = page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()")
        if re.search(words, said):
            return
    raise AssertionError(f"{words} is not reached by Tab on {page.url}")


def press_twice(page: Page, name: str) -> None:
    """The form as it was shown, twice, one after the other: the server of the tests has one connection for all."""
    button = page.get_by_role("button", name=name)
    button.evaluate("""async (button) => {
      const said = new FormData(button.form);
      if (button.name) said.append(button.name, button.value);
      await fetch(button.form.getAttribute("action") || location.href, { method: "POST", body: said });
    }""")
    button.click()


@pytest.fixture
def meeting(world) -> Meeting:
    """In preparation, with two points."""
    made = MeetingFactory(space=world.a, title="L'accueil, vu du seuil")
    for title in ("Nos horaires", "Le bilan de l'été"):
        AgendaItemFactory(meeting=made, title=title, thematic=world.thematic)
    return made


@SCREENS
def test_by_the_keyboard_alone(world, new_page, meeting, screen):
    chair = sign_in(new_page, world, "chair_a", **screen)
    chair.goto(f"{LIST}{meeting.pk}/")
    reach(chair, "^Convoquer$")
    chair.keyboard.press("Enter")
    expect(chair.get_by_text("les courriels partent")).to_be_visible()
    chair.goto("/espaces/")
    reach(chair, "^Je viens$")
    chair.keyboard.press("Enter")
    expect(chair.get_by_text("votre réponse :")).to_be_visible()
    chair.goto("/espaces/-/agenda/")
    fits(chair)
    day = meeting.local_start
    chair.goto(f"/espaces/-/agenda/?mois={day:%Y-%m}")
    reach(chair, rf"^{day.day}\b.*rencontre, ITC A")
    chair.keyboard.press("Enter")
    expect(chair.get_by_role("heading", name="L'accueil, vu du seuil")).to_be_visible()


@SCREENS
def test_two_tabs_on_one_point(world, new_page, meeting, screen):
    chair, other = (sign_in(new_page, world, name, **screen) for name in ("chair_a", "coordinator"))
    item = meeting.items.first()
    for page in (chair, other):
        page.goto(f"{LIST}{meeting.pk}/ordre-du-jour/{item.pk}/")
        expect(page.get_by_label("Point", exact=True)).to_have_value("Nos horaires")
    other.get_by_label("Point", exact=True).fill("Nos horaires d'été")
    other.get_by_role("button", name="Enregistrer").click()
    expect(other.get_by_text("Le point est à jour.")).to_be_visible()
    chair.get_by_label("Point", exact=True).fill("Nos horaires du soir")
    chair.get_by_role("button", name="Enregistrer").click()
    expect(chair.get_by_text("Quelqu'un vient de modifier ce point").first).to_be_visible()
    expect(chair.get_by_label("Point", exact=True)).to_have_value("Nos horaires du soir")
    expect(chair.get_by_text("Nos horaires d'été")).to_be_visible()
    fits(chair)
    chair.get_by_role("button", name="Enregistrer").click()
    expect(chair.get_by_text("Le point est à jour.")).to_be_visible()
    assert AgendaItem.objects.get(pk=item.pk).title == "Nos horaires du soir"


@SCREENS
def test_a_button_pressed_twice(world, new_page, meeting, screen):
    chair = sign_in(new_page, world, "chair_a", **screen)
    chair.goto(f"{LIST}{meeting.pk}/ordre-du-jour/")
    chair.get_by_label("Point", exact=True).fill("Une fiche à écrire")
    chair.get_by_role("button", name="Ajouter").dblclick()
    expect(chair.get_by_text("Le point est à l'ordre du jour.")).to_be_visible()
    press_twice(chair, "Monter : Une fiche à écrire")
    expect(chair.get_by_role("button", name="Descendre : Une fiche à écrire")).to_be_visible()
    assert list(meeting.items.values_list("title", flat=True)) == [
        "Nos horaires", "Une fiche à écrire", "Le bilan de l'été",
    ]  # fmt: skip
    chair.goto(f"{LIST}{meeting.pk}/")
    press_twice(chair, "Convoquer")
    expect(chair.get_by_text("les courriels partent").first).to_be_visible()
    assert Meeting.objects.get().state == MeetingState.CONVENED
    assert meeting.turns.count() == 2


@SCREENS
def test_back_then_another_answer(world, new_page, meeting, screen):
    chair = sign_in(new_page, world, "chair_a", **screen)
    chair.goto(f"{LIST}{meeting.pk}/")
    chair.get_by_role("button", name="Convoquer").click()
    expect(chair.get_by_role("heading", name="Venez-vous ?")).to_be_visible()
    chair.get_by_role("button", name="Je viens").click()
    expect(chair.get_by_role("heading", name="Votre réponse : vient")).to_be_visible()
    chair.go_back()
    chair.get_by_role("button", name="À distance").click()
    expect(chair.get_by_role("heading", name="Votre réponse : à distance")).to_be_visible()


@SCREENS
def test_a_point_carries_a_resource_and_a_file(world, new_page, meeting, screen):
    SheetFactory(space=world.a, title="Un accueil du matin", shared=True)
    chair = sign_in(new_page, world, "chair_a", **screen)
    chair.goto(f"{LIST}{meeting.pk}/ordre-du-jour/")
    fits(chair)
    chair.get_by_role("link", name="Ressource : Nos horaires").click()
    chair.get_by_label("Des mots du titre").fill("accueil")
    chair.get_by_role("main").get_by_role("button", name="Chercher").click()
    chair.get_by_label("Un accueil du matin").check()
    fits(chair)
    chair.get_by_role("button", name="Enregistrer").click()
    expect(chair.get_by_text("Le lien du point est à jour")).to_be_visible()
    chair.get_by_role("link", name="Fichiers : Nos horaires").click()
    content = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    chair.get_by_label("Fichier", exact=True).set_input_files(
        {"name": "horaires.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    chair.get_by_role("button", name="Joindre").click()
    expect(chair.get_by_text("Le fichier est joint")).to_be_visible()
    fits(chair)
    chair.goto(f"{LIST}{meeting.pk}/")
    expect(chair.get_by_role("link", name="Un accueil du matin")).to_be_visible()
    expect(chair.get_by_role("link", name="horaires.pdf")).to_be_visible()
    fits(chair)


@SCREENS
def test_a_structure_commits_from_the_thematic(world, new_page, meeting, screen):
    member = sign_in(new_page, world, "member_a", **screen)
    member.goto(f"/espaces/itc-a/-/thematiques/{world.thematic.pk}/")
    member.get_by_role("link", name="Qui s'est engagé, qui est venu").click()
    press_twice(member, "Engager")
    expect(member.get_by_text("Votre structure est engagée").first).to_be_visible()
    fits(member)
    assert Commitment.objects.count() == 1
