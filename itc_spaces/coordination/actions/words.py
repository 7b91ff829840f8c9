"""Changes the words of all departments: one coordination proposes, the others agree, and the change is applied."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet

from accounts.models import User
from itc_spaces.coordination import shared_words
from itc_spaces.membership import notices
from itc_spaces.membership.actions.checks import locked_department
from itc_spaces.membership.enums import ChangeKind
from itc_spaces.membership.models import OPEN_CHANGE, WordChange
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import OfficeKind
from itc_spaces.spaces.locking import lock_list
from itc_spaces.spaces.models import Department
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import NotAllowed, Refused

HOLDS_AFTER = timedelta(days=7)


def coordinated() -> QuerySet[Department]:
    """Returns the departments with a coordination today: each of them must agree."""
    offices = access.offices_in_force(OfficeKind.COORDINATOR)
    return Department.objects.filter(pk__in=offices.values("department"))


@transaction.atomic
def propose_change(
    *, department: Department, actor: User, word: Model, kind: ChangeKind, text: str = "", into: Model | None = None
) -> WordChange:
    """Proposes a change; it applies at once if no other department has a coordination. Raises NotAllowed, Refused."""
    locked_department(actor, department)
    word, into = _locked_words(type(word), word.pk, into.pk if into else None)
    words = shared_words.words_of(type(word))
    if shared_words.open_change(word):
        raise Refused("Un changement est déjà proposé pour ce mot : répondez-y d'abord.")
    if (kind == ChangeKind.RESTORE) != (word.retired_at is not None):
        raise Refused("Ce mot n'est plus dans l'état que vous avez vu : rechargez la page.")
    if kind == ChangeKind.RENAME:
        text = words.checked(word, text)
    if kind == ChangeKind.MERGE and (words.merge is None or into is None or into.pk == word.pk or into.retired_at):
        raise Refused("Choisissez un autre mot de la liste, avec lequel réunir celui-ci.")
    now = access.now()
    change = WordChange.objects.create(
        content_type=ContentType.objects.get_for_model(word), object_id=word.pk, kind=kind, text=text,
        into=into and into.pk, department=department, proposed_by=actor, proposed_at=now, holds_at=now + HOLDS_AFTER,
    )  # fmt: skip
    change.agreed.add(department)
    _trace_in_each(Traced.CHANGE_PROPOSED, change, actor)
    notices.tell_change(notices.CHANGE_PROPOSED, change, coordinated(), actor)
    _apply_if_agreed(change, actor)
    return change


@transaction.atomic
def agree_to_change(*, change: WordChange, department: Department, actor: User) -> WordChange:
    locked_department(actor, department)
    change = _open(change)
    change.agreed.add(department)
    trace(action=Traced.CHANGE_AGREED, target=change, actor=actor, data={"department": department.pk})
    _apply_if_agreed(change, actor)
    return change


@transaction.atomic
def withdraw_change(*, change: WordChange, department: Department, actor: User) -> None:
    """Withdraws a proposal; only the coordination that made it may."""
    locked_department(actor, department)
    change = _open(change)
    if change.department_id != department.pk:
        raise NotAllowed("Seule la coordination qui propose un changement le retire.")
    _drop(change, actor)


def _locked_words(model: type[Model], *keys: int | None) -> list[Model | None]:
    """Locks the list and reads the words again, so that two opposite merges take turns."""
    lock_list(model)
    rows = model._default_manager.in_bulk([key for key in keys if key])
    return [rows.get(key) for key in keys]


def apply_due() -> dict[str, int]:
    """Applies, as a job, the changes whose waiting time is over."""
    due = WordChange.objects.filter(OPEN_CHANGE, holds_at__lte=access.now())
    return {"appliqués": sum(_apply_one(pk) for pk in list(due.values_list("pk", flat=True)))}


@transaction.atomic
def _apply_one(pk: int) -> bool:
    change = _locked(pk)
    if change.is_open:
        _apply(change, None)
    return change.applied_at is not None


def _open(change: WordChange) -> WordChange:
    locked = _locked(change.pk)
    if not locked.is_open:
        raise Refused("Ce changement a déjà eu sa réponse.")
    return locked


def _locked(pk: int) -> WordChange:
    """Locks the list of the word, then the change: the same order as a proposal."""
    lock_list(WordChange.objects.select_related("content_type").get(pk=pk).content_type.model_class())
    return WordChange.objects.select_for_update(no_key=True).get(pk=pk)


def _apply_if_agreed(change: WordChange, actor: User) -> None:
    if not coordinated().exclude(pk__in=change.agreed.values("pk")).exists():
        _apply(change, actor)


def _apply(change: WordChange, actor: User) -> None:
    """Applies the change, or drops it; the caller holds the lock of the list."""
    word = change.content_type.model_class()._default_manager.get(pk=change.object_id)
    try:
        shared_words.apply(change, word)
    except Refused:
        # Another word took the name meanwhile: the departments are told that the change was dropped.
        _drop(change, actor)
        return
    change.applied_at = access.now()
    change.save(update_fields=["applied_at"])
    _trace_in_each(Traced.CHANGE_APPLIED, change, actor)
    notices.tell_change(notices.CHANGE_APPLIED, change, coordinated(), actor)


def _drop(change: WordChange, actor: User) -> None:
    change.dropped_at = access.now()
    change.save(update_fields=["dropped_at"])
    _trace_in_each(Traced.CHANGE_DROPPED, change, actor)
    notices.tell_change(notices.CHANGE_DROPPED, change, coordinated(), actor)


def _trace_in_each(action: Traced, change: WordChange, actor: User) -> None:
    for department in Department.objects.all():
        trace(action=action, target=change, actor=actor, data={"department": department.pk})
