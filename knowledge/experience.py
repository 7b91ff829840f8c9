"""Sums up feedback. People who read the resource read all of it, and the same."""

from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Case, Count, Max, Min, Q, QuerySet, Value, When
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.enums import UseAgain
from knowledge.models import Feedback

CHART_WIDTH = 200
COUNTS = {
    "first": Min("used_on"),
    "last": Max("used_on"),
    **{choice.value: Count("pk", filter=Q(use_again=choice.value)) for choice in UseAgain},
}


def feedback_on(viewer: User, page: Page) -> QuerySet[Feedback]:
    """Returns the feedback on a page and on its editions that are not withdrawn, newest first."""
    return naming(viewer, _said_on(viewer, page.pk))


def _said_on(viewer: User, page: int) -> QuerySet[Feedback]:
    public = Q(edition__publication__page=page, edition__withdrawals=None)
    return access.visible_to(viewer, Feedback).filter(Q(page=page) | public)


@access.prepared
def _latest_on(viewer: User, page: int, *, most: int) -> QuerySet:
    return naming(viewer, _said_on(viewer, page))[:most]


@access.prepared
def _counted_on(viewer: User, page: int) -> QuerySet:
    together = _said_on(viewer, page).order_by().annotate(together=Value(1)).values("together")
    return together.annotate(**COUNTS).values(*COUNTS)


def latest_on(viewer: User, page: Page, most: int) -> list[Feedback]:
    """Returns the newest rows of `feedback_on`."""
    return _latest_on(viewer, page.pk, most=most)


def naming(viewer: User, rows: QuerySet[Feedback]) -> QuerySet[Feedback]:
    """Adds to each row whether this reader may know its author (`is_named`); see `Feedback`."""
    written = access.permitted(viewer, Action.EDIT, Page).values("pk")
    told = (
        Q(edition__isnull=True)
        | Q(author__isnull=True)
        | Q(author__in=access.known_people(viewer).values("pk"))
        | Q(edition__publication__page__in=written)
    )
    return rows.annotate(is_named=Case(When(told, then=Value(True)), default=Value(False), output_field=BooleanField()))


def names_author(viewer: User, feedback: Feedback) -> bool:
    return naming(viewer, Feedback.objects.filter(pk=feedback.pk)).filter(is_named=True).exists()


@dataclass(frozen=True)
class Bar:
    label: str
    count: int
    width: int  # out of CHART_WIDTH
    colour: str


@dataclass(frozen=True)
class Summary:
    total: int
    first: date | None
    last: date | None
    bars: list[Bar]

    headers = ("Réponse", "Retours")

    @property
    def cells(self) -> list[tuple[str, int]]:
        return [(bar.label.capitalize(), bar.count) for bar in self.bars]


COLOURS = {UseAgain.YES: "olive", UseAgain.ADAPTED: "saffron", UseAgain.NO: "madder"}


def summarised(rows: QuerySet[Feedback]) -> Summary:
    """Sums up these rows in one query."""
    return _summary(rows.order_by().aggregate(**COUNTS))


def summary_on(viewer: User, page: Page) -> Summary:
    """Sums up `feedback_on` in one query, without names."""
    found = _counted_on(viewer, page.pk)
    return _summary(found[0] if found else dict.fromkeys(COUNTS, 0) | {"first": None, "last": None})


def _summary(counted: dict) -> Summary:
    most = max(counted[choice.value] for choice in UseAgain)
    bars = [
        Bar(choice.label, count, round(CHART_WIDTH * count / most) if most else 0, COLOURS[choice])
        for choice in UseAgain
        for count in [counted[choice.value]]
    ]
    return Summary(sum(bar.count for bar in bars), counted["first"], counted["last"], bars)
