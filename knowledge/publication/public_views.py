"""Pages that anybody reads without signing in: catalogue, editions, their files."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime

from knowledge.enums import FileKind, FileRole
from knowledge.family_drawing import draw
from knowledge.files.previews import send_preview
from knowledge.files.serving import send_file
from knowledge.publication.family import family_of_edition
from knowledge.publication.models import Edition, EditionFile
from knowledge.publication.shown import CACHE, LICENCE_ADDRESSES, json_for_script, public_page
from knowledge.publication.stored import stored
from knowledge.reading import Reading
from web.routes import GET, Rule, route


def shown_editions() -> QuerySet[Edition]:
    """Returns editions, each with its withdrawal, its source and its number of adapting ITCs, in one query."""
    in_catalogue = Edition.objects.filter(in_catalogue=True)
    reused = in_catalogue.filter(source=OuterRef("publication")).exclude(
        publication__publisher=OuterRef("publication__publisher")
    )
    return Edition.objects.select_related("publication__publisher").annotate(
        withdrawn_at=F("withdrawals__withdrawn_at"),
        withdrawal_reason=F("withdrawals__reason"),
        source_slug=Subquery(in_catalogue.filter(publication=OuterRef("source")).values("slug")[:1]),
        reused_in=Subquery(
            reused.order_by()
            .values("source")
            .annotate(publishers=Count("publication__publisher", distinct=True))
            .values("publishers")
        ),
    )


@dataclass
class Shelf:
    """The edition that one address shows, and all editions of its publication (`siblings`), newest first."""

    edition: Edition
    siblings: list[Edition] = field(default_factory=list)

    @property
    def is_withdrawn(self) -> bool:
        return self.edition.withdrawn_at is not None

    @property
    def newer(self) -> Edition | None:
        """Returns the newest edition, if it is in force and is not the one shown."""
        newest = self.siblings[0]
        return newest if newest is not self.edition and newest.withdrawn_at is None else None

    @property
    def in_force(self) -> list[Edition]:
        return [edition for edition in self.siblings if edition.withdrawn_at is None]


def shelf_of(pk: int, number: int | None) -> Shelf:
    siblings = list(shown_editions().filter(publication__pk=pk).order_by("-number"))
    edition = next((one for one in siblings if number in (None, one.number)), None)
    if edition is None:
        raise Http404
    return Shelf(edition, siblings)


@route(Rule.PUBLIC, GET)
@stored
def edition_page(request: HttpRequest, pk: int, slug: str, number: int | None = None) -> HttpResponse:
    shelf = shelf_of(pk, number)
    edition = shelf.edition
    if shelf.is_withdrawn:
        return public_page(request, "publication/withdrawn.html", {"shelf": shelf, "edition": edition}, status=410)
    address = edition.get_absolute_url() if number is None else edition.numbered_url()
    if slug != edition.slug:
        return HttpResponsePermanentRedirect(address)
    reading = Reading.from_json(edition.reading)
    files = list(edition.files.all())
    eldest = family_of_edition(edition) if edition.source_id or edition.reused_in else None
    context = {
        "edition": edition,
        "shelf": shelf,
        "reading": reading,
        "eldest": eldest,
        "drawing": eldest and draw(eldest),
        "topics": reading.fact("topics").values if reading.fact("topics") else (),
        "cover": next((file for file in files if file.role == FileRole.COVER), None),
        "pictures": [file for file in files if file.kind == FileKind.PICTURE and file.role != FileRole.COVER],
        "files": [file for file in files if file.kind != FileKind.PICTURE],
        "credits": list(edition.credits.all()),
        "address": settings.BASE_URL + address,
        "citation": citation(edition),
        "licence_address": LICENCE_ADDRESSES[edition.licence],
        "json_ld": json_for_script(_json_ld(edition, reading)),
    }
    return public_page(request, "publication/edition.html", context)


@route(Rule.PUBLIC, GET)
def edition_without_slug(request: HttpRequest, pk: int) -> HttpResponse:
    edition = shelf_of(pk, None).edition
    return HttpResponsePermanentRedirect(edition.get_absolute_url())


def citation(edition: Edition) -> str:
    """Cites an ITC and a title, never a person: nobody could anonymise the copies that people make of it."""
    publisher = edition.publication.publisher.name
    return (
        f"{publisher}, « {edition.title} », édition {edition.number}, {localtime(edition.accepted_at):%d/%m/%Y}, "
        f"{edition.get_licence_display()}. {settings.BASE_URL}{edition.numbered_url()}"
    )


def _json_ld(edition: Edition, reading: Reading) -> dict:
    topics = reading.fact("topics")
    return {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": edition.title,
        "description": edition.summary,
        "url": settings.BASE_URL + edition.numbered_url(),
        "inLanguage": "fr",
        "version": str(edition.number),
        "datePublished": localtime(edition.accepted_at).date().isoformat(),
        "license": LICENCE_ADDRESSES[edition.licence],
        "learningResourceType": reading.kind_label,
        "keywords": [label for _, label in topics.values] if topics else [],
        "publisher": {"@type": "Organization", "name": edition.publication.publisher.name},
        "isAccessibleForFree": True,
    }


@route(Rule.PUBLIC, GET)
def edition_file(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Sends the edition's own copy of a file. It never runs: we set its type, and a policy forbids scripts."""
    file = get_object_or_404(EditionFile, pk=pk, edition__withdrawals=None)
    if name != file.name:
        return HttpResponsePermanentRedirect(file.get_absolute_url())
    return send_file(request, file.file, name=file.name, kind=file.kind, sha256=file.sha256, cache=CACHE)


@route(Rule.PUBLIC, GET)
def edition_preview(request: HttpRequest, pk: int) -> HttpResponse:
    file = get_object_or_404(EditionFile, pk=pk, edition__withdrawals=None)
    return send_preview(request, file.file, sha256=file.sha256, kind=file.kind, cache=CACHE)
