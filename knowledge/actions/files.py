"""A file on a resource: written and synced first, its row second."""

import hashlib
from dataclasses import dataclass, fields

from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from itc_spaces.access import Action
from itc_spaces.models import Space
from itc_spaces.refusals import Refused
from itc_spaces.trace import Traced, trace
from knowledge.actions.checks import latest_text, locked_resource
from knowledge.enums import FileKind, FileRole
from knowledge.files import check_upload, sync_to_disk, unreadable_picture
from knowledge.models import Attachment, PageFile, Resource
from knowledge.pictures import cleaned
from knowledge.staleness import Base, check_base

MAX_FILES = 20


@dataclass(frozen=True)
class Taken:
    """An upload that passed every rule, as it will be kept."""

    name: str
    kind: FileKind
    sha256: str
    content: File
    alternative_text: str

    @property
    def stored(self) -> dict:
        """What `store` asks of it."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def take_upload(upload: UploadedFile, alternative_text: str = "") -> Taken:
    """Raises Refused, naming the rule and the remedy; stores nothing."""
    name, known, sha256 = check_upload(upload)
    described = alternative_text.strip()[:300]
    if known.kind == FileKind.PICTURE and not described:
        raise Refused("Décrivez l'image en une phrase, pour les personnes qui ne la voient pas.")
    if known.kind != FileKind.PICTURE:
        return Taken(name, known.kind, sha256, upload, described)
    try:
        content = cleaned(upload.read())
    except Exception as error:  # Pillow and Willow raise many kinds; all mean the same to the person
        raise unreadable_picture(name) from error
    return Taken(name, known.kind, hashlib.sha256(content).hexdigest(), ContentFile(content), described)


def store(
    *, space: Space, actor, name: str, content: File, kind: str, sha256: str, alternative_text: str
) -> Attachment:
    """The attachment, with its bytes on the disk before its row is in the database."""
    attachment = Attachment(
        space=space, uploaded_by=actor, name=name, kind=kind, sha256=sha256, size=content.size,
        alternative_text=alternative_text,
    )  # fmt: skip
    attachment.file.save(name, content, save=False)
    sync_to_disk(attachment.file.path)
    attachment.save()
    return attachment


@transaction.atomic
def attach_file(
    *, page: Resource, actor, upload: UploadedFile, caption: str, alternative_text: str, base: Base
) -> Attachment:
    """Adds a file to the latest draft; others see it once the changes are shared."""
    taken = take_upload(upload, alternative_text)
    page, placement = locked_resource(actor, Action.EDIT, page)
    check_base(page, base)
    draft = latest_text(page)
    links = list(draft.file_links.all())
    if len(links) >= MAX_FILES:
        raise Refused(f"Une ressource porte au plus {MAX_FILES} fichiers : retirez-en un d'abord.")
    same = next((link.attachment for link in links if link.attachment.sha256 == taken.sha256), None)
    if same:
        return same
    attachment = store(space=placement.space, actor=actor, **taken.stored)
    draft.file_links.add(PageFile(attachment=attachment, caption=caption[:200], sort_order=len(links)))
    draft.save_revision(user=actor, log_action=False, clean=False)
    trace(action=Traced.ATTACHED, target=page, actor=actor, data={"attachment": attachment.pk})
    return attachment


@transaction.atomic
def detach_file(*, page: Resource, actor, attachment_id: int, base: Base) -> None:
    """Hides the file from the draft; its bytes stay for older versions and submissions."""
    page, _ = locked_resource(actor, Action.EDIT, page)
    check_base(page, base)
    draft = latest_text(page)
    kept = [link for link in draft.file_links.all() if link.attachment_id != attachment_id]
    draft.file_links = kept
    draft.save_revision(user=actor, log_action=False, clean=False)
    trace(action=Traced.DETACHED, target=page, actor=actor, data={"attachment": attachment_id})


@transaction.atomic
def choose_cover(*, page: Resource, actor, attachment_id: int | None, base: Base) -> None:
    """Of the draft's pictures, the one that its cards show; None: the drawn cover again."""
    page, _ = locked_resource(actor, Action.EDIT, page)
    check_base(page, base)
    draft = latest_text(page)
    links = list(draft.file_links.all())
    chosen = next((link for link in links if link.attachment_id == attachment_id), None)
    if attachment_id is not None and (chosen is None or chosen.attachment.kind != FileKind.PICTURE):
        raise Refused("Choisissez une des images jointes : quelqu'un l'a peut-être retirée entre-temps.")
    for link in links:
        link.role = FileRole.COVER if link is chosen else ""
    draft.file_links = links
    draft.save_revision(user=actor, log_action=False, clean=False)
    trace(action=Traced.COVER_CHOSEN, target=page, actor=actor, data={"attachment": attachment_id})
