"""Invites to a seat or an office. The person who invites does not learn whether the address has an account."""

from django.db import transaction

from accounts.models import User
from itc_spaces.membership import notices
from itc_spaces.membership.actions.appointing import SELF_APPOINTED, is_self_appointment, start_office
from itc_spaces.membership.actions.checks import locked_department, managed_seat
from itc_spaces.membership.dates import end_rows
from itc_spaces.membership.models import Invitation
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import MembershipRole, OfficeKind
from itc_spaces.spaces.models import Committee, Department, Membership, Office, Seat
from itc_spaces.spaces.trace import Traced, trace
from notifications.invitations.rows import clean_address, invite, still_usable, use
from web.refusals import NotAllowed, Refused
from web.text import clean_text


@transaction.atomic
def invite_to_seat(
    *,
    seat: Seat,
    actor: User,
    email: str,
    role: MembershipRole = MembershipRole.HOLDER,
    first_name: str = "",
    last_name: str = "",
    replacing: bool = False,
) -> Invitation:
    """Invites to a seat; with `replacing`, the holder stays until somebody accepts. Two requests make one."""
    seat, email = managed_seat(actor, seat), clean_address(email)
    going_on = seat.memberships.filter(ended_at__isnull=True, ends_on__isnull=True)
    if going_on.filter(user__email=email).exists():
        raise Refused("Cette personne est déjà sur ce siège.")
    holder = going_on.filter(role=MembershipRole.HOLDER).first() if role == MembershipRole.HOLDER else None
    if holder and not replacing:
        raise Refused("Ce siège a déjà une personne titulaire : transmettez-le, ou invitez une personne suppléante.")
    said = {"role": role, "replaces": holder, **_names(first_name, last_name)}
    return _invite(actor, {"seat": seat, "email": email}, said, {"space": seat.space_id, "seat": seat.pk})


@transaction.atomic
def invite_to_office(
    *,
    department: Department,
    actor: User,
    kind: OfficeKind,
    email: str,
    committee: Committee | None = None,
    first_name: str = "",
    last_name: str = "",
) -> Invitation:
    """Invites a person to coordinate a department, or to validate in one of its committees."""
    locked_department(actor, department, kind)
    email = clean_address(email)
    if (kind == OfficeKind.VALIDATOR) != (committee is not None):
        raise Refused("Choisissez le comité dans lequel la personne validera.")
    if committee and committee.department_id != department.pk:
        raise Refused("Choisissez un comité du département.")
    if is_self_appointment(department, actor, email):
        raise Refused(SELF_APPOINTED)
    held = access.offices_in_force(kind).filter(department=department, committee=committee, user__email=email)
    if held.exists():
        raise Refused("Cette personne a déjà cette charge.")
    to = {"department": department, "office": kind, "committee": committee, "email": email}
    invitation = _invite(actor, to, _names(first_name, last_name), committee_of(committee))
    if kind == OfficeKind.COORDINATOR:
        notices.tell_invited_to_coordinate(invitation, actor)
    return invitation


def committee_of(committee: Committee | None) -> dict[str, int]:
    return {"committee": committee.pk} if committee else {}


def _names(first_name: str, last_name: str) -> dict[str, str]:
    return {"first_name": clean_text(first_name)[:80], "last_name": clean_text(last_name)[:80]}


def _invite(actor: User, to: dict, said: dict, data: dict) -> Invitation:
    invitation, is_new = invite(Invitation, to=to, said=said, actor=actor)
    if is_new:
        trace(action=Traced.INVITED, target=invitation, actor=actor, data=data)
    return invitation


def _locked(actor: User, invitation: Invitation) -> Invitation:
    """Locks an open invitation that the actor may change; raises NotAllowed, Refused."""
    if invitation.seat_id:
        managed_seat(actor, invitation.seat)
    else:
        locked_department(actor, invitation.department, invitation.office)
    locked = Invitation.objects.select_for_update(no_key=True).open().filter(pk=invitation.pk).first()
    if locked is None:
        raise Refused("Cette invitation a déjà été acceptée ou annulée.")
    return locked


@transaction.atomic
def resend_invitation(*, invitation: Invitation, actor: User) -> Invitation:
    """Renews the link, for as long as a new invitation; the old one stops working. Does nothing while a mail waits."""
    invitation = _locked(actor, invitation)
    if invitation.on_its_way:
        return invitation
    invitation.renew()
    invitation.save()
    trace(action=Traced.INVITED, target=invitation, actor=actor, data=_place(invitation))
    return invitation


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, actor: User) -> None:
    invitation = _locked(actor, invitation)
    invitation.revoked_at = access.now()
    invitation.save(update_fields=["revoked_at"])
    trace(action=Traced.INVITATION_REVOKED, target=invitation, actor=actor, data=_place(invitation))


def _place(invitation: Invitation) -> dict[str, int]:
    if invitation.seat_id:
        return {"space": invitation.seat.space_id, "seat": invitation.seat_id}
    return committee_of(invitation.committee)


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user) -> Membership | Office:
    """Accepts the invitation once, only for the account with the invited address."""
    invitation = still_usable(invitation, "seat__space", "department", "replaces", "invited_by", user=user)
    if user.email != invitation.email or not user.is_active:
        raise NotAllowed("Cette invitation est pour une autre adresse : connectez-vous avec celle-ci.")
    started = _sit(invitation, user) if invitation.seat_id else start_office(invitation=invitation, user=user)
    use(invitation, user)
    notices.tell_accepted(invitation, user)
    trace(action=Traced.INVITATION_USED, target=invitation, actor=user, data=_place(invitation))
    return started


def _sit(invitation: Invitation, user) -> Membership:
    seat = Seat.objects.get(pk=invitation.seat_id)
    going_on = seat.memberships.filter(ended_at__isnull=True, ends_on__isnull=True)
    if invitation.role == MembershipRole.HOLDER:
        if going_on.filter(role=MembershipRole.HOLDER).exclude(pk=invitation.replaces_id).exists():
            raise Refused("Ce siège a été pourvu entre-temps. Écrivez à la personne qui vous a invité·e.")
        for ended in end_rows(seat.memberships.filter(role=MembershipRole.HOLDER), access.today()):
            notices.tell_ended(ended, user)
        end_rows(seat.memberships.filter(user=user), access.today())
    elif held := going_on.filter(user=user).first():
        return held
    started = Membership.objects.create(seat=seat, user=user, role=invitation.role, starts_on=access.today())
    data = {"space": seat.space_id, "seat": seat.pk, "person": user.pk}
    trace(action=Traced.MEMBERSHIP_STARTED, target=started, actor=user, data=data)
    return started
