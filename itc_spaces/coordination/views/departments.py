"""The pages of a department for its coordination: spaces, offices, trace."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import User
from itc_spaces.coordination import actions
from itc_spaces.coordination.forms.departments import LISTS, OfficeForm, TimeZoneForm
from itc_spaces.coordination.history import SHOWN, entries_of
from itc_spaces.membership.actions import invite_to_office
from itc_spaces.membership.models import Invitation
from itc_spaces.membership.views.invitations import page_of_offices
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Department, Office, Space, in_force
from itc_spaces.spaces.views import coordinated_department
from notifications.enums import MailState
from notifications.models import Notice
from web.alphabet import French
from web.attempts import sent, tried
from web.pace import Pace, paced
from web.routes import GET, POST, Rule, route

LEGAL_LABELS = {
    "publisher": "éditeur",
    "publication_director": "direction de la publication",
    "host": "hébergeur",
    "contact": "contact",
}


def spaces_of(viewer: User, department: Department):
    return (
        access.permitted(viewer, Action.CLOSE, Space)
        .filter(record__department=department)
        .order_by(French("title"), "pk")
    )


@route(Rule.OBJECT, GET)
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
    return render(request, "coordination/department.html", context)


def _unsent_notices(department: Department) -> int:
    """Counts the mails to people of the department that were given up, without saying to whom or about what."""
    seated = Q(recipient__memberships__seat__space__record__department=department)
    concerned = Notice.objects.filter(seated | Q(recipient__offices__department=department))
    return concerned.filter(mail_state=MailState.FAILED).distinct().count()


@route(Rule.OBJECT, GET + POST)
def time_zone(request: HttpRequest, code: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    form = TimeZoneForm(sent(request), department=department)
    if form.is_valid():
        with tried(form):
            actions.choose_time_zone(department=department, actor=request.user, **form.cleaned_data)
            messages.success(request, "C'est choisi : les prochaines rencontres se préparent à cette heure-là.")
            return redirect("coordination", code)
    context = {"department": department, "form": form}
    return render(request, "coordination/time_zone.html", context, status=422 if form.is_bound else 200)


@route(Rule.OBJECT, GET + POST)
@paced(Pace.INVITATIONS)
def offices(request: HttpRequest, code: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    form = OfficeForm(sent(request), department=department)
    if form.is_valid():
        with tried(form):
            invited = invite_to_office(department=department, actor=request.user, **form.asked())
            messages.success(request, f"L'invitation part à {invited.email}.")
            return redirect("offices", code)
    held = Office.objects.filter(department=department).select_related("user", "committee")
    current = held.filter(in_force("", access.today())).order_by(
        "kind", French("committee__name"), French("user__last_name"), French("user__first_name"), "pk"
    )
    context = {
        "department": department,
        "form": form,
        "offices": current,
        "past": held.exclude(pk__in=current.values("pk")).order_by("-starts_on")[:SHOWN],
        "invitations": Invitation.objects.open().filter(department=department).select_related("committee"),
    }
    return render(request, "coordination/offices.html", context, status=422 if form.is_bound else 200)


@route(Rule.OBJECT, POST)
def end(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Ends an office for the coordination, or a coordinator's for the administration; each returns to its own page."""
    office = Office.objects.select_related("department", "user").filter(pk=pk, department__code=code).first()
    with tried(request):
        if office is None:
            raise Http404
        actions.end_office(office=office, actor=request.user)
        messages.success(request, f"La charge de {office.user} est terminée.")
    return redirect(*page_of_offices(request.user, office.department, office.kind))


@route(Rule.OBJECT, GET)
def trace_entries(request: HttpRequest, code: str) -> HttpResponse:
    """Shows who did what: kinds and ids, never a title that the reader could not see elsewhere."""
    department = coordinated_department(request.user, code, Action.SEE_TRACE)
    spaces = {space.slug: space for space in spaces_of(request.user, department)}
    chosen = spaces.get(request.GET.get("itc", ""))
    if request.GET.get("itc") and chosen is None:
        raise Http404
    entries = entries_of(department, chosen)
    context = {"department": department, "spaces": spaces.values(), "chosen": chosen, "entries": entries, "most": SHOWN}
    return render(request, "coordination/trace.html", context)
