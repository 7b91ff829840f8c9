"""Answers with a file, private or public: never as a page; whole, in part, or « not modified »."""

import re
from typing import BinaryIO

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from knowledge.enums import FileKind
from knowledge.files.checks import format_of

PRIVATE = "private, no-cache"
SHOWN_INLINE = {FileKind.PDF, FileKind.PICTURE}
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class Part:
    """`length` bytes of a file, from where `stream` stands."""

    def __init__(self, stream: BinaryIO, length: int):
        self.stream = stream
        self.left = length

    def read(self, size: int = -1) -> bytes:
        asked = self.left if size < 0 else min(size, self.left)
        chunk = self.stream.read(asked)
        self.left -= len(chunk)
        return chunk

    def close(self) -> None:
        self.stream.close()


def send_file(
    request: HttpRequest, stored: FieldFile, *, name: str, kind: str, sha256: str, cache: str = PRIVATE
) -> HttpResponse:
    """Answers 200, 206, 304 or 416; raises Http404 when the bytes are gone."""
    etag = f'"{sha256[:32]}"'
    response = get_conditional_response(request, etag=etag) or _bytes(request, stored, name, etag)
    response["ETag"] = etag
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = cache
    response["Content-Disposition"] = content_disposition_header(kind not in SHOWN_INLINE, name)
    response["X-Content-Type-Options"] = "nosniff"
    # Browsers refuse to show a PDF in a sandbox; their PDF reader runs no script of the site.
    sandbox = "" if kind == FileKind.PDF else "sandbox; "
    response["Content-Security-Policy"] = (
        f"{sandbox}default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    )
    return response


def starts_it(response: HttpResponse) -> bool:
    """Tells whether the answer holds the first bytes: a resumed download does not count as a new one."""
    return response.status_code == 200 or response.get("Content-Range", "").startswith("bytes 0-")


def _bytes(request: HttpRequest, stored: FieldFile, name: str, etag: str) -> HttpResponse:
    try:
        stream = stored.open("rb")
        size = stored.size
    except FileNotFoundError as error:
        raise Http404 from error
    content_type = format_of(name).content_type
    asked = _asked(request, etag)
    if asked is None:
        return FileResponse(stream, content_type=content_type)
    start, end = _within(*asked, size)
    if start >= end:
        stream.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    stream.seek(start)
    response = FileResponse(Part(stream, end - start), content_type=content_type, status=206)
    response["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    response["Content-Length"] = end - start
    return response


def _asked(request: HttpRequest, etag: str) -> tuple[str, str] | None:
    """Returns the one range asked, as written; None to send the whole file.

    The whole answers no range, several, a senseless one, or a range of another version of the file.
    """
    found = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if request.method != "GET" or found is None or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = found.groups()
    is_backwards = first and last and int(first) > int(last)
    return None if is_backwards or not (first or last) else (first, last)


def _within(first: str, last: str, size: int) -> tuple[int, int]:
    """Returns the start and the end (excluded) of a range; they meet or cross when the file has nothing there."""
    if not first:
        return max(0, size - int(last)), size
    return int(first), min(int(last) + 1 if last else size, size)
