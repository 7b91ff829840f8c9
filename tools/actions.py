"""Versions of a tool, and the practices it served."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Placement
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.trace import Traced, trace
from knowledge.actions.checks import latest_text, locked_resource
from knowledge.actions.files import Taken, store, take_upload
from knowledge.enums import FileKind
from knowledge.models import PracticeSheet
from knowledge.publication.enums import SubmissionState
from knowledge.publication.models import SubmissionFile
from knowledge.staleness import Base, check_base
from tools.enums import VersionRole
from tools.models import Tool, ToolSheet, ToolVersion

EDITABLE = {FileKind.TEXT, FileKind.SHEET, FileKind.SLIDES}
# What a screen reader reads well, and opens anywhere.
ACCESSIBLE_SUFFIXES = (".pdf", ".docx", ".odt")
MAX_LINKS = 30


@transaction.atomic
def add_version(
    *, page: Tool, actor, label: str, changes: str, editable: UploadedFile, accessible: UploadedFile, base: Base
) -> ToolVersion:
    """A version for the latest draft; readers get it once the changes are shared. Raises Refused, StaleForm."""
    files = _checked(editable, accessible)
    page, placement = locked_resource(actor, Action.EDIT, page)
    check_base(page, base)
    last = page.versions.aggregate(last=Max("number"))["last"] or 0
    if last and not changes.strip():
        raise Refused("Dites ce qui change : c'est ce que liront celles et ceux qui se servent déjà de l'outil.")
    version = page.versions.create(number=last + 1, label=label.strip(), changes=changes.strip(), made_by=actor)
    _hang(files, version, placement, actor)
    _carry(page, version, actor)
    trace(action=Traced.VERSION_ADDED, target=page, actor=actor, data={"version": version.pk})
    return version


def _checked(editable: UploadedFile, accessible: UploadedFile) -> dict[VersionRole, Taken]:
    files = {VersionRole.EDITABLE: take_upload(editable), VersionRole.ACCESSIBLE: take_upload(accessible)}
    if files[VersionRole.EDITABLE].kind not in EDITABLE:
        raise Refused(
            "Le fichier à modifier est un document, un tableur ou une présentation (docx, odt, xlsx, ods, pptx, odp) : "
            "choisissez celui qui a servi à faire le PDF."
        )
    if not files[VersionRole.ACCESSIBLE].name.endswith(ACCESSIBLE_SUFFIXES):
        raise Refused(
            "Le fichier accessible est un PDF, ou un document docx ou odt qu'un lecteur d'écran sait lire : "
            "enregistrez votre fichier en PDF, avec ses titres et les descriptions de ses images."
        )
    return files


def _hang(files: dict[VersionRole, Taken], version: ToolVersion, placement: Placement, actor) -> None:
    for role, taken in files.items():
        attachment = store(space=placement.space, actor=actor, **taken.stored)
        version.files.create(attachment=attachment, role=role)


def _carry(page: Tool, version: ToolVersion | None, actor) -> None:
    draft = latest_text(page)
    draft.version = version
    draft.save_revision(user=actor, log_action=False, clean=False)


@transaction.atomic
def remove_version(*, page: Tool, actor, version_id: int, base: Base) -> None:
    """One that nobody is reading: raises Refused while the shared text carries it or a committee has it in hand."""
    page, _ = locked_resource(actor, Action.EDIT, page)
    check_base(page, base)
    version = page.versions.filter(pk=version_id).first()
    if version is None:
        raise Refused("Cette version n'est plus là : quelqu'un l'a retirée entre-temps.")
    if page.live and page.version_id == version.pk:
        raise Refused(
            f"La version {version.number} est celle que lisent vos lecteurs : ajoutez-en une autre et partagez-la, "
            "puis retirez celle-ci."
        )
    waiting = SubmissionFile.objects.filter(
        submission__state=SubmissionState.PENDING, attachment__version_links__version=version
    )
    if waiting.exists():
        raise Refused(
            f"La version {version.number} est soumise à validation : retirez d'abord la soumission, "
            "ou attendez la réponse."
        )
    if latest_text(page).version_id == version.pk:
        _carry(page, page.versions.filter(number__lt=version.number).first(), actor)
    trace(action=Traced.VERSION_REMOVED, target=page, actor=actor, data={"version": version.pk})
    version.delete()


@transaction.atomic
def link_sheet(*, page: Tool, actor, sheet_id: int) -> None:
    """Ties the tool to a practice that the actor may read; at once, for all who may read both."""
    page, _ = locked_resource(actor, Action.EDIT, page)
    readable = access.visible_to(actor, PracticeSheet)
    sheet = readable.filter(pk=sheet_id).first()
    if sheet is None:
        raise NotAllowed("Vous ne pouvez pas lire cette fiche.")
    if page.sheet_links.filter(sheet__in=readable).count() >= MAX_LINKS:
        raise Refused(f"Un outil est lié à {MAX_LINKS} fiches au plus : retirez un lien d'abord.")
    if ToolSheet.objects.get_or_create(tool=page, sheet=sheet)[1]:
        trace(action=Traced.SHEET_LINKED, target=page, actor=actor, data={"sheet": sheet.pk})


@transaction.atomic
def unlink_sheet(*, page: Tool, actor, sheet_id: int) -> None:
    """Of a sheet that the actor may read: nobody takes away what they cannot see."""
    page, _ = locked_resource(actor, Action.EDIT, page)
    links = page.sheet_links.filter(sheet_id=sheet_id, sheet__in=access.visible_to(actor, PracticeSheet))
    if links.delete()[0]:
        trace(action=Traced.SHEET_UNLINKED, target=page, actor=actor, data={"sheet": sheet_id})
