"""What a person holds today: subqueries, so that a list is one query."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from itc_spaces.clock import today
from itc_spaces.enums import CommitteeKind, GrantLevel, MandateKind, Mode, OfficeKind, ThematicState
from itc_spaces.models import Committee, Grant, Mandate, Membership, Office, SeatMode, in_force


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


def spaces_coordinated(viewer, **records) -> QuerySet:
    """From the person's offices, of which there are few, to the spaces: asked the other way, every space is read.

    `records` are conditions on the spaces' records.
    """
    asked = {f"department__space_records__{name}": value for name, value in {"space__isnull": False, **records}.items()}
    held = offices_in_force(OfficeKind.COORDINATOR).filter(user=viewer, **asked)
    return held.values("department__space_records__space")


def spaces_written(viewer) -> tuple[QuerySet, QuerySet]:
    """Attended and coordinated, those that are not closed; two, because one subquery for both reads every space."""
    attended = spaces_attended(viewer).filter(seat__space__record__closed_at__isnull=True)
    return attended, spaces_coordinated(viewer, closed_at__isnull=True)


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
