"""The way of « demander le retrait »: the author asks, the chair passes the request on, the committee answers."""

from django.db import transaction
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_pages, lock_places, lock_rows, spaces_of
from itc_spaces.spaces.models import Space
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.notices import chairs_of
from knowledge.publication import notices
from knowledge.publication.models import Publication, WithdrawalRequest
from web.refusals import NotAllowed, Refused
from web.text import clean_lines

WHY = "Dites en une phrase pourquoi : le comité décide d'après ce motif."


@transaction.atomic
def ask_withdrawal(*, publication: Publication, actor: User, reason: str) -> WithdrawalRequest:
    """Asks for a withdrawal. An author's request goes to the ITC's chair; the chair's goes to the committee at once."""
    lock_places(actor, spaces=spaces_of(publication.page_id))
    lock_pages(publication.page_id, shared=True)
    lock_rows(Publication.objects.filter(pk=publication.pk))
    publication = Publication.objects.get(pk=publication.pk)
    if not access.permitted(actor, Action.ASK_WITHDRAWAL, Page).filter(pk=publication.page_id).exists():
        raise NotAllowed("Vous ne pouvez pas demander ce retrait.")
    space = publication.page.placement.space
    if not publication.editions.filter(withdrawals=None).exists():
        raise Refused("Toutes les éditions sont déjà retirées : il n'y a rien à demander.")
    if publication.withdrawal_requests.filter(closed_at=None).exists():
        raise Refused("Une demande attend déjà sa réponse.")
    if not clean_lines(reason):
        raise Refused(WHY)
    now, passes = access.now(), speaks_for(space, actor)
    request = WithdrawalRequest.objects.create(
        publication=publication,
        space=space,
        department_id=publication.department_id,
        reason=clean_lines(reason)[:1000],
        asked_by=actor,
        asked_at=now,
        passed_at=now if passes else None,
    )
    trace(action=Traced.WITHDRAWAL_ASKED, target=publication, actor=actor, data=_ids(request))
    tell = notices.tell_of_request_passed if passes else notices.tell_of_request
    tell(request, actor)
    return request


def speaks_for(space: Space, actor: User) -> bool:
    """Tells whether the actor speaks for the ITC: the chair, the coordination, or anybody when there is no chair."""
    if access.may(actor, Action.MANAGE, space):
        return True
    return not chairs_of(space.pk).exists()


@transaction.atomic
def pass_withdrawal(*, request: WithdrawalRequest, actor: User, reason: str) -> None:
    """Passes the request on in the words of the ITC's chair, and tells the committee."""
    request = _locked(request, actor, Action.SUBMIT)
    if not clean_lines(reason):
        raise Refused(WHY)
    request.reason, request.passed_at = clean_lines(reason)[:1000], access.now()
    request.save(update_fields=["reason", "passed_at"])
    trace(action=Traced.WITHDRAWAL_ASKED, target=request.publication, actor=actor, data=_ids(request))
    notices.tell_of_request_passed(request, actor)


@transaction.atomic
def decline_withdrawal(*, request: WithdrawalRequest, actor: User, answer: str) -> None:
    """Leaves the edition public, and says why."""
    request = _locked(request, actor, Action.DECIDE)
    if not clean_lines(answer):
        raise Refused("Dites pourquoi l'édition reste publique : l'ITC lira ces mots.")
    request.answer, request.closed_at = clean_lines(answer)[:1000], access.now()
    request.save(update_fields=["answer", "closed_at"])
    trace(action=Traced.WITHDRAWAL_DECLINED, target=request.publication, actor=actor, data=_ids(request))
    notices.tell_request_answered(request, actor)


def close_requests(publication: Publication, actor: User) -> None:
    """Closes the requests if no edition is public; the caller has checked the right and holds the lock."""
    if publication.editions.filter(withdrawals=None).exists():
        return
    for request in publication.withdrawal_requests.filter(closed_at=None):
        request.closed_at = access.now()
        request.save(update_fields=["closed_at"])
        notices.tell_request_answered(request, actor)


def _locked(request: WithdrawalRequest, actor: User, action: Action) -> WithdrawalRequest:
    lock_places(actor, departments=[request.department_id], spaces=[request.space_id])
    lock_rows(Publication.objects.filter(pk=request.publication_id))
    lock_rows(WithdrawalRequest.objects.filter(pk=request.pk))
    locked = access.visible_to(actor, WithdrawalRequest).filter(pk=request.pk).first()
    if locked is None:
        raise NotAllowed("Cette demande n'est pas la vôtre.")
    if not access.may(actor, action, locked):
        raise Refused("Cette demande n'attend plus cette réponse : rechargez la page.")
    return locked


def _ids(request: WithdrawalRequest) -> dict[str, int]:
    return {"request": request.pk, "space": request.space_id}
