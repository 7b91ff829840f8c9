"""Shows an improvement in the form of its source, beside each answer, and fills the answers that the writer takes.

The form itself carries the offer, the parts taken, and the words that they replaced; nothing is saved before the form.
"""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.answers import as_sent, is_list
from knowledge.compare import SAME
from knowledge.composing import Composition, Proposed
from knowledge.forms import AnswerForm
from knowledge.improving import beside, write_offered
from knowledge.models import Improvement, Resource
from knowledge.rows import with_rows
from knowledge.texts import latest_text
from web.numbers import number_asked

ASKED = "amelioration"  # parameter of the form's address: the offer to show
# Names of hidden fields of the form.
OFFER, TAKEN, BEFORE = "improvement", "improvement-taken", "improvement-before-"
TAKE, GIVE_BACK, DECLINE = "take_part", "give_back", "decline"
CLOSED = "Cette proposition n'attend plus de réponse."


def way_to_take(offer: Improvement) -> str:
    """Returns the address of the source's form, with the offer in it."""
    address = reverse("edit_resource", args=[offer.receiver.placement.space.slug, offer.receiver_id])
    return f"{address}?{ASKED}={offer.pk}"


def offer_in(viewer: User, page: Resource | None, sent: QueryDict) -> Improvement | None:
    """Returns the offer that a form or its address names, if this person may still answer it."""
    asked = number_asked(sent.get(OFFER) or sent.get(ASKED, ""))
    if page is None or not asked:
        return None
    rows = access.permitted(viewer, Action.DECIDE, Improvement).filter(pk=asked, receiver=page.pk)
    return rows.select_related("giver__placement__space", "offered_by").first()


def is_part_of(asked: str) -> bool:
    """Returns whether the button takes a part or gives one back."""
    return asked.partition("-")[0] in (TAKE, GIVE_BACK)


def taken_in(sent: QueryDict) -> list[str]:
    return sent.getlist(TAKEN)


# ── shown ──


@dataclass(frozen=True)
class Proposal:
    """One offer in a form; `parts` are the names and labels of the answers beside which it proposes something."""

    offer: Improvement
    parts: list[tuple[str, str]]
    is_named: bool  # the viewer may know who offered it
    may_withdraw: bool
    form: AnswerForm


def show(viewer: User, page: Resource, offer: Improvement, composition: Composition, sent: QueryDict) -> Proposal:
    """Puts beside its question each part that differs from the saved text, or that is taken."""
    by, taken = offer.giver.placement.space, taken_in(sent)
    now = latest_text(type(page).objects.get(pk=page.pk)).reading()
    found = {part.key: part for part in beside(now, offer.as_reading(), offer.sections)}
    parts = []
    for one in (one for group in composition.groups for one in group.asked):
        name = one.question.name
        if name in found and (found[name].state != SAME or name in taken):
            before = [pair for own in _of_answer(sent, f"{BEFORE}{name}") for pair in _pairs(sent, own)]
            one.proposed = Proposed(by.title, found[name], name in taken, before)
            parts.append((name, one.label))
    return Proposal(
        offer,
        parts,
        is_named=offer.offered_by_id in access.named_to(viewer, by.pk, [offer.offered_by_id]),
        may_withdraw=access.may(viewer, Action.RETRACT, offer),
        form=AnswerForm(sent if OFFER in sent else None),
    )


def _pairs(sent: QueryDict, name: str) -> list[tuple[str, str]]:
    return [(name, value) for value in sent.getlist(name)]


def _of_answer(sent: QueryDict, name: str) -> list[str]:
    """Returns the sent fields of one answer: its own, those that go with it, those of its rows."""
    return [field for field in sent if field == name or field.startswith(f"{name}-")]


# ── chosen ──


def with_part_changed(sent: QueryDict, asked: str, offer: Improvement, model: type[Resource]) -> QueryDict:
    """Returns the sent data with a part in the place of its answer, or with the answer that stood there before.

    `asked`: `take_part-context`, `give_back-context`.
    """
    do, _, name = asked.partition("-")
    taken = taken_in(sent)
    if name not in offer.sections or (name in taken) == (do == TAKE):
        return sent
    if do == TAKE:
        changed = _filled(_moved(sent, name, f"{BEFORE}{name}"), name, offer, model)
    else:
        changed = _moved(sent, f"{BEFORE}{name}", name)
    changed.setlist(TAKEN, [*taken, name] if do == TAKE else [key for key in taken if key != name])
    return changed


def _moved(sent: QueryDict, name: str, to: str) -> QueryDict:
    """Moves one answer to another name, and removes what was there."""
    moved = sent.copy()
    for field in _of_answer(sent, to):
        del moved[field]
    for field in _of_answer(sent, name):
        del moved[field]
        moved.setlist(f"{to}{field.removeprefix(name)}", sent.getlist(field))
    return moved


def _filled(sent: QueryDict, name: str, offer: Improvement, model: type[Resource]) -> QueryDict:
    page = model()
    write_offered(page, offer, [name])
    if is_list(model, name):
        rows = [{field: str(value or "") for field, value in row.items()} for row in page.list_items(name)]
        return with_rows(sent, name, rows)
    sent.update(as_sent(page, name))
    return sent


def without_offer(sent: QueryDict) -> QueryDict:
    """Returns the sent data without anything of the offer, once it is answered."""
    rest = sent.copy()
    for field in _of_answer(sent, OFFER):
        del rest[field]
    return rest
