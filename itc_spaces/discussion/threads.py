"""A discussion as one reader sees it: a page of messages, their latest answers, what is new."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import (
    Count,
    DateTimeField,
    Max,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    Window,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce, RowNumber

from itc_spaces import access
from itc_spaces.discussion.enums import On
from itc_spaces.discussion.models import Contribution, ContributionFile, ReadMark
from itc_spaces.discussion.targets import column_of, on_of

A_PAGE = 50
ANSWERS_SHOWN = 5
# Older than this, nothing is announced as new: who arrives does not find years to catch up with.
NEWS_LAST = timedelta(days=30)
FILES = Prefetch("files", ContributionFile.objects.select_related("attachment"))


@dataclass
class Thread:
    """`messages`: a page of them, newest first, each with `answers`, `answer_count`, `offers`, `is_new`."""

    target: Model
    on: On
    messages: Page
    can_write: bool
    unread: int


def thread_of(viewer, target: Model, *, can_write: bool, number: str | int = 1, per_page: int = A_PAGE) -> Thread:
    """The target is one that the viewer may read: one query while nobody spoke, then four, however many messages."""
    said, lately = access.visible_to(viewer, Contribution).filter(**column_of(target)), access.now() - NEWS_LAST
    mark = Subquery(ReadMark.objects.filter(recipient=viewer, **column_of(target)).values("read_at"))
    since = Coalesce(mark, Value(lately, DateTimeField()))
    others = ~Q(author=viewer) | Q(author=None)
    counts = said.aggregate(
        total=Count("pk", filter=Q(parent=None)),
        unread=Count("pk", filter=others & Q(created_at__gt=lately, removed_at=None) & Q(created_at__gt=since)),
        read_at=Max(mark),
    )
    since = max(counts["read_at"] or lately, lately)
    paginator = Paginator(said.filter(parent=None).order_by("-created_at", "-pk"), per_page)
    paginator.count = counts["total"]
    page = paginator.get_page(number)
    if not paginator.count:
        return Thread(target, on_of(target), page, can_write, unread=0)
    page.object_list = with_offers(viewer, page.object_list, since)
    answers = _join_answers(viewer, page.object_list, since)
    prefetch_related_objects([*page.object_list, *answers], FILES)
    return Thread(target, on_of(target), page, can_write, counts["unread"])


def new_since(viewer, target: Model) -> datetime:
    read_at = ReadMark.objects.filter(recipient=viewer, **column_of(target)).values_list("read_at", flat=True).first()
    lately = access.now() - NEWS_LAST
    return max(read_at or lately, lately)


def shown(viewer, rows: QuerySet[Contribution], since: datetime) -> list[Contribution]:
    """Messages with their files, what the viewer may do with each, and whether it is new to them: two queries."""
    return with_offers(viewer, rows.prefetch_related(FILES), since)


def with_offers(viewer, rows: QuerySet[Contribution], since: datetime) -> list[Contribution]:
    """The same, their files left to be read with those of other messages."""
    messages = list(access.with_actions(viewer, rows))
    for one in messages:
        one.offers = {action.name for action in access.allowed(one)}
        one.is_new = one.created_at > since and one.author_id != viewer.pk and one.removed_at is None
        one.answers, one.answer_count = [], 0
    return messages


def _join_answers(viewer, messages: list[Contribution], since: datetime) -> list[Contribution]:
    """To each its latest answers, oldest first, and how many there are in all; the answers."""
    ranked = Contribution.objects.filter(parent__in=messages).annotate(
        rank=Window(RowNumber(), partition_by="parent", order_by=["-created_at", "-pk"])
    )
    siblings = Contribution.objects.filter(parent=OuterRef("parent")).order_by().values("parent")
    latest = Contribution.objects.filter(pk__in=ranked.filter(rank__lte=ANSWERS_SHOWN).values("pk")).annotate(
        in_all=Subquery(siblings.annotate(count=Count("pk")).values("count"))
    )
    found = with_offers(viewer, latest, since)
    answers, totals = defaultdict(list), {answer.parent_id: answer.in_all for answer in found}
    for answer in found:
        answers[answer.parent_id].append(answer)
    for message in messages:
        message.answers, message.answer_count = answers[message.pk], totals.get(message.pk, 0)
    return found


def answers_to(viewer, root: Contribution, number: str | None, since: datetime) -> Page:
    """A page of a message's answers; the last one unless another is asked."""
    paginator = Paginator(Contribution.objects.filter(parent=root).order_by("created_at", "pk"), A_PAGE)
    page = paginator.get_page(number or paginator.num_pages)
    page.object_list = shown(viewer, page.object_list, since)
    return page
