"""« Échanges » on « Mon ITC »: where there is something new, of what a person follows and may read."""

from dataclasses import dataclass

from django.db.models import Count, F, Max, Model, OuterRef, Q, Subquery

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.discussion.enums import On
from itc_spaces.discussion.models import Contribution, ReadMark
from itc_spaces.discussion.targets import FIELDS, with_discussion
from itc_spaces.discussion.threads import NEWS_LAST
from itc_spaces.models import Grant, Space


@dataclass(frozen=True)
class News:
    target: Model
    on: On
    count: int


def news_for(viewer, most: int) -> list[News]:
    """One query for the counts, one for the names of each sort of target among them."""
    fields = list(FIELDS.values())
    groups = list(
        _unread(viewer).values(*fields).annotate(count=Count("pk"), latest=Max("created_at")).order_by("-latest")[:most]
    )
    targets = {}
    for on, field in FIELDS.items():
        keys = [group[field] for group in groups if group[field]]
        targets[on] = with_discussion(viewer, on).in_bulk(keys) if keys else {}
    found = ((on, targets[on].get(group[field]), group["count"]) for group in groups for on, field in FIELDS.items())
    return [News(target, on, count) for on, target, count in found if target]


def _unread(viewer):
    same_target = Q(space=OuterRef("space")) | Q(thematic=OuterRef("thematic")) | Q(page=OuterRef("page"))
    marks = ReadMark.objects.filter(same_target, recipient=viewer).values("read_at")
    return (
        access.visible_to(viewer, Contribution)
        .filter(_followed(viewer), removed_at=None, created_at__gt=access.now() - NEWS_LAST)
        .exclude(author=viewer)
        .annotate(read_at=Subquery(marks[:1]))
        .filter(Q(read_at=None) | Q(created_at__gt=F("read_at")))
        .order_by()
    )


def _followed(viewer) -> Q:
    """Where one sits or is invited, what one wrote, where one spoke."""
    inside = access.permitted(viewer, Action.SEE_MEMBERS, Space).values("pk")
    granted = Grant.objects.filter(user=viewer).values("content_object")
    spoke = Contribution.objects.filter(author=viewer, page__isnull=False).values("page")
    return (
        Q(space__isnull=False) | Q(thematic__space__in=inside) | Q(thematic__in=granted)
        | Q(page__placement__author=viewer) | Q(page__in=spoke)
    )  # fmt: skip
