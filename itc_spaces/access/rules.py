"""Rules by shape: each a condition on rows; `to` is the path from the row to the shape."""

from collections.abc import Callable
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from itc_spaces.access.held import holdings_of
from itc_spaces.access.verbs import Action
from itc_spaces.enums import Audience, ThematicState
from itc_spaces.models import (
    AboutResource,
    Department,
    FollowsTarget,
    Grant,
    HeldFile,
    Membership,
    Offered,
    Office,
    Personal,
    Placement,
    Published,
    ShownState,
    Space,
    SpacesIndex,
    Thematic,
    UnderReview,
)

ALL, NOTHING = Q(pk__isnull=False), Q(pk__in=())


def _inside(viewer, to: str) -> Q:
    return Q(**{f"{to}space__in": holdings_of(viewer).inside})


def _chaired(viewer, to: str) -> Q:
    return Q(**{f"{to}space__in": holdings_of(viewer).chaired})


def _coordinated(viewer, to: str) -> Q:
    return Q(**{f"{to}space__in": holdings_of(viewer).coordinated_spaces()})


def _writable(viewer, to: str) -> Q:
    """In spaces where the viewer writes: attended or coordinated, and not closed."""
    held = holdings_of(viewer)
    attended = Q(**{f"{to}space__in": held.written})
    return attended | Q(**{f"{to}space__in": held.coordinated_spaces(closed_at__isnull=True)})


def _drafts_readable(viewer, to: str) -> Q:
    return Q(**{f"{to}space__in": holdings_of(viewer).attended}) | _coordinated(viewer, to)


def _standing(viewer) -> Q:
    return ALL if holdings_of(viewer).has_standing else NOTHING


def _on_network(viewer, to: str) -> Q:
    return Q(**{f"{to}audience": Audience.NETWORK}) if holdings_of(viewer).has_standing else NOTHING


def _granted(viewer, thematic: str) -> Q:
    return Q(**{f"{thematic}__in": holdings_of(viewer).granted})


def readable_q(viewer, to: str, thematic: str) -> Q:
    """Who reads a `Placed` thing as it was shared; `thematic` is the path to the thematic it is placed in."""
    return _inside(viewer, to) | _coordinated(viewer, to) | _on_network(viewer, to) | _granted(viewer, thematic)


def _kept(to: str) -> Q:
    return Q(**{f"{to}binned_at__isnull": True})


def _shared(to: str) -> Q:
    return Q(**{f"{to}shared_at__isnull": False})


def _page_read(viewer, to: str) -> Q:
    own_or_opened = Q(**{f"{to}author": viewer}) | Q(**{f"{to}open_to_experts": True})
    return _kept(to) & (
        _drafts_readable(viewer, to)
        | (_shared(to) & readable_q(viewer, to, f"{to}thematic"))
        | (_granted(viewer, f"{to}thematic") & own_or_opened)
    )


def _expert_draft(viewer, to: str) -> Q:
    return Q(**{f"{to}thematic__in": holdings_of(viewer).drafting, f"{to}shared_at__isnull": True})


def _page_edit(viewer, to: str) -> Q:
    own_or_opened = Q(**{f"{to}author": viewer}) | Q(**{f"{to}open_to_experts": True})
    return _kept(to) & (_writable(viewer, to) | (_expert_draft(viewer, to) & own_or_opened))


def _page_member_act(viewer, to: str) -> Q:
    return _kept(to) & _writable(viewer, to)


def _page_bin(viewer, to: str) -> Q:
    return _kept(to) & (_writable(viewer, to) | (_expert_draft(viewer, to) & Q(**{f"{to}author": viewer})))


def _page_restore(viewer, to: str) -> Q:
    mine = _writable(viewer, to) | (_expert_draft(viewer, to) & Q(**{f"{to}author": viewer}))
    return Q(**{f"{to}binned_at__isnull": False}) & mine


