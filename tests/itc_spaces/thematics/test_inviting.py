"""Inviting to a thematic: sent, merged, changed, accepted once by its address, declined; the access that follows."""

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import GrantLevel
from itc_spaces.spaces.models import Grant, Thematic
from itc_spaces.spaces.trace import Traced
from itc_spaces.thematics import actions
from itc_spaces.thematics.actions.granting import state_of
from itc_spaces.thematics.actions.inviting import commitment_digest
from itc_spaces.thematics.links import LINKS
from itc_spaces.thematics.models import ThematicInvitation
from itc_spaces.thematics.notices import remind_referents
from itc_spaces.thematics.personal_data import export_access, forget_access
from notifications.enums import MailState
from notifications.models import Notice
from tests.support.factories import GrantFactory, UserFactory, days
from web.refusals import NotAllowed, Overtaken, Refused

COMMITMENT = "Être présent·e aux quatre rencontres."


@pytest.fixture
def thematic(world) -> Thematic:
    """Open, with a commitment and a référent, member_a's seat."""
    Thematic.objects.filter(pk=world.thematic.pk).update(commitment=COMMITMENT)
    world.thematic.refresh_from_db()
    world.thematic.referents.add(world.people["member_a"].memberships.get().seat)
    return world.thematic


def invite(world, thematic, actor="member_a", email="zoe@exemple.test", **said) -> ThematicInvitation:
    told = {"capacity": "EXPERT", "organisation": "Université d'Aix", "starts_on": days(0), "ends_on": days(60), **said}
    return actions.invite_to_thematic(thematic=thematic, actor=world.people[actor], email=email, **told)


def accept(invitation, user, **said) -> Grant:
    told = {"seen": commitment_digest(invitation.thematic.commitment), **said}
    return actions.accept_invitation(invitation=invitation, user=user, **told)


def traced(target) -> list[str]:
    return list(ModelLogEntry.objects.filter(object_id=str(target.pk), content_type__model=target._meta.model_name)
                .order_by("timestamp", "pk").values_list("action", flat=True))  # fmt: skip


@pytest.mark.parametrize("persona", ["member_a", "chair_a", "coordinator"])
def test_referents_the_chair_and_the_coordination_invite(world, thematic, persona):
    assert invite(world, thematic, persona).invited_by == world.people[persona]


@pytest.mark.parametrize(
    "persona", ["member_a_and_b", "follower_a", "member_b", "expert_open", "validator", "coordinator_elsewhere"]
)
def test_nobody_else_invites(world, thematic, persona):
    with pytest.raises(NotAllowed):
        invite(world, thematic, persona)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "word"),
    [(10, 5, "avant d'avoir commencé"), (-20, -1, "déjà terminé"), (0, 121, "ne dépasse pas"), (-61, 9, "ne dépasse")],
)
def test_dates_stay_within_the_thematic(world, thematic, starts_on, ends_on, word):
    with pytest.raises(Refused, match=word):
        invite(world, thematic, starts_on=days(starts_on), ends_on=days(ends_on))


@pytest.mark.parametrize("email", ["", "pas une adresse", "a@b", "zoé", "a b@exemple.test"])
def test_an_address_that_is_none_is_refused_in_plain_words(world, thematic, email):
    with pytest.raises(Refused, match="adresse"):
        invite(world, thematic, email=email)


def test_two_invitations_to_one_address_are_one_as_asked_last(world, thematic):
    first = invite(world, thematic, email="  Zoe@Exemple.TEST ")
    again = invite(world, thematic, "chair_a", level=GrantLevel.READ, ends_on=days(30))
    assert again == first
    assert (again.email, again.level, again.ends_on) == ("zoe@exemple.test", GrantLevel.READ, days(30))
    assert traced(first) == [Traced.INVITED, Traced.INVITATION_CHANGED]


def test_the_mail_says_who_what_for_how_long_and_what_is_asked(world, thematic, mailoutbox):
    invitation = invite(world, thematic, why="Vous connaissez <b>ces</b> familles.", first_name="Zoé")
    assert LINKS.send() == {"envoyé": 1, "mis de côté": 0}
    body = mailoutbox[0].body
    inviter = world.people["member_a"].get_full_name()
    for said in (inviter, thematic.question, COMMITMENT, "expert·e, Université d'Aix", "Vous connaissez <b>ces</b>",
                 LINKS.path_of(invitation)):  # fmt: skip
        assert said in body
    assert "<b>ces" not in mailoutbox[0].alternatives[0].content


