"""Makes documents of minutes: one for each part of the newest version; reserved parts have none."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from accounts.models import User
from itc_spaces.meetings.moments import local
from itc_spaces.minutes.addresses import minutes_path
from itc_spaces.minutes.models import MinutesPart
from itc_spaces.minutes.readings import KIND, KIND_LABEL
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import Audience
from knowledge.publication.facets import AUDIENCES
from search.cards import Card
from search.documents import plain
from search.protocol import Document, IndexName, Passage
from search.sources import Built
from search.texts import known_texts

MINUTES = "minutes"
WITH = ("meeting__space", "attachment")


def found_parts() -> QuerySet[MinutesPart]:
    return MinutesPart.objects.filter(replaced_at__isnull=True, reserved=False)


def minutes_documents(ids: list[int], version: int) -> Iterator[tuple[int, Built]]:
    rows = list(found_parts().filter(pk__in=ids).select_related(*WITH))
    texts = known_texts(row.attachment.sha256 for row in rows if row.attachment)
    for row in rows:
        yield row.pk, {IndexName.INTERNAL: _document(row, texts, version)}


def _document(row: MinutesPart, texts: dict[str, list], version: int) -> Document:
    """Makes the document of a part: the words, day and ITC of its meeting find it too."""
    meeting = row.meeting
    day = local(meeting.starts_at, meeting.zone).date()
    within = {f"{MINUTES}:{row.pk}", f"space:{meeting.space_id}"}
    if row.thematic_id:
        within.add(f"thematic:{row.thematic_id}")
    return Document(
        key=f"{MINUTES}:{row.pk}",
        version=version,
        title=row.title,
        body=plain(row.html),
        facts=(KIND_LABEL, meeting.when, meeting.space.title),
        passages=_passages(row, texts),
        facets={
            "kind": (KIND,), "space": (meeting.space.slug,), "year": (str(day.year),),
            "audience": (AUDIENCES[Audience(row.audience)],),
        },
        date=day,
        audience=access.fewest(access.tokens_for(row)),
        objects=frozenset(within),
    )  # fmt: skip


def _passages(row: MinutesPart, texts: dict[str, list]) -> tuple[Passage, ...]:
    if row.attachment is None:
        return ()
    name = row.attachment.name
    pages = texts.get(row.attachment.sha256) or [(None, name.replace("_", " "))]
    return tuple(Passage(name, number, text) for number, text in pages)


def read_minutes(viewer: User, ids: Iterable[int]) -> dict[int, Card]:
    rows = access.visible_to(viewer, MinutesPart) & found_parts()
    return {row.pk: _card(row) for row in rows.filter(pk__in=ids).select_related(*WITH)}


def _card(row: MinutesPart) -> Card:
    anchor = f"#point-{row.item_id}" if row.item_id else ""
    return Card(
        url=minutes_path(row.meeting) + anchor,
        title=row.title,
        kind=KIND,
        kind_label=KIND_LABEL,
        meta=f"{row.meeting.space.title}, rencontre du {row.meeting.when}",
        date=row.meeting.starts_at,
        audience=row.audience,
    )
