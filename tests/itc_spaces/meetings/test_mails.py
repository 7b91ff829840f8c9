"""Convocations through a real mail server: text, HTML and invitation, words with accents, each mail once."""

import email
import email.policy
import socket
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.core.mail.backends.smtp import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from itc_spaces.meetings import actions
from itc_spaces.meetings.addresses import answer_path
from itc_spaces.meetings.enums import Answer
from itc_spaces.meetings.mails import remind, send_convocations, send_reminders
from itc_spaces.meetings.models import Convocation, MailChoice, Meeting, Reminder
from notifications.enums import MailState
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


class Box:
    """What the server took, read as a mail program would."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"

    def of(self, person) -> list:
        return [one for one in self.mails if person.email in one["To"]]


@pytest.fixture
def box(settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 10
    held = Box()
    controller = Controller(held, hostname="127.0.0.1", port=port)
    controller.start()
    yield held
    controller.stop(no_assert=True)


def parts(message) -> dict[str, str]:
    return {part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()}


def test_text_html_and_invitation_say_the_same(scene, box):
    meeting = MeetingFactory(
        space=scene.space,
        title="Été : l'accueil à l'hôtel",
        place="Maison de l'Île",
        remote_link="https://visio.test/s",
    )
    AgendaItemFactory(meeting=meeting, title="Où en êtes-vous ?", minutes=15)
    AgendaItemFactory(meeting=meeting, title="Cas réservé", reserved=True)
    meeting = actions.convene_meeting(meeting=meeting, actor=scene.chair)
    send_convocations()
    assert len(box.mails) == 4
    (one,) = box.of(scene.caf)
    assert one["Subject"].strip() == f"ITC du Littoral Ouest, {meeting.when}"
    assert one["Auto-Submitted"] == "auto-generated"
    found = parts(one)
    assert set(found) == {"text/plain", "text/html", "text/calendar"}
    for kind in ("text/plain", "text/html"):
        text = found[kind].replace("&#x27;", "'")
        for said in ("Maison de l'Île", "Où en êtes-vous ?", "https://visio.test/s", "Je viens", "Je m'excuse"):
            assert said in text, (kind, said)
        assert "Cas réservé" not in text
    assert "\\n" not in found["text/plain"]
    event = next(iter(Calendar.from_ical(found["text/calendar"]).walk("VEVENT")))
    assert str(event["location"]) == "Maison de l'Île"
    carried = next(part for part in one.walk() if part.get_content_type() == "text/calendar")
    assert (carried.get_param("method"), carried.get_param("charset").lower()) == ("REQUEST", "utf-8")
    send_convocations()
    assert len(box.mails) == 4, "each once"


def test_one_answers_from_the_mail_without_signing_in(scene, box):
    meeting = scene.meeting()
    send_convocations()
    text = parts(box.of(scene.caf)[0])["text/plain"]
    link = next(line.partition(" : ")[2] for line in text.splitlines() if line.startswith("À distance : http"))
    path = link.partition("8000")[2]
    before = list(Convocation.objects.order_by("pk").values())
    page = Client().get(path)
    assert page.status_code == 200
    assert meeting.title not in page.text
    assert meeting.when.capitalize()[1:] in page.text
    assert page["Referrer-Policy"] == "no-referrer"
    assert list(Convocation.objects.order_by("pk").values()) == before, "scanners of mails open links too"
    done = Client().post(path.partition("?")[0], {"answer": "REMOTE", "seen": meeting.sequence})
    assert "C'est noté, merci" in done.text.replace("&#x27;", "'")
    row = scene.row(meeting, "caf")
    assert (row.answer, row.by_link) == (Answer.REMOTE, True)


@pytest.mark.parametrize("spoil", [lambda t: t[:-3], lambda t: "x" + t, lambda t: t.replace(":", "-", 1)])
def test_a_link_cut_or_altered_says_so(scene, spoil):
    path = answer_path(scene.row(scene.meeting(), "caf"))
    token = path.split("/")[2]
    response = Client().get(reverse("answer_by_link", args=[spoil(token)]))
    assert response.status_code == 404
    assert "copiez-le en entier" in response.text


def test_what_was_typed_stays_when_the_meeting_moves_meanwhile(scene):
    meeting = scene.meeting()
    path = answer_path(scene.row(meeting, "caf"))
    Meeting.objects.update(sequence=meeting.sequence + 1)
    said = {"answer": "EXCUSED", "word": "Un mot à garder", "seen": meeting.sequence}
    response = Client().post(path, said)
    assert response.status_code == 422
    assert "vient de changer" in response.text
    assert "Un mot à garder" in response.text
    assert Client().post(path, {**said, "seen": meeting.sequence + 1}).status_code == 200


def test_the_link_dies_with_the_seat_and_with_the_meeting(scene):
    meeting = scene.meeting()
    path = answer_path(scene.row(meeting, "caf"))
    other = answer_path(scene.row(meeting, "deputy"))
    scene.caf.memberships.update(ended_at=meeting.convened_at)
    response = Client().post(path, {"answer": "COMING"})
    assert response.status_code == 404
    assert "plus attendu" in response.text
    actions.cancel_meeting(meeting=meeting, actor=scene.chair, reason="Grève.")
    assert "annulée" in Client().get(other).text
    assert set(Convocation.objects.values_list("answer", flat=True)) == {"WAITING"}


# ── reminders ──


@pytest.fixture
def close(scene):
    """In seven days, at ten; each was told."""
    with time_machine.travel(datetime(2026, 11, 2, 9, tzinfo=PARIS), tick=False):
        start = datetime(2026, 12, 15, 10, tzinfo=PARIS)
        meeting = scene.meeting(starts_at=start, ends_at=start + timedelta(hours=2))
        Convocation.objects.update(sent_sequence=1, mail_state="SENT")
    return meeting


def reminded(moment: datetime) -> int:
    with time_machine.travel(moment, tick=False):
        before = Reminder.objects.count()
        remind()
        return Reminder.objects.count() - before


def test_reminders_go_by_day_to_who_comes_or_has_not_answered(scene, close):
    Convocation.objects.filter(recipient=scene.caf).update(answer=Answer.EXCUSED)
    assert reminded(datetime(2026, 12, 8, 6, 30, tzinfo=PARIS)) == 0, "before seven"
    assert reminded(datetime(2026, 12, 8, 8, 0, tzinfo=PARIS)) == 3
    assert reminded(datetime(2026, 12, 8, 9, 0, tzinfo=PARIS)) == 0, "once"
    assert reminded(datetime(2026, 12, 10, 9, 0, tzinfo=PARIS)) == 0
    assert reminded(datetime(2026, 12, 14, 19, 59, tzinfo=PARIS)) == 3
    assert reminded(datetime(2026, 12, 14, 20, 30, tzinfo=PARIS)) == 0


def test_a_reminder_can_be_ended_from_its_mail(scene, close, box):
    with time_machine.travel(datetime(2026, 12, 8, 8, tzinfo=PARIS), tick=False):
        remind()
        send_reminders()
        (one,) = box.of(scene.caf)
        assert one["Subject"].strip().startswith("Dans 7 jours : ITC du Littoral Ouest, mardi 15 décembre")
        assert one["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        path = one["List-Unsubscribe"].strip("<>").partition("8000")[2]
        assert Client().get(path).status_code == 200
        assert not MailChoice.objects.exists()
        assert Client().post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
        assert not MailChoice.objects.get(recipient=scene.caf).reminders
    with time_machine.travel(datetime(2026, 12, 14, 8, tzinfo=PARIS), tick=False):
        remind()
        send_reminders()
    assert len(box.of(scene.caf)) == 1
    assert len(box.of(scene.chair)) == 2


def test_a_reminder_of_what_moved_is_not_sent(scene, close, box):
    with time_machine.travel(datetime(2026, 12, 8, 8, tzinfo=PARIS), tick=False):
        remind()
        Meeting.objects.update(
            starts_at=close.starts_at + timedelta(days=20), ends_at=close.ends_at + timedelta(days=20)
        )
        send_reminders()
    assert box.mails == []


# ── a mailer that is killed ──


class Killed(BaseException):
    """What no `except Exception` holds back: the process is gone."""


def killed_at(monkeypatch, *, after: bool) -> None:
    """While it speaks to the server, before the mail is taken or after."""
    told = EmailBackend.send_messages

    def die(self, messages):
        if after:
            told(self, messages)
        raise Killed

    monkeypatch.setattr(EmailBackend, "send_messages", die)


@pytest.mark.parametrize("after", [False, True], ids=["before it leaves", "after it left"])
def test_a_mailer_killed_between_the_row_and_the_mail_sends_each_once(scene, box, monkeypatch, after):
    meeting = scene.meeting()
    with monkeypatch.context() as context:
        killed_at(context, after=after)
        with pytest.raises(Killed):
            send_convocations()
    for _ in range(3):
        send_convocations()
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert send_convocations()["mis de côté"] == 1
        send_convocations()
    first = meeting.convocations.order_by("pk").first().recipient
    others = {scene.chair, scene.director, scene.deputy, scene.caf} - {first}
    assert len(box.of(first)) == int(after), "nobody knows whether it left: it is not sent again"
    assert [len(box.of(person)) for person in others] == [1, 1, 1]
    assert meeting.convocations.get(recipient=first).mail_state == MailState.FAILED


def test_what_follows_a_mail_that_was_lost_reaches_its_person_under_a_greater_sequence(scene, box, monkeypatch):
    meeting = scene.meeting()
    with monkeypatch.context() as context:
        killed_at(context, after=True)
        with pytest.raises(Killed):
            send_convocations()
    send_convocations()
    first = meeting.convocations.order_by("pk").first().recipient
    actions.cancel_meeting(meeting=meeting, actor=scene.chair, reason="Grève.")
    send_convocations()
    found = [Calendar.from_ical(parts(one)["text/calendar"]).walk("VEVENT")[0] for one in box.of(first)]
    assert [str(event["status"]) for event in found] == ["CONFIRMED", "CANCELLED"]
    assert int(found[1]["sequence"]) > int(found[0]["sequence"])
