"""Who reads a resource inside the members' world: the ITC decides alone."""

from django.db import transaction

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import Audience
from itc_spaces.refusals import Refused
from itc_spaces.trace import Traced, trace
from knowledge.actions.checks import CONFIRM, latest_text, locked_resource
from knowledge.actions.reviewing import answer_if_due
from knowledge.actions.telling import tell_source_of_reuse
from knowledge.models import Resource
from knowledge.signals import shown, taken_back


def _publish_latest(page: Resource, actor) -> None:
    draft = latest_text(page)
    missing = draft.missing_to_share()
    if missing:
        raise Refused(f"Avant de partager, complétez : {', '.join(missing)}.")
    if page.has_unpublished_changes or not page.live:
        revision = page.latest_revision or page.save_revision(user=actor, log_action=False)
        revision.publish(user=actor, log_action=False, skip_permission_checks=True)
        answer_if_due(page=type(page).objects.get(pk=page.pk), actor=actor)


@transaction.atomic
def share(*, page: Resource, actor, audience: Audience, confirmed: bool) -> None:
    """Shares the latest text in the ITC or with the network; `confirmed`: no resident can be recognised."""
    page, placement = locked_resource(actor, Action.SHARE, page)
    if not confirmed:
        raise Refused(CONFIRM)
    _publish_latest(page, actor)
    placement.shared_at = placement.shared_at or access.now()
    placement.audience = audience
    placement.save(update_fields=["shared_at", "audience"])
    on_network = audience == Audience.NETWORK
    trace(action=Traced.SHARED_NETWORK if on_network else Traced.SHARED, target=page, actor=actor)
    shown.send(sender=type(page), page=page, actor=actor)
    if on_network:
        tell_source_of_reuse(page=page, actor=actor)


@transaction.atomic
def publish_changes(*, page: Resource, actor, confirmed: bool) -> None:
    """Shows the latest draft to those with whom the resource is shared already."""
    page, placement = locked_resource(actor, Action.SHARE, page)
    if placement.shared_at is None:
        raise Refused("Cette ressource est un brouillon : partagez-la d'abord, dans l'ITC ou avec le réseau.")
    if not confirmed:
        raise Refused(CONFIRM)
    _publish_latest(page, actor)
    trace(action=Traced.CHANGES_SHARED, target=page, actor=actor)
    shown.send(sender=type(page), page=page, actor=actor)


@transaction.atomic
def narrow(*, page: Resource, actor, audience: Audience | None) -> None:
    """From the network back to the ITC, or back to a draft (`audience=None`); wider is `share`."""
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
    # First: who listens compares it with the page as its readers had it.
    placement.save(update_fields=["shared_at", "audience"])
    if audience is None:
        page.live = False
        page.has_unpublished_changes = True
        page.save(update_fields=["live", "has_unpublished_changes"], clean=False)
        taken_back.send(sender=type(page), page=page, actor=actor)
    trace(action=Traced.NARROWED, target=page, actor=actor)
