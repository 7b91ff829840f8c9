"""Adapts an edition in force, which anybody may read."""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from itc_spaces.spaces.locking import lock_pages, lock_places, lock_rows
from itc_spaces.spaces.models import Space
from knowledge.actions.reusing import adapt, check_target
from knowledge.attributions import words_of_edition
from knowledge.models import Resource, Reuse
from knowledge.publication.models import Edition, EditionFile, Publication
from web.refusals import Refused


@transaction.atomic
def reuse_edition(*, edition: Edition, space: Space, actor: User, adapted: str, key: UUID | None = None) -> Resource:
    """Adapts an edition; raises Refused if it is withdrawn."""
    lock_places(actor, spaces=[space.pk])
    lock_pages(space.pk)
    lock_rows(Publication.objects.filter(pk=edition.publication_id), shared=True)
    edition = Edition.objects.select_related("publication__publisher", "publication__page").get(pk=edition.pk)
    check_target(actor, space)
    if edition.purged_at or edition.withdrawals.exists():
        raise Refused("Cette édition a été retirée : reprenez-en une qui est en vigueur.")
    words = words_of_edition(edition)
    lineage = Reuse(source_page=edition.publication.page, source_edition=edition, attribution=words)
    there = {"space": space, "actor": actor, "adapted": adapted, "key": key}
    return adapt(edition.as_reading(), lineage, originals=EditionFile, **there)
