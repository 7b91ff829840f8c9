"""Minutes in a real browser: two people write, it circulates, who follows reads from the mail and observes, it is
replied, approved, and found by each in exactly their parts."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.minutes.mails import send_minutes
from itc_spaces.minutes.models import Delivery, MinutesVersion
from tests.browser.pressing import press
from tests.browser.test_meeting_walk import PHONE, Box, box, fits  # noqa: F401
from tests.browser.test_walk import sign_in
from tests.search.filled import refill, settle
from tests.support.factories import PASSWORD
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
POINTS = ("commun", "thematique", "reserve")
ALL, OPEN, THEIRS = set(POINTS), {"commun", "thematique"}, {"thematique"}
READERS = {"member_a": ALL, "chair_a": ALL, "coordinator": ALL, "follower_a": OPEN, "expert_open": THEIRS,
           "member_b": set(), "validator": set()}  # fmt: skip


def meeting_of(world) -> Meeting:
    seat = world.people["member_a"].memberships.get().seat
    chair = world.people["chair_a"].memberships.get().seat
    meeting = MeetingFactory(space=world.a, held=True, title="La rentrée", secretary_seat=seat, chair_seat=chair)
    traits = ({}, {"thematic": world.thematic}, {"reserved": True})
    for position, (name, trait) in enumerate(zip(POINTS, traits, strict=True)):
        AgendaItemFactory(meeting=meeting, title=f"Point {name}", position=position, **trait)
    return meeting


def place(meeting: Meeting, more: str = "") -> str:
    return f"/espaces/itc-a/-/rencontres/{meeting.pk}/compte-rendu/{more}"


def write(page: Page, name: str, words: str, decision: str = "") -> None:
    """One point; the others, on the same screen, stay as they are."""
    point = page.get_by_role("region", name=f"Point {name}")
    point.get_by_label("Ce qui s'est dit").fill(words)
    if decision:
        point.get_by_text("Une décision, une suite").click()
        point.get_by_label("Ajouter une décision").fill(decision)
    point.get_by_role("button", name="Garder ce point").click()
    expect(page.get_by_role("region", name=f"Point {name}").get_by_text("Ce point est gardé.")).to_be_visible()


def two_people_write(keeper: Page, chair: Page, meeting: Meeting) -> None:
    keeper.goto(place(meeting, "ecrire/"))
    chair.goto(place(meeting, "ecrire/"))
    fits(keeper)
    other = chair.get_by_role("region", name="Point thematique").get_by_label("Ce qui s'est dit")
    other.fill("En train d'écrire")
    write(keeper, "commun", "canari commun", "Décidé ensemble.")
    write(chair, "reserve", "canari reserve")
    assert other.input_value() == "En train d'écrire", "what is being typed beside stays"
    write(chair, "thematique", "canari thematique")
    point = chair.get_by_role("region", name="Point commun")
    point.get_by_label("Ce qui s'est dit").fill("Un autre texte")
    point.get_by_role("button", name="Garder ce point").click()
    met = chair.get_by_role("region", name="Point commun")
    expect(met.get_by_text("Quelqu'un vient d'écrire sur ce point").first).to_be_visible()
    assert met.get_by_label("Ce qui s'est dit").input_value() == "Un autre texte"
    expect(met.get_by_text("canari commun")).to_be_visible()


def a_lost_network_loses_nothing(keeper: Page, meeting: Meeting) -> None:
    keeper.goto(place(meeting, "ecrire/"))
    point = keeper.get_by_role("region", name="Point commun")
    keeper.context.set_offline(True)
    point.get_by_label("Ce qui s'est dit").fill("canari commun, hors ligne")
    point.get_by_role("button", name="Garder ce point").click()
    expect(point.get_by_text("Hors ligne").first).to_be_visible()
    keeper.context.set_offline(False)
    expect(keeper.get_by_role("region", name="Point commun").get_by_text("Ce point est gardé.")).to_be_visible(
        timeout=20_000
    )
    assert AgendaItem.objects.get(meeting=meeting, title="Point commun").notes == "canari commun, hors ligne"


def circulate(keeper: Page, meeting: Meeting) -> None:
    keeper.goto(place(meeting, "ecrire/"))
    keeper.get_by_role("link", name="Relire et faire circuler").first.click()
    expect(keeper.get_by_role("heading", name="Relire, puis faire circuler")).to_be_visible()
    fits(keeper)
    keeper.get_by_role("button", name="Faire circuler").click()
    expect(keeper.get_by_text("Le compte rendu circule")).to_be_visible()


def follow_from_the_mail(visitor: Page, world, held: Box) -> None:
    """The link of the mail asks to sign in, then opens the page."""
    send_minutes()
    person = world.people["follower_a"]
    (mail,) = [one for one in held.mails if person.email in one["To"]]
    text = mail.get_body(("plain",)).get_content()
    assert {name for name in POINTS if f"canari {name}" in text} == OPEN
    link = next(word for word in text.split() if word.startswith("http") and "compte-rendu" in word)
    visitor.goto(link)
    visitor.get_by_label("Adresse e-mail").fill(person.email)
    visitor.get_by_label("Mot de passe").fill(PASSWORD)
    visitor.get_by_label("Mot de passe").press("Enter")
    visitor.wait_for_url(re.compile(r"compte-rendu/$|/securite/"))
    if "/securite/" in visitor.url:
        press(visitor, "Plus tard")
        visitor.goto(link)
    expect(visitor.get_by_role("heading", name="Point commun")).to_be_visible()
    fits(visitor)
    visitor.get_by_role("button", name="J'ai lu").first.click()
    expect(visitor.get_by_text("C'est noté, merci.")).to_be_visible()
    visitor.get_by_label("Votre observation").fill("Il manque une date.")
    visitor.get_by_role("button", name="Faire une observation").click()
    expect(visitor.get_by_text("Votre observation est transmise")).to_be_visible()


def reply_and_approve(keeper: Page, chair: Page, meeting: Meeting) -> None:
    MinutesVersion.objects.update(observed_until=timezone.localdate() - timedelta(days=1))
    chair.goto(place(meeting))
    chair.get_by_role("button", name="Approuver").click()
    expect(chair.get_by_text("Une observation attend une réponse.")).to_be_visible()
    keeper.goto(place(meeting))
    keeper.get_by_role("link", name="Répondre").click()
    keeper.get_by_label("Votre réponse").fill("Elle est ajoutée.")
    keeper.get_by_role("button", name="Répondre").click()
    expect(keeper.get_by_text("Votre réponse est transmise.")).to_be_visible()
    chair.get_by_role("button", name="Approuver").click()
    expect(chair.get_by_text("Le compte rendu est approuvé.")).to_be_visible()
    fits(chair)


def each_reads_and_finds_their_parts(new_page, world, meeting: Meeting, screen: dict) -> None:
    settle()
    for name, theirs in READERS.items():
        page = sign_in(new_page, world, name, **screen)
        answer = page.goto(place(meeting))
        assert answer.status == (200 if theirs else 404), name
        shown = page.content()
        assert {point for point in POINTS if f"canari {point}" in shown} == theirs, name
        page.goto("/espaces/-/recherche/?q=canari")
        expect(page.get_by_role("main")).to_be_visible()
        shown = page.content()
        found = theirs - {"reserve"}
        assert {point for point in POINTS if f"Point {point}" in shown} == found, name
        page.context.close()


@pytest.mark.parametrize("screen", [{}, PHONE], ids=["1280", "390"])
def test_minutes_from_two_hands_to_seven_readers(world, new_page, box, indexes, screen):  # noqa: F811
    refill()
    meeting = meeting_of(world)
    keeper, chair = sign_in(new_page, world, "member_a", **screen), sign_in(new_page, world, "chair_a", **screen)
    two_people_write(keeper, chair, meeting)
    a_lost_network_loses_nothing(keeper, meeting)
    circulate(keeper, meeting)
    follow_from_the_mail(new_page(**screen), world, box)
    reply_and_approve(keeper, chair, meeting)
    each_reads_and_finds_their_parts(new_page, world, meeting, screen)
    assert Delivery.objects.filter(observation="Il manque une date.", reply="Elle est ajoutée.").count() == 1
