"""Invitations to a seat or an office. Whether the address has an account changes nothing for who invites."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from accounts.models import User
from itc_spaces import access
from itc_spaces.enums import MembershipRole, OfficeKind
from itc_spaces.membership import telling
from itc_spaces.membership.actions.checks import locked_department, managed_seat
from itc_spaces.membership.dates import end_rows
from itc_spaces.membership.models import Invitation, new_nonce
from itc_spaces.models import Committee, Department, Membership, Office, Seat
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.trace import Traced, trace
from knowledge.text import clean_text
from notifications.enums import MailState

GONE = "Cette invitation n'est plus valable. Demandez-en une nouvelle à la personne qui vous a invité·e."


def _clean_address(email: str) -> str:
    email = User.objects.normalize_email(email)
    try:
        validate_email(email)
    except ValidationError as error:
        raise Refused("Vérifiez l'adresse e-mail : il manque quelque chose, ou un signe est de trop.") from error
    return email


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
    seat, email = managed_seat(actor, seat), _clean_address(email)
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
    email = _clean_address(email)
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
    """The open invitation to the same place and address, brought up to date, or a new one."""
    invitation = Invitation.objects.select_for_update().open().filter(**to).first()
    if invitation:
        for name, value in said.items():
            setattr(invitation, name, value)
        if invitation.is_expired or invitation.mail_state in (MailState.FAILED, MailState.CANCELLED):
            _renew(invitation)
        invitation.save()
        return invitation
    days = timedelta(days=settings.INVITATION_DAYS)
    invitation = Invitation.objects.create(**to, **said, invited_by=actor, expires_at=access.now() + days)
    trace(action=Traced.INVITED, target=invitation, actor=actor, data=data)
    return invitation


def _renew(invitation: Invitation) -> None:
    invitation.nonce = new_nonce()
    invitation.expires_at = access.now() + timedelta(days=settings.INVITATION_DAYS)
    invitation.mail_state, invitation.mail_tries, invitation.mail_after = MailState.PENDING, 0, None


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
    if invitation.mail_state in (MailState.PENDING, MailState.SENDING):
        return invitation
    _renew(invitation)
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
def open_account(*, invitation: Invitation, first_name: str, last_name: str, password: str) -> User:
    """The invited person's account, and at once what they were invited to; `password` has been validated."""
    invitation = _usable(invitation)
    if User.objects.filter(email=invitation.email).exists():
        raise Refused("Cette adresse a déjà un compte : connectez-vous, puis acceptez l'invitation.")
    user = User.objects.create_user(
        invitation.email, password, first_name=clean_text(first_name), last_name=clean_text(last_name)
    )
    accept_invitation(invitation=invitation, user=user)
    return user


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user) -> Membership | Office:
    """Only by the account of the invited address; once."""
    invitation = _usable(invitation)
    if user.email != invitation.email or not user.is_active:
        raise NotAllowed("Cette invitation est pour une autre adresse : connectez-vous avec celle-ci.")
    started = _sit(invitation, user) if invitation.seat_id else _take_office(invitation, user)
    invitation.used_at, invitation.used_by = access.now(), user
    invitation.save(update_fields=["used_at", "used_by"])
    telling.tell_accepted(invitation, user)
    trace(action=Traced.INVITATION_USED, target=invitation, actor=user, data=_place(invitation))
    return started


def _usable(invitation: Invitation) -> Invitation:
    locked = Invitation.objects.select_for_update(of=("self",)).filter(pk=invitation.pk, nonce=invitation.nonce)
    found = locked.usable().select_related("seat__space", "department", "replaces", "invited_by").first()
    if found is None:
        raise Refused(GONE)
    return found


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
