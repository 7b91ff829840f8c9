"""Feedback on an edition in force, from anybody signed in except its author."""

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.locking import lock_rows
from knowledge.actions.feedback import NOT_HERE, Experience, keep_feedback
from knowledge.experience import naming
from knowledge.models import Feedback
from knowledge.publication.models import Edition, Publication
from web.refusals import NotAllowed


@transaction.atomic
def give_feedback_on_edition(*, edition: Edition, actor: User, said: Experience) -> Feedback:
    """Keeps the actor's one feedback on an edition: writes it, or changes the one already given."""
    lock_rows(Publication.objects.filter(pk=edition.publication_id), shared=True)
    others = Edition.objects.exclude(publication__page__placement__author=actor)
    if not actor.is_active or not others.filter(pk=edition.pk, in_catalogue=True).exists():
        raise NotAllowed(NOT_HERE)
    return keep_feedback({"edition": edition}, actor, said)


def feedback_on_publication(viewer: User, publication: Publication) -> QuerySet[Feedback]:
    """Returns the feedback on a publication's editions; feedback on the page stays with the page's readers."""
    rows = access.visible_to(viewer, Feedback).filter(edition__publication=publication, edition__withdrawals=None)
    return naming(viewer, rows)
