"""A real mail server that is down, that hangs up in the middle, that comes back: each mail at most once."""

import socket

import pytest
from aiosmtpd.controller import Controller

from knowledge.actions.notices import REUSED
from notifications.api import notify
from notifications.enums import MailState
from notifications.models import Notice
from notifications.sending import send_notices
from tests.support.factories import SheetFactory

PERSONAS = ("member_a", "chair_a", "member_b", "follower_a", "coordinator", "validator")


class Taken:
    """What the server took, by recipient; at the `hangs_up_at`-th mail it cuts the line instead of answering."""

    def __init__(self):
        self.recipients, self.asked, self.hangs_up_at = [], 0, None

    async def handle_DATA(self, server, session, envelope):
        self.asked += 1
        self.recipients += envelope.rcpt_tos
        if self.asked == self.hangs_up_at:
            server.transport.abort()
        return "250 OK"


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def serve(port, settings):
    """`serve(taken)` starts the server, `.stop()` ends it."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 10
    started = []

    def start(taken: Taken) -> Controller:
        controller = Controller(taken, hostname="127.0.0.1", port=port)
        controller.start()
        started.append(controller)
        return controller

    yield start
    for controller in started:
        controller.stop(no_assert=True)


@pytest.fixture
def recipients(world) -> set[str]:
    people = [world.people[persona] for persona in PERSONAS]
    notify(kind=REUSED, target=SheetFactory(space=world.a, network=True), recipients=people, event="x:1")
    return {person.email for person in people}


def again() -> None:
    """The time to wait is over."""
    Notice.objects.filter(mail_state=MailState.PENDING).update(mail_after=None)
    send_notices()


def test_down_then_up_each_mail_leaves_once(serve, recipients):
    send_notices()
    assert set(Notice.objects.values_list("mail_state", "mail_tries")) == {(MailState.PENDING, 1)}
    taken = Taken()
    serve(taken)
    again()
    again()
    assert sorted(taken.recipients) == sorted(recipients)
    assert set(Notice.objects.values_list("mail_state", flat=True)) == {MailState.SENT}


def test_cut_in_the_middle_no_mail_leaves_twice(serve, recipients):
    """The third one was taken, and its sender never heard so: it is set aside and shown, not sent again."""
    taken = Taken()
    taken.hangs_up_at = 3
    serve(taken)
    send_notices()
    again()
    assert sorted(taken.recipients) == sorted(recipients)
    states = list(Notice.objects.order_by("pk").values_list("mail_state", flat=True))
    assert states == [MailState.SENT] * 2 + [MailState.FAILED] + [MailState.SENT] * 3
