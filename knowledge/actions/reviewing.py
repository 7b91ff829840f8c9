"""« Toujours d'actualité »: a date that has come is answered in one click, or by sharing a new text."""

from django.db import transaction

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.refusals import Refused
from itc_spaces.trace import Traced, trace
from knowledge.actions.checks import locked_resource
from knowledge.actions.telling import tell_review_is_due
from knowledge.models import Resource, Review, ReviewReminder
from knowledge.models.resources import in_two_years
from knowledge.revisiting import due_and_not_told, due_on
from knowledge.types import types


@transaction.atomic
def still_current(*, page: Resource, actor) -> Review:
    """Asks again in two years; raises Refused when nothing is asked today."""
    page, _ = locked_resource(actor, Action.EDIT, page)
    review = answer_if_due(page=page, actor=actor)
    if review is None:
        raise Refused("C'est déjà répondu : la prochaine relecture est prévue plus tard.")
    return review


def answer_if_due(*, page: Resource, actor) -> Review | None:
    """Whoever confirms a text, or shares a new one, has reread it; the caller holds the transaction."""
    due = due_on(page)
    if due is None or due > access.today():
        return None
    review = Review.objects.create(
        page=page, answers=due, next_on=in_two_years(), reviewed_by=actor, reviewed_at=access.now()
    )
    trace(action=Traced.REVIEWED, target=page, actor=actor, data={"review": review.pk})
    return review


def remind_of_reviews() -> int:
    """Tells those who keep each resource whose date has come; how many. Those with nobody to tell wait for someone."""
    told = 0
    for known in types():
        for page in due_and_not_told(known.model, access.today()):
            with transaction.atomic():
                if tell_review_is_due(page, page.due_on):
                    ReviewReminder.objects.get_or_create(page_id=page.pk, due_on=page.due_on)
                    told += 1
    return told
