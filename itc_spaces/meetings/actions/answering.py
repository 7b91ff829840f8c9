"""Records the answer to a convocation: given after signing in, by the link of the mail, or by telephone."""

from django.db import transaction

from accounts.models import User
from itc_spaces.meetings import notices
from itc_spaces.meetings.actions.checks import is_over
from itc_spaces.meetings.enums import Answer
from itc_spaces.meetings.expecting import is_expected
from itc_spaces.meetings.models import Convocation, Meeting
from itc_spaces.meetings.models.convocations import NAME_LENGTH, WORD_LENGTH
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingState
from itc_spaces.spaces.locking import lock_places, lock_rows
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import NotAllowed, Overtaken, Refused
from web.text import clean_lines, clean_text

CANCELLED = "Cette rencontre vient d'être annulée : votre réponse n'est plus attendue."
OVER = "Cette rencontre a eu lieu : les réponses sont closes."
NOT_EXPECTED = "Vous n'êtes plus attendu·e à cette rencontre : votre siège ou votre accès est terminé."
MOVED = "La date ou le lieu vient de changer : relisez-les, puis répondez."


@transaction.atomic
def answer_convocation(
    *, convocation: Convocation, actor: User, answer: Answer, word: str = "", represented_by: str = "",
    seen: int | None = None,
) -> Convocation:  # fmt: skip
    """Records the answer of the person, or of a person who told it to the people who lead.

    `seen` is the meeting's `sequence` on the page that was answered. Raises NotAllowed, Refused.
    """
    row = _locked(convocation, actor)
    if not access.may(actor, Action.ANSWER, row):
        _check_waits(row)
        raise NotAllowed("Cette convocation n'est pas la vôtre.")
    return _record(row, actor, answer, word, represented_by, seen, by_link=False)


@transaction.atomic
def answer_by_link(
    *, convocation: Convocation, answer: Answer, word: str = "", represented_by: str = "", seen: int | None = None
) -> Convocation:
    """Records the answer of a person who holds the mail's link, without signing in; the link allows nothing else."""
    row = _locked(convocation, None)
    return _record(row, row.recipient, answer, word, represented_by, seen, by_link=True)


def _locked(convocation: Convocation, actor: User | None) -> Convocation:
    meeting = Meeting.objects.get(pk=convocation.meeting_id)
    lock_places(actor, spaces=[meeting.space_id])
    lock_rows(Meeting.objects.filter(pk=meeting.pk), shared=True)
    lock_rows(Convocation.objects.filter(pk=convocation.pk))
    return Convocation.objects.select_related("meeting__space", "recipient").get(pk=convocation.pk)


def _check_waits(row: Convocation) -> None:
    """Raises Refused, with what happened meanwhile, unless the convocation still waits for an answer."""
    if row.meeting.state == MeetingState.CANCELLED:
        raise Refused(CANCELLED)
    if row.meeting.state == MeetingState.HELD or is_over(row.meeting):
        raise Refused(OVER)
    if row.withdrawn_at or not is_expected(row.meeting, row.recipient_id):
        raise Refused(NOT_EXPECTED)


def _record(
    row: Convocation, actor: User, answer: Answer, word: str, represented_by: str, seen: int | None, *,
    by_link: bool,
) -> Convocation:  # fmt: skip
    _check_waits(row)
    if seen is not None and seen != row.meeting.sequence:
        raise Overtaken(MOVED)
    if answer not in (Answer.COMING, Answer.REMOTE, Answer.EXCUSED):
        raise Refused("Choisissez une réponse : je viens, à distance, ou je m'excuse.")
    was, row.answer = row.answer, answer
    excused = answer == Answer.EXCUSED
    row.word = clean_lines(word)[:WORD_LENGTH]
    row.represented_by = clean_text(represented_by)[:NAME_LENGTH] if excused else ""
    row.answered_at, row.by_link = access.now(), by_link
    row.save(update_fields=["answer", "word", "represented_by", "answered_at", "by_link"])
    trace(
        action=Traced.CONVOCATION_ANSWERED, target=row, actor=actor, data={"space": row.meeting.space_id}
    )  # fmt: skip
    if excused and was != answer:
        notices.ask_deputies(row)
    return row
