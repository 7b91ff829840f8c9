"""Turns rows into documents: only live content, each with the tokens of the people who may read it."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.text import Truncator
from wagtail.models import Page

from itc_spaces.discussion.models import Contribution
from itc_spaces.discussion.targets import home_of, target_of
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Placement, Space, Thematic
from knowledge.models import Attachment
from knowledge.preloading import preloaded
from knowledge.publication.facets import AUDIENCES, BY_WORD, PUBLIC_AUDIENCE, TERRITORY, values_of
from knowledge.publication.models import Edition
from knowledge.reading import Reading, ReadingFile
from search.protocol import Document, IndexName, Passage
from search.sources import Built
from search.texts import known_texts

PAGE, THEMATIC, PUBLICATION, CONTRIBUTION = "page", "thematic", "publication", "contribution"
THEMATIC_KIND, MESSAGE_KIND = "thematique", "message"
KEYWORDS = "keywords"  # this fact of a reading has its own field
MESSAGE_TITLE = 80  # characters: the first words of a message serve as its title
_TAG = re.compile(r"<[^>]*>")
_BLOCK_END = re.compile(r"</(?:p|li|h\d|dt|dd|td|th)>")
_SENTENCE_END = (".", "!", "?", "…", ":", ";", ",")


def plain(markup: str) -> str:
    """Returns the text of clean HTML on one line; dots between blocks make extracts readable."""
    text = ""
    for block in _BLOCK_END.split(markup):
        if line := " ".join(html.unescape(_TAG.sub(" ", block)).split()):
            joint = " " if text.endswith(_SENTENCE_END) else " · "
            text = f"{text}{joint}{line}" if text else line
    return text


def _body(reading: Reading) -> str:
    sections = [plain(section.html) for section in reading.sections]
    captions = [text for file in reading.files for text in (file.caption, file.alternative_text) if text]
    return "\n".join(filter(None, [*sections, *captions]))


def _facts(reading: Reading) -> tuple[str, ...]:
    """Returns the values chosen in lists: people also search for these short answers."""
    return tuple(label for fact in reading.facts if fact.key != KEYWORDS for _, label in fact.values)


def _keywords(reading: Reading) -> tuple[str, ...]:
    fact = reading.fact(KEYWORDS)
    return tuple(word for word, _ in fact.values) if fact else ()


def _day(moment: datetime | None):
    return timezone.localtime(moment).date() if moment else None


def _passages(named: Iterable[tuple[str, str]], texts: dict[str, list]) -> tuple[Passage, ...]:
    """Returns the texts of (name, digest) pairs; a picture or scan is found by its name, its only text."""
    return tuple(
        Passage(name, number, text)
        for name, digest in named
        for number, text in texts.get(digest) or [(None, name.replace("_", " "))]
    )


def _with_digests(files: Iterable[ReadingFile], digests: dict[int, str]) -> list[tuple[str, str]]:
    return [(file.name, digests.get(file.id, "")) for file in files]


def _readers(row: Placement | Thematic | Contribution) -> frozenset[str]:
    return access.fewest(access.tokens_for(row))


# ── resources ──


def page_documents(ids: list[int], version: int) -> Iterator[tuple[int, Built]]:
    placements = {row.page_id: row for row in access.findable_pages().filter(page__in=ids)}
    spaces = Space.objects.in_bulk({row.space_id for row in placements.values()})
    by_type = defaultdict(list)
    for pk, kind in Page.objects.filter(pk__in=placements).values_list("pk", "content_type"):
        by_type[ContentType.objects.get_for_id(kind).model_class()].append(pk)
    for model, pages in by_type.items():
        readings = [(page, page.reading()) for page in preloaded(model, pages)]
        digests = _digests(reading for _, reading in readings)
        texts = known_texts(digests.values())
        for page, reading in readings:
            placement = placements[page.pk]
            placement.page, placement.space = page, spaces[placement.space_id]
            passages = _passages(_with_digests(reading.files, digests), texts)
            yield page.pk, {IndexName.INTERNAL: _page_document(page, reading, placement, passages, version)}


def _digests(readings: Iterable[Reading]) -> dict[int, str]:
    files = {file.id for reading in readings for file in reading.files}
    return dict(Attachment.objects.filter(pk__in=files).values_list("pk", "sha256")) if files else {}


def _page_document(page: Page, reading: Reading, placement: Placement, passages, version: int) -> Document:
    day = _day(placement.shared_at)
    within = {f"{PAGE}:{page.pk}", f"space:{placement.space_id}"}
    if placement.thematic_id:
        within.add(f"{THEMATIC}:{placement.thematic_id}")
    return Document(
        key=f"{PAGE}:{page.pk}",
        version=version,
        title=reading.title,
        summary=reading.summary,
        body=_body(reading),
        keywords=_keywords(reading),
        facts=(*_facts(reading), placement.space.title),
        passages=passages,
        facets=values_of(reading)
        | {
            "space": (placement.space.slug,),
            "year": (str(day.year),),
            "audience": (AUDIENCES[Audience(placement.audience)],),
        },
        date=day,
        audience=_readers(placement),
        objects=frozenset(within),
    )


# ── thematics ──


def thematic_documents(ids: list[int], version: int) -> Iterator[tuple[int, Built]]:
    rows = Thematic.objects.filter(pk__in=ids).select_related("space").prefetch_related("topics")
    for row in rows:
        yield row.pk, {IndexName.INTERNAL: _thematic_document(row, version)}


def _thematic_document(row: Thematic, version: int) -> Document:
    topics = list(row.topics.all())
    facets = {
        "kind": (THEMATIC_KIND,),
        "topic": tuple(topic.slug for topic in topics),
        "space": (row.space.slug,),
        "year": (str(row.opened_on.year),) if row.opened_on else (),
        "audience": (AUDIENCES[Audience(row.audience)],),
    }
    return Document(
        key=f"{THEMATIC}:{row.pk}",
        version=version,
        title=row.question,
        summary=row.why_now,
        body=row.objectives,
        facts=(*(topic.name for topic in topics), row.space.title),
        facets={name: values for name, values in facets.items() if values},
        date=row.opened_on,
        audience=_readers(row),
        objects=frozenset({f"{THEMATIC}:{row.pk}", f"space:{row.space_id}"}),
    )


# ── messages ──


def contribution_documents(ids: list[int], version: int) -> Iterator[tuple[int, Built]]:
    """Makes documents of messages on what can itself be found, without their authors' names, which may be erased."""
    rows = Contribution.objects.filter(pk__in=ids, removed_at__isnull=True)
    related = ("space", "thematic__space", "page__placement__space", "page__placement__page")
    for row in rows.select_related(*related).prefetch_related("files__attachment"):
        if audience := _readers(row):
            yield row.pk, {IndexName.INTERNAL: _contribution_document(row, audience, version)}


