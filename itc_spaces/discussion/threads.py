"""A discussion as one reader sees it: a page of messages, their latest answers, and what is new."""

from collections import defaultdict
from collections.abc import Iterable
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

from accounts.models import User
from itc_spaces.discussion.enums import On
from itc_spaces.discussion.models import Contribution, ContributionFile, ReadMark
from itc_spaces.discussion.targets import column_of, on_of
from itc_spaces.spaces import access

A_PAGE = 50
ANSWERS_SHOWN = 5
# Older messages do not count as new, so that newcomers do not find years of news.
NEWS_LAST = timedelta(days=30)
FILES = Prefetch("files", ContributionFile.objects.select_related("attachment"))


@dataclass
class Thread:
    """`messages` is a page of them, newest first, each with `answers`, `answer_count`, `offers` and `is_new`."""

    target: Model
    on: On
    messages: Page
    can_write: bool
    unread: int


def thread_of(viewer: User, target: Model, *, can_write: bool, number: str | int = 1, per_page: int = A_PAGE) -> Thread:
    """Returns the discussion of a target that the viewer may read, in four queries; in one without messages."""
    column, lately = next(iter(column_of(target))), access.now() - NEWS_LAST
    counted = _counts(viewer, target.pk, lately, column=column)
    total, unread, read_at = counted[0] if counted else (0, 0, None)
    paginator = Paginator(range(total), per_page)
    page = paginator.get_page(number)
    page.object_list = []
    if not total:
        return Thread(target, on_of(target), page, can_write, unread=0)
    since = max(read_at or lately, lately)
    start = (page.number - 1) * per_page
    rows = _messages(viewer, target.pk, column=column, start=start, end=start + per_page)
    page.object_list = messages = _dressed(viewer, rows, since)
    answers = _join_answers(viewer, messages, since)
    prefetch_related_objects([*messages, *answers], FILES)
    return Thread(target, on_of(target), page, can_write, unread)


@access.prepared
def _counts(viewer: User, target: int, lately: datetime, *, column: str) -> QuerySet:
    """Returns one row if there are messages: (messages, unread ones, when the viewer last read)."""
    said = access.visible_to(viewer, Contribution).filter(**{column: target})
    mark = Subquery(ReadMark.objects.filter(recipient=viewer, **{column: target}).values("read_at"))
    since = Coalesce(mark, Value(lately, DateTimeField()))
    others = ~Q(author=viewer) | Q(author=None)
    unread = others & Q(created_at__gt=lately, removed_at=None) & Q(created_at__gt=since)
    together = said.order_by().annotate(together=Value(1)).values("together")
    counted = together.annotate(total=Count("pk", filter=Q(parent=None)), unread=Count("pk", filter=unread))
    return counted.annotate(read_at=Max(mark)).values_list("total", "unread", "read_at")


@access.prepared
def _messages(viewer: User, target: int, *, column: str, start: int, end: int) -> QuerySet:
    said = access.visible_to(viewer, Contribution).filter(**{column: target}, parent=None)
    return access.with_actions(viewer, said.order_by("-created_at", "-pk")[start:end])


def new_since(viewer: User, target: Model) -> datetime:
    read_at = ReadMark.objects.filter(recipient=viewer, **column_of(target)).values_list("read_at", flat=True).first()
    lately = access.now() - NEWS_LAST
    return max(read_at or lately, lately)


def shown(viewer: User, rows: QuerySet[Contribution], since: datetime) -> list[Contribution]:
    """Returns messages with their files, the viewer's actions and whether they are new, in two queries."""
    return _dressed(viewer, access.with_actions(viewer, rows.prefetch_related(FILES)), since)


def _dressed(viewer: User, messages: Iterable[Contribution], since: datetime) -> list[Contribution]:
    """Prepares rows of `with_actions` for the templates."""
    messages = list(messages)
    for one in messages:
        one.offers = {action.name for action in access.allowed(one)}
        one.is_new = one.created_at > since and one.author_id != viewer.pk and one.removed_at is None
        one.answers, one.answer_count = [], 0
    return messages


def _join_answers(viewer: User, messages: list[Contribution], since: datetime) -> list[Contribution]:
    """Gives each message its latest answers, oldest first, and their total number; returns the answers."""
    found = _dressed(viewer, _latest_answers(viewer, tuple(message.pk for message in messages)), since)
    answers, totals = defaultdict(list), {answer.parent_id: answer.in_all for answer in found}
    for answer in found:
        answers[answer.parent_id].append(answer)
    for message in messages:
        message.answers, message.answer_count = answers[message.pk], totals.get(message.pk, 0)
    return found


@access.prepared
def _latest_answers(viewer: User, messages: tuple[int, ...]) -> QuerySet:
    ranked = Contribution.objects.filter(parent__in=messages).annotate(
        rank=Window(RowNumber(), partition_by="parent", order_by=["-created_at", "-pk"])
    )
    siblings = Contribution.objects.filter(parent=OuterRef("parent")).order_by().values("parent")
    latest = Contribution.objects.filter(pk__in=ranked.filter(rank__lte=ANSWERS_SHOWN).values("pk")).annotate(
        in_all=Subquery(siblings.annotate(count=Count("pk")).values("count"))
    )
    return access.with_actions(viewer, latest)


def answers_to(viewer: User, root: Contribution, number: str | None, since: datetime) -> Page:
    """Returns a page of a message's answers; by default the last page."""
    paginator = Paginator(Contribution.objects.filter(parent=root).order_by("created_at", "pk"), A_PAGE)
    page = paginator.get_page(number or paginator.num_pages)
    page.object_list = shown(viewer, page.object_list, since)
    return page
