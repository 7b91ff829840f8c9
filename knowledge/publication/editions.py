"""Copies an accepted submission into an edition, so that nothing there depends on the page's text."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify

from itc_spaces.spaces.models import Space
from knowledge.publication.copies import copy_for_edition
from knowledge.publication.facets import SPACE, YEAR, published_by
from knowledge.publication.marking import lock_public
from knowledge.publication.models import Edition, EditionCredit, EditionFacet, Publication, Publisher, Submission
from knowledge.publication.sources import public_words
from knowledge.reading import Reading
from web.text import fold, slug_of

SLUG_LENGTH = 60  # leaves room for what makes it unique, within the 80 characters of a facet


def create_edition(submission: Submission, accepted_at) -> Edition:
    """Creates the next edition of the submission's page, with its copies; the caller holds the transaction."""
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
    # The attribution of adaptations that were published first can now lead to the source.
    Edition.objects.filter(source=None, publication__page__reuse__source_page=submission.page_id).update(
        source=publication
    )
    return edition


def _publication(submission: Submission) -> Publication:
    department = submission.step.circuit.department
    lock_public(*Publication.objects.filter(page=submission.page_id).values_list("pk", flat=True))
    publication, _ = Publication.objects.get_or_create(
        page_id=submission.page_id,
        defaults={"publisher": _publisher(submission.space, department), "department": department},
    )
    publication.publisher = _publisher(submission.space, department)
    publication.last_number += 1
    publication.save()
    return publication


def _publisher(space: Space, department) -> Publisher:
    """Returns the ITC under its name of today; its slug never changes, because addresses contain it."""
    publisher = Publisher.objects.filter(space=space).first()
    if publisher is None:
        slug = slugify(space.title)[:SLUG_LENGTH] or "itc"
        if Publisher.objects.filter(slug=slug).exists():
            slug = f"{slug}-{department.code}-{space.pk}".lower()
        return Publisher.objects.create(space=space, department=department, name=space.title, slug=slug)
    if publisher.name != space.title:
        publisher.name = space.title
        publisher.save(update_fields=["name"])
        EditionFacet.objects.filter(facet=SPACE.word, value=publisher.slug).update(label=publisher.name)
    return publisher


def _new_edition(submission: Submission, reading: Reading, publication: Publication, accepted_at) -> Edition:
    topics = reading.fact("topics")
    attribution, source_id = public_words(submission.page_id, submission.names_source)
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


def _copies(submission: Submission, reading: Reading) -> list:
    links = {link.attachment_id: link for link in submission.files.select_related("attachment", "copy")}
    return [
        copy_for_edition(links[file.id], file, position)
        for position, file in enumerate(reading.files)
        if file.id in links
    ]


def _credits(submission: Submission, edition: Edition) -> list[EditionCredit]:
    """Names the people who agreed to it; the others together become « un membre de l'ITC … »."""
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
    said = [*published_by(reading), (SPACE, publisher.slug, publisher.name), (YEAR, year, year)]
    return [EditionFacet(edition=edition, facet=facet.word, value=value, label=label) for facet, value, label in said]