def _contribution_document(row: Contribution, audience: frozenset[str], version: int) -> Document:
    home = home_of(target_of(row))
    files = [link.attachment for link in row.files.all()]
    texts = known_texts(file.sha256 for file in files)
    within = {f"{CONTRIBUTION}:{row.pk}", f"space:{home.pk}"}
    within |= {f"{kind}:{pk}" for kind, pk in ((PAGE, row.page_id), (THEMATIC, row.thematic_id)) if pk}
    day, text = _day(row.created_at), plain(row.html)
    return Document(
        key=f"{CONTRIBUTION}:{row.pk}",
        version=version,
        title=Truncator(text).chars(MESSAGE_TITLE),
        body=text,
        passages=_passages([(file.name, file.sha256) for file in files], texts),
        facets={"kind": (MESSAGE_KIND,), "space": (home.slug,), "year": (str(day.year),)},
        date=day,
        audience=audience,
        objects=frozenset(within),
    )


# ── editions ──


def publication_documents(ids: list[int], version: int) -> Iterator[tuple[int, Built]]:
    """Makes documents of the newest editions in force; members find one when they cannot read its live page."""
    rows = Edition.objects.filter(publication__in=ids, in_catalogue=True)
    editions = list(
        rows.select_related("publication__publisher__space").prefetch_related("facets", "files").defer("html")
    )
    texts = known_texts(file.sha256 for edition in editions for file in edition.files.all())
    pages = [edition.publication.page_id for edition in editions if edition.publication.page_id]
    live = {row.page_id: row for row in access.findable_pages().filter(page__in=pages)}
    for edition in editions:
        public = _edition_document(edition, texts, version)
        yield (
            edition.publication_id,
            {
                IndexName.PUBLIC: public,
                IndexName.INTERNAL: _for_members(public, edition, live.get(edition.publication.page_id)),
            },
        )


def _edition_document(edition: Edition, texts: dict[str, list], version: int) -> Document:
    reading = edition.as_reading()
    publisher = edition.publication.publisher
    key = f"{PUBLICATION}:{edition.publication_id}"
    facets = defaultdict(list)
    for row in edition.facets.all():
        facets[BY_WORD[row.facet].key].append(row.value)
    return Document(
        key=key,
        version=version,
        title=edition.title,
        summary=edition.summary,
        body=_body(reading),
        keywords=_keywords(reading),
        facts=(*_facts(reading), publisher.name),
        passages=_passages(_with_digests(reading.files, {file.pk: file.sha256 for file in edition.files.all()}), texts),
        facets={name: tuple(values) for name, values in facets.items()},
        date=_day(edition.accepted_at),
        audience=frozenset({access.PUBLIC}),
        objects=frozenset({key}),
    )


def _for_members(public: Document, edition: Edition, placement: Placement | None) -> Document:
    """Replaces the filters by those of members; people who may read the live page find it instead of the edition."""
    space = edition.publication.publisher.space
    facets = dict(public.facets) | {"audience": (PUBLIC_AUDIENCE,)}
    facets |= {key: values for key, values in values_of(edition.as_reading()).items() if key == TERRITORY.key}
    if space:
        facets["space"] = (space.slug,)
    return replace(
        public,
        facets=facets,
        covered_by=f"{PAGE}:{placement.page_id}" if placement else "",
        covered_for=_readers(placement) if placement else frozenset(),
    )