def test_accepting_records_the_commitment_in_its_words(world, thematic):
    invitation = invite(world, thematic)
    zoe = UserFactory(email="zoe@exemple.test")
    grant = accept(invitation, zoe, consents=True)
    assert (grant.commitment, grant.consents_public, grant.quality) == (COMMITMENT, True, "expert·e, Université d'Aix")
    assert grant.committed_at
    assert access.may(zoe, Action.CONTRIBUTE, thematic)
    assert zoe.quality == "expert·e, Université d'Aix"
    assert Notice.objects.get(kind="thematic.accepted").recipient == world.people["member_a"]
    assert grant.periods.get().changed_by == world.people["member_a"]
    Thematic.objects.filter(pk=thematic.pk).update(commitment="Autre chose.")
    grant.refresh_from_db()
    assert grant.commitment == COMMITMENT
    with pytest.raises(Refused, match="plus valable"):
        accept(invitation, zoe)


def test_what_is_accepted_is_what_was_read(world, thematic):
    invitation = invite(world, thematic)
    zoe, seen = UserFactory(email="zoe@exemple.test"), commitment_digest(COMMITMENT)
    Thematic.objects.filter(pk=thematic.pk).update(commitment="Venir tous les soirs.")
    with pytest.raises(Refused, match="relisez"):
        actions.accept_invitation(invitation=invitation, user=zoe, seen=seen)
    assert not Grant.all_rows.filter(user=zoe).exists()


def test_only_its_address_accepts(world, thematic):
    with pytest.raises(NotAllowed):
        accept(invite(world, thematic), world.people["member_b"])
    with pytest.raises(NotAllowed):
        accept(invite(world, thematic), UserFactory(email="zoe@exemple.test", is_active=False))


def test_declining_with_a_word_tells_who_invited_and_frees_the_address(world, thematic):
    invitation = invite(world, thematic)
    actions.decline_invitation(invitation=invitation, word="Trop loin \u202e cette année.")
    invitation.refresh_from_db()
    assert invitation.decline_word == "Trop loin  cette année."
    assert Notice.objects.get(kind="thematic.declined").recipient == world.people["member_a"]
    assert LINKS.find(LINKS.path_of(invitation).split("/")[3]) is None
    assert invite(world, thematic) != invitation


def test_sent_again_changed_readdressed_and_revoked_each_leaves_a_trace(world, thematic):
    invitation, actor = invite(world, thematic), world.people["chair_a"]
    ThematicInvitation.objects.update(mail_state=MailState.SENT)
    old = invitation.nonce
    actions.resend_invitation(invitation=invitation, actor=actor)
    invitation.refresh_from_db()
    assert invitation.nonce != old
    actions.change_invitation(
        invitation=invitation, actor=actor, level=GrantLevel.READ, starts_on=days(1), ends_on=days(90)
    )
    old = LINKS.path_of(invitation)
    other = invite(world, thematic, email="autre@exemple.test")
    moved = actions.readdress_invitation(invitation=invitation, actor=actor, email="Autre@exemple.test")
    assert (moved.pk, moved.email, moved.ends_on) == (invitation.pk, "autre@exemple.test", days(90))
    other.refresh_from_db()
    assert other.revoked_at, "two invitations to one address merge"
    assert LINKS.find(old.split("/")[3]) is None
    actions.revoke_invitation(invitation=moved, actor=actor)
    with pytest.raises(Refused, match="annulée"):
        actions.resend_invitation(invitation=moved, actor=actor)
    assert traced(invitation) == [
        Traced.INVITED, Traced.INVITED, Traced.INVITATION_CHANGED, Traced.INVITATION_CHANGED, Traced.INVITATION_REVOKED,
    ]  # fmt: skip


def test_a_link_dies_after_fourteen_days_and_with_the_thematic(world, thematic):
    invitation = invite(world, thematic)
    token = LINKS.path_of(invitation).split("/")[3]
    with time_machine.travel(timezone.now() + timezone.timedelta(days=13, hours=23)):
        assert LINKS.find(token)
    with time_machine.travel(timezone.now() + timezone.timedelta(days=14, seconds=1)):
        assert LINKS.find(token) is None
    actions.abandon_thematic(thematic=thematic, actor=world.people["chair_a"], reason="Une pause.")
    assert LINKS.find(token) is None
    assert LINKS.compose(invitation) is None, "a mail that waits is not sent"


def test_someone_who_takes_part_already_is_not_invited_twice(world, thematic):
    with pytest.raises(Refused, match="participe déjà"):
        invite(world, thematic, email=world.people["expert_open"].email)


