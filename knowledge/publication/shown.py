"""How anything public is answered: rendered without the request, so that no session or account can be asked."""

import hashlib
import json

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.safestring import SafeString, mark_safe

from knowledge.enums import Licence

# Kept by any cache, and asked about each time: what is withdrawn is gone at once.
CACHE = "public, no-cache"
LICENCE_ADDRESSES = {
    Licence.OPEN: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    Licence.SHARE_ALIKE: "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
}


def public_page(request: HttpRequest, template: str, context: dict, status: int = 200) -> HttpResponse:
    """A page that is the same for everybody: of the request, its template knows the path only."""
    return public_bytes(
        request, render_to_string(template, context | {"request": {"path": request.path}}).encode(), status=status
    )


def public_bytes(
    request: HttpRequest, content: bytes, content_type: str = "text/html; charset=utf-8", status: int = 200
) -> HttpResponse:
    """Shared caches may keep it; its ETag is of its bytes, so that whatever shows in it changes it."""
    response = HttpResponse(content, content_type=content_type, status=status)
    response["Cache-Control"] = CACHE
    response["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    if status != 200:
        return response
    return get_conditional_response(request, etag=response["ETag"], response=response)


def json_for_script(value: dict) -> SafeString:
    """JSON that no text in it can take out of its `<script>` data block."""
    written = json.dumps(value, ensure_ascii=False)
    escaped = {ord(character): f"\\u{ord(character):04X}" for character in "<>&\u2028\u2029"}
    return mark_safe(written.translate(escaped))
