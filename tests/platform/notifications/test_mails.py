"""Mails: each once, whatever breaks, and access asked when they leave."""

import re
import smtplib
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from allauth.account.adapter import get_adapter
from allauth.core import context
from django.core import mail
from django.utils import timezone

from accounts.models import ResetRequest
from itc_spaces.coordination import actions as coordination
from itc_spaces.membership import actions
from itc_spaces.membership.links import LINKS
from itc_spaces.spaces.models import Membership, Placement
from knowledge.actions import bin_resource, narrow
from knowledge.actions.notices import REUSED
from notifications import mails
from notifications.api import notify
from notifications.enums import MailState
from notifications.models import Notice
from notifications.sending import send_notices, send_resets
from tests.support.factories import SheetFactory, UserFactory
from tests.support.factories.invitations import InvitationFactory

ROOT = Path(__file__).resolve().parents[3]
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


class Killed(BaseException):
    """What SIGKILL leaves behind: nothing after this line runs."""


@pytest.fixture
def sheet(world):
    return SheetFactory(space=world.a, network=True, title="Fiche\ncanari & « fils »")


@pytest.fixture
def notices(world, sheet):
    people = [world.people[persona] for persona in ("member_a", "member_b", "follower_a")]
    notify(kind=REUSED, target=sheet, recipients=people, event="x:1")
    return Notice.objects.order_by("pk")


def states() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("mail_state", flat=True))


def breaks_at(monkeypatch, number: int, error: BaseException, where: str = "send_messages", after: bool = False):
    """The `number`-th call fails; `after`: once the mail has left."""
    from django.core.mail.backends.locmem import EmailBackend

    calls, real = [], getattr(EmailBackend, where)

    def fails(self, *args):
        calls.append(1)
        if len(calls) != number:
            return real(self, *args)
        if after:
            real(self, *args)
        raise error

    monkeypatch.setattr(EmailBackend, where, fails)


def test_one_mail_for_each_person_and_event(world, sheet, notices):
    notify(kind=REUSED, target=sheet, recipients=[world.people["member_a"]] * 2, event="x:1")
    assert send_notices() == {"envoyé": 3, "mis de côté": 0}
    assert send_notices() == {"mis de côté": 0}
    assert len(mail.outbox) == 3
    assert states() == [MailState.SENT] * 3


def test_a_mail_in_plain_words_with_one_link(notices, settings, sheet):
    settings.BASE_URL = "https://itc.exemple.fr"
    send_notices()
    sent = mail.outbox[0]
    assert "\n" not in sent.subject
    assert "Fiche canari & « fils »" in sent.body.replace("\n", " ")
    assert f"https://itc.exemple.fr{sheet.get_url()}" in sent.body
    html = sent.alternatives[0][0]
    assert "canari &amp; «" in html
    assert html.count("href=") == 1


@pytest.mark.parametrize("narrowed", ["to the ITC", "to the bin", "seat ended", "account closed"])
def test_a_mail_is_cancelled_when_its_target_is_hidden_by_then(world, sheet, notices, narrowed):
    chair = world.people["chair_a"]
    if narrowed == "to the ITC":
        narrow(page=sheet, actor=chair, audience="SPACE")
        hidden = {world.people["member_b"]}
    elif narrowed == "to the bin":
        bin_resource(page=sheet, actor=chair)
        hidden = {notice.recipient for notice in notices}
    elif narrowed == "seat ended":
        hidden = {world.people["follower_a"]}
        Placement.objects.update(audience="SPACE")
        membership = Membership.objects.get(user=world.people["follower_a"])
        actions.end_membership(membership=membership, actor=chair)
        hidden.add(world.people["member_b"])
    else:
        world.people["member_a"].is_active = False
        world.people["member_a"].save()
        hidden = {world.people["member_a"]}
    send_notices()
    cancelled = {notice.recipient for notice in Notice.objects.filter(kind=REUSED, mail_state=MailState.CANCELLED)}
    assert cancelled == hidden
    told = {message.to[0] for message in mail.outbox if "reprise" in message.subject}
    assert told == {notice.recipient.email for notice in notices} - {person.email for person in hidden}


@pytest.mark.parametrize("after", [False, True], ids=["before it leaves", "after it left"])
def test_a_killed_worker_sends_nothing_twice(notices, monkeypatch, after):
    with monkeypatch.context() as context:
        breaks_at(context, 2, Killed(), after=after)
        with pytest.raises(Killed):
            send_notices()
    assert states() == [MailState.SENT, MailState.SENDING, MailState.PENDING]
    send_notices()
    assert states() == [MailState.SENT, MailState.SENDING, MailState.SENT]
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert send_notices() == {"mis de côté": 1}
    assert states() == [MailState.SENT, MailState.FAILED, MailState.SENT]
    assert [len([m for m in mail.outbox if m.to == [n.recipient.email]]) for n in notices] == [1, int(after), 1]


@pytest.mark.parametrize("error", [smtplib.SMTPServerDisconnected("gone"), TimeoutError()])
def test_a_line_that_breaks_while_sending_is_not_tried_again(notices, monkeypatch, error):
    with monkeypatch.context() as context:
        breaks_at(context, 1, error)
        send_notices()
    assert states() == [MailState.FAILED, MailState.SENT, MailState.SENT]


