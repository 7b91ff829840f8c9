"""Offers an improvement to the source, takes, declines or withdraws it. An offer alone changes nothing for readers."""

from collections.abc import Callable, Collection

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
from knowledge.staleness import Base, check_base
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
def take_improvement(
    *, improvement: Improvement, actor: User, taken: Collection[str], word: str, base: Base,
    change: Callable[[Resource], None],
) -> Resource:  # fmt: skip
    """Saves `change` on the source's draft, as `save_draft` does, and answers the offer with the parts taken.

    A part of `taken` that this save did not change was not taken: the writer chose the other text in a conflict, or put
    their own words back. If no part is taken, the offer still waits.
    """
    offer = _open(improvement, actor, Action.DECIDE)
    before = _said(latest_text(offer.receiver.specific))
    draft = save_draft(page=offer.receiver, actor=actor, base=base, change=change)
    after = _said(draft)
    offer.taken = [key for key in offer.sections if key in taken and after.get(key) != before.get(key)]
    offer.word = word.strip()[:2000]
    if offer.taken:
        _credit_givers(offer)
        whole = offer.taken == offer.sections
        _answer(offer, ImprovementState.ACCEPTED if whole else ImprovementState.PARTLY, actor)
    elif offer.word:
        raise Refused("Votre texte n'a rien pris de ce qui est proposé : prenez une partie, ou déclinez.")
    return draft


@transaction.atomic
def decline_improvement(*, improvement: Improvement, actor: User, word: str) -> None:
    offer = _open(improvement, actor, Action.DECIDE)
    offer.word = word.strip()[:2000]
    if not offer.word:
        raise Refused("Dites en une phrase pourquoi vous déclinez.")
    _answer(offer, ImprovementState.DECLINED, actor)


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
        raise Refused(f"Cette proposition est déjà {offer.get_state_display()}.")
    if not access.may(actor, action, offer):
        raise NotAllowed("Vous ne pouvez pas faire cela de cette proposition.")
    return offer


def _said(page: Resource) -> dict[str, str]:
    """Returns what a text says in each part that can be offered."""
    return {SUMMARY: page.summary} | {section.key: section.html for section in page.reading().sections}


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


def _answer(offer: Improvement, state: ImprovementState, actor: User) -> None:
    _close(offer, state, actor)
    is_declined = state == ImprovementState.DECLINED
    _trace(Traced.IMPROVEMENT_DECLINED if is_declined else Traced.IMPROVEMENT_TAKEN, offer, actor)
    notices.tell_of_answer(offer, actor)


def _close(offer: Improvement, state: ImprovementState, actor: User) -> None:
    offer.state, offer.decided_by, offer.decided_at = state, actor, access.now()
    offer.save(update_fields=["state", "decided_by", "decided_at", "taken", "word"])


def _trace(action: Traced, offer: Improvement, actor: User) -> None:
    """Traces the action in the histories of both resources."""
    for page in filter(None, (offer.giver, offer.receiver)):
        trace(action=action, target=page, actor=actor, data={"improvement": offer.pk})
