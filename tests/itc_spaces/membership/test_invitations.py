"""Invitations as actions: made, merged, sent again, revoked, accepted once."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.models import User
from itc_spaces.coordination import actions as coordination
from itc_spaces.membership import actions
from itc_spaces.membership.links import LINKS
from itc_spaces.membership.models import Invitation
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.clock import forget_mark, mark_clock
from itc_spaces.spaces.enums import MembershipRole, OfficeKind
from itc_spaces.spaces.models import Committee, Membership, Office
from notifications.enums import MailState
from notifications.invitations.answering import open_account
from notifications.models import Notice
from tests.support.factories import MembershipFactory, OfficeFactory, SeatFactory, UserFactory
from tests.support.factories.invitations import InvitationFactory
from web.refusals import NotAllowed, Refused


def token_of(invitation) -> str:
    return LINKS.path_of(invitation).split("/")[2]


@pytest.fixture
def seat(world):
    return SeatFactory(space=world.a)


def invite(world, seat, email="venue@exemple.test", **said):
    return actions.invite_to_seat(seat=seat, actor=world.people["chair_a"], email=email, **said)


def test_two_invitations_to_one_seat_and_address_are_one(world, seat):
    first = invite(world, seat, first_name="Zoé")
    second = invite(world, seat, email=" Venue@Exemple.test ", role=MembershipRole.DEPUTY, last_name="Le Goff")
    assert first.pk == second.pk
    assert Invitation.objects.get().role == MembershipRole.DEPUTY
    assert invite(world, SeatFactory(space=world.a)).pk != first.pk


def test_an_expired_invitation_asked_again_is_renewed(world, seat):
    first = invite(world, seat)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1), mail_state=MailState.SENT)
    again = invite(world, seat)
    assert again.pk == first.pk
    assert again.nonce != first.nonce
    assert again.mail_state == MailState.PENDING
    assert not again.is_expired


@pytest.mark.parametrize("email", ["", "x", "\x00@exemple.test", "a@b@c", "é" * 300 + "@exemple.test"])
def test_a_bad_address_is_said(world, seat, email):
    with pytest.raises(Refused, match="adresse e-mail"):
        invite(world, seat, email=email)


def test_inviting_tells_nothing_of_accounts(world, seat):
    known = invite(world, seat, email=UserFactory().email)
    unknown = invite(world, seat, email="personne@nulle.part")
    for name in ("mail_state", "role", "seat_id", "used_at", "replaces_id"):
        assert getattr(known, name) == getattr(unknown, name)


def test_a_held_seat_is_handed_over_or_gets_a_deputy(world, seat):
    holder = MembershipFactory(seat=seat)
    with pytest.raises(Refused, match="déjà une personne titulaire"):
        invite(world, seat)
    with pytest.raises(Refused, match="déjà sur ce siège"):
        invite(world, seat, email=holder.user.email, role=MembershipRole.DEPUTY)
    assert invite(world, seat, role=MembershipRole.DEPUTY).replaces is None
    assert invite(world, seat, email="suite@exemple.test", replacing=True).replaces == holder


def test_sending_again_kills_the_older_link(world, seat):
    invitation = invite(world, seat)
    old = token_of(invitation)
    actions.resend_invitation(invitation=invitation, actor=world.people["chair_a"])
    assert LINKS.find(old), "not while the mail is on its way"
    Invitation.objects.update(mail_state=MailState.SENT)
    renewed = actions.resend_invitation(invitation=invitation, actor=world.people["chair_a"])
    assert LINKS.find(old) is None
    assert LINKS.find(token_of(renewed)) == invitation


@pytest.mark.parametrize("change", [actions.resend_invitation, actions.revoke_invitation])
def test_who_changes_an_invitation(world, seat, change):
    invitation = invite(world, seat)
    for persona in ("member_a", "follower_a", "member_b", "coordinator_elsewhere", "administrator"):
        with pytest.raises(NotAllowed):
            change(invitation=invitation, actor=world.people[persona])
    change(invitation=invitation, actor=world.people["coordinator"])


def test_a_revoked_invitation_is_over(world, seat):
    invitation = invite(world, seat)
    actions.revoke_invitation(invitation=invitation, actor=world.people["chair_a"])
    with pytest.raises(Refused, match="déjà été acceptée ou annulée"):
        actions.revoke_invitation(invitation=invitation, actor=world.people["chair_a"])
    with pytest.raises(Refused, match="plus valable"):
        actions.accept_invitation(invitation=invitation, user=UserFactory(email=invitation.email))


def test_accepting_gives_the_seat_once(world, seat):
    invitation = invite(world, seat)
    user = UserFactory(email=invitation.email)
    membership = actions.accept_invitation(invitation=invitation, user=user)
    assert (membership.seat, membership.role) == (seat, MembershipRole.HOLDER)
    assert access.may(user, Action.WRITE, world.a)
    assert Notice.objects.get(kind="invitation.accepted").recipient == world.people["chair_a"]
    with pytest.raises(Refused, match="plus valable"):
        actions.accept_invitation(invitation=invitation, user=user)
    assert Membership.objects.filter(user=user).count() == 1


def test_only_the_invited_address_accepts(world, seat):
    invitation = invite(world, seat)
    for user in (UserFactory(), world.people["member_b"]):
        with pytest.raises(NotAllowed):
            actions.accept_invitation(invitation=invitation, user=user)
    with pytest.raises(NotAllowed):
        actions.accept_invitation(invitation=invitation, user=UserFactory(email=invitation.email, is_active=False))
    assert not seat.memberships.exists()


def test_a_handover_by_invitation_waits_for_its_answer(world, seat):
    old = MembershipFactory(seat=seat)
    invitation = invite(world, seat, replacing=True)
    assert access.may(old.user, Action.WRITE, world.a)
    actions.accept_invitation(invitation=invitation, user=UserFactory(email=invitation.email))
    assert not access.may(old.user, Action.SEE_MEMBERS, world.a)
    assert Notice.objects.filter(kind="membership.ended", recipient=old.user).exists()


def test_a_seat_given_meanwhile_is_not_taken_back(world, seat):
    invitation = invite(world, seat)
    holder = MembershipFactory(seat=seat)
    with pytest.raises(Refused, match="pourvu entre-temps"):
        actions.accept_invitation(invitation=invitation, user=UserFactory(email=invitation.email))
    assert access.may(holder.user, Action.WRITE, world.a)


def test_a_deputy_invited_as_holder_changes_place(world, seat):
    deputy = MembershipFactory(seat=seat, role=MembershipRole.DEPUTY, user__email="venue@exemple.test")
    invitation = InvitationFactory(seat=seat, email=deputy.user.email)
    actions.accept_invitation(invitation=invitation, user=deputy.user)
    assert [row.role for row in seat.memberships.filter(ended_at=None)] == [MembershipRole.HOLDER]


@pytest.mark.parametrize("over", ["expired", "seat ended", "space closed", "revoked", "used"])
def test_what_can_no_longer_be_accepted(world, seat, over):
    invitation = invite(world, seat)
    token, coordinator = token_of(invitation), world.people["coordinator"]
    if over == "expired":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    elif over == "seat ended":
        actions.end_seat(seat=seat, actor=coordinator)
    elif over == "space closed":
        coordination.close_space(space=world.a, actor=coordinator, reason="Fusion")
    elif over == "revoked":
        actions.revoke_invitation(invitation=invitation, actor=coordinator)
    else:
        actions.accept_invitation(invitation=invitation, user=UserFactory(email=invitation.email))
    assert LINKS.find(token) is None
    with pytest.raises(Refused):
        actions.accept_invitation(invitation=invitation, user=UserFactory())


def test_a_clock_set_back_does_not_bring_an_invitation_back(world, seat):
    token = token_of(invite(world, seat))
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        mark_clock()
    forget_mark()
    assert LINKS.find(token) is None


def open_with(invitation, **names) -> User:
    return open_account(
        invitation=invitation, accept=actions.accept_invitation, hashed=make_password("x" * 20), **names
    )


def test_opening_an_account_takes_the_seat_with_it(world, seat):
    invitation = invite(world, seat)
    user = open_account(
        invitation=invitation,
        accept=actions.accept_invitation,
        first_name=" Zoé ",
        last_name="Le  Goff",
        hashed=make_password("x" * 20),
    )
    assert user.get_full_name() == "Zoé Le Goff"
    assert user.check_password("x" * 20)
    assert access.may(user, Action.WRITE, world.a)
    with pytest.raises(Refused):
        open_with(invitation, first_name="A", last_name="B")
    assert User.objects.filter(email=invitation.email).count() == 1


def test_a_refused_opening_leaves_no_account(world, seat):
    invitation = invite(world, seat)
    MembershipFactory(seat=seat)
    with pytest.raises(Refused, match="pourvu"):
        open_with(invitation, first_name="A", last_name="B")
    assert not User.objects.filter(email=invitation.email).exists()


def office_invitation(world, actor="coordinator", kind=OfficeKind.COORDINATOR, committee=None, **said):
    return actions.invite_to_office(
        department=world.a.record.department, actor=world.people[actor], kind=kind, email="charge@exemple.test",
        committee=committee, **said,
    )  # fmt: skip


def test_who_invites_to_an_office(world):
    for persona in ("chair_a", "validator", "coordinator_elsewhere", "no_seat"):
        with pytest.raises(NotAllowed):
            office_invitation(world, persona)
    assert office_invitation(world).pk == office_invitation(world, "administrator").pk
    committee = Committee.objects.get(name="Comité technique")
    with pytest.raises(NotAllowed):
        office_invitation(world, "administrator", OfficeKind.VALIDATOR, committee)
    for kind, wrong in [(OfficeKind.VALIDATOR, None), (OfficeKind.COORDINATOR, committee)]:
        with pytest.raises(Refused, match="comité"):
            office_invitation(world, kind=kind, committee=wrong)


@pytest.mark.parametrize("kind", OfficeKind)
def test_an_office_starts_when_accepted_and_ends_at_once(world, kind):
    committee = Committee.objects.get(name="Comité technique") if kind == OfficeKind.VALIDATOR else None
    invitation = office_invitation(world, kind=kind, committee=committee)
    user = UserFactory(email=invitation.email)
    office = actions.accept_invitation(invitation=invitation, user=user)
    assert access.offices_in_force(kind).filter(user=user).exists()
    with pytest.raises(Refused, match="déjà cette charge"):
        office_invitation(world, kind=kind, committee=committee)
    coordination.end_office(office=office, actor=world.people["coordinator"])
    assert not access.offices_in_force(kind).filter(user=user).exists()
    assert Notice.objects.filter(recipient=user, kind="office.ended").count() == 1


def test_a_department_keeps_a_coordinator(world):
    office = Office.objects.get(user=world.people["coordinator"])
    with pytest.raises(Refused, match="plus de coordination"):
        coordination.end_office(office=office, actor=world.people["coordinator"])
    for persona in ("chair_a", "validator", "coordinator_elsewhere"):
        with pytest.raises(NotAllowed):
            coordination.end_office(office=office, actor=world.people[persona])
    with pytest.raises(Refused, match="plus de coordination"):
        coordination.end_office(office=office, actor=world.people["administrator"])
    OfficeFactory(department=office.department)
    coordination.end_office(office=office, actor=world.people["administrator"])
    assert not access.offices_in_force(OfficeKind.COORDINATOR).filter(user=world.people["coordinator"]).exists()