def _page_reuse(viewer, to: str) -> Q:
    """What may be carried somewhere: the live text shared with the network, or of a space where one writes oneself."""
    return _kept(to) & _shared(to) & (_on_network(viewer, to) | _writable(viewer, to))


def _page_discuss(viewer, to: str) -> Q:
    """Whoever reads it, of any ITC, may ask its authors a question; in a closed ITC nobody writes."""
    return _page_read(viewer, to) & Q(**{f"{to}space__record__closed_at__isnull": True})


def _page_thematic(viewer, to: str) -> Q:
    """The thematic it is placed in may be read too: a page is often shared more widely than its thematic."""
    return _kept(to) & readable_q(viewer, f"{to}thematic__", f"{to}thematic")


def _page_feedback(viewer, to: str) -> Q:
    """Whoever reads what is shared, but its author; after its ITC closed too: what was shared is still used."""
    return _shared(to) & _page_read(viewer, to) & ~Q(**{f"{to}author": viewer})


def space_read(viewer, to: str) -> Q:
    return _standing(viewer)


def _space_write(viewer, to: str) -> Q:
    return _writable(viewer, "record__")


def _space_members(viewer, to: str) -> Q:
    held = holdings_of(viewer)
    return Q(pk__in=held.inside) | Q(pk__in=held.coordinated_spaces())


def _space_discuss(viewer, to: str) -> Q:
    return _space_members(viewer, to) & Q(record__closed_at__isnull=True)


def _space_manage(viewer, to: str) -> Q:
    held = holdings_of(viewer)
    managed = Q(pk__in=held.chaired) | Q(pk__in=held.coordinated_spaces())
    return managed & Q(record__closed_at__isnull=True)


def _space_close(viewer, to: str) -> Q:
    return Q(pk__in=holdings_of(viewer).coordinated_spaces())


def _department_coordinate(viewer, to: str) -> Q:
    return Q(pk__in=holdings_of(viewer).coordinated)


def _thematic_read(viewer, to: str) -> Q:
    return readable_q(viewer, "", "pk")


GOING_ON = (ThematicState.SUGGESTED, ThematicState.OPEN)


def _thematic_contribute(viewer, to: str) -> Q:
    """Members while it is suggested or open, the invited while it is open."""
    opened = Q(space__record__closed_at__isnull=True)
    granted = Q(pk__in=holdings_of(viewer).contributing)
    return (_writable(viewer, "") & Q(state__in=GOING_ON)) | (opened & granted)


def _thematic_steer(viewer, to: str) -> Q:
    """The chair in office and the coordination."""
    return (_chaired(viewer, "") | _coordinated(viewer, "")) & Q(space__record__closed_at__isnull=True)


def _referred_by(viewer, thematic: str) -> Q:
    """Thematics of which the viewer is référent, on a seat that works today."""
    seats = holdings_of(viewer).seats
    return Q(Exists(Thematic.referents.through.objects.filter(thematic=OuterRef(thematic), seat__in=seats)))


def _led(viewer) -> Q:
    """By who steers it, and by its référents."""
    return _thematic_steer(viewer, "") | (_referred_by(viewer, "pk") & Q(space__record__closed_at__isnull=True))


def _thematic_invite(viewer, to: str) -> Q:
    return Q(state=ThematicState.OPEN) & _led(viewer)


def _thematic_edit(viewer, to: str) -> Q:
    """A suggestion is everybody's who writes in the ITC; what is open is kept up by those who lead it."""
    suggested = Q(state=ThematicState.SUGGESTED) & _writable(viewer, "")
    return suggested | (Q(state__in=GOING_ON) & _led(viewer))


def _thematic_members(viewer, to: str) -> Q:
    """Its participants by name: for those inside the ITC, and for the invited."""
    return _inside(viewer, "") | _coordinated(viewer, "") | _granted(viewer, "pk")


def _thematic_enter(viewer, to: str) -> Q:
    return _standing(viewer)


def _grant_read(viewer, to: str) -> Q:
    """One's own, ended or not; those of a thematic's other participants, for who is in it."""
    inside = _inside(viewer, "content_object__") | _coordinated(viewer, "content_object__")
    return Q(user=viewer) | inside | _granted(viewer, "content_object")


