"""Opens, checks and prepares the files of a request before its transaction, after access was asked.

A view that receives files declares `@takes_files(may)`. Its files are ready when it runs, so no file is opened under
the locks of a write.
"""

from collections.abc import Callable
from functools import wraps

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from knowledge.files import confined
from knowledge.files.checks import Checked, check_upload, clean_name
from knowledge.files.formats import ACCEPT
from knowledge.files.kept_files import bring_back
from web.refusals import Refused
from web.routes import first

CSRF = "csrfmiddlewaretoken"


def takes_files(may: Callable[..., object], *, when: Callable[[HttpRequest], bool] = lambda request: True) -> Callable:
    """Decorates a view that receives files: `may` gets the view's arguments, and raises Http404 for a person who may
    not
    send files there. Unless `when(request)` is true, no file is opened."""

    def declare(view: Callable) -> Callable:
        def before(request: HttpRequest, *args, **kwargs) -> HttpResponse | None:
            if not when(request):
                return None
            bring_back(request)
            uploads = _uploads(request)
            if uploads:
                may(request, *args, **kwargs)
            for _, upload in uploads:
                upload.outcome = _outcome(upload)
            waits = _waits(request)
            # The full page would cost more than its file: while many files arrive, a plain page keeps what was typed.
            return _kept(request, waits) if waits and not request.htmx else None

        @first(before)
        @wraps(view)
        def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            response = view(request, *args, **kwargs)
            waits = _waits(request)
            return _later(response, waits) if waits and response.status_code == 422 else response

        return answer

    return declare


def ready(upload: UploadedFile) -> Checked:
    """Returns the checked file; raises Refused. The files of a request are ready here; only commands check them now."""
    if not hasattr(upload, "outcome"):
        upload.outcome = _outcome(upload)
    if isinstance(upload.outcome, Refused):
        raise upload.outcome
    return upload.outcome


def _outcome(upload: UploadedFile) -> Checked | Refused:
    try:
        return check_upload(upload)
    except Refused as refusal:
        return refusal
    except confined.Failure as failure:
        return failure.refusal(clean_name(upload.name or ""))


def _uploads(request: HttpRequest) -> list[tuple[str, UploadedFile]]:
    return [(name, upload) for name, several in request.FILES.lists() for upload in several]


def _waits(request: HttpRequest) -> confined.ComeBack | None:
    """Returns the refusal of a file for which no slot was free."""
    outcomes = (getattr(upload, "outcome", None) for _, upload in _uploads(request))
    return next((one for one in outcomes if isinstance(one, confined.ComeBack)), None)


def _later(response: HttpResponse, waits: confined.ComeBack) -> HttpResponse:
    response.status_code = 429
    response["Retry-After"] = waits.seconds
    return response


def _kept(request: HttpRequest, waits: confined.ComeBack) -> HttpResponse:
    typed = [(name, value) for name, several in request.POST.lists() for value in several if name != CSRF]
    context = {
        "sentence": waits.message,
        "accept": ACCEPT,
        "fields": [{"name": name, "value": value, "shown": " " in value.strip()} for name, value in typed],
        "files": [{"field": name, "name": clean_name(upload.name or "")} for name, upload in _uploads(request)],
    }
    return _later(render(request, "knowledge/come_back.html", context), waits)
