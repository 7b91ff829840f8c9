"""Finds for « Échanges » on « Mon ITC » what is new in the targets that a person follows and may read."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Max, Model, OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from itc_spaces.discussion.enums import On
from itc_spaces.discussion.models import Contribution, ReadMark
from itc_spaces.discussion.targets import FIELDS, with_discussion
from itc_spaces.discussion.threads import NEWS_LAST
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Grant, Space


@dataclass(frozen=True)
class News:
    target: Model
    on: On
    count: int


def news_for(viewer: User, most: int) -> list[News]:
    """Returns the targets with new messages: one query for the counts, and one for the names of each kind of target."""
    groups = _groups(viewer, access.now() - NEWS_LAST, most=most)
    targets = {}
    for on, field in FIELDS.items():
        keys = tuple(group[field] for group in groups if group[field])
        targets[on] = {target.pk: target for target in _targets(viewer, keys, on=on)} if keys else {}
    found = ((on, targets[on].get(group[field]), group["count"]) for group in groups for on, field in FIELDS.items())
    return [News(target, on, count) for on, target, count in found if target]


@access.prepared
def _groups(viewer: User, since: datetime, *, most: int) -> QuerySet:
    """Returns, for each target with new messages, their number and the date of the latest."""
    unread = _unread(viewer, since).values(*FIELDS.values())
    return unread.annotate(count=Count("pk"), latest=Max("created_at")).order_by("-latest")[:most]


@access.prepared
def _targets(viewer: User, keys: tuple[int, ...], *, on: On) -> QuerySet:
    return with_discussion(viewer, on).filter(pk__in=keys)


def _unread(viewer: User, since: datetime) -> QuerySet:
    same_target = Q(space=OuterRef("space")) | Q(thematic=OuterRef("thematic")) | Q(page=OuterRef("page"))
    marks = ReadMark.objects.filter(same_target, recipient=viewer).values("read_at")
    return (
        access.visible_to(viewer, Contribution)
        .filter(_followed(viewer), removed_at=None, created_at__gt=since)
        .exclude(author=viewer)
        .annotate(read_at=Subquery(marks[:1]))
        .filter(Q(read_at=None) | Q(created_at__gt=F("read_at")))
        .order_by()
    )


def _followed(viewer: User) -> Q:
    """Selects targets where the viewer sits or is invited, and resources that they wrote or spoke on."""
    inside = access.permitted(viewer, Action.SEE_MEMBERS, Space).values("pk")
    granted = Grant.all_rows.filter(user=viewer).values("content_object")
    spoke = Contribution.objects.filter(author=viewer, page__isnull=False).values("page")
    return (
        Q(space__isnull=False) | Q(thematic__space__in=inside) | Q(thematic__in=granted)
        | Q(page__placement__author=viewer) | Q(page__in=spoke)
    )  # fmt: skip
