"""A meeting in a real browser, from the plan of the year to the green of the rule; mails come from a mail server."""

import email
import email.policy
import socket
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone
from icalendar import Calendar
from playwright.sync_api import Page, expect

from itc_spaces.meetings.mails import send_convocations
from itc_spaces.meetings.models import Convocation, Meeting, Turn
from itc_spaces.spaces.models import Membership
from tests.browser.test_walk import sign_in
from tests.support.factories import days, member_of

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PHONE = {"viewport": {"width": 390, "height": 800}}
LIST = "/espaces/itc-a/-/rencontres/"


class Box:
    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"

    def last_to(self, person):
        send_convocations()
        return [one for one in self.mails if person.email in one["To"]][-1]


@pytest.fixture
def box(settings, live_server):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 10
    settings.BASE_URL = live_server.url
    held = Box()
    controller = Controller(held, hostname="127.0.0.1", port=port)
    controller.start()
    yield held
    controller.stop(no_assert=True)


def fits(page: Page) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not wide, f"{page.url} is wider than the screen"


def plan(chair: Page) -> None:
    chair.goto(LIST)
    chair.locator("summary", has_text="Autres actions").click()
    chair.get_by_role("link", name="Planifier l'année").first.click()
    chair.get_by_label("De", exact=True).fill("09:30")
    chair.get_by_label("À", exact=True).fill("12:00")
    chair.get_by_label("Lieu").fill("Maison de l'Étang")
    chair.get_by_role("button", name="Prévoir ces rencontres").click()
    expect(chair.get_by_text("rencontres sont prévues")).to_be_visible()
    fits(chair)


def prepare(chair: Page) -> int:
    """Without a day: two dates are proposed, and one chosen; its key."""
    chair.get_by_role("link", name="Préparer une rencontre").click()
    chair.get_by_label("Objet").fill("L'accueil, vu du seuil")
    chair.get_by_label("Jour").fill("")
    chair.get_by_label("Lieu").fill("Maison de l'Étang")
    fits(chair)
    chair.get_by_role("button", name="Préparer").click()
    expect(chair.get_by_role("heading", name="Dates proposées")).to_be_visible()
    for number in (20, 27):
        chair.get_by_label("Jour").fill(days(number).isoformat())
        chair.get_by_label("De", exact=True).fill("09:30")
        chair.get_by_label("À", exact=True).fill("12:00")
        chair.get_by_role("button", name="Proposer").click()
        expect(chair.get_by_text("La date est proposée.")).to_be_visible()
    return Meeting.objects.get(title="L'accueil, vu du seuil").pk


def answer_dates(member: Page, pk: int) -> None:
    member.goto(f"{LIST}{pk}/dates/")
    for date in member.get_by_role("group").all():
        date.get_by_label("oui").check()
    member.get_by_role("button", name="Répondre").click()
    expect(member.get_by_text("Vos disponibilités sont notées")).to_be_visible()
    fits(member)


def convene(chair: Page, pk: int) -> None:
    chair.goto(f"{LIST}{pk}/dates/")
    chair.get_by_role("button", name="Choisir").first.click()
    chair.get_by_role("link", name="Écrire l'ordre du jour").click()
    chair.get_by_label("Point", exact=True).fill("Ce que nous voyons du seuil")
    chair.get_by_role("button", name="Ajouter").click()
    expect(chair.get_by_text("Le point est à l'ordre du jour.")).to_be_visible()
    chair.get_by_role("link", name="Revenir à la rencontre").click()
    chair.get_by_role("button", name="Convoquer").click()
    expect(chair.get_by_text("les courriels partent")).to_be_visible()
    fits(chair)


def answer_from_the_mail(visitor: Page, message, label: str) -> None:
    text = message.get_body(("plain",)).get_content()
    link = next(line.partition(" : ")[2] for line in text.splitlines() if line.startswith(f"{label} : http"))
    visitor.goto(link)
    fits(visitor)
    visitor.get_by_role("button", name="Répondre").click()
    expect(visitor.get_by_role("heading", name="C'est noté, merci")).to_be_visible()


def decline(new_page, world, pk: int) -> None:
    """By the person whose turn it is; it passes on."""
    turn = Turn.objects.get(meeting=pk, duty="SECRETARY", state="PROPOSED")
    person = turn.seat.memberships.get().user
    name = next(name for name, known in world.people.items() if known == person)
    page = sign_in(new_page, world, name)
    page.goto("/espaces/")
    page.get_by_role("link", name="Répondre").first.click()
    page.get_by_role("button", name="Pas cette fois").click()
    expect(page.get_by_text("proposé au siège suivant")).to_be_visible()
    assert Turn.objects.get(pk=turn.pk).state == "DECLINED"
    assert Turn.objects.get(meeting=pk, duty="SECRETARY", state="PROPOSED").seat != turn.seat


def hold(chair: Page, pk: int) -> None:
    now = timezone.now()
    Meeting.objects.filter(pk=pk).update(starts_at=now - timedelta(hours=3), ends_at=now - timedelta(hours=1))
    chair.goto(f"{LIST}{pk}/")
    chair.get_by_role("link", name="Noter les présences").click()
    # `all()` doesn't wait: it lists what the former page holds.
    expect(chair.get_by_role("heading", name="Noter les présences")).to_be_visible()
    seats = chair.get_by_role("group").filter(has=chair.get_by_label("présent·e")).all()
    assert len(seats) >= 4
    for seat in seats:
        seat.get_by_label("présent·e").check()
    fits(chair)
    chair.get_by_role("button", name="Noter les présences").click()
    expect(chair.get_by_text("la rencontre est tenue")).to_be_visible()
    chair.goto(LIST)
    expect(chair.get_by_text("Vert, à jour")).to_be_visible()


def subscribe(member: Page) -> str:
    member.goto("/espaces/-/agenda/adresses/")
    member.get_by_label("Nom de cette adresse").fill("Mon téléphone")
    member.get_by_role("button", name="Créer").click()
    fits(member)
    return member.get_by_label("Adresse de votre agenda").input_value()


def entries(page: Page, address: str) -> int:
    return len(Calendar.from_ical(page.request.get(address).body()).walk("VEVENT"))


@pytest.mark.parametrize("screen", [{}, PHONE], ids=["1280", "390"])
def test_a_meeting_from_the_plan_of_the_year_to_the_green_of_the_rule(world, new_page, box, screen):
    world.people["fourth"] = member_of(world.a)
    chair, member = sign_in(new_page, world, "chair_a", **screen), sign_in(new_page, world, "member_a", **screen)
    plan(chair)
    pk = prepare(chair)
    answer_dates(member, pk)
    convene(chair, pk)
    answers = {"member_a": "À distance", "chair_a": "Je viens", "member_a_and_b": "Je m'excuse"}
    for name, label in answers.items():
        answer_from_the_mail(new_page(**screen), box.last_to(world.people[name]), label)
    said = dict(Convocation.objects.filter(meeting=pk).values_list("recipient__email", "answer"))
    assert {said[world.people[name].email] for name in answers} == {"REMOTE", "COMING", "EXCUSED"}
    decline(new_page, world, pk)
    address = subscribe(member)
    before = entries(member, address)
    hold(chair, pk)
    Membership.objects.filter(user=world.people["member_a"]).update(ended_at=timezone.now())
    assert (before > 0, entries(member, address)) == (True, 0)
