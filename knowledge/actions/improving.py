"""Offers an improvement to the source, takes, declines or withdraws it. An offer alone changes nothing for readers."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_pages, lock_places, lock_rows, spaces_of
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions import notices
from knowledge.actions.checks import locked_resource
from knowledge.actions.writing import save_draft
from knowledge.enums import ImprovementState
from knowledge.improving import SUMMARY, limited_to, offerable
from knowledge.lineage import source_today
from knowledge.models import Credit, Improvement, Resource, Reuse
from knowledge.reading import Reading
from knowledge.staleness import Base, check_base
from knowledge.taking import take_sections
from knowledge.texts import latest_text
from web.refusals import NotAllowed, Refused


@transaction.atomic
def offer_improvement(*, page: Resource, actor: User, sections: Collection[str], why: str, base: Base) -> Improvement:
    """Freezes parts of the adaptation and offers them to the source's ITC; raises StaleForm, Refused."""
    sources = Reuse.objects.filter(adaptation=page).values_list("source_page", flat=True)
    page, _ = locked_resource(actor, Action.SHARE, page, with_pages=sources)
    check_base(page, base)
    reuse = Reuse.objects.filter(adaptation=page).first()
    source = source_today(actor, reuse) if reuse else None
    if source is None or source.page is None:
        raise NotAllowed("La source n'est pas partagée avec vous.")
    if Improvement.objects.filter(reuse=reuse, state=ImprovementState.OFFERED).exists():
        raise Refused("Une proposition attend déjà sa réponse : retirez-la d'abord, ou attendez.")
    mine = latest_text(page).reading()
    chosen = [part.key for part in offerable(source.reading, mine) if part.key in sections]
    if not chosen:
        raise Refused("Choisissez au moins une section à proposer.")
    if not why.strip():
        raise Refused("Dites en une phrase ce que cette amélioration apporte.")
    offer = Improvement.objects.create(
        giver=page, receiver=source.page, reuse=reuse, reading=limited_to(mine, chosen).to_json(), sections=chosen,
        why=why.strip()[:2000], offered_by=actor, offered_at=access.now(),
    )  # fmt: skip
    _trace(Traced.IMPROVEMENT_OFFERED, offer, actor)
    notices.tell_of_offer(offer, notices.IMPROVEMENT_OFFERED, actor)
    return offer


@transaction.atomic
def answer_improvement(
    *, improvement: Improvement, actor: User, taken: Collection[str], word: str, base: Base
) -> Improvement:
    """Writes the parts taken in the source's draft, from `base`; taking none declines the offer, and needs a word."""
    offer = _open(improvement, actor, Action.DECIDE)
    offer.taken = [key for key in offer.sections if key in taken]
    offer.word = word.strip()[:2000]
    if not offer.taken and not offer.word:
        raise Refused("Prenez au moins une section, ou dites en une phrase pourquoi vous déclinez.")
    if offer.taken:
        reading = limited_to(offer.as_reading(), offer.taken)
        save_draft(
            page=offer.receiver, actor=actor, base=base, change=lambda draft: _take(draft, reading, offer.taken)
        )  # fmt: skip
        _credit_givers(offer)
    whole = ImprovementState.ACCEPTED if offer.taken == offer.sections else ImprovementState.PARTLY
    _close(offer, whole if offer.taken else ImprovementState.DECLINED, actor)
    _trace(Traced.IMPROVEMENT_TAKEN if offer.taken else Traced.IMPROVEMENT_DECLINED, offer, actor)
    notices.tell_of_answer(offer, actor)
    return offer


@transaction.atomic
def withdraw_improvement(*, improvement: Improvement, actor: User) -> None:
    offer = _open(improvement, actor, Action.RETRACT)
    _close(offer, ImprovementState.WITHDRAWN, actor)
    _trace(Traced.IMPROVEMENT_WITHDRAWN, offer, actor)
    notices.tell_of_offer(offer, notices.IMPROVEMENT_WITHDRAWN, actor)


def _open(improvement: Improvement, actor: User, action: Action) -> Improvement:
    """Locks an offer until the transaction ends; raises NotAllowed, or Refused when it is already closed."""
    pages = improvement.giver_id, improvement.receiver_id
    lock_places(actor, spaces=spaces_of(*pages))
    lock_pages(*pages)
    lock_rows(Improvement.objects.filter(pk=improvement.pk))
    offer = Improvement.objects.get(pk=improvement.pk)
    if not access.may(actor, Action.READ, offer):
        raise NotAllowed("Cette proposition n'est pas la vôtre.")
    if offer.decided_at:
        raise Refused(f"Cette proposition est déjà {offer.get_state_display()} : rechargez la page.")
    if not access.may(actor, action, offer):
        raise NotAllowed("Vous ne pouvez pas faire cela de cette proposition.")
    return offer


def _take(draft: Resource, reading: Reading, keys: list[str]) -> None:
    if SUMMARY in keys:
        draft.summary = reading.summary
    take_sections(draft, reading)


def _credit_givers(offer: Improvement) -> None:
    """Credits the adaptation's authors on the source too; they have not agreed yet to be named there in public."""
    known = Credit.objects.filter(page=offer.receiver_id)
    people, names = set(known.values_list("user", flat=True)), set(known.values_list("name", flat=True))
    last = known.aggregate(last=Max("position"))["last"] or 0
    missing = [
        credit
        for credit in Credit.objects.filter(page=offer.giver_id)
        if (credit.user_id not in people if credit.user_id else credit.name not in names)
    ]
    Credit.objects.bulk_create(
        Credit(page_id=offer.receiver_id, user_id=credit.user_id, name=credit.name, quality=credit.quality,
               position=last + rank)
        for rank, credit in enumerate(missing, start=1)
    )  # fmt: skip


def _close(offer: Improvement, state: ImprovementState, actor: User) -> None:
    offer.state, offer.decided_by, offer.decided_at = state, actor, access.now()
    offer.save(update_fields=["state", "decided_by", "decided_at", "taken", "word"])


def _trace(action: Traced, offer: Improvement, actor: User) -> None:
    """Traces the action in the histories of both resources."""
    for page in filter(None, (offer.giver, offer.receiver)):
        trace(action=action, target=page, actor=actor, data={"improvement": offer.pk})
