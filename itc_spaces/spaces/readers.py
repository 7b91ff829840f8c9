"""« Qui peut voir ceci ? »: lists the people who may read a page, in groups that they recognise.

It decides nothing: a test compares it with `access.may` for everybody.
"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import Audience, Mode, OfficeKind
from itc_spaces.spaces.models import Grant, Placement, Space, Submitted


@dataclass(frozen=True)
class ReaderGroup:
    """`people` are in order of name; `count_only` for the whole network, which is counted and not listed."""

    label: str
    people: QuerySet
    count_only: bool = False


def everyone_of_network() -> QuerySet:
    seated = access.memberships_in_force().values("user")
    return User.objects.filter(Q(pk__in=seated) | Q(pk__in=access.offices_in_force().values("user")))


def _seated(space_id: int, mode: Mode) -> QuerySet:
    return User.objects.filter(pk__in=access.memberships_in_force(mode).filter(seat__space=space_id).values("user"))


def _coordinators(space_id: int) -> QuerySet:
    offices = access.offices_in_force(OfficeKind.COORDINATOR).filter(department__space_records__space=space_id)
    return User.objects.filter(pk__in=offices.values("user"))


def _inside(space: Space) -> list[ReaderGroup]:
    return [
        ReaderGroup(f"Membres présents ({space.title})", _seated(space.pk, Mode.ATTENDS)),
        ReaderGroup("Coordination départementale", _coordinators(space.pk)),
    ]


def readers_of_page(placement: Placement) -> list[ReaderGroup]:
    """Returns the groups of readers; none while the page is in the bin."""
    if placement.binned_at:
        return []
    shared = placement.shared_at is not None
    groups = _inside(placement.space)
    if shared:
        groups.append(
            ReaderGroup(f"Par compte rendu ({placement.space.title})", _seated(placement.space_id, Mode.FOLLOWS))
        )
    experts = _experts(placement, shared)
    if experts is not None:
        groups.append(ReaderGroup("Personnes invitées à la thématique", experts))
    if shared and placement.audience == Audience.NETWORK:
        groups.append(ReaderGroup("Tout le réseau des ITC", everyone_of_network(), count_only=True))
    return groups


def _experts(placement: Placement, shared: bool) -> QuerySet | None:
    if placement.thematic_id is None:
        return None
    grants = Grant.objects.filter(content_object=placement.thematic_id)
    experts = User.objects.filter(is_active=True, pk__in=grants.values("user"))
    return experts if shared or placement.open_to_experts else experts.filter(pk=placement.author_id)


def readers_of_submission(submission: Submitted) -> list[ReaderGroup]:
    groups = _inside(submission.space)
    if submission.committee and submission.decided_at is None:
        validators = access.offices_in_force(OfficeKind.VALIDATOR).filter(committee=submission.committee)
        groups.append(ReaderGroup(str(submission.committee), User.objects.filter(pk__in=validators.values("user"))))
    decided = submission.verdicts.values("decided_by")
    held = access.offices_in_force().values("user")
    groups.append(
        ReaderGroup("Personnes qui ont rendu une décision", User.objects.filter(pk__in=decided).filter(pk__in=held))
    )
    return groups
