"""Reuse: an adaptation is written from the source's reading. No history, draft or person travels."""

from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import CharField, DateField
from wagtail.models import Page

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Space, Topic
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.trace import Traced, trace
from knowledge.actions.checks import page_made, start_key
from knowledge.actions.files import store
from knowledge.actions.writing import start_resource
from knowledge.models import Resource, Reuse
from knowledge.publication.models import Edition
from knowledge.reading import Reading
from knowledge.taking import take_sections
from knowledge.types import type_of


@transaction.atomic
def reuse_page(*, source: Page, space: Space, actor, adapted: str, key: UUID | None = None) -> Resource:
    """From the live text of a page shared with the network, or of the target's own space; raises Refused."""
    _check_target(actor, space)
    row = access.permitted(actor, Action.REUSE, Page).filter(pk=source.pk).select_related("placement__space").first()
    if row is None:
        raise NotAllowed("Cette ressource n'est pas partagée avec vous.")
    if row.placement.audience != "NETWORK" and row.placement.space_id != space.pk:
        raise Refused("Cette ressource n'est partagée que dans son ITC : elle ne peut être reprise que là.")
    page = row.specific
    dated = page.last_published_at or access.now()
    attribution = f"D'après « {page.title} », {row.placement.space.title}, version du {dated:%d/%m/%Y}"
    lineage = Reuse(source_page=row, source_revision=page.live_revision, attribution=attribution)
    return _adapt(page.reading(), lineage, space=space, actor=actor, adapted=adapted, key=key)


@transaction.atomic
def reuse_edition(*, edition: Edition, space: Space, actor, adapted: str, key: UUID | None = None) -> Resource:
    """From an edition in force; raises Refused."""
    _check_target(actor, space)
    if edition.purged_at or edition.withdrawals.exists():
        raise Refused("Cette édition a été retirée : reprenez-en une qui est en vigueur.")
    publication = edition.publication
    numbered = f"édition {edition.number} ({edition.accepted_at:%Y})"
    attribution = f"D'après « {edition.title} », {publication.publisher.name}, {numbered}"
    lineage = Reuse(source_page=publication.page, source_edition=edition, attribution=attribution)
    return _adapt(edition.as_reading(), lineage, space=space, actor=actor, adapted=adapted, key=key)


def _check_target(actor, space: Space) -> None:
    if not access.may(actor, Action.WRITE, space):
        raise NotAllowed("Vous ne pouvez pas écrire dans cet espace.")


def _adapt(reading: Reading, lineage: Reuse, *, space: Space, actor, adapted: str, key: UUID | None) -> Resource:
    if made := page_made(start_key(key, actor, space)):
        return made
    page = page_from_reading(reading)
    start_resource(space=space, actor=actor, page=page, key=key)
    _copy_files(reading, page, space=space, actor=actor, from_edition=lineage.source_edition_id is not None)
    lineage.adaptation = page
    lineage.adapted = adapted.strip()[:2000]
    lineage.reused_by = actor
    lineage.source_reading = reading.to_json()
    lineage.save()
    trace(action=Traced.REUSED, target=page, actor=actor, data={"reuse": lineage.pk})
    return page


def page_from_reading(reading: Reading) -> Resource:
    """An unsaved page that says what `reading` says; who leads it, and where, is the adapting ITC's to answer."""
    known = type_of(reading.kind)
    if known is None:
        raise Refused("Ce type de ressource ne se reprend pas.")
    page = known.model(title=reading.title, summary=reading.summary, licence=reading.licence)
    slugs = {fact.key: [value for value, _ in fact.values] for fact in reading.facts}
    page.topics = list(Topic.objects.filter(slug__in=slugs.get("topics", ()), retired_at__isnull=True))
    for key in _plain_facts(known.model) & slugs.keys():
        setattr(page, key, slugs[key][0])
    take_sections(page, reading)
    page.take_from(reading)
    return page


def _plain_facts(model: type[Resource]) -> set[str]:
    """Facts that are one short word or date: they travel as they are."""
    columns = {field.name: field for field in model._meta.concrete_fields}
    return {key for key in model.facts if isinstance(columns.get(key), (CharField, DateField))}


def _copy_files(reading: Reading, page: Resource, *, space: Space, actor, from_edition: bool) -> None:
    from knowledge.models import Attachment
    from knowledge.publication.models import EditionFile

    model = EditionFile if from_edition else Attachment
    originals = model.objects.in_bulk([file.id for file in reading.files])
    for position, file in enumerate(file for file in reading.files if file.id in originals):
        original = originals[file.id]
        with default_storage.open(original.file.name) as content:
            copy = store(
                space=space, actor=actor, name=original.name, content=content, kind=original.kind,
                sha256=original.sha256, alternative_text=original.alternative_text,
            )  # fmt: skip
        page.take_file(file, copy, position)
    if reading.files:
        page.save_revision(user=actor, log_action=False, clean=False)
