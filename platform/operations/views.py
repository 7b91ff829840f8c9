"""Health, for machines and for the coordination."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Department
from notifications.enums import MailState
from operations import health
from web.routes import GET, Rule, route

BACKUP_OLD = timedelta(days=2)


@route(Rule.PUBLIC, GET)
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """Answers that this process runs, without asking anything else."""
    return HttpResponse("en marche\n", content_type="text/plain; charset=utf-8")


@route(Rule.PUBLIC, GET)
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Tells whether each thing that the site needs works, and nothing more, because anybody may ask."""
    found = health.checks()
    well = all(check.well for check in found)
    said = {check.name: "ok" if check.well else "en défaut" for check in found}
    return JsonResponse({"pret": well, **said}, status=200 if well else 503)


@route(Rule.OBJECT, GET)
def state(request: HttpRequest) -> HttpResponse:
    """Shows the answers to an operator's first questions, to coordinations and to the administration."""
    coordinates = access.permitted(request.user, Action.COORDINATE, Department).exists()
    if not coordinates and not access.may_administer(request.user):
        raise Http404
    backup = health.latest_backup()
    mails = health.mail_counts()
    context = {
        "checks": health.checks(),
        "backup": backup,
        "backup_is_old": backup is None or timezone.now() - backup[0] > BACKUP_OLD,
        "waiting": mails[MailState.PENDING],
        "given_up": mails[MailState.FAILED],
    }
    return render(request, "operations/state.html", context)
