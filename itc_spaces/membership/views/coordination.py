"""A department as its coordination sees it: spaces, charges, trace."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import OfficeKind
from itc_spaces.membership import actions
from itc_spaces.membership.forms.departments import LISTS, OfficeForm
from itc_spaces.membership.history import SHOWN, entries_of
from itc_spaces.membership.models import Invitation
from itc_spaces.models import Department, Office, Space, in_force
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from itc_spaces.views import coordinated_department, tried
from notifications.enums import MailState
from notifications.models import Notice

LEGAL_LABELS = {
    "publisher": "éditeur",
    "publication_director": "direction de la publication",
    "host": "hébergeur",
    "contact": "contact",
}


def spaces_of(viewer, department: Department):
    return access.permitted(viewer, Action.CLOSE, Space).filter(record__department=department).order_by("title")


@route(Rule.OBJECT)
@require_safe
def department(request: HttpRequest, code: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    going_on = in_force("seats__", access.today())
    spaces = spaces_of(request.user, department).select_related("record")
    in_department = Q(seat__space__record__department=department) | Q(department=department)
    context = {
        "department": department,
        "spaces": spaces.annotate(seat_count=Count("seats", filter=going_on)),
        "lists": [(which, title) for which, (title, _) in LISTS.items()],
        "missing": [label for key, label in LEGAL_LABELS.items() if not settings.LEGAL.get(key)],
        "unsent": Invitation.objects.open()
        .filter(in_department, mail_state=MailState.FAILED)
        .select_related("seat__space", "department"),
        "unsent_notices": _unsent_notices(department),
    }
    return render(request, "membership/coordination.html", context)


def _unsent_notices(department: Department) -> int:
    """How many mails of people of the department were given up; whose and what for is theirs alone."""
    seated = Q(recipient__memberships__seat__space__record__department=department)
    concerned = Notice.objects.filter(seated | Q(recipient__offices__department=department))
    return concerned.filter(mail_state=MailState.FAILED).distinct().count()


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def offices(request: HttpRequest, code: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    form = OfficeForm(request.POST if request.method == "POST" else None, department=department)
    invited = tried(form, lambda: actions.invite_to_office(department=department, actor=request.user, **form.asked()))
    if invited:
        messages.success(request, f"L'invitation part à {invited.email}.")
        return redirect("offices", code)
    held = Office.objects.filter(department=department).select_related("user", "committee")
    current = held.filter(in_force("", access.today())).order_by("kind", "committee__name", "user__last_name")
    context = {
        "department": department,
        "form": form,
        "offices": current,
        "past": held.exclude(pk__in=current.values("pk")).order_by("-starts_on")[:SHOWN],
        "invitations": Invitation.objects.open().filter(department=department).select_related("committee"),
    }
    return render(request, "membership/offices.html", context, status=422 if form.is_bound else 200)


@route(Rule.OBJECT)
@require_POST
def end(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """By the coordination, or for a coordinator by the administration: each comes back to its own page."""
    office = Office.objects.select_related("department", "user").filter(pk=pk, department__code=code).first()
    try:
        if office is None:
            raise Http404
        actions.end_office(office=office, actor=request.user)
        messages.success(request, f"La charge de {office.user} est terminée.")
    except NotAllowed as error:
        raise Http404 from error
    except Refused as error:
        messages.error(request, error.message)
    return redirect(*page_of_offices(request.user, office.department, office.kind))


def page_of_offices(viewer, department: Department, kind: OfficeKind | str) -> tuple:
    if access.may(viewer, Action.COORDINATE, department) or kind != OfficeKind.COORDINATOR:
        return "offices", department.code
    return ("administration",)


@route(Rule.OBJECT)
@require_safe
def trace_entries(request: HttpRequest, code: str) -> HttpResponse:
    """Who did what: kinds and ids, never a title that the reader could not see elsewhere."""
    department = coordinated_department(request.user, code)
    spaces = {space.slug: space for space in spaces_of(request.user, department)}
    chosen = spaces.get(request.GET.get("itc", ""))
    if request.GET.get("itc") and chosen is None:
        raise Http404
    entries = entries_of(department, [chosen] if chosen else list(spaces.values()), everything=chosen is None)
    context = {"department": department, "spaces": spaces.values(), "chosen": chosen, "entries": entries, "most": SHOWN}
    return render(request, "membership/trace.html", context)
