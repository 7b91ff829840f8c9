"""Lets the ITC alone decide which members read a resource."""

from django.db import transaction

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.checks import CONFIRM, locked_resource
from knowledge.actions.notices import tell_source_of_reuse
from knowledge.actions.reviewing import answer_if_due
from knowledge.attributions import to_be_named
from knowledge.models import Resource
from knowledge.signals import shown, taken_back
from knowledge.texts import latest_text
from web.refusals import Refused


def _publish_latest(page: Resource, actor: User) -> None:
    draft = latest_text(page)
    missing = draft.missing_to_share()
    if missing:
        raise Refused(f"Avant de partager, complétez : {', '.join(missing)}.")
    if page.has_unpublished_changes or not page.live:
        revision = page.latest_revision or page.save_revision(user=actor, log_action=False)
        revision.publish(user=actor, log_action=False, skip_permission_checks=True)
        answer_if_due(page=type(page).objects.get(pk=page.pk), actor=actor)


@transaction.atomic
def share(
    *, page: Resource, actor: User, audience: Audience, confirmed: bool, names_source: bool | None = False
) -> None:
    """Shares the latest text, or its changes, in the ITC or with the network; `confirmed`: see `CONFIRM`.

    `names_source`: whether the network may read the title of the source, though not the source itself; None keeps the
    earlier answer.
    """
    page, placement = locked_resource(actor, Action.SHARE, page)
    if not confirmed:
        raise Refused(CONFIRM)
    is_news = placement.shared_at is None or audience != placement.audience
    _publish_latest(page, actor)
    placement.refresh_from_db(fields=["shared_at"])
    if placement.shared_at is None or audience != placement.audience:
        placement.shared_at = access.now()  # the date is new for the readers who are added
    placement.audience = audience
    placement.save(update_fields=["shared_at", "audience"])
    on_network = audience == Audience.NETWORK
    shared = Traced.SHARED_NETWORK if on_network else Traced.SHARED
    trace(action=shared if is_news else Traced.CHANGES_SHARED, target=page, actor=actor)
    shown.send(sender=type(page), page=page, actor=actor)
    if on_network:
        if names_source is not None:
            _name_source(page, actor, names_source)
        tell_source_of_reuse(page=page, actor=actor)


def _name_source(page: Resource, actor: User, names_source: bool) -> None:
    reuse = to_be_named(actor, page, in_public=False)
    if reuse and reuse.is_named != names_source:
        reuse.is_named = names_source
        reuse.save(update_fields=["is_named"])


@transaction.atomic
def narrow(*, page: Resource, actor: User, audience: Audience | None) -> None:
    """Takes the page back from the network to the ITC, or to a draft (`audience=None`); only `share` adds readers."""
    page, placement = locked_resource(actor, Action.SHARE, page)
    if (
        placement.shared_at is None
        or (audience == Audience.SPACE == placement.audience)
        or audience == Audience.NETWORK
    ):
        raise Refused("Le partage est déjà au moins aussi étroit : rechargez la page pour voir où il en est.")
    placement.audience = Audience.SPACE
    if audience is None:
        placement.shared_at = None
    # This comes first: receivers compare the page with the text that its readers had.
    placement.save(update_fields=["shared_at", "audience"])
    if audience is None:
        page.live = False
        page.has_unpublished_changes = True
        page.save(update_fields=["live", "has_unpublished_changes"], clean=False)
        taken_back.send(sender=type(page), page=page, actor=actor)
    trace(action=Traced.NARROWED, target=page, actor=actor)
