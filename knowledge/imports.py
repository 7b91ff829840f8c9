"""The worker reads the documents that people brought together, one by one, and makes a draft of each for its person."""

import logging
from collections import Counter
from datetime import timedelta
from uuid import NAMESPACE_OID, uuid5

from django.db import transaction
from django.utils import timezone

from knowledge.actions import start_from_document
from knowledge.enums import ImportState
from knowledge.exchange.importing.documents import brought_stored
from knowledge.exchange.importing.drafting import draft_from
from knowledge.files import confined
from knowledge.models import Attachment, ImportedFile
from knowledge.personal_data import forget_undone
from knowledge.types import type_of
from web.refusals import NotAllowed, Refused

logger = logging.getLogger("itc.importing")
BATCH = 5
KEPT = timedelta(days=30)  # how long a document stays that was refused, or never chosen
NOT_ALLOWED = "Vous ne pouvez plus écrire là où ce document devait aller : rien n'en a été repris."
GONE = "La personne qui apportait ce document n'a plus de compte."


def read_waiting() -> Counter:
    """Reads the waiting documents, as a job; then a transaction asks access again, and makes each draft."""
    counts = Counter()
    waiting = ImportedFile.objects.filter(state=ImportState.WAITING).order_by("created_at", "pk")
    for row in waiting.select_related("attachment", "space__record", "thematic", "user")[:BATCH]:
        try:
            _read(row)
            counts["document repris"] += 1
        except confined.Busy:
            break
        except confined.Unread as refusal:
            _refuse(row, refusal.message, keep=True)
            counts["document refusé"] += 1
        except Refused as refusal:
            _refuse(row, refusal.message)
            counts["document refusé"] += 1
        except NotAllowed:
            _refuse(row, NOT_ALLOWED)
            counts["document refusé"] += 1
        except Exception:  # one bad document must not stop the next ones
            logger.exception("a document could not be brought in")
            _refuse(row, confined.Faulty().refusal(row.name).message, keep=True)
            counts["document refusé"] += 1
    return counts


def _read(row: ImportedFile) -> None:
    if row.user is None or row.attachment is None:
        raise Refused(GONE)
    brought = brought_stored(row.attachment.file.path, row.name)
    draft = draft_from(brought.document, known=type_of(row.kind), space=row.space, name=row.name)
    start_from_document(
        space=row.space, thematic=row.thematic, actor=row.user, brought=brought, draft=draft, waiting=row,
        key=uuid5(NAMESPACE_OID, f"document {row.pk}"),  # the key lets two workers make only one draft
    )  # fmt: skip


@transaction.atomic
def _refuse(row: ImportedFile, sentence: str, *, keep: bool = False) -> None:
    """Refuses a document. Deletes its bytes, unless the error is ours: its person finds it again, and may show it."""
    ImportedFile.objects.filter(pk=row.pk).update(state=ImportState.REFUSED, refusal=sentence)
    if not keep:
        Attachment.objects.filter(pk=row.attachment_id).delete()


def expire_documents() -> int:
    """Deletes the old rows that led to no draft."""
    return forget_undone(ImportedFile.objects.filter(created_at__lt=timezone.now() - KEPT))
