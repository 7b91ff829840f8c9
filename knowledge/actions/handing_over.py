"""« Transmettre la main »: a person passes the care of their resources in an ITC to another. Credits never move."""

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Mode
from itc_spaces.spaces.locking import lock_places, lock_rows
from itc_spaces.spaces.models import Placement, Space, SpaceRecord
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.notices import tell_duties_passed
from knowledge.models import ReviewReminder
from web.refusals import NotAllowed, Refused


def givers_of(space: Space, actor: User) -> QuerySet[User]:
    """Returns the authors whose duties the actor may pass on: themselves, or all authors for the space's managers.

    Invited experts keep their drafts: managers only pass on for people who sat in the ITC or coordinated it.
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
def pass_on(*, space: Space, giver: User, receiver: User, actor: User) -> int:
    """Passes on all the giver's resources in the space, drafts and bin included; returns how many."""
    lock_places(actor, spaces=[space.pk], changes=SpaceRecord)  # exclusive: it changes many placements
    if not givers_of(space, actor).filter(pk=giver.pk).exists():
        raise NotAllowed("Vous ne pouvez pas transmettre la main de cette personne.")
    if giver == receiver or not receivers_of(space).filter(pk=receiver.pk).exists():
        raise Refused("Choisissez une autre personne, qui siège aujourd'hui dans l'ITC et y écrit.")
    own = Placement.objects.filter(space=space, author=giver)
    lock_rows(own)
    placements = list(own.select_related("page"))
    pages = [placement.page_id for placement in placements]
    Placement.objects.filter(pk__in=[placement.pk for placement in placements]).update(author=receiver)
    # A date that has come is announced again, to the person who now looks after the text.
    ReviewReminder.objects.filter(page__in=pages).delete()
    for placement in placements:
        data = {"giver": giver.pk, "receiver": receiver.pk}
        trace(action=Traced.DUTIES_PASSED, target=placement.page.specific_deferred, actor=actor, data=data)
    tell_duties_passed(space, giver=giver, receiver=receiver, actor=actor)
    return len(pages)
