"""Registers what is found and which models are listened to: a new kind needs a source, and a line for each table."""

from collections.abc import Callable, Iterator

from django.db.models import Model, Q, QuerySet

from itc_spaces.discussion.models import Contribution, ContributionFile
from itc_spaces.minutes.models import MinutesPart
from itc_spaces.minutes.readings import KIND as MINUTES_KIND
from itc_spaces.minutes.readings import KIND_LABEL as MINUTES_LABEL
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Organisation, Placement, Space, Territory, Thematic, Topic
from knowledge.models import PageFile, PageKeyword, Public, Resource
from knowledge.publication.facets import register_kind
from knowledge.publication.models import Edition, EditionFile, Publication, Publisher, Withdrawal
from knowledge.types import types
from search.cards import read_contributions, read_editions, read_pages, read_thematics, register_reader
from search.documents import (
    CONTRIBUTION,
    MESSAGE_KIND,
    PAGE,
    PUBLICATION,
    THEMATIC,
    THEMATIC_KIND,
    contribution_documents,
    page_documents,
    publication_documents,
    thematic_documents,
)
from search.minutes import MINUTES, found_parts, minutes_documents, read_minutes
from search.outbox import Key
from search.protocol import IndexName
from search.receivers import follow, listen
from search.sources import Source, register_source, register_whole
from search.texts import register_holder
from tools.models import ToolVersionFile

INSIDE = (IndexName.INTERNAL,)
BOTH = (IndexName.INTERNAL, IndexName.PUBLIC)


def register() -> None:
    register_kind(THEMATIC_KIND, "Thématique")
    register_kind(MESSAGE_KIND, "Message")
    register_kind(MINUTES_KIND, MINUTES_LABEL)
    _register_sources()
    _listen_to_contents()
    _listen_to_names()
    _hold_files()


def _register_sources() -> None:
    register_source(Source(PAGE, INSIDE, lambda: access.findable_pages().values("page"), page_documents))
    register_source(Source(THEMATIC, INSIDE, lambda: Thematic.objects.values("pk"), thematic_documents))
    register_source(Source(PUBLICATION, BOTH, _editions, publication_documents))
    register_source(Source(CONTRIBUTION, INSIDE, _messages, contribution_documents))
    register_source(Source(MINUTES, INSIDE, lambda: found_parts().values("pk"), minutes_documents))
    register_reader(PAGE, read_pages)
    register_reader(CONTRIBUTION, read_contributions)
    register_reader(THEMATIC, read_thematics)
    register_reader(PUBLICATION, read_editions)
    register_reader(MINUTES, read_minutes)


def _editions():
    return Edition.objects.filter(in_catalogue=True).values("publication")


def _messages():
    on_found = Q(page__isnull=True) | Q(page__in=access.findable_pages().values("page"))
    return Contribution.objects.filter(on_found, removed_at__isnull=True).values("pk")


def _messages_on(key: Key) -> Iterator[Key]:
    """Yields the messages on a page or thematic: they have the same readers."""
    if key.kind in (PAGE, THEMATIC):
        for pk in Contribution.objects.filter(**{key.kind: key.pk}).values_list("pk", flat=True):
            yield Key(CONTRIBUTION, pk)


def _listen_to_contents() -> None:
    listen(Resource, lambda page: [Key(PAGE, page.pk)])
    listen(Placement, lambda row: [Key(PAGE, row.page_id)], readers=access.tokens_for)
    listen(PageFile, lambda link: [Key(PAGE, link.page_id)])
    listen(PageKeyword, lambda link: [Key(PAGE, link.content_object_id)])
    listen(Thematic, lambda row: [Key(THEMATIC, row.pk)], readers=access.tokens_for)
    listen(Contribution, lambda row: [Key(CONTRIBUTION, row.pk)], readers=access.tokens_for)
    listen(ContributionFile, lambda link: [Key(CONTRIBUTION, link.contribution_id)])
    follow(_messages_on)
    listen(MinutesPart, lambda row: [Key(MINUTES, row.pk)], readers=access.tokens_for)
    listen(Edition, lambda edition: [Key(PUBLICATION, edition.publication_id)])
    listen(Withdrawal, lambda row: [Key(PUBLICATION, row.edition.publication_id)], narrows=True)


def _listen_to_names() -> None:
    """Listens to names: when one changes, all documents that show it change."""
    named = {
        "space": (Space, "title", _of_space),
        "topic": (Topic, "name", _pages_with("topics")),
        "public": (Public, "name", _pages_with("publics")),
        "territory": (Territory, "name", _pages_with("territory")),
        "organisation": (Organisation, "name", _pages_with("lead_organisation")),
        "publisher": (Publisher, "name", _of_publisher),
    }
    for kind, (model, field, parts) in named.items():
        register_whole(kind, parts)
        listen(model, lambda row, kind=kind: [Key(kind, row.pk)], fields=[field], deletion_narrows=False)


def _of_space(pk: int) -> Iterator[Key]:
    for page in Placement.objects.filter(space=pk).values_list("page", flat=True):
        yield Key(PAGE, page)
    for thematic in Thematic.objects.filter(space=pk).values_list("pk", flat=True):
        yield Key(THEMATIC, thematic)
    for part in found_parts().filter(meeting__space=pk).values_list("pk", flat=True):
        yield Key(MINUTES, part)


def _of_publisher(pk: int) -> Iterator[Key]:
    for publication in Publication.objects.filter(publisher=pk).values_list("pk", flat=True):
        yield Key(PUBLICATION, publication)


def _pages_with(field: str) -> Callable[[int], Iterator[Key]]:
    def keys(pk: int) -> Iterator[Key]:
        for known in types():
            if any(one.name == field for one in known.model._meta.get_fields()):
                for page in known.model.objects.filter(**{field: pk}).values_list("pk", flat=True):
                    yield Key(PAGE, page)

    return keys


def _hold_files() -> None:
    attached = "attachment__sha256"
    register_holder(lambda: _with_file(PageFile), attached, lambda link: Key(PAGE, link.page_id))
    register_holder(
        lambda: _with_file(ToolVersionFile, "version"), attached, lambda link: Key(PAGE, link.version.page_id)
    )
    register_holder(
        lambda: _with_file(ContributionFile), attached, lambda link: Key(CONTRIBUTION, link.contribution_id)
    )
    register_holder(lambda: _with_file(MinutesPart), attached, lambda part: Key(MINUTES, part.pk))
    register_holder(
        lambda: EditionFile.objects.select_related("edition"),
        "sha256",
        lambda file: Key(PUBLICATION, file.edition.publication_id),
    )


def _with_file(links: type[Model], *related: str) -> QuerySet:
    return links.objects.select_related("attachment", *related)