def test_an_expert_elsewhere_or_a_member_joins_with_the_account_they_have(world, thematic):
    member = world.people["member_b"]
    grant = accept(invite(world, thematic, email=member.email), member)
    assert User.objects.filter(email=member.email).count() == 1
    assert access.may(member, Action.READ, thematic)
    assert access.may(member, Action.WRITE, world.b), "rights add up"
    actions.revoke_grant(grant=grant, actor=world.people["member_a"])
    assert not access.may(member, Action.READ, thematic)
    assert access.may(member, Action.WRITE, world.b), "and each ends by itself"


def changed(grant, actor, *, ends_on, seen: str = "") -> None:
    grant = Grant.all_rows.get(pk=grant.pk)
    actions.change_grant(
        grant=grant, actor=actor, seen=seen or state_of(grant), level=GrantLevel.READ, starts_on=days(0),
        ends_on=ends_on,
    )  # fmt: skip


def test_an_access_ended_meanwhile_is_not_given_back_by_a_form_opened_before(world, thematic, client):
    grant, chair = GrantFactory(content_object=thematic), world.people["chair_a"]
    seen = state_of(grant)
    actions.revoke_grant(grant=grant, actor=world.people["member_a"])
    with pytest.raises(Overtaken):
        changed(grant, chair, ends_on=days(30), seen=seen)
    assert not access.may(grant.user, Action.READ, thematic)
    world.client("chair_a", client)
    url = reverse("thematic_grant", args=["itc-a", thematic.pk, grant.pk])
    sent = {"do": "change", "level": "read_thematic", "starts_on": days(0), "ends_on": days(30), "seen": seen}
    shown = client.post(url, sent)
    assert shown.status_code == 422
    assert "entre-temps" in shown.text
    assert "Rendre l" in shown.text, "it says what would now be done"
    again = shown.context["form"]["seen"].value()
    assert client.post(url, sent | {"seen": again}).status_code == 302
    assert access.may(grant.user, Action.READ, thematic)


def test_a_renewed_access_is_the_same_row_with_its_periods(world, thematic):
    grant, actor = GrantFactory(content_object=thematic), world.people["member_a"]
    actions.revoke_grant(grant=grant, actor=actor)
    with pytest.raises(Refused, match="déjà terminé"):
        actions.revoke_grant(grant=grant, actor=actor)
    changed(grant, actor, ends_on=days(30))
    assert access.may(grant.user, Action.READ, thematic)
    assert not access.may(grant.user, Action.CONTRIBUTE, thematic)
    assert [bool(period.ended_at) for period in grant.periods.all()] == [True, False]
    with pytest.raises(Refused, match="ne dépasse pas"):
        changed(grant, actor, ends_on=days(999))
    for persona in ("member_a_and_b", "expert_open", "member_b"):
        with pytest.raises(NotAllowed):
            actions.revoke_grant(grant=grant, actor=world.people[persona])
    other = GrantFactory(content_object=world.closed_thematic)
    with pytest.raises(NotAllowed):
        changed(other, actor, ends_on=days(9))


def test_a_link_sent_before_brings_no_access_back(world, thematic):
    user = UserFactory()
    grant = accept(invite(world, thematic, email=user.email), user)
    for end in ("revoke", "change"):
        Grant.all_rows.filter(pk=grant.pk).update(ended_at=timezone.now())
        left_open = invite(world, thematic, email=user.email)
        chair, grant = world.people["chair_a"], Grant.all_rows.get(pk=grant.pk)
        changed(grant, chair, ends_on=days(9))
        if end == "revoke":
            actions.revoke_grant(grant=grant, actor=chair)
        left_open.refresh_from_db()
        assert left_open.revoked_at
        with pytest.raises((NotAllowed, Refused)):
            accept(left_open, user)


def test_referents_are_reminded_once_a_fortnight_before(world, thematic):
    Grant.all_rows.all().delete()
    soon = GrantFactory(content_object=thematic, ends_on=days(14))
    GrantFactory(content_object=thematic, ends_on=days(15))
    GrantFactory(content_object=thematic, ends_on=days(3), ended_at=timezone.now())
    assert remind_referents() == {"fins d'accès annoncées": 1}
    assert remind_referents() == {"fins d'accès annoncées": 0}
    notice = Notice.objects.get(kind="grant.ending")
    assert (notice.recipient, notice.target) == (world.people["member_a"], soon)


def test_an_erased_account_leaves_an_access_without_a_person(world, thematic):
    invitation = invite(world, thematic)
    zoe = UserFactory(email="zoe@exemple.test")
    accept(invitation, zoe)
    assert export_access(zoe)[0]["engagement"] == COMMITMENT
    forget_access(zoe)
    invitation.refresh_from_db()
    assert "zoe" not in invitation.email
    grant = Grant.all_rows.get(user=zoe)
    assert grant.ended_at
    assert not grant.quality
