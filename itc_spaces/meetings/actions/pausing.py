"""Chooses a shorter rhythm for an ITC, or pauses its reminders for three months at most; the rule still counts."""

from datetime import date

from django.db import transaction

from accounts.models import User
from itc_spaces.meetings.models import Pause
from itc_spaces.meetings.moments import add_months
from itc_spaces.meetings.rhythm import every, rhythm_of
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_places
from itc_spaces.spaces.models import Space, SpaceRecord
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import NotAllowed, Refused
from web.text import clean_text

LONGEST_MONTHS = 3


@transaction.atomic
def pause_meetings(*, space: Space, actor: User, starts_on: date, ends_on: date, reason: str) -> Pause:
    """Pauses the ITC, and ends at once a pause that was not over. Raises NotAllowed, Refused."""
    lock_places(actor, spaces=[space.pk], changes=SpaceRecord)
    if not access.may(actor, Action.MANAGE, space):
        raise NotAllowed("Vous ne pouvez pas mettre cette ITC en pause.")
    reason = clean_text(reason)[:300]
    if not reason:
        raise Refused("Dites pourquoi : chacun le lira.")
    if ends_on < starts_on or ends_on < access.today():
        raise Refused("La pause finirait avant d'avoir commencé, ou serait déjà finie : vérifiez les deux dates.")
    if ends_on > add_months(starts_on, LONGEST_MONTHS):
        raise Refused("Une pause dure trois mois au plus : au-delà, parlez-en avec la coordination.")
    said = {"space": space, "starts_on": starts_on, "ends_on": ends_on, "reason": reason}
    standing = Pause.objects.filter(space=space, ended_at__isnull=True)
    if same := standing.filter(**said).first():
        return same
    standing.update(ended_at=access.now())
    pause = Pause.objects.create(**said)
    trace(action=Traced.MEETINGS_PAUSED, target=pause, actor=actor)
    return pause


@transaction.atomic
def end_pause(*, space: Space, actor: User) -> None:
    lock_places(actor, spaces=[space.pk], changes=SpaceRecord)
    if not access.may(actor, Action.MANAGE, space):
        raise NotAllowed("Vous ne pouvez pas reprendre les rencontres de cette ITC.")
    for pause in Pause.objects.filter(space=space, ended_at__isnull=True):
        pause.ended_at = access.now()
        pause.save(update_fields=["ended_at"])
        trace(action=Traced.MEETINGS_PAUSED, target=pause, actor=actor)


@transaction.atomic
def choose_rhythm(*, space: Space, actor: User, months: int | None) -> None:
    """Chooses the ITC's rhythm; None restores the agreement's, which is the longest allowed."""
    lock_places(actor, spaces=[space.pk], changes=SpaceRecord)
    if not access.may(actor, Action.MANAGE, space):
        raise NotAllowed("Vous ne pouvez pas choisir le rythme de cette ITC.")
    asked = rhythm_of(space.pk).asked_months
    if months is not None and not 0 < months <= asked:
        raise Refused(
            f"La convention demande une rencontre {every(asked)} au moins : choisissez un rythme plus court, ou gardez "
            "le sien."
        )
    record = SpaceRecord.objects.get(space=space)
    if record.meets_every_months != months:
        record.meets_every_months = months
        record.save(update_fields=["meets_every_months"])
        trace(action=Traced.RHYTHM_CHOSEN, target=space, actor=actor, data={"space": space.pk})
