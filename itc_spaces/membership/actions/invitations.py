"""Invitations to a seat or an office. Whether the address has an account changes nothing for who invites."""

from django.db import transaction

from itc_spaces import access
from itc_spaces.enums import MembershipRole, OfficeKind
from itc_spaces.membership import telling
from itc_spaces.membership.actions.checks import locked_department, managed_seat
from itc_spaces.membership.dates import end_rows
from itc_spaces.membership.models import Invitation
from itc_spaces.models import Committee, Department, Membership, Office, Seat
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.trace import Traced, trace
from knowledge.text import clean_text
from notifications.invitations.rows import clean_address, invite, still_usable, use


@transaction.atomic
def invite_to_seat(
    *,
    seat: Seat,
    actor,
    email: str,
    role: MembershipRole = MembershipRole.HOLDER,
    first_name: str = "",
    last_name: str = "",
    replacing: bool = False,
) -> Invitation:
    """`replacing`: the present holder stays until the invitation is accepted. Asked twice, it is one invitation."""
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
    actor,
    kind: OfficeKind,
    email: str,
    committee: Committee | None = None,
    first_name: str = "",
    last_name: str = "",
) -> Invitation:
    """To coordinate a department, or to validate in one of its committees."""
    locked_department(actor, department, kind)
    email = clean_address(email)
    if (kind == OfficeKind.VALIDATOR) != (committee is not None):
        raise Refused("Choisissez le comité dans lequel la personne validera.")
    if committee and committee.department_id != department.pk:
        raise Refused("Choisissez un comité du département.")
    held = access.offices_in_force(kind).filter(department=department, committee=committee, user__email=email)
    if held.exists():
        raise Refused("Cette personne a déjà cette charge.")
    to = {"department": department, "office": kind, "committee": committee, "email": email}
    return _invite(actor, to, _names(first_name, last_name), {})


def _names(first_name: str, last_name: str) -> dict[str, str]:
    return {"first_name": clean_text(first_name)[:80], "last_name": clean_text(last_name)[:80]}


def _invite(actor, to: dict, said: dict, data: dict) -> Invitation:
    invitation, is_new = invite(Invitation, to=to, said=said, actor=actor)
    if is_new:
        trace(action=Traced.INVITED, target=invitation, actor=actor, data=data)
    return invitation


def _locked(actor, invitation: Invitation) -> Invitation:
    """An open invitation that the actor answers for; raises NotAllowed, Refused."""
    if invitation.seat_id:
        managed_seat(actor, invitation.seat)
    else:
        locked_department(actor, invitation.department, invitation.office)
    locked = Invitation.objects.select_for_update().open().filter(pk=invitation.pk).first()
    if locked is None:
        raise Refused("Cette invitation a déjà été acceptée ou annulée.")
    return locked


@transaction.atomic
def resend_invitation(*, invitation: Invitation, actor) -> Invitation:
    """A new link, for as long as a new invitation; the older link dies. Not while a mail is on its way."""
    invitation = _locked(actor, invitation)
    if invitation.on_its_way:
        return invitation
    invitation.renew()
    invitation.save()
    trace(action=Traced.INVITED, target=invitation, actor=actor, data=_place(invitation))
    return invitation


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, actor) -> None:
    invitation = _locked(actor, invitation)
    invitation.revoked_at = access.now()
    invitation.save(update_fields=["revoked_at"])
    trace(action=Traced.INVITATION_REVOKED, target=invitation, actor=actor, data=_place(invitation))


def _place(invitation: Invitation) -> dict[str, int]:
    return {"space": invitation.seat.space_id, "seat": invitation.seat_id} if invitation.seat_id else {}


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user) -> Membership | Office:
    """Only by the account of the invited address; once."""
    invitation = still_usable(invitation, "seat__space", "department", "replaces", "invited_by")
    if user.email != invitation.email or not user.is_active:
        raise NotAllowed("Cette invitation est pour une autre adresse : connectez-vous avec celle-ci.")
    started = _sit(invitation, user) if invitation.seat_id else _take_office(invitation, user)
    use(invitation, user)
    telling.tell_accepted(invitation, user)
    trace(action=Traced.INVITATION_USED, target=invitation, actor=user, data=_place(invitation))
    return started


def _sit(invitation: Invitation, user) -> Membership:
    seat = Seat.objects.select_for_update().get(pk=invitation.seat_id)
    going_on = seat.memberships.filter(ended_at__isnull=True, ends_on__isnull=True)
    if invitation.role == MembershipRole.HOLDER:
        if going_on.filter(role=MembershipRole.HOLDER).exclude(pk=invitation.replaces_id).exists():
            raise Refused("Ce siège a été pourvu entre-temps. Écrivez à la personne qui vous a invité·e.")
        for ended in end_rows(seat.memberships.filter(role=MembershipRole.HOLDER), access.today()):
            telling.tell_ended(ended, user)
        end_rows(seat.memberships.filter(user=user), access.today())
    elif held := going_on.filter(user=user).first():
        return held
    return Membership.objects.create(seat=seat, user=user, role=invitation.role, starts_on=access.today())


def _take_office(invitation: Invitation, user) -> Office:
    office, _ = access.offices_in_force().get_or_create(
        user=user,
        department=invitation.department,
        kind=invitation.office,
        committee=invitation.committee,
        defaults={"starts_on": access.today()},
    )
    return office
