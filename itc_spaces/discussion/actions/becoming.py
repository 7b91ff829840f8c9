"""A message of a thematic becomes the start of a sheet: its author is credited, as of the day they wrote it."""

from uuid import uuid5

from django.db import transaction
from django.utils.text import Truncator

from itc_spaces import access
from itc_spaces.discussion.models import Contribution
from itc_spaces.models import Grant
from itc_spaces.refusals import NotAllowed, Refused
from knowledge.actions import start_resource
from knowledge.actions.checks import page_made, start_key
from knowledge.models import Credit, PracticeSheet
from knowledge.models.resources import TITLE_LENGTH
from knowledge.text import html_from_text


@transaction.atomic
def start_sheet_from(*, contribution: Contribution, actor) -> PracticeSheet:
    """In the same thematic, as a draft of `actor`'s; asked twice by one person, it is one sheet."""
    readable = access.visible_to(actor, Contribution).filter(pk=contribution.pk)
    found = readable.select_related("thematic__space", "author").first()
    if found is None or found.thematic is None:
        raise NotAllowed("Ce message n'est pas d'une thématique que vous lisez.")
    if found.removed_at:
        raise Refused("Ce message a été retiré.")
    key = uuid5(found.key, "fiche")
    if made := page_made(start_key(key, actor, found.thematic.space)):
        return made  # its credits are its ITC's by now
    title = Truncator(found.body.strip().splitlines()[0]).chars(TITLE_LENGTH)
    page = start_resource(
        space=found.thematic.space,
        thematic=found.thematic,
        actor=actor,
        page=PracticeSheet(title=title, context=html_from_text(found.body)),
        key=key,
    )
    _credit(page, found)
    return page


def _credit(page: PracticeSheet, contribution: Contribution) -> None:
    """Before the person who made a sheet of it."""
    author, thematic = contribution.author, contribution.thematic
    said = {"name": contribution.author_name, "quality": contribution.author_quality, "position": 0}
    if author is None:
        Credit.objects.get_or_create(page=page, user=None, name=said["name"], defaults=said)
        return
    consents = Grant.objects.filter(user=author, content_object=thematic, consents_public=True).exists()
    page.credits.exclude(user=author).filter(position=0).update(position=1)
    Credit.objects.update_or_create(page=page, user=author, defaults={**said, "consents_public": consents})
