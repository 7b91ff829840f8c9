"""Starts a sheet from a message of a thematic, and credits the message's author as of the day they wrote it."""

from uuid import uuid5

from django.db import transaction
from django.utils.text import Truncator

from accounts.models import User
from itc_spaces.discussion.actions.checks import hold_target
from itc_spaces.discussion.models import Contribution
from itc_spaces.spaces import access
from itc_spaces.spaces.locking import lock_pages, lock_rows
from itc_spaces.spaces.models import Grant
from knowledge.actions import start_resource
from knowledge.actions.checks import page_made, start_key
from knowledge.models import Credit, PracticeSheet
from knowledge.models.resources import TITLE_LENGTH
from web.refusals import NotAllowed, Refused


@transaction.atomic
def start_sheet_from(*, contribution: Contribution, actor: User) -> PracticeSheet:
    """Makes a draft for `actor` in the same thematic; if the same person asks twice, it is one sheet."""
    if contribution.thematic_id:
        hold_target(actor, contribution.thematic)
        lock_pages(contribution.thematic.space_id)  # the same order as `start_resource`, before the message
        lock_rows(Contribution.objects.filter(pk=contribution.pk), shared=True)
    readable = access.visible_to(actor, Contribution).filter(pk=contribution.pk)
    found = readable.select_related("thematic__space", "author").first()
    if found is None or found.thematic is None:
        raise NotAllowed("Ce message n'est pas d'une thématique que vous lisez.")
    if found.removed_at:
        raise Refused("Ce message a été retiré.")
    key = uuid5(found.key, "fiche")
    if made := page_made(start_key(key, actor, found.thematic.space)):
        return made  # its ITC may have changed the credits since
    title = Truncator(found.body.strip().splitlines()[0]).chars(TITLE_LENGTH)
    draft = PracticeSheet(title=title, context=found.html)
    page = start_resource(space=found.thematic.space, thematic=found.thematic, actor=actor, page=draft, key=key)
    if page is draft:
        _credit(page, found)
    return page


def _credit(page: PracticeSheet, contribution: Contribution) -> None:
    """Credits the message's author before the person who starts the sheet."""
    author, thematic = contribution.author, contribution.thematic
    said = {"name": contribution.author_name, "quality": contribution.author_quality, "position": 0}
    if author is None:
        Credit.objects.get_or_create(page=page, user=None, name=said["name"], defaults=said)
        return
    consents = Grant.all_rows.filter(user=author, content_object=thematic, consents_public=True).exists()
    page.credits.exclude(user=author).filter(position=0).update(position=1)
    Credit.objects.update_or_create(page=page, user=author, defaults={**said, "consents_public": consents})