def _target_read(viewer, to: str) -> Q:
    """On a space: those inside; on a thematic or a page: those who read it."""
    return (
        _inside(viewer, to)
        | _coordinated(viewer, to)
        | readable_q(viewer, f"{to}thematic__", f"{to}thematic")
        | _page_read(viewer, f"{to}page__placement__")
    )


def _target_open(to: str) -> Q:
    homes = (f"{to}space__", f"{to}thematic__space__", f"{to}page__placement__space__")
    return reduce(
        or_, (Q(**{f"{home}record__isnull": False, f"{home}record__closed_at__isnull": True}) for home in homes)
    )


def _own_word(viewer, to: str) -> Q:
    return Q(**{f"{to}author": viewer, f"{to}removed_at__isnull": True}) & _target_read(viewer, to)


def _own_word_edit(viewer, to: str) -> Q:
    return _own_word(viewer, to) & _target_open(to)


def _target_moderate(viewer, to: str) -> Q:
    """The chair in office and the coordination of its space, a thematic's référents; nobody their own words."""
    within = (
        rule(viewer, path)
        for path in (to, f"{to}thematic__", f"{to}page__placement__")
        for rule in (_chaired, _coordinated)
    )
    moderated = reduce(or_, within) | _referred_by(viewer, f"{to}thematic")
    return moderated & _target_read(viewer, to) & ~Q(**{f"{to}author": viewer})


def _review_read(viewer, to: str) -> Q:
    at_their_step = Q(**{f"{to}committee__in": holdings_of(viewer).asked_committees(), f"{to}decided_at__isnull": True})
    return _drafts_readable(viewer, to) | at_their_step | _decided_by(viewer, to)


def _decided_by(viewer, to: str) -> Q:
    """Validators keep reading what they decided, for as long as they hold an office."""
    return Q(**{f"{to}verdicts__decided_by": viewer}) if holdings_of(viewer).offices else NOTHING


def _review_decide(viewer, to: str) -> Q:
    return Q(decided_at__isnull=True, committee__in=holdings_of(viewer).asked_committees())


def _review_retract(viewer, to: str) -> Q:
    return Q(decided_at__isnull=True) & _writable(viewer, "")


def _offer_read(viewer, to: str) -> Q:
    return _page_edit(viewer, "giver__placement__") | _page_edit(viewer, "receiver__placement__")


def _offer_decide(viewer, to: str) -> Q:
    return Q(decided_at__isnull=True) & _page_edit(viewer, "receiver__placement__")


def _offer_retract(viewer, to: str) -> Q:
    return Q(decided_at__isnull=True) & _page_member_act(viewer, "giver__placement__")


def _published_read(viewer, to: str) -> Q:
    return Q(pk__isnull=False)


def _published_withdraw(viewer, to: str) -> Q:
    return Q(department__in=holdings_of(viewer).offices)


def _published_purge(viewer, to: str) -> Q:
    return Q(department__in=holdings_of(viewer).coordinated)


def _state_read(viewer, to: str) -> Q:
    """Who edits the page; its readers once it was shown, those of the network if it was shown to them."""
    page = f"{to}page__placement__"
    shown = Q(**{f"{to}shared_at__isnull": False}) & _page_read(viewer, page)
    near = _inside(viewer, page) | _coordinated(viewer, page) | _granted(viewer, f"{page}thematic")
    return (shown & (near | Q(**{f"{to}audience": Audience.NETWORK}))) | _page_edit(viewer, page)


def _about_read(viewer, to: str) -> Q:
    return Q(**{f"{to}page__isnull": True}) | _page_read(viewer, f"{to}page__placement__")


def _about_edit(viewer, to: str) -> Q:
    return Q(**{f"{to}author": viewer}) & _about_read(viewer, to)


