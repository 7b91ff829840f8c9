"""Gives, changes and removes feedback on the use of a sheet or a tool."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_pages, lock_places, lock_rows, spaces_of
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.notices import tell_authors_of_feedback
from knowledge.enums import UseAgain
from knowledge.models import Feedback, Resource
from knowledge.types import takes_feedback
from web.refusals import NotAllowed, Refused


@dataclass(frozen=True)
class Experience:
    """What a feedback says; its texts are plain lines."""

    used_on: date
    for_whom: str
    use_again: UseAgain
    worked: str = ""
    did_not: str = ""


NOT_HERE = "Vous ne pouvez pas donner de retour ici."


@transaction.atomic
def give_feedback(*, target: Resource, actor: User, said: Experience) -> Feedback:
    """Keeps the actor's one feedback on a page: writes it, or changes the one already given."""
    lock_places(actor, spaces=spaces_of(target.pk))
    lock_pages(target.pk, shared=True)
    if not takes_feedback(target.kind) or not access.may(actor, Action.GIVE_FEEDBACK, target):
        raise NotAllowed(NOT_HERE)
    return keep_feedback({"page_id": target.pk}, actor, said)


def keep_feedback(on: dict, actor: User, said: Experience) -> Feedback:
    """Keeps a feedback; `on` names its page or edition, which the caller has locked and checked. Raises Refused."""
    if not said.worked and not said.did_not:
        raise Refused("Dites ce qui a marché ou ce qui n'a pas marché, même en une phrase.")
    if said.used_on > access.today():
        raise Refused("La date d'utilisation est à venir : revenez quand vous l'aurez essayée.")
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


@transaction.atomic
def remove_feedback(*, feedback: Feedback, actor: User) -> None:
    """Deletes a feedback for good; only its author may."""
    lock_places(actor, spaces=spaces_of(feedback.page_id))
    lock_pages(feedback.page_id, shared=True)
    lock_rows(Feedback.objects.filter(pk=feedback.pk))
    if not access.may(actor, Action.EDIT, feedback):
        raise NotAllowed("Ce retour n'est pas le vôtre.")
    _trace(Traced.FEEDBACK_REMOVED, feedback, actor)
    feedback.delete()


def _trace(action: Traced, feedback: Feedback, actor: User) -> None:
    """Traces an action with the ITC or department under which the coordination finds it."""
    if feedback.page_id:
        where = {"space": feedback.page.placement.space_id}
    else:
        where = {"department": feedback.edition.publication.department_id}
    trace(action=action, target=feedback, actor=actor, data=where)
