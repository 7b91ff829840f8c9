"""Files of a resource: the file is written and synced to the disk before its row."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Placement, Space
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.checks import locked_resource
from knowledge.enums import FileKind, FileRole
from knowledge.files.checks import sync_to_disk
from knowledge.files.intake import ready
from knowledge.files.previews import ask_to_draw
from knowledge.models import Attachment, PageFile, Resource
from knowledge.staleness import Base, check_base
from knowledge.texts import latest_text
from web.refusals import Refused

MAX_FILES = 20


@dataclass(frozen=True)
class Taken:
    """An upload that passed every rule, as it will be stored."""

    name: str
    kind: FileKind
    sha256: str
    content: File
    alternative_text: str

    @property
    def stored(self) -> dict:
        """Returns the arguments of `store`."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


class Undescribed(Refused):
    """The picture has no description; the file itself is good."""


@dataclass(frozen=True)
class Given:
    """A file that comes with a form, and how it is shown."""

    taken: Taken
    caption: str = ""
    is_cover: bool = False


def take_upload(upload: UploadedFile, alternative_text: str = "", is_decorative: bool = False) -> Taken:
    """Returns an upload that passed every rule; raises Refused with a remedy. Call it before any transaction."""
    made = ready(upload)
    described = alternative_text.strip()[:300]
    if made.kind == FileKind.PICTURE and not described and not is_decorative:
        raise Undescribed("Décrivez l'image en une phrase, pour les personnes qui ne la voient pas.")
    return Taken(made.name, made.kind, made.sha256, made.content, described)


def store(
    *, space: Space, actor: User, name: str, content: File, kind: str, sha256: str, alternative_text: str
) -> Attachment:
    """Stores an attachment: its bytes are on the disk before its row is in the database."""
    attachment = Attachment(
        space=space, uploaded_by=actor, name=name, kind=kind, sha256=sha256, size=content.size,
        alternative_text=alternative_text,
    )  # fmt: skip
    attachment.file.save(name, content, save=False)
    sync_to_disk(attachment.file.path)
    attachment.save()
    ask_to_draw(sha256, kind)
    return attachment


def attach_file(
    *, page: Resource, actor: User, upload: UploadedFile, caption: str, alternative_text: str, base: Base
) -> Attachment:
    """Adds a file to the latest draft; others see it once the changes are shared."""
    taken = take_upload(upload, alternative_text)
    return join_files(page=page, actor=actor, given=[Given(taken, caption)], base=base)[0]


@transaction.atomic
def join_files(*, page: Resource, actor: User, given: Sequence[Given], base: Base) -> list[Attachment]:
    """Adds several files in one version; a file that the page already has stays as it is."""
    page, placement = locked_resource(actor, Action.EDIT, page)
    check_base(page, base)
    draft = latest_text(page)
    links = list(draft.file_links.all())
    joined, before = [], len(links)
    for one in given:
        link = next((link for link in links if link.attachment.sha256 == one.taken.sha256), None)
        if link is None:
            link = _hung(one, len(links), placement, actor)
            links.append(link)
            trace(action=Traced.ATTACHED, target=page, actor=actor, data={"attachment": link.attachment_id})
        if one.is_cover and one.taken.kind == FileKind.PICTURE:
            _make_cover(link, links)
        joined.append(link.attachment)
    if len(links) > before or any(one.is_cover for one in given):
        draft.file_links = links
        draft.save_revision(user=actor, log_action=False, clean=False)
    return joined


def _hung(one: Given, place: int, placement: Placement, actor: User) -> PageFile:
    if place >= MAX_FILES:
        raise Refused(f"Une ressource porte au plus {MAX_FILES} fichiers : retirez-en un d'abord.")
    attachment = store(space=placement.space, actor=actor, **one.taken.stored)
    return PageFile(attachment=attachment, caption=one.caption[:200], sort_order=place)


def _make_cover(chosen: PageFile | None, links: list[PageFile]) -> None:
    for link in links:
        link.role = FileRole.COVER if link is chosen else ""


@transaction.atomic
def detach_file(*, page: Resource, actor: User, attachment_id: int, base: Base) -> None:
    """Hides the file from the draft; its bytes stay for older versions and submissions."""
    page, _ = locked_resource(actor, Action.EDIT, page)
    check_base(page, base)
    draft = latest_text(page)
    kept = [link for link in draft.file_links.all() if link.attachment_id != attachment_id]
    draft.file_links = kept
    draft.save_revision(user=actor, log_action=False, clean=False)
    trace(action=Traced.DETACHED, target=page, actor=actor, data={"attachment": attachment_id})


@transaction.atomic
def choose_cover(*, page: Resource, actor: User, attachment_id: int | None, base: Base) -> None:
    """Chooses the picture that the draft's cards show; None brings the drawn cover back."""
    page, _ = locked_resource(actor, Action.EDIT, page)
    check_base(page, base)
    draft = latest_text(page)
    links = list(draft.file_links.all())
    chosen = next((link for link in links if link.attachment_id == attachment_id), None)
    if attachment_id is not None and (chosen is None or chosen.attachment.kind != FileKind.PICTURE):
        raise Refused("Choisissez une des images jointes : quelqu'un l'a peut-être retirée entre-temps.")
    _make_cover(chosen, links)
    draft.file_links = links
    draft.save_revision(user=actor, log_action=False, clean=False)
    trace(action=Traced.COVER_CHOSEN, target=page, actor=actor, data={"attachment": attachment_id})
