"""The technical administration: departments and their coordination, nothing else."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from itc_spaces import access
from itc_spaces.enums import OfficeKind
from itc_spaces.membership import actions
from itc_spaces.membership.forms.departments import CoordinatorForm, DepartmentForm
from itc_spaces.membership.models import Invitation
from itc_spaces.models import Department
from itc_spaces.routes import Rule, route
from itc_spaces.views import tried


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def departments(request: HttpRequest) -> HttpResponse:
    """`do` is `create`, or the code of the department to which a coordinator is invited."""
    if not access.may_administer(request.user):
        raise Http404
    sent = request.POST.get("do", "") if request.method == "POST" else None
    new = DepartmentForm(request.POST if sent == "create" else None)
    if made := tried(new, lambda: actions.create_department(actor=request.user, **new.cleaned_data)):
        messages.success(request, f"{made.name} est créé. Invitez maintenant sa coordination.")
        return redirect("administration")
    # Compared here: what was sent may be no text that a database takes.
    chosen = next((one for one in Department.objects.all() if one.code == sent), None)
    if sent is not None and sent != "create" and chosen is None:
        raise Http404
    invite = CoordinatorForm(request.POST if chosen else None)
    if invited := tried(invite, lambda: _invite(request.user, chosen, invite.cleaned_data)):
        messages.success(request, f"L'invitation part à {invited.email}.")
        return redirect("administration")
    context = {"departments": _rows(), "new": new, "invite": invite, "chosen": chosen, "empty": CoordinatorForm()}
    return render(request, "membership/administration.html", context, status=422 if sent is not None else 200)


def _invite(actor, department: Department, said: dict) -> Invitation:
    return actions.invite_to_office(department=department, actor=actor, kind=OfficeKind.COORDINATOR, **said)


def _rows():
    coordinators = access.offices_in_force(OfficeKind.COORDINATOR).select_related("user")
    invited = Invitation.objects.open().filter(office=OfficeKind.COORDINATOR)
    return Department.objects.prefetch_related(
        Prefetch("offices", coordinators, to_attr="coordinators"), Prefetch("invitations", invited, to_attr="invited")
    )
