"""Small pictures of files: first pages and photographs, drawn once for each content and found again by its digest."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from knowledge.enums import FileKind
from knowledge.serving import PRIVATE

FOLDER = "previews"
KINDS = {FileKind.PDF, FileKind.PICTURE}
SECONDS = 15  # of waiting


def path_of(sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER / sha256[:2] / f"{sha256}.webp"


def preview_of(stored: FieldFile, sha256: str, kind: str) -> Path | None:
    """The drawn file; None when there is nothing to draw, or when drawing failed, which an empty file remembers."""
    if kind not in KINDS or not os.path.exists(stored.path):
        return None
    target = path_of(sha256)
    if not target.exists():
        _draw(kind, stored.path, target)
    return target if target.stat().st_size else None


def _draw(kind: str, source: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    work = target.with_name(f"{uuid4().hex}.tmp")
    command = [sys.executable, "-m", "knowledge.drawing", kind, source, str(work)]
    try:
        subprocess.run(  # noqa: S603 (our own command; paths are ours too)
            command, cwd=settings.ROOT, env={}, timeout=SECONDS, check=True, capture_output=True
        )
    except (subprocess.SubprocessError, OSError):
        work.write_bytes(b"")
    os.replace(work, target)


def send_preview(
    request: HttpRequest, stored: FieldFile, *, sha256: str, kind: str, cache: str = PRIVATE
) -> HttpResponse:
    """Raises Http404 when there is none."""
    drawn = preview_of(stored, sha256, kind)
    if drawn is None:
        raise Http404
    etag = f'"{sha256[:32]}-apercu"'
    response = get_conditional_response(request, etag=etag) or FileResponse(drawn.open("rb"), content_type="image/webp")
    response["ETag"] = etag
    response["Cache-Control"] = cache
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return response
