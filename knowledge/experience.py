"""What feedback says together: read by who reads the resource, the same to all of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet
from wagtail.models import Page

from itc_spaces import access
from knowledge.enums import UseAgain
from knowledge.models import Feedback
from knowledge.publication.models import Publication

CHART_WIDTH = 200


def feedback_on(viewer, page: Page) -> QuerySet[Feedback]:
    """Newest first: what was said on the page, and on its editions that were not withdrawn."""
    public = Q(edition__publication__page=page, edition__withdrawals=None)
    return access.visible_to(viewer, Feedback).filter(Q(page=page) | public)


def feedback_on_publication(viewer, publication: Publication) -> QuerySet[Feedback]:
    """What was said on its editions; what was said on the page stays with those who read the page."""
    return access.visible_to(viewer, Feedback).filter(edition__publication=publication, edition__withdrawals=None)


@dataclass(frozen=True)
class Bar:
    label: str
    count: int
    width: int  # of CHART_WIDTH
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
    """One query."""
    counted = rows.order_by().aggregate(
        first=Min("used_on"),
        last=Max("used_on"),
        **{choice.value: Count("pk", filter=Q(use_again=choice)) for choice in UseAgain},
    )
    most = max(counted[choice.value] for choice in UseAgain)
    bars = [
        Bar(choice.label, count, round(CHART_WIDTH * count / most) if most else 0, COLOURS[choice])
        for choice in UseAgain
        for count in [counted[choice.value]]
    ]
    return Summary(sum(bar.count for bar in bars), counted["first"], counted["last"], bars)
