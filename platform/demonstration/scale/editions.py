"""Makes the editions of the invented sheets as an acceptance would."""

from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.models import Page

from demonstration.scale.bulk import BATCH
from demonstration.scale.texts import reading_of
from knowledge.publication.facets import SPACE, YEAR, published_by
from knowledge.publication.models import Edition, EditionCredit, EditionFacet, Publication, Publisher
from knowledge.reading import Reading
from web.text import fold, slug_of


def publish(ground, spaces: list[Page], pages: list[Page], first: int, step: int) -> None:
    """Makes an edition of each space's first sheet; sheets are numbered from `first`, by `step`."""
    department = ground.department
    publishers = Publisher.objects.bulk_create(
        (Publisher(space_id=space.pk, department=department, name=space.title, slug=space.slug) for space in spaces),
        batch_size=BATCH,
    )
    publications = Publication.objects.bulk_create(
        (
            Publication(page_id=page.pk, publisher=publisher, department=department, last_number=1)
            for page, publisher in zip(pages, publishers, strict=True)
        ),
        batch_size=BATCH,
    )
    editions = Edition.objects.bulk_create(
        (
            _edition(ground, publication, page, first + at * step)
            for at, (page, publication) in enumerate(zip(pages, publications, strict=True))
        ),
        batch_size=BATCH,
    )
    EditionCredit.objects.bulk_create(
        (EditionCredit(edition=one, name=f"un membre de {one.publication.publisher.in_words}") for one in editions),
        batch_size=BATCH,
    )
    EditionFacet.objects.bulk_create((facet for edition in editions for facet in _facets(edition)), batch_size=BATCH)


def _choice(values: list, number: int):
    return values[number % len(values)]


def _edition(ground, publication: Publication, page: Page, number: int) -> Edition:
    reading = reading_of(number, _choice(ground.topics, page.pk), _choice(ground.publics, page.pk))
    return Edition(
        publication=publication,
        number=1,
        slug=slug_of(reading.title, reading.kind),
        kind=reading.kind,
        title=reading.title,
        summary=reading.summary,
        licence=reading.licence,
        topic_slug=reading.fact("topics").values[0][0],
        reading=reading.to_json(),
        html=render_to_string("publication/body.html", {"reading": reading}),
        folded=fold(f"{reading.title} {reading.summary}"),
        accepted_at=page.last_published_at,
    )


def _facets(edition: Edition) -> list[EditionFacet]:
    publisher, year = edition.publication.publisher, str(timezone.localtime(edition.accepted_at).year)
    said = published_by(Reading.from_json(edition.reading))
    said += [(SPACE, publisher.slug, publisher.name), (YEAR, year, year)]
    return [EditionFacet(edition=edition, facet=facet.word, value=value, label=label) for facet, value, label in said]
