"""The rules of resources, of their kept versions, and of feedback on them."""

from django.db.models import Q

from accounts.models import User
from itc_spaces.spaces.access.holdings import holdings_of
from itc_spaces.spaces.access.rules.spaces import space_read
from itc_spaces.spaces.access.rules.who import (
    chaired,
    coordinated,
    drafts_readable,
    granted,
    inside,
    on_network,
    readable_q,
    writable,
)
from itc_spaces.spaces.access.verbs import Action
from itc_spaces.spaces.enums import Audience


def _kept(to: str) -> Q:
    return Q(**{f"{to}binned_at__isnull": True})


def _shared(to: str) -> Q:
    return Q(**{f"{to}shared_at__isnull": False})


def page_read(viewer: User, to: str) -> Q:
    own_or_opened = Q(**{f"{to}author": viewer}) | Q(**{f"{to}open_to_experts": True})
    return _kept(to) & (
        drafts_readable(viewer, to)
        | (_shared(to) & readable_q(viewer, to, f"{to}thematic"))
        | (granted(viewer, f"{to}thematic") & own_or_opened)
    )


def _expert_draft(viewer: User, to: str) -> Q:
    return Q(**{f"{to}thematic__in": holdings_of(viewer).drafting, f"{to}shared_at__isnull": True})


def page_edit(viewer: User, to: str) -> Q:
    own_or_opened = Q(**{f"{to}author": viewer}) | Q(**{f"{to}open_to_experts": True})
    return _kept(to) & (writable(viewer, to) | (_expert_draft(viewer, to) & own_or_opened))


def page_member_act(viewer: User, to: str) -> Q:
    return _kept(to) & writable(viewer, to)


def _page_bin(viewer: User, to: str) -> Q:
    return _kept(to) & (writable(viewer, to) | (_expert_draft(viewer, to) & Q(**{f"{to}author": viewer})))


def _page_restore(viewer: User, to: str) -> Q:
    mine = writable(viewer, to) | (_expert_draft(viewer, to) & Q(**{f"{to}author": viewer}))
    return Q(**{f"{to}binned_at__isnull": False}) & mine


def _page_reuse(viewer: User, to: str) -> Q:
    """Lets people reuse a live text that is shared with the network, or shared in a space where they write."""
    return _kept(to) & _shared(to) & (on_network(viewer, to) | writable(viewer, to))


def _page_offer_as_model(viewer: User, to: str) -> Q:
    """Lets the coordination offer as a model what its own department shares with the network."""
    network = Q(**{f"{to}audience": Audience.NETWORK})
    return _kept(to) & _shared(to) & network & coordinated(viewer, to)


def _page_discuss(viewer: User, to: str) -> Q:
    """Lets people who read a page ask its authors a question; nobody writes in a closed ITC."""
    return page_read(viewer, to) & Q(**{f"{to}space__record__closed_at__isnull": True})


def _page_thematic(viewer: User, to: str) -> Q:
    """Lets people see the page's thematic if they may read it: a page is often shared more widely than its thematic."""
    return _kept(to) & readable_q(viewer, f"{to}thematic__", f"{to}thematic")


def _page_feedback(viewer: User, to: str) -> Q:
    """Lets a shared page's readers give feedback, except its author; also in a closed ITC: it is still used."""
    return _shared(to) & page_read(viewer, to) & ~Q(**{f"{to}author": viewer})


def _page_ask_withdrawal(viewer: User, to: str) -> Q:
    """Lets the author ask if they read the page; the chair in office and the coordination even from the bin."""
    wrote = Q(**{f"{to}author": viewer}) & page_read(viewer, to)
    return wrote | chaired(viewer, to) | coordinated(viewer, to)


def state_read(viewer: User, to: str) -> Q:
    """Lets people who edit the page read its kept version; its readers too, if that version was shared with them."""
    page = f"{to}page__placement__"
    shown = Q(**{f"{to}shared_at__isnull": False}) & page_read(viewer, page)
    near = inside(viewer, page) | coordinated(viewer, page) | granted(viewer, f"{page}thematic")
    return (shown & (near | Q(**{f"{to}audience": Audience.NETWORK}))) | page_edit(viewer, page)


def _about_read(viewer: User, to: str) -> Q:
    return Q(**{f"{to}page__isnull": True}) | page_read(viewer, f"{to}page__placement__")


def _about_edit(viewer: User, to: str) -> Q:
    return Q(**{f"{to}author": viewer}) & _about_read(viewer, to)


PAGE_RULES = {
    Action.READ: page_read,
    Action.ENTER: space_read,
    Action.EDIT: page_edit,
    Action.SHARE: page_member_act,
    Action.SUBMIT: page_member_act,
    Action.REUSE: _page_reuse,
    Action.OFFER_AS_MODEL: _page_offer_as_model,
    Action.BIN: _page_bin,
    Action.RESTORE: _page_restore,
    Action.DISCUSS: _page_discuss,
    Action.SEE_THEMATIC: _page_thematic,
    Action.GIVE_FEEDBACK: _page_feedback,
    Action.ASK_WITHDRAWAL: _page_ask_withdrawal,
}
STATE_RULES = {Action.READ: state_read}
ABOUT_RULES = {Action.READ: _about_read, Action.EDIT: _about_edit}
