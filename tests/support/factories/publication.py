"""Makes circuits, submissions and editions: by the actions to test what they do, by rows to have many."""

from datetime import timedelta

from django.utils import timezone

from itc_spaces.spaces.models import Space
from knowledge.models import PracticeSheet
from knowledge.publication import facets
from knowledge.publication.actions import decide, submit
from knowledge.publication.enums import Decision
from knowledge.publication.models import (
    Circuit,
    CircuitStep,
    Edition,
    EditionCredit,
    EditionFacet,
    Publication,
    Publisher,
    Submission,
)
from knowledge.reading import Fact, Reading, Section
from tests.support.factories.people import CommitteeFactory, DepartmentFactory
from web.text import fold


def make_circuit(department=None) -> Circuit:
    """Makes the usual circuit: the coordination, then the Comité technique."""
    department = department or DepartmentFactory()
    circuit = Circuit.objects.create(department=department, name="Validation départementale")
    for position, committee in enumerate(
        [CommitteeFactory(department=department, coordination=True), CommitteeFactory(department=department)], 1
    ):
        CircuitStep.objects.create(circuit=circuit, position=position, committee=committee)
    return circuit


def submitted(page, actor) -> Submission:
    return submit(page=page, actor=actor, confirmed_no_resident=True)


def answered(submission: Submission, actor, decision=Decision.ACCEPT, reason="") -> Edition | None:
    submission.refresh_from_db()
    return decide(
        submission=submission, actor=actor, decision=decision, reason=reason, version=submission.version
    )  # fmt: skip


def accepted(page: PracticeSheet, member, coordinator, validator) -> Edition:
    """Makes an edition of `page` by all steps of the circuit."""
    submission = submitted(page, member)
    answered(submission, coordinator)
    return answered(submission, validator)


def many_editions(count: int, space: Space, **fields) -> list[Edition]:
    """Makes `count` editions in bulk, of various topics, publics and years."""
    department = space.record.department
    publisher, _ = Publisher.objects.get_or_create(
        space=space, defaults={"department": department, "name": space.title, "slug": space.slug}
    )
    publications = Publication.objects.bulk_create(
        Publication(publisher=publisher, department=department, last_number=1) for _ in range(count)
    )
    editions = Edition.objects.bulk_create(_row(publication, n, **fields) for n, publication in enumerate(publications))
    EditionCredit.objects.bulk_create(EditionCredit(edition=edition, name="un membre de l'ITC") for edition in editions)
    EditionFacet.objects.bulk_create(
        EditionFacet(edition=edition, facet=facet, value=value, label=label)
        for n, edition in enumerate(editions)
        for facet, value, label in [
            (facets.TYPE.word, "fiche", "Fiche pratique"),
            (facets.TOPIC.word, f"sujet-{n % 7}", f"Sujet {n % 7}"),
            (facets.PUBLIC.word, f"public-{n % 3}", f"Public {n % 3}"),
            (facets.SPACE.word, publisher.slug, publisher.name),
            (facets.YEAR.word, str(edition.accepted_at.year), str(edition.accepted_at.year)),
        ]
    )
    return editions


def _row(publication: Publication, n: int, **fields) -> Edition:
    title, summary = f"Ouvrir la porte, façon {n}", "Comment des parents ont poussé la porte du centre."
    topic = (f"sujet-{n % 7}", f"Sujet {n % 7}")
    section = Section("context", "Contexte", "<p>Des familles n'osaient pas entrer.</p>")
    reading = Reading(
        "fiche", "Fiche pratique", title, summary, "LO2", (Fact("topics", "Sujets", (topic,)),), (section,)
    )
    values = {
        "publication": publication,
        "number": 1,
        "slug": f"ouvrir-la-porte-facon-{n}",
        "kind": "fiche",
        "title": title,
        "summary": summary,
        "licence": "LO2",
        "reading": reading.to_json(),
        "html": section.html,
        "folded": fold(f"{title} {summary}"),
        "accepted_at": timezone.now() - timedelta(days=n),
    }
    return Edition(**values | fields)
