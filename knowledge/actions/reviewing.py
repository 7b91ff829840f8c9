"""« Toujours d'actualité »: one click, or sharing a new text, answers a date that has come."""

from django.db import transaction

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.checks import locked_resource
from knowledge.actions.notices import tell_review_is_due
from knowledge.models import Resource, Review, ReviewReminder
from knowledge.models.resources import in_two_years
from knowledge.revisiting import due_and_not_told, due_on
from knowledge.types import types
from web.refusals import Refused


@transaction.atomic
def still_current(*, page: Resource, actor: User) -> Review:
    """Confirms the text, to ask again in two years; raises Refused when nothing is asked today."""
    page, _ = locked_resource(actor, Action.EDIT, page)
    review = answer_if_due(page=page, actor=actor)
    if review is None:
        raise Refused("C'est déjà répondu : la prochaine relecture est prévue plus tard.")
    return review


def answer_if_due(*, page: Resource, actor: User) -> Review | None:
    """Answers a date that has come, when a person confirms or shares a text; the caller holds the transaction."""
    due = due_on(page)
    if due is None or due > access.today():
        return None
    review = Review.objects.create(
        page=page, answers=due, next_on=in_two_years(), reviewed_by=actor, reviewed_at=access.now()
    )
    trace(action=Traced.REVIEWED, target=page, actor=actor, data={"review": review.pk})
    return review


def remind_of_reviews() -> int:
    """Tells the keepers of each resource whose date has come; returns how many resources. Without keepers, it waits."""
    told = 0
    for known in types():
        for page in due_and_not_told(known.model, access.today()):
            with transaction.atomic():
                if tell_review_is_due(page, page.due_on):
                    ReviewReminder.objects.get_or_create(page_id=page.pk, due_on=page.due_on)
                    told += 1
    return told