def _file_read(viewer, to: str, model: type[HeldFile]) -> Q:
    """Readers of what it hangs on: a live link, a submission, a version, a message. Else writers of its space.

    A file of a message goes with its message: once that is taken away, it is for those who moderate.
    """
    links = model._meta.get_field(model.held_by_pages).related_model
    reviews = model._meta.get_field(model.held_by_reviews).related_model
    granted = Thematic.objects.filter(pk__in=holdings_of(viewer).granted).values("space")
    linked = links.objects.filter(attachment=OuterRef("pk")).filter(_page_read(viewer, "page__placement__"))
    submitted = reviews.objects.filter(attachment=OuterRef("pk")).filter(_review_read(viewer, "submission__"))
    versions = model._meta.get_field(model.held_by_versions).related_model
    versioned = versions.objects.filter(attachment=OuterRef("pk")).filter(_state_read(viewer, "version__"))
    said = model._meta.get_field(model.held_by_contributions).related_model
    said = said.objects.filter(attachment=OuterRef("pk"))
    shown = Q(contribution__removed_at__isnull=True) & _target_read(viewer, "contribution__")
    heard = said.filter(shown | _target_moderate(viewer, "contribution__"))
    kept = _drafts_readable(viewer, "") | Q(uploaded_by=viewer, space__in=granted)
    hung = Q(Exists(linked)) | Q(Exists(submitted)) | Q(Exists(versioned)) | Q(Exists(heard))
    return hung | (kept & ~Exists(said))


PAGE_RULES = {
    Action.READ: _page_read,
    Action.ENTER: space_read,
    Action.EDIT: _page_edit,
    Action.SHARE: _page_member_act,
    Action.SUBMIT: _page_member_act,
    Action.REUSE: _page_reuse,
    Action.BIN: _page_bin,
    Action.RESTORE: _page_restore,
    Action.DISCUSS: _page_discuss,
    Action.SEE_THEMATIC: _page_thematic,
    Action.GIVE_FEEDBACK: _page_feedback,
}
RULES: dict[type, dict[Action, Callable]] = {
    SpacesIndex: {},
    Space: {
        Action.READ: space_read,
        Action.WRITE: _space_write,
        Action.SEE_MEMBERS: _space_members,
        Action.DISCUSS: _space_discuss,
        Action.MANAGE: _space_manage,
        Action.CLOSE: _space_close,
    },
    Page: PAGE_RULES,
    Placement: PAGE_RULES,
    Thematic: {
        Action.READ: _thematic_read,
        Action.ENTER: _thematic_enter,
        Action.SEE_MEMBERS: _thematic_members,
        Action.EDIT: _thematic_edit,
        Action.CONTRIBUTE: _thematic_contribute,
        Action.DISCUSS: _thematic_contribute,
        Action.INVITE: _thematic_invite,
        Action.STEER: _thematic_steer,
    },
    Grant: {Action.READ: _grant_read},
    Department: {Action.READ: _department_coordinate, Action.COORDINATE: _department_coordinate},
    UnderReview: {
        Action.READ: _review_read,
        Action.DECIDE: _review_decide,
        Action.RETRACT: _review_retract,
    },
    Offered: {
        Action.READ: _offer_read,
        Action.DECIDE: _offer_decide,
        Action.RETRACT: _offer_retract,
    },
    Published: {
        Action.READ: _published_read,
        Action.WITHDRAW: _published_withdraw,
        Action.PURGE: _published_purge,
    },
    FollowsTarget: {
        Action.READ: _target_read,
        Action.EDIT: _own_word_edit,
        Action.REMOVE: _own_word,
        Action.MODERATE: _target_moderate,
    },
    ShownState: {Action.READ: _state_read},
    AboutResource: {Action.READ: _about_read, Action.EDIT: _about_edit},
    HeldFile: {Action.READ: _file_read},
    Personal: {Action.READ: lambda viewer, to: Q(recipient=viewer)},
    Membership: {Action.READ: lambda viewer, to: Q(user=viewer)},
    Office: {Action.READ: lambda viewer, to: Q(user=viewer)},
}
