"""Small pictures of files (first pages, photographs), drawn once for each content and found by its digest.

The worker draws them. A request for a missing one gets a plain picture, and asks the worker to draw it.
"""

import os
from collections import Counter
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from knowledge.enums import FileKind
from knowledge.files import confined, waiting
from knowledge.files.folders import folders
from knowledge.files.serving import PRIVATE
from web.refusals import Refused

FOLDER = "previews"
KINDS = {FileKind.PDF, FileKind.PICTURE}
PROGRAM = Path(__file__).with_name("drawing.py")
BUDGETS = {FileKind.PDF: confined.DOCUMENT.later, FileKind.PICTURE: confined.PICTURE.later}
BATCH = 20
SAME = 20  # rows read for one content
# A picture of one point, in the colour of paper.
PLAIN = (
    b"RIFF\x1e\x00\x00\x00WEBPVP8L\x11\x00\x00\x00/\x00\x00\x00\x00\x07\xd0\xf4\xb2W\xbc\xff\x81\x88\xe8\x7f\x00\x00"
)


def path_of(sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER / sha256[:2] / f"{sha256}.webp"


def ask_to_draw(sha256: str, kind: str) -> None:
    if kind in KINDS and not path_of(sha256).exists():
        waiting.ask(FOLDER, sha256)


def draw_waiting() -> Counter:
    """Draws some of the pictures asked for, as a job; an empty file marks a content that cannot be drawn."""
    counts = Counter()
    for sha256 in waiting.asked(FOLDER, BATCH):
        held = _holding(sha256)
        if held and not path_of(sha256).exists():
            try:
                drawn = _drawn(held)
            except confined.Busy:
                break
            _keep(path_of(sha256), drawn)
            counts["aperçu dessiné" if drawn else "aperçu non dessiné"] += 1
        waiting.done(FOLDER, sha256)
    return counts


def _holding(sha256: str):
    """Returns a row whose file can be drawn."""
    rows = (row for model in folders().values() for row in model.objects.filter(sha256=sha256).order_by("pk")[:SAME])
    return next((held for held in rows if held.kind in KINDS), None)


def _drawn(held) -> bytes:
    try:
        return confined.run(PROGRAM, held.kind, held.file.path, budget=BUDGETS[held.kind])
    except confined.Busy:
        raise
    except (confined.Failure, Refused):
        return b""


def _keep(target: Path, drawn: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    work = target.with_name(f"{uuid4().hex}.tmp")
    work.write_bytes(drawn)
    os.replace(work, target)


def send_preview(
    request: HttpRequest, stored: FieldFile, *, sha256: str, kind: str, cache: str = PRIVATE
) -> HttpResponse:
    """Sends a small picture, without drawing any; raises Http404 when there can be none."""
    target = path_of(sha256)
    if kind not in KINDS or not os.path.exists(stored.path) or (target.exists() and not target.stat().st_size):
        raise Http404
    if target.exists():
        etag = f'"{sha256[:32]}-apercu"'
        response = get_conditional_response(request, etag=etag)
        response = response or FileResponse(target.open("rb"), content_type="image/webp")
        response["ETag"] = etag
        response["Cache-Control"] = cache
    else:
        ask_to_draw(sha256, kind)
        response = HttpResponse(PLAIN, content_type="image/webp", headers={"Cache-Control": "no-store"})
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return response
