"""What a person holds today: subqueries, so that a list is one query."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from itc_spaces.clock import today
from itc_spaces.enums import CommitteeKind, GrantLevel, MandateKind, Mode, OfficeKind, ThematicState
from itc_spaces.models import Committee, Grant, Mandate, Membership, Office, SeatMode, SpaceRecord, in_force


def memberships_in_force(*modes: Mode) -> QuerySet:
    """Memberships that work today, of seats that work today and attend or follow as asked (all modes by default)."""
    on = today()
    seated = SeatMode.objects.filter(in_force("", on), seat=OuterRef("seat"), mode__in=modes or Mode.values)
    return Membership.objects.filter(
        Exists(seated), in_force("", on), in_force("seat__", on), user__is_active=True
    )  # fmt: skip


def offices_in_force(kind: OfficeKind | None = None) -> QuerySet:
    offices = Office.objects.filter(in_force("", today()), user__is_active=True)
    return offices.filter(kind=kind) if kind else offices


def spaces_inside(viewer) -> QuerySet:
    return memberships_in_force().filter(user=viewer).values("seat__space")


def spaces_attended(viewer) -> QuerySet:
    return memberships_in_force(Mode.ATTENDS).filter(user=viewer).values("seat__space")


def spaces_chaired(viewer) -> QuerySet:
    chairs = Mandate.objects.filter(in_force("", today()), seat=OuterRef("seat"), kind=MandateKind.CHAIR)
    return memberships_in_force(Mode.ATTENDS).filter(Exists(chairs), user=viewer).values("seat__space")


def departments(viewer) -> QuerySet:
    return offices_in_force(OfficeKind.COORDINATOR).filter(user=viewer).values("department")


def spaces_coordinated(viewer) -> QuerySet:
    return SpaceRecord.objects.filter(department__in=departments(viewer)).values("space")


def committees(viewer) -> QuerySet:
    """A validator's committees; a coordinator sits in the coordination of the department."""
    validated = offices_in_force(OfficeKind.VALIDATOR).filter(user=viewer).values("committee")
    return Committee.objects.filter(
        Q(pk__in=validated) | Q(kind=CommitteeKind.COORDINATION, department__in=departments(viewer))
    ).values("pk")


def thematics_granted(viewer, *levels: GrantLevel) -> QuerySet:
    return Grant.objects.filter(
        in_force("", today()),
        user=viewer,
        user__is_active=True,
        permission__codename__in=levels or GrantLevel.values,
        content_object__state=ThematicState.OPEN,
    ).values("content_object")


def has_standing(viewer) -> Q:
    """A seat or an office, of any department: what makes someone one of the network."""
    return Q(Exists(memberships_in_force().filter(user=viewer))) | Q(Exists(offices_in_force().filter(user=viewer)))
