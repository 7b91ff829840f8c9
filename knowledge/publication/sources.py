"""What the public may know of the source of an adaptation."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from itc_spaces.spaces import access
from knowledge.attributions import words_of_edition, words_unnamed
from knowledge.models import Reuse
from knowledge.publication.models import Edition, Publication
from knowledge.published import Editions


def edition_of_source(reuse: Reuse) -> Edition | None:
    """Returns the source's newest edition in force, which anybody may know."""
    found = _edition_of(reuse.source_edition_id, reuse.source_page_id)
    return found[0] if found else None


@access.prepared_for_all
def _edition_of(edition: int | None, page: int | None) -> QuerySet:
    publications = Publication.objects.filter(
        Q(editions__isnull=False, editions=edition) | Q(page__isnull=False, page=page)
    )
    rows = Edition.objects.filter(publication__in=publications.values("pk"), in_catalogue=True)
    return rows.select_related("publication__publisher").defer("html")[:1]


def source_has_edition() -> Exists:
    of_source = Q(publication=OuterRef("source_edition__publication")) | Q(
        publication__page__isnull=False, publication__page=OuterRef("source_page")
    )
    return Exists(Edition.objects.filter(of_source, in_catalogue=True))


def pages_with_edition(pages: Iterable[int]) -> set[int]:
    published = Edition.objects.filter(publication__page__in=pages, in_catalogue=True)
    return set(published.values_list("publication__page", flat=True))


EDITIONS = Editions(of_source=edition_of_source, show_source=source_has_edition, of_pages=pages_with_edition)


def public_words(page_id: int | None, names_source: bool) -> tuple[str, int | None]:
    """Returns what everybody may know of a page's source, and its publication; empty for a page without a source.

    The edition freezes these words, because its readers are not known.
    """
    reuse = Reuse.objects.filter(adaptation=page_id).select_related("source_edition").first() if page_id else None
    if reuse is None:
        return "", None
    if reuse.source_edition:
        return reuse.attribution, reuse.source_edition.publication_id
    published = Publication.objects.filter(page__isnull=False, page=reuse.source_page_id)
    edition = edition_of_source(reuse)
    named = words_of_edition(edition) if edition else reuse.attribution if names_source else words_unnamed(reuse)
    return named, published.values_list("pk", flat=True).first()
