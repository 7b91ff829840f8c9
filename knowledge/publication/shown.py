"""Renders public answers without the request, so that no session or account can change them."""

import hashlib
import json

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.safestring import SafeString, mark_safe

from knowledge.enums import Licence

# Any cache may keep it but must ask each time: a withdrawn edition disappears at once.
CACHE = "public, no-cache"
LICENCE_ADDRESSES = {
    Licence.OPEN: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    Licence.SHARE_ALIKE: "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
}


def public_page(request: HttpRequest, template: str, context: dict, status: int = 200) -> HttpResponse:
    """Renders a page that is the same for everybody; its template only knows the path of the request."""
    return public_bytes(
        request, render_to_string(template, context | {"request": {"path": request.path}}).encode(), status=status
    )


def public_bytes(
    request: HttpRequest, content: bytes, content_type: str = "text/html; charset=utf-8", status: int = 200
) -> HttpResponse:
    """Answers with bytes that shared caches may keep. The ETag comes from the bytes: any visible change changes it."""
    response = HttpResponse(content, content_type=content_type, status=status)
    response["Cache-Control"] = CACHE
    response["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    if status != 200:
        return response
    return get_conditional_response(request, etag=response["ETag"], response=response)


def json_for_script(value: dict) -> SafeString:
    """Writes JSON whose texts cannot close its `<script>` data block."""
    written = json.dumps(value, ensure_ascii=False)
    escaped = {ord(character): f"\\u{ord(character):04X}" for character in "<>&\u2028\u2029"}
    return mark_safe(written.translate(escaped))
