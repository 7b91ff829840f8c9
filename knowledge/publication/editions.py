"""From an accepted submission to what the public reads: all is copied, nothing refers back to the page's text."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify

from itc_spaces.models import Space
from knowledge.models import Reuse
from knowledge.publication.catalogue import fold
from knowledge.publication.copies import copy_for_edition
from knowledge.publication.enums import FacetKey
from knowledge.publication.models import Edition, EditionCredit, EditionFacet, Publication, Publisher, Submission
from knowledge.reading import Reading
from knowledge.text import slug_of

SLUG_LENGTH = 60  # with what is added to keep it unique, within a facet's 80


def create_edition(submission: Submission, accepted_at) -> Edition:
    """The next edition of the submission's page, with its copies; the caller holds the transaction."""
    reading = submission.as_reading()
    publication = _publication(submission)
    copies = _copies(submission, reading)
    publication.editions.filter(in_catalogue=True).update(in_catalogue=False)
    edition = _new_edition(submission, reading, publication, accepted_at)
    edition.save()
    for copy in copies:
        copy.edition = edition
        copy.save()
    EditionCredit.objects.bulk_create(_credits(submission, edition))
    EditionFacet.objects.bulk_create(_facets(reading, edition))
    # Adaptations that were published first: from now on their attribution has somewhere to lead.
    Edition.objects.filter(source=None, publication__page__reuse__source_page=submission.page_id).update(
        source=publication
    )
    return edition


def _publication(submission: Submission) -> Publication:
    department = submission.step.circuit.department
    publication, _ = Publication.objects.select_for_update().get_or_create(
        page_id=submission.page_id,
        defaults={"publisher": _publisher(submission.space, department), "department": department},
    )
    publication.publisher = _publisher(submission.space, department)
    publication.last_number += 1
    publication.save()
    return publication


def _publisher(space: Space, department) -> Publisher:
    """The ITC under its name of today; its slug stays, because addresses hold it."""
    publisher = Publisher.objects.filter(space=space).first()
    if publisher is None:
        slug = slugify(space.title)[:SLUG_LENGTH] or "itc"
        if Publisher.objects.filter(slug=slug).exists():
            slug = f"{slug}-{department.code}-{space.pk}".lower()
        return Publisher.objects.create(space=space, department=department, name=space.title, slug=slug)
    if publisher.name != space.title:
        publisher.name = space.title
        publisher.save(update_fields=["name"])
        EditionFacet.objects.filter(facet=FacetKey.PUBLISHER, value=publisher.slug).update(label=publisher.name)
    return publisher


def _new_edition(submission: Submission, reading: Reading, publication: Publication, accepted_at) -> Edition:
    topics = reading.fact("topics")
    attribution, source_id = _lineage(submission)
    return Edition(
        publication=publication,
        number=publication.last_number,
        slug=slug_of(reading.title, reading.kind),
        kind=reading.kind,
        title=reading.title,
        summary=reading.summary,
        licence=reading.licence,
        topic_slug=topics.values[0][0] if topics else "",
        reading=reading.without_files().to_json(),
        html=render_to_string("publication/body.html", {"reading": reading}),
        contact=submission.contact,
        folded=fold(f"{reading.title} {reading.summary}"),
        attribution=attribution,
        source_id=source_id,
        accepted_at=accepted_at,
    )


def _lineage(submission: Submission) -> tuple[str, int | None]:
    """The attribution in words, and the source's publication if it has one."""
    reuse = Reuse.objects.filter(adaptation=submission.page_id).select_related("source_edition").first()
    if reuse is None:
        return "", None
    if reuse.source_edition:
        return reuse.attribution, reuse.source_edition.publication_id
    published = Publication.objects.filter(page__isnull=False, page=reuse.source_page_id)
    return reuse.attribution, published.values_list("pk", flat=True).first()


def _copies(submission: Submission, reading: Reading) -> list:
    attachments = {row.attachment_id: row.attachment for row in submission.files.select_related("attachment")}
    return [
        copy_for_edition(attachments[file.id], file, position)
        for position, file in enumerate(reading.files)
        if file.id in attachments
    ]


def _credits(submission: Submission, edition: Edition) -> list[EditionCredit]:
    """By name those who agreed to it, the others as « un membre de l'ITC … »."""
    asked = list(submission.credits.all())
    named = [credit for credit in asked if credit.consents_public]
    rows = [
        EditionCredit(edition=edition, user_id=credit.user_id, name=credit.name, quality=credit.quality, position=rank)
        for rank, credit in enumerate(named)
    ]
    others = len(asked) - len(named)
    if others or not asked:
        who = f"{'des membres' if others > 1 else 'un membre'} de {edition.publication.publisher.in_words}"
        rows.append(EditionCredit(edition=edition, name=who, position=len(rows)))
    return rows


def _facets(reading: Reading, edition: Edition) -> list[EditionFacet]:
    publisher = edition.publication.publisher
    year = str(timezone.localtime(edition.accepted_at).year)
    values = {
        FacetKey.TYPE: [(reading.kind, reading.kind_label.partition(" : ")[0])],
        FacetKey.TOPIC: _values(reading, "topics"),
        FacetKey.PUBLIC: _values(reading, "publics"),
        FacetKey.TERRITORY: [(slug_of(label, value), label) for value, label in _values(reading, "territory")],
        FacetKey.TERRITORY_KIND: [(value.lower(), label) for value, label in _values(reading, "territory_kind")],
        FacetKey.PUBLISHER: [(publisher.slug, publisher.name)],
        FacetKey.INNOVATION: [("oui", "Innovation sociale")] if reading.fact("is_innovation") else [],
        FacetKey.YEAR: [(year, year)],
    }
    return [
        EditionFacet(edition=edition, facet=facet, value=value, label=label)
        for facet, pairs in values.items()
        for value, label in dict(pairs).items()
    ]


def _values(reading: Reading, key: str) -> list[tuple[str, str]]:
    fact = reading.fact(key)
    return list(fact.values) if fact else []
