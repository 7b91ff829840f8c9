"""Cards of what was found, read again from the database: the index says where to look, access says what to show."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.urls import reverse

from accounts.models import User
from itc_spaces.discussion.models import Contribution
from itc_spaces.discussion.notices import address
from itc_spaces.discussion.targets import home_of, target_of
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Placement, Thematic
from knowledge.publication.catalogue import listed
from knowledge.publication.models import Edition
from knowledge.types import kind_labels
from search.documents import MESSAGE_KIND, MESSAGE_TITLE, THEMATIC_KIND
from search.outbox import Key
from search.protocol import FoundIn, Hit
from web.numbers import is_number

OF_PLACEMENT = (
    "page_id",
    "page__url_path",
    "page__title",
    "page__content_type",
    "space__title",
    "shared_at",
    "audience",
)
WITH_TARGET = ("space", "thematic__space", "page__placement__space")
logger = logging.getLogger("itc.search")


@dataclass(frozen=True)
class Card:
    """`title` and `extract` are safe HTML. `audience` is SPACE, NETWORK or PUBLIC, shown to people who see several."""

    url: str
    title: str
    kind: str
    kind_label: str
    meta: str = ""
    extract: str = ""
    date: object = None
    audience: str = ""
    edition: int | None = None
    topic_slug: str | None = None
    cover_url: str = ""
    seed: str = ""
    found_in: FoundIn | None = None
    page_id: int | None = None  # of a resource that is read inside

    @property
    def reuse_url(self) -> str:
        return reverse("reuse", args=[self.url.split("/")[2], self.page_id]) if self.page_id else ""

    @property
    def shown_audience(self) -> str:
        """Returns the audience, except on the public's cards, which all have the same one."""
        return "" if self.topic_slug is not None else self.audience


Read = Callable[[User, Iterable[int]], dict[int, Card]]
_readers: dict[str, Read] = {}


def register_reader(kind: str, read: Read) -> None:
    """Registers `read(viewer, ids)`: it returns cards of what the viewer may read now, with the database's titles."""
    _readers[kind] = read


def cards_of(viewer: User, hits: Iterable[Hit]) -> list[Card]:
    """Returns the cards in the order of the hits; leaves out and logs those that this reader may not read."""
    hits = list(hits)
    read = readable(viewer, (hit.key for hit in hits))
    if dropped := [hit.key for hit in hits if hit.key not in read]:
        logger.warning("found and not to be read, dropped: %s", ", ".join(dropped))
    return [_with(read[hit.key], hit) for hit in hits if hit.key in read]


def readable(viewer: User, keys: Iterable[str]) -> dict[str, Card]:
    """Returns the cards of the keys that the viewer may read now."""
    ids = defaultdict(list)
    for key in keys:
        kind, _, pk = key.partition(":")
        if kind in _readers and is_number(pk):
            ids[kind].append(int(pk))
    return {str(Key(kind, pk)): card for kind, pks in ids.items() for pk, card in _readers[kind](viewer, pks).items()}


def _with(card: Card, hit: Hit) -> Card:
    return replace(card, title=hit.title, extract=hit.extract, found_in=hit.found_in)


def read_pages(viewer: User, ids: Iterable[int]) -> dict[int, Card]:
    """Returns the cards of live texts; a person who may also read a draft does not find it here."""
    rows = access.visible_to(viewer, Placement) & access.findable_pages()
    return of_placements(rows.filter(page__in=ids))


def of_placements(rows: QuerySet[Placement]) -> dict[int, Card]:
    """Returns cards by page, in the order of the rows. It makes no model of each page, which would take too long."""
    return {row.page_id: _of_placement(row) for row in rows.values_list(*OF_PLACEMENT, named=True)}


def _of_placement(row) -> Card:
    model = ContentType.objects.get_for_id(row.page__content_type).model_class()
    return Card(
        url=row.page__url_path,
        title=row.page__title,
        kind=model.kind,
        kind_label=kind_labels()[model.kind],
        meta=row.space__title,
        date=row.shared_at,
        audience=row.audience,
        page_id=row.page_id,
    )


def read_thematics(viewer: User, ids: Iterable[int]) -> dict[int, Card]:
    rows = access.visible_to(viewer, Thematic).filter(pk__in=ids).select_related("space")
    return {
        row.pk: Card(
            url=_thematic_url(row),
            title=row.question,
            kind=THEMATIC_KIND,
            kind_label="Thématique",
            meta=row.space.title,
            date=row.opened_on,
            audience=row.audience,
        )
        for row in rows
    }


def _thematic_url(row: Thematic) -> str:
    return reverse("thematic", args=[row.space.slug, row.pk])


def read_contributions(viewer: User, ids: Iterable[int]) -> dict[int, Card]:
    rows = access.visible_to(viewer, Contribution).filter(pk__in=ids, removed_at__isnull=True)
    return {row.pk: _of_contribution(row) for row in rows.select_related(*WITH_TARGET)}


def _of_contribution(row: Contribution) -> Card:
    target = target_of(row)
    home = home_of(target)
    about = f"{home.title}, sur « {target} »" if target != home else home.title
    return Card(
        url=address(row),
        title=row.body[:MESSAGE_TITLE],
        kind=MESSAGE_KIND,
        kind_label="Message",
        meta=about,
        date=row.created_at,
    )


def read_editions(viewer: User, ids: Iterable[int]) -> dict[int, Card]:
    """Returns the cards of editions, without asking who the viewer is: anybody reads them."""
    rows = listed(Edition.objects.filter(publication__in=ids, in_catalogue=True))
    return {edition.publication_id: of_edition(edition) for edition in rows}


def of_edition(edition: Edition) -> Card:
    return Card(
        url=edition.get_absolute_url(),
        title=edition.title,
        kind=edition.kind,
        kind_label=edition.kind_label,
        meta=edition.publication.publisher.name,
        extract=edition.summary,
        date=edition.accepted_at,
        audience="PUBLIC",
        edition=edition.number,
        topic_slug=edition.topic_slug,
        cover_url=reverse("edition_preview", args=[edition.cover_id]) if edition.cover_id else "",
        seed=edition.title,
    )
