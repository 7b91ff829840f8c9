"""« Transmettre la main »: what someone was to look after in an ITC becomes another's. Credits never move."""

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import User
from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import Mode
from itc_spaces.models import Placement, Space, SpaceRecord
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.trace import Traced, trace
from knowledge.actions.telling import tell_duties_passed
from knowledge.models import ReviewReminder


def givers_of(space: Space, actor) -> QuerySet[User]:
    """Authors in the space whose duties the actor may pass on: their own, or anyone's for its managers.

    Drafts of invited experts stay theirs: only those who sat in the ITC, or coordinated it, pass theirs on.
    """
    authors = User.objects.filter(pk__in=Placement.objects.filter(space=space, author__isnull=False).values("author"))
    if not access.may(actor, Action.MANAGE, space):
        return authors.filter(pk=actor.pk) if access.may(actor, Action.WRITE, space) else authors.none()
    sat = Q(memberships__seat__space=space) | Q(offices__department__space_records__space=space)
    return authors.filter(sat).distinct()


def receivers_of(space: Space) -> QuerySet[User]:
    return User.objects.filter(
        pk__in=access.memberships_in_force(Mode.ATTENDS).filter(seat__space=space).values("user")
    )


@transaction.atomic
def pass_on(*, space: Space, giver: User, receiver: User, actor) -> int:
    """All the giver's resources in the space, drafts and bin included; how many. Raises NotAllowed, Refused."""
    SpaceRecord.objects.select_for_update().get(space=space)
    if not givers_of(space, actor).filter(pk=giver.pk).exists():
        raise NotAllowed("Vous ne pouvez pas transmettre la main de cette personne.")
    if giver == receiver or not receivers_of(space).filter(pk=receiver.pk).exists():
        raise Refused("Choisissez une autre personne, qui siège aujourd'hui dans l'ITC et y écrit.")
    placements = list(Placement.objects.select_for_update().filter(space=space, author=giver).select_related("page"))
    pages = [placement.page_id for placement in placements]
    Placement.objects.filter(pk__in=[placement.pk for placement in placements]).update(author=receiver)
    # A date that has come is told again, to the one who looks after the text from now on.
    ReviewReminder.objects.filter(page__in=pages).delete()
    for placement in placements:
        data = {"giver": giver.pk, "receiver": receiver.pk}
        trace(action=Traced.DUTIES_PASSED, target=placement.page.specific_deferred, actor=actor, data=data)
    tell_duties_passed(space, giver=giver, receiver=receiver, actor=actor)
    return len(pages)