@pytest.mark.parametrize(
    ("where", "error"),
    [
        ("open", ConnectionRefusedError()),
        ("send_messages", smtplib.SMTPDataError(451, b"later")),
        ("send_messages", smtplib.SMTPRecipientsRefused({})),
    ],
)
def test_a_refused_mail_is_tried_later(notices, monkeypatch, where, error):
    with monkeypatch.context() as context:
        breaks_at(context, 1, error, where)
        send_notices()
    assert states() == [MailState.PENDING, MailState.SENT, MailState.SENT]
    assert send_notices() == {"mis de côté": 0}, "not at once"
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert send_notices() == {"envoyé": 1, "mis de côté": 0}


def test_trying_ends(notices, monkeypatch):
    monkeypatch.setattr(f"{LOCMEM}.open", lambda self: (_ for _ in ()).throw(OSError()))
    moment = timezone.now()
    for _ in range(len(mails.RETRY_AFTER) + 1):
        with time_machine.travel(moment, tick=False):
            send_notices()
        moment += timedelta(hours=9)
    assert states() == [MailState.FAILED] * 3
    assert mail.outbox == []


def test_two_workers_share_the_work(notices, monkeypatch):
    """The second one looks while the first is speaking to the server."""
    from django.core.mail.backends.locmem import EmailBackend

    real, seen = EmailBackend.send_messages, []

    def interrupted(self, messages):
        if not seen:
            seen.append(None)
            seen[0] = send_notices()
        return real(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", interrupted)
    send_notices()
    assert seen == [{"envoyé": 2, "mis de côté": 0}]
    assert len(mail.outbox) == 3


def test_a_notice_that_cannot_be_written_does_not_stop_the_others(notices, monkeypatch):
    from knowledge.models import PracticeSheet

    first, real, calls = notices[0], PracticeSheet.get_url, []

    def fails(self, *args):
        calls.append(1)
        if len(calls) == 1:
            raise ValueError("a fault in a template")
        return real(self, *args)

    monkeypatch.setattr(PracticeSheet, "get_url", fails)
    send_notices()
    assert states() == [MailState.PENDING, MailState.SENT, MailState.SENT]
    assert first.pk


def test_an_invitation_leaves_once_with_a_link_that_works(world, client):
    invitation = InvitationFactory(seat__space=world.a, invited_by=world.people["chair_a"], first_name="Zoé")
    assert LINKS.send() == {"envoyé": 1, "mis de côté": 0}
    assert LINKS.send() == {"mis de côté": 0}
    sent = mail.outbox[0]
    assert sent.to == [invitation.email]
    assert "Bonjour Zoé," in sent.body
    assert world.a.title in sent.subject
    link = next(word for word in sent.body.split() if "/invitations/" in word)
    assert client.get(link.split("8000")[-1]).status_code == 200


@pytest.mark.parametrize("case", ["revoked", "expired", "space closed", "office"])
def test_an_invitation_that_is_over_does_not_leave(world, case):
    invitation = InvitationFactory(seat__space=world.a)
    if case == "revoked":
        actions.revoke_invitation(invitation=invitation, actor=world.people["chair_a"])
    elif case == "expired":
        type(invitation).objects.update(expires_at=timezone.now() - timedelta(hours=1))
    elif case == "space closed":
        coordination.close_space(space=world.a, actor=world.people["coordinator"], reason="Fusion")
    else:
        type(invitation).objects.all().delete()
        actions.invite_to_office(
            department=world.a.record.department, actor=world.people["administrator"], kind="COORDINATOR",
            email=UserFactory().email,
        )  # fmt: skip
    LINKS.send()
    assert len(mail.outbox) == (1 if case == "office" else 0)


def test_every_mail_says_that_a_machine_wrote_it(world, notices, rf):
    """Notices, invitations, new passwords, and those that the sign-in library writes by itself."""
    InvitationFactory(seat=world.a.seats.first())
    LINKS.send()
    send_notices()
    ResetRequest.objects.create(email=world.people["member_a"].email)
    send_resets()
    with context.request_context(rf.get("/")):
        get_adapter().send_mail("account/email/password_changed", "a@exemple.test", {"user": world.people["member_a"]})
    assert len(mail.outbox) == 6
    for sent in mail.outbox:
        assert sent.message()["Auto-Submitted"] == "auto-generated", sent.subject
        assert sent.message()["X-Auto-Response-Suppress"] == "All", sent.subject
        assert "List-Unsubscribe" not in sent.message(), "no rhythm to choose"


def test_notices_on_one_thing_make_one_thread(world, sheet, notices):
    notify(kind=REUSED, target=sheet, recipients=[world.people["member_a"]], event="x:2")
    send_notices()
    threads = {sent.message()["References"] for sent in mail.outbox if sent.to == [world.people["member_a"].email]}
    assert len(threads) == 1
    assert "canari" not in threads.pop()


def test_mails_are_made_in_one_place():
    """And the sign-in library's pass through the adapter."""
    making = re.compile(r"\b(?:EmailMessage|EmailMultiAlternatives|send_mail|mail_admins)\(")
    sources = [
        path
        for top in ("platform", "itc_spaces", "knowledge", "tools", "search")
        for path in (ROOT / top).rglob("*.py")
    ]
    found = [str(path.relative_to(ROOT)) for path in sources if making.search(path.read_text())]
    assert found == ["platform/notifications/mails.py"]
