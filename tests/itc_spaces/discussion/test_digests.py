"""Messages by mail: whole texts, at each one's rhythm, to the right people, each once; access asked when it leaves."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from itc_spaces.discussion import actions
from itc_spaces.discussion.digests import CLOSED_BEFORE, SENT_AT, next_mail, send_digests
from itc_spaces.discussion.enums import Rhythm
from itc_spaces.discussion.models import Digest, MailRhythm
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Grant, Membership, Placement
from notifications.enums import MailState
from notifications.sending import send_notices
from tests.support.factories import SheetFactory

PARIS = ZoneInfo("Europe/Paris")
INSIDE = ["member_a", "chair_a", "secretary_a", "member_a_and_b", "follower_a"]


@pytest.fixture
def sheet(world):
    return SheetFactory(space=world.a, owner=world.people["member_a"], network=True, title="Le café des parents")


def say(world, persona, target, body, **more):
    return actions.post_contribution(target=target, actor=world.people[persona], body=body, **more)


def at_once(world, *personas):
    for persona in personas:
        actions.choose_rhythm(person=world.people[persona], rhythm=Rhythm.AT_ONCE)


def tomorrow():
    return time_machine.travel(access.now() + timedelta(days=1, hours=1), tick=False)


def sent_to() -> list[str]:
    return sorted(sent.to[0] for sent in mail.outbox)


def addresses(world, *personas) -> list[str]:
    return sorted(world.people[persona].email for persona in personas)


def test_by_default_a_days_messages_are_one_mail_to_those_inside(world):
    say(world, "member_a", world.a, "canarimatin")
    say(world, "chair_a", world.a, "canarisoir")
    assert send_digests() == {"mis de côté": 0}, "not before its hour"
    with tomorrow():
        send_digests()
        send_digests()
    assert sent_to() == addresses(world, *INSIDE), "each once"
    bodies = {sent.to[0]: sent.body for sent in mail.outbox}
    assert "canarimatin" in bodies[world.people["follower_a"].email]
    assert "canarisoir" in bodies[world.people["follower_a"].email]
    assert "canarimatin" not in bodies[world.people["member_a"].email], "not one's own words"


def test_at_once_is_one_mail_a_message_with_a_way_to_answer(world, sheet):
    at_once(world, "member_a")
    said = say(world, "member_b", sheet, "Combien de familles ?\n\nEt combien d'enfants ?")
    send_digests()
    assert sent_to() == addresses(world, "member_a")
    assert "Combien de familles ?\n\nEt combien d'enfants ?" in mail.outbox[0].body
    assert "Le café des parents" in mail.outbox[0].subject
    assert reverse("conversation", args=[said.pk]) in mail.outbox[0].body


def test_a_notice_of_a_message_is_not_a_second_mail(world, sheet):
    at_once(world, "member_a", "member_b")
    said = say(world, "member_b", sheet, "Une question ?")
    say(world, "member_a", sheet, "Une réponse.", parent=said)
    send_notices()
    send_digests()
    assert sent_to() == addresses(world, "member_a", "member_b")


def test_who_gets_a_message_on_a_resource_and_on_a_thematic(world, sheet):
    everyone = [name for name in world.people if name != "no_seat"]
    at_once(world, *everyone)
    say(world, "validator", sheet, "Une question ?")
    send_digests()
    assert sent_to() == addresses(world, "member_a")
    say(world, "member_b", sheet, "Une autre ?")
    mail.outbox.clear()
    send_digests()
    assert sent_to() == addresses(world, "member_a", "validator"), "the author, and who spoke"
    mail.outbox.clear()
    say(world, "chair_a", world.thematic, "À tous.")
    send_digests()
    assert sent_to() == addresses(world, "member_a", "secretary_a", "member_a_and_b", "follower_a", "expert_open")


def test_no_mails_for_who_wants_none_even_of_what_waits(world):
    say(world, "chair_a", world.a, "Bonjour.")
    actions.choose_rhythm(person=world.people["follower_a"], rhythm=Rhythm.NEVER)
    say(world, "chair_a", world.a, "Encore.")
    with tomorrow():
        send_digests()
    assert sent_to() == addresses(world, "member_a", "secretary_a", "member_a_and_b")
    assert Digest.objects.get(recipient=world.people["follower_a"]).mail_state == MailState.CANCELLED


def test_a_right_that_ended_meanwhile_cancels_the_mail(world):
    say(world, "chair_a", world.a, "Entre nous.")
    say(world, "chair_a", world.thematic, "En thématique.")
    Membership.objects.filter(user=world.people["follower_a"]).update(ended_at=access.now())
    Grant.all_rows.filter(user=world.people["expert_open"]).update(ended_at=access.now())
    with tomorrow():
        send_digests()
    assert sent_to() == addresses(world, "member_a", "secretary_a", "member_a_and_b")


def test_narrowed_taken_away_or_changed_meanwhile(world, sheet):
    at_once(world, "validator")
    say(world, "validator", sheet, "Je suis l'échange.")
    gone, changed = say(world, "member_b", sheet, "canariretire"), say(world, "member_b", sheet, "canariavant")
    actions.remove_contribution(contribution=gone, actor=world.people["member_b"])
    actions.edit_contribution(contribution=changed, actor=world.people["member_b"], body="canariapres")
    send_digests()
    assert [("canariapres" in m.body, "canariavant" in m.body, "canariretire" in m.body) for m in mail.outbox] == [
        (True, False, False)
    ]
    say(world, "member_b", sheet, "canarirestreint")
    Placement.objects.filter(page=sheet).update(audience="SPACE")
    mail.outbox.clear()
    send_digests()
    assert mail.outbox == []


def test_each_mail_holds_only_what_its_recipient_may_read(world):
    """One canary for each target; whoever is in two ITCs gets both, the others their own."""
    targets = {"canarispacea": world.a, "canarispaceb": world.b, "canarithematic": world.thematic}
    writers = {"canarispacea": "coordinator", "canarispaceb": "coordinator", "canarithematic": "chair_a"}
    for canary, target in targets.items():
        say(world, writers[canary], target, canary)
    with tomorrow():
        send_digests()
    readable = {
        "member_a": {"canarispacea", "canarithematic"}, "follower_a": {"canarispacea", "canarithematic"},
        "member_b": {"canarispaceb"}, "member_a_and_b": set(targets), "chair_a": {"canarispacea"},
        "secretary_a": {"canarispacea", "canarithematic"},
        "expert_open": {"canarithematic"},
    }  # fmt: skip
    found = {
        sent.to[0]: {canary for canary in targets if canary in sent.body + sent.alternatives[0][0]}
        for sent in mail.outbox
    }
    assert found == {world.people[persona].email: canaries for persona, canaries in readable.items()}


def test_more_than_a_mail_can_hold_is_counted(world, monkeypatch):
    monkeypatch.setattr("itc_spaces.discussion.digests.MOST_SHOWN", 2)
    for index in range(3):
        say(world, "chair_a", world.a, f"Message {index}.")
    with tomorrow():
        send_digests()
    assert "Et 1 autre, à lire sur le site." in mail.outbox[0].body


@given(moment=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(PARIS)))
def test_the_daily_mail_leaves_within_a_day_at_its_hour(moment):
    """Also on the days when the clocks change."""
    leaves = next_mail(moment)
    assert leaves.astimezone(PARIS).time() == SENT_AT
    assert CLOSED_BEFORE < leaves - moment <= timedelta(days=1, hours=1) + CLOSED_BEFORE


def test_the_choice_is_on_its_page(world, client):
    world.client("member_a", client)
    shown = client.get(reverse("mail_rhythm")).content.decode()
    assert re.search(r'value="DAILY"[^>]* checked', shown)
    assert client.post(reverse("mail_rhythm"), {"rhythm": "AT_ONCE"}).status_code == 302
    assert client.post(reverse("mail_rhythm"), {"rhythm": "TOUJOURS"}).status_code == 422
    assert world.people["member_a"].mailrhythms.get().rhythm == Rhythm.AT_ONCE


# ── what these mails say to machines, and how they end ──


def test_a_mail_says_that_a_machine_wrote_it_and_how_to_end_them(world, sheet):
    at_once(world, "member_a")
    root = say(world, "member_b", sheet, "Combien de familles ?")
    say(world, "follower_a", sheet, "Douze.", parent=root)
    send_digests()
    question, answer = [sent.extra_headers for sent in mail.outbox if sent.to == addresses(world, "member_a")]
    assert question["Auto-Submitted"] == "auto-generated"
    assert question["X-Auto-Response-Suppress"] == "All"
    assert question["References"] == question["In-Reply-To"] == answer["References"], "one conversation, one thread"
    assert f"discussion.contribution.{root.pk}@" in question["References"]
    assert question["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert question["List-Unsubscribe"].startswith("<http")


def stop_address(world, persona) -> str:
    return re.fullmatch(r"<https?://[^/]+(/.+)>", sent_header(world, persona, "List-Unsubscribe"))[1]


def sent_header(world, persona, name) -> str:
    at_once(world, persona)
    say(world, "chair_a", world.a, "canari")
    send_digests()
    return next(sent.extra_headers[name] for sent in mail.outbox if sent.to == addresses(world, persona))


def test_one_click_ends_the_mails_without_signing_in(world, client):
    client.handler.enforce_csrf_checks = True
    address = stop_address(world, "member_a")
    person = world.people["member_a"]
    rhythm = MailRhythm.objects.filter(recipient=person)
    asked = client.get(address)
    assert asked.status_code == 200
    assert "<form" in asked.content.decode()
    assert rhythm.get().rhythm == Rhythm.AT_ONCE, "to open it ends nothing: programs open links by themselves"
    ended = client.post(address, {"List-Unsubscribe": "One-Click"})
    assert ended.status_code == 200
    assert rhythm.get().rhythm == Rhythm.NEVER
    assert person.email not in ended.content.decode()
    assert "no-store" in ended["Cache-Control"]
    assert reverse("stop_mails", args=["x"]) == "/courriels/arreter/x/"


@pytest.mark.parametrize("token", ["x", "MQ:x:y", "é/../"])
def test_a_forged_link_ends_nothing(world, client, token):
    for act in (client.get, client.post):
        assert act(reverse("stop_mails", args=[token])).status_code == 404
    assert not MailRhythm.objects.exists()
