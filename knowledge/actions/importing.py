"""Makes a draft from a document, and stores documents that the worker must read."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from accounts.models import User
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_places
from itc_spaces.spaces.models import Space, Thematic
from knowledge.actions.checks import locked_resource
from knowledge.actions.files import store
from knowledge.actions.writing import check_place, start_resource
from knowledge.enums import ImportState
from knowledge.exchange.importing.documents import Brought
from knowledge.exchange.importing.drafting import Draft
from knowledge.files.checks import Checked
from knowledge.models import Attachment, ImportedFile, PageFile, Resource
from knowledge.reading import Reading
from web.refusals import Refused


@transaction.atomic
def start_from_document(
    *, space: Space, actor: User, brought: Brought, draft: Draft, key: UUID | None = None,
    thematic: Thematic | None = None, waiting: ImportedFile | None = None,
) -> Resource:  # fmt: skip
    """Makes the author's draft, with the document attached and a tray of what has no place yet; shares nothing.

    `waiting` is the row of a document that the worker read. The same `key` again returns the page that it made.
    """
    page = start_resource(space=space, actor=actor, page=draft.page, key=key, thematic=thematic)
    if ImportedFile.objects.filter(page=page).exists():  # the same form, sent twice
        return page
    row = waiting or ImportedFile(user=actor, space=space, thematic=thematic, kind=page.kind, name=brought.name)
    if brought.original:
        row.attachment = _store(space, actor, brought.original)
    if row.attachment:
        page.file_links.add(PageFile(attachment=row.attachment, caption="Le document d'origine", sort_order=0))
        page.save_revision(user=actor, log_action=False, clean=False)
    row.page, row.state, row.said, row.words = page, ImportState.DONE, draft.said, draft.words
    row.reading = page.reading().without_files().to_json()
    row.tray = _tray_of(draft)
    for place, (checked, description) in enumerate(brought.pictures, start=1):
        picture = _store(space, actor, checked)
        row.tray.append(
            {"id": f"image-{place}", "picture": picture.pk, "name": picture.name, "description": description}
        )
    row.save()
    return page


def _tray_of(draft: Draft) -> list[dict]:
    return [fragment.to_json() | {"id": str(place)} for place, fragment in enumerate(draft.tray, start=1)]


def _store(space: Space, actor: User, checked: Checked) -> Attachment:
    return store(
        space=space, actor=actor, name=checked.name, content=checked.content, kind=checked.kind, sha256=checked.sha256,
        alternative_text="",
    )  # fmt: skip


@transaction.atomic
def leave_documents(
    *, space: Space, actor: User, kind: str, files: Iterable[tuple[str, Checked | Refused]],
    thematic: Thematic | None = None, unread: str = "",
) -> list[ImportedFile]:  # fmt: skip
    """Stores documents for the worker to read, each by its name, with those that are already refused.

    `unread`: the sentence for good files that the platform failed to read: the worker does not try them again.
    """
    lock_places(actor, spaces=[space.pk], thematics=[thematic.pk] if thematic else [])
    check_place(actor, space, thematic)
    rows = []
    for name, judged in files:
        row = ImportedFile(user=actor, space=space, thematic=thematic, kind=kind, name=name)
        if isinstance(judged, Refused):
            row.state, row.refusal = ImportState.REFUSED, judged.message
        else:
            row.attachment = _store(space, actor, judged)
        if unread:
            row.state, row.refusal = ImportState.REFUSED, unread
        row.save()
        rows.append(row)
    return rows


@transaction.atomic
def compare_document(*, page: Resource, actor: User, brought: Brought, draft: Draft, said: Reading) -> ImportedFile:
    """Keeps a document written from `page` until the person chooses what to take of what it `said`."""
    page, placement = locked_resource(actor, Action.EDIT, page)
    ImportedFile.objects.filter(user=actor, page=page, state=ImportState.UPDATE).delete()
    return ImportedFile.objects.create(
        user=actor, space=placement.space, kind=page.kind, name=brought.name, page=page, state=ImportState.UPDATE,
        words=draft.words, reading=said.to_json(), tray=_tray_of(draft),
    )  # fmt: skip
