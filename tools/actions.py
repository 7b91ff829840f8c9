"""Changes the versions of a tool, and the practices linked to it."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Placement
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.checks import locked_resource
from knowledge.actions.files import Taken, store, take_upload
from knowledge.enums import FileKind
from knowledge.models import PracticeSheet
from knowledge.publication.enums import SubmissionState
from knowledge.publication.models import SubmissionFile
from knowledge.staleness import Base, check_base
from knowledge.texts import latest_text
from tools.enums import VersionRole
from tools.models import Tool, ToolSheet, ToolVersion
from web.refusals import NotAllowed, Refused

EDITABLE = {FileKind.TEXT, FileKind.SHEET, FileKind.SLIDES}
# Formats that screen readers read well, and that open anywhere.
ACCESSIBLE_SUFFIXES = (".pdf", ".docx", ".odt")
MAX_LINKS = 30


def add_version(
    *,
    page: Tool,
    actor: User,
    label: str,
    changes: str,
    editable: UploadedFile,
    accessible: UploadedFile | None,
    base: Base,
) -> ToolVersion:
    """Adds a version to the latest draft; readers get it once the changes are shared. Raises Refused, StaleForm.

    The accessible file may come later, by `complete_version`; until then it is owed.
    """
    files = _checked(editable, accessible)
    return _add_version(page=page, actor=actor, label=label, changes=changes, files=files, base=base)


@transaction.atomic
def _add_version(
    *, page: Tool, actor: User, label: str, changes: str, files: dict[VersionRole, Taken], base: Base
) -> ToolVersion:
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


def _checked(editable: UploadedFile, accessible: UploadedFile | None) -> dict[VersionRole, Taken]:
    files = {VersionRole.EDITABLE: take_upload(editable)}
    if accessible:
        files[VersionRole.ACCESSIBLE] = _checked_accessible(accessible)
    if files[VersionRole.EDITABLE].kind not in EDITABLE:
        raise Refused(
            "Le fichier à modifier est un document, un tableur ou une présentation (docx, odt, xlsx, ods, pptx, odp) : "
            "choisissez celui qui a servi à faire le PDF."
        )
    return files


def _checked_accessible(upload: UploadedFile) -> Taken:
    taken = take_upload(upload)
    if not taken.name.endswith(ACCESSIBLE_SUFFIXES):
        raise Refused(
            "Le fichier accessible est un PDF, ou un document docx ou odt qu'un lecteur d'écran sait lire : "
            "enregistrez votre fichier en PDF, avec ses titres et les descriptions de ses images."
        )
    return taken


def complete_version(*, page: Tool, actor: User, version_id: int, accessible: UploadedFile) -> ToolVersion:
    """Adds the accessible file that a version still owes: those who have the version have it at once."""
    return _complete(page=page, actor=actor, version_id=version_id, taken=_checked_accessible(accessible))


@transaction.atomic
def _complete(*, page: Tool, actor: User, version_id: int, taken: Taken) -> ToolVersion:
    page, placement = locked_resource(actor, Action.EDIT, page)
    version = page.versions.filter(pk=version_id).first()
    if version is None or version.files.filter(role=VersionRole.ACCESSIBLE).exists():
        raise Refused("Cette version a son fichier accessible, ou n'est plus là : rechargez la page.")
    _hang({VersionRole.ACCESSIBLE: taken}, version, placement, actor)
    trace(action=Traced.VERSION_COMPLETED, target=page, actor=actor, data={"version": version.pk})
    return version


def _hang(files: dict[VersionRole, Taken], version: ToolVersion, placement: Placement, actor: User) -> None:
    for role, taken in files.items():
        attachment = store(space=placement.space, actor=actor, **taken.stored)
        version.files.create(attachment=attachment, role=role)


def _carry(page: Tool, version: ToolVersion | None, actor: User) -> None:
    draft = latest_text(page)
    draft.version = version
    draft.save_revision(user=actor, log_action=False, clean=False)


@transaction.atomic
def remove_version(*, page: Tool, actor: User, version_id: int, base: Base) -> None:
    """Removes a version; raises Refused if the shared text carries it, or while a committee decides on it."""
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
def link_sheet(*, page: Tool, actor: User, sheet_id: int) -> None:
    """Links the tool to a sheet that the actor may read, at once, for everybody who may read both."""
    page, _ = locked_resource(actor, Action.EDIT, page, with_pages=[sheet_id])
    readable = access.visible_to(actor, PracticeSheet)
    sheet = readable.filter(pk=sheet_id).first()
    if sheet is None:
        raise NotAllowed("Vous ne pouvez pas lire cette fiche.")
    if page.sheet_links.filter(sheet__in=readable).count() >= MAX_LINKS:
        raise Refused(f"Un outil est lié à {MAX_LINKS} fiches au plus : retirez un lien d'abord.")
    if ToolSheet.objects.get_or_create(tool=page, sheet=sheet)[1]:
        trace(action=Traced.SHEET_LINKED, target=page, actor=actor, data={"sheet": sheet.pk})


@transaction.atomic
def unlink_sheet(*, page: Tool, actor: User, sheet_id: int) -> None:
    """Unlinks a sheet that the actor may read: nobody removes what they cannot see."""
    page, _ = locked_resource(actor, Action.EDIT, page)
    links = page.sheet_links.filter(sheet_id=sheet_id, sheet__in=access.visible_to(actor, PracticeSheet))
    if links.delete()[0]:
        trace(action=Traced.SHEET_UNLINKED, target=page, actor=actor, data={"sheet": sheet_id})
