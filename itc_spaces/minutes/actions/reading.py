"""The receiver of minutes says that they read them, or observes; the people who keep the minutes reply."""

from django.db import transaction

from accounts.models import User
from itc_spaces.meetings.models import Meeting
from itc_spaces.minutes import notices
from itc_spaces.minutes.actions.checks import checked_words
from itc_spaces.minutes.enums import MinutesState
from itc_spaces.minutes.models import WORDS_LENGTH, Delivery
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_places, lock_rows
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import NotAllowed, Refused

CLOSED = "Les observations sont closes : dites-le à la prochaine rencontre, qui peut corriger le compte rendu."
NEWER = "Une version plus récente circule : relisez-la, puis faites-y votre observation."
REPLIED = "On vous a déjà répondu : dites la suite à la prochaine rencontre."


def _locked(delivery: Delivery, actor: User, action: Action) -> Delivery:
    """Locks a delivery. Readers share the meeting's lock; approving or correcting the minutes excludes them."""
    meeting = Meeting.objects.get(pk=delivery.meeting_id)
    lock_places(actor, spaces=[meeting.space_id])
    lock_rows(Meeting.objects.filter(pk=meeting.pk), shared=True)
    lock_rows(Delivery.objects.filter(pk=delivery.pk))
    locked = Delivery.objects.select_related("meeting__space", "version__minutes", "recipient").get(pk=delivery.pk)
    if not access.may(actor, action, locked):
        raise NotAllowed("Ce compte rendu ne vous a pas été envoyé.")
    return locked


def is_open(delivery: Delivery) -> bool:
    """Returns whether observations are taken: the minutes are not approved, and the window is not over."""
    version = delivery.version
    return version.minutes.state == MinutesState.CIRCULATED and access.today() <= version.observed_until


@transaction.atomic
def mark_read(*, delivery: Delivery, actor: User, nothing_to_say: bool = False) -> Delivery:
    """Records « J'ai lu » or « Rien à signaler », if the person says it: silence records nothing."""
    row = _locked(delivery, actor, Action.ANSWER)
    row.read_at = row.read_at or access.now()
    if nothing_to_say and is_open(row) and not row.observation:
        row.nothing_to_say = True
    row.save(update_fields=["read_at", "nothing_to_say"])
    _trace(Traced.MINUTES_READ, row, actor)
    return row


@transaction.atomic
def observe(*, delivery: Delivery, actor: User, words: str) -> Delivery:
    """Records an observation; the person may change it until it has a reply. Raises NotAllowed, Refused."""
    row = _locked(delivery, actor, Action.ANSWER)
    if row.reply:
        raise Refused(REPLIED)
    if row.version.minutes.newest_id != row.version_id:
        raise Refused(NEWER)
    if not is_open(row):
        raise Refused(CLOSED)
    words = checked_words(words, WORDS_LENGTH, "Écrivez votre observation.", "Votre observation")
    is_new = words != row.observation
    row.observation, row.nothing_to_say = words, False
    row.observed_at = row.read_at = access.now()
    row.save(update_fields=["observation", "nothing_to_say", "observed_at", "read_at"])
    _trace(Traced.MINUTES_OBSERVED, row, actor)
    if is_new:
        notices.tell_keepers(row, actor)
    return row


@transaction.atomic
def reply(*, delivery: Delivery, actor: User, words: str, seen: str) -> Delivery:
    """Replies to the observation `seen`; raises Refused if it has changed, or has a reply."""
    row = _locked(delivery, actor, Action.KEEP)
    if not row.observation:
        raise Refused("Cette observation n'est plus là.")
    if row.observation != seen:
        raise Refused("L'observation vient de changer : relisez-la avant de répondre.")
    if row.reply:
        raise Refused("Quelqu'un vient de répondre à cette observation.")
    row.reply = checked_words(words, WORDS_LENGTH, "Écrivez votre réponse.", "Votre réponse")
    row.replied_at, row.replied_by = access.now(), actor
    row.save(update_fields=["reply", "replied_at", "replied_by"])
    _trace(Traced.MINUTES_REPLIED, row, actor)
    notices.tell_observer(row, actor)
    return row


def _trace(action: Traced, row: Delivery, actor: User) -> None:
    trace(action=action, target=row, actor=actor, data={"space": row.meeting.space_id})
