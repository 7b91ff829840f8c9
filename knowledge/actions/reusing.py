"""Writes an adaptation from the source's reading. No history, draft or person comes with it."""

from dataclasses import replace
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import CharField, DateField, Model
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_pages, lock_places, spaces_of
from itc_spaces.spaces.models import Space, Topic
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.checks import page_made, start_key
from knowledge.actions.files import store
from knowledge.actions.writing import start_resource
from knowledge.models import Attachment, Resource, Reuse
from knowledge.reading import Reading
from knowledge.taking import take_sections
from knowledge.types import type_of
from web.refusals import NotAllowed, Refused


@transaction.atomic
def reuse_page(*, source: Page, space: Space, actor: User, adapted: str, key: UUID | None = None) -> Resource:
    """Adapts the shared text of a page of the network, or of the target's own space; raises Refused."""
    lock_places(actor, spaces=[space.pk, *spaces_of(source.pk)])
    lock_pages(space.pk)
    lock_pages(source.pk, shared=True)
    check_target(actor, space)
    row = access.permitted(actor, Action.REUSE, Page).filter(pk=source.pk).select_related("placement__space").first()
    if row is None:
        raise NotAllowed("Cette ressource n'est pas partagée avec vous.")
    if row.placement.audience != "NETWORK" and row.placement.space_id != space.pk:
        raise Refused("Cette ressource n'est partagée que dans son ITC : elle ne peut être reprise que là.")
    page = row.specific
    dated = page.last_published_at or access.now()
    attribution = f"D'après « {page.title} », {row.placement.space.title}, version du {dated:%d/%m/%Y}"
    lineage = Reuse(source_page=row, source_revision=page.live_revision, attribution=attribution)
    return adapt(page.reading(), lineage, space=space, actor=actor, adapted=adapted, key=key, originals=Attachment)


def check_target(actor: User, space: Space) -> None:
    if not access.may(actor, Action.WRITE, space):
        raise NotAllowed("Vous ne pouvez pas écrire dans cet espace.")


def adapt(
    reading: Reading,
    lineage: Reuse,
    *,
    space: Space,
    actor: User,
    adapted: str,
    key: UUID | None,
    originals: type[Model],
) -> Resource:
    """Writes the adaptation. `originals` holds the files of `reading`; the caller has locked and checked both ends."""
    if made := page_made(start_key(key, actor, space)):
        return made
    page = page_from_reading(reading)
    started = start_resource(space=space, actor=actor, page=page, key=key)
    if started is not page:
        return started  # the same form, sent twice
    _copy_files(reading, page, originals, space=space, actor=actor)
    lineage.adaptation = page
    lineage.adapted = adapted.strip()[:2000]
    lineage.reused_by = actor
    lineage.source_reading = reading.to_json()
    lineage.save()
    trace(action=Traced.REUSED, target=page, actor=actor, data={"reuse": lineage.pk})
    return page


def page_from_reading(reading: Reading) -> Resource:
    """Returns an unsaved page with what `reading` says.

    It leaves out what the adapting ITC must answer itself (who leads it, where, with what means, what came of it): see
    `Resource.own`.
    """
    known = type_of(reading.kind)
    if known is None:
        raise Refused("Ce type de ressource ne se reprend pas.")
    reading = _carried(reading, known.model)
    page = known.model(title=reading.title, summary=reading.summary, licence=reading.licence)
    page.slug = known.model.new_slug("")  # addresses never change, and this one would show the source's title
    slugs = {fact.key: [value for value, _ in fact.values] for fact in reading.facts}
    page.topics = list(Topic.objects.filter(slug__in=slugs.get("topics", ()), retired_at__isnull=True))
    page.keywords.set(slugs.get("keywords", ()))
    for key in _plain_facts(known.model) & slugs.keys():
        setattr(page, key, known.model._meta.get_field(key).to_python(slugs[key][0]))
    take_sections(page, reading)
    page.take_from(reading)
    return page


def _carried(reading: Reading, model: type[Resource]) -> Reading:
    return replace(
        reading,
        facts=tuple(fact for fact in reading.facts if fact.key not in model.own),
        sections=tuple(section for section in reading.sections if section.key not in model.own),
    )


def _plain_facts(model: type[Resource]) -> set[str]:
    """Returns the facts with a single short word or date, which are copied as they are."""
    columns = {field.name: field for field in model._meta.concrete_fields}
    return {key for key in model.facts if isinstance(columns.get(key), (CharField, DateField))}


def _copy_files(reading: Reading, page: Resource, model: type[Model], *, space: Space, actor: User) -> None:
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
