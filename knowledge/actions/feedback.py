"""Telling what came of a sheet or a tool, changing it, taking it back."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.trace import Traced, trace
from knowledge.actions.telling import tell_authors_of_feedback
from knowledge.enums import UseAgain
from knowledge.models import Feedback, Resource
from knowledge.publication.models import Edition


@dataclass(frozen=True)
class Experience:
    """What a feedback says; texts as plain lines."""

    used_on: date
    for_whom: str
    use_again: UseAgain
    worked: str = ""
    did_not: str = ""


@transaction.atomic
def give_feedback(*, target: Resource | Edition, actor, said: Experience) -> Feedback:
    """The actor's one feedback on a page or an edition: the first, or what becomes of it."""
    _check_may(target, actor)
    if not said.worked and not said.did_not:
        raise Refused("Dites ce qui a marché ou ce qui n'a pas marché, même en une phrase.")
    if said.used_on > access.today():
        raise Refused("La date d'utilisation est à venir : revenez quand vous l'aurez essayée.")
    on = {"edition": target} if isinstance(target, Edition) else {"page_id": target.pk}
    now = access.now()
    feedback, is_new = Feedback.objects.update_or_create(
        **on, author=actor, defaults=asdict(said) | {"edited_at": now},
        create_defaults=asdict(said) | {
            "author_name": actor.get_full_name(), "author_quality": actor.quality, "created_at": now,
        },
    )  # fmt: skip
    _trace(Traced.FEEDBACK_GIVEN if is_new else Traced.FEEDBACK_EDITED, feedback, actor)
    if is_new:
        tell_authors_of_feedback(feedback)
    return feedback


def _check_may(target: Resource | Edition, actor) -> None:
    """On an edition in force: anybody signed in, but who wrote it."""
    if isinstance(target, Edition):
        others = Edition.objects.exclude(publication__page__placement__author=actor)
        allowed = actor.is_active and others.filter(pk=target.pk, in_catalogue=True).exists()
    else:
        allowed = target.takes_feedback and access.may(actor, Action.GIVE_FEEDBACK, target)
    if not allowed:
        raise NotAllowed("Vous ne pouvez pas donner de retour ici.")


@transaction.atomic
def remove_feedback(*, feedback: Feedback, actor) -> None:
    """Its author only: nothing of it is left."""
    if not access.may(actor, Action.EDIT, feedback):
        raise NotAllowed("Ce retour n'est pas le vôtre.")
    _trace(Traced.FEEDBACK_REMOVED, feedback, actor)
    feedback.delete()


def _trace(action: Traced, feedback: Feedback, actor) -> None:
    """With the ITC or the department by which the coordination finds it."""
    if feedback.page_id:
        where = {"space": feedback.page.placement.space_id}
    else:
        where = {"department": feedback.edition.publication.department_id}
    trace(action=action, target=feedback, actor=actor, data=where)
