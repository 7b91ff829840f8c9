"""Adds files to an agenda item, with the same checks as a resource's files; the item's readers read them."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from itc_spaces.meetings.actions.agenda import locked_item
from itc_spaces.meetings.models import AgendaFile, AgendaItem
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.files import Taken, store, take_upload
from web.refusals import NotAllowed, Refused

MOST_FILES = 10


def add_agenda_file(*, item: AgendaItem, actor: User, upload: UploadedFile, alternative_text: str = "") -> AgendaFile:
    """Adds a file: people who write in the ITC may until the meeting is held, then the people who keep its notes."""
    return _add(item=item, actor=actor, taken=take_upload(upload, alternative_text))


@transaction.atomic
def _add(*, item: AgendaItem, actor: User, taken: Taken) -> AgendaFile:
    item = locked_item(actor, Action.WRITE, item)
    if same := item.files.filter(attachment__sha256=taken.sha256).first():
        return same
    if item.files.count() >= MOST_FILES:
        raise Refused(f"Un point porte au plus {MOST_FILES} fichiers : retirez-en un d'abord.")
    attachment = store(space=item.meeting.space, actor=actor, **taken.stored)
    link = AgendaFile.objects.create(item=item, attachment=attachment)
    _traced(Traced.ATTACHED, item, actor, attachment.pk)
    return link


@transaction.atomic
def drop_agenda_file(*, link: AgendaFile, actor: User) -> None:
    """Removes a file, for the person who gave it or for people who may change the item."""
    item = locked_item(actor, Action.WRITE, link.item)
    locked = item.files.select_related("attachment").filter(pk=link.pk).first()
    if locked is None:
        return
    if not (access.may(actor, Action.EDIT, item) or access.may(actor, Action.REMOVE, locked.attachment)):
        raise NotAllowed("Ce fichier n'est pas le vôtre.")
    locked.delete()
    _traced(Traced.DETACHED, item, actor, locked.attachment_id)


def _traced(action: Traced, item: AgendaItem, actor: User, attachment: int) -> None:
    trace(action=action, target=item, actor=actor, data={"space": item.meeting.space_id, "attachment": attachment})
