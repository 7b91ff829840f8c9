"""The page of the technical administration: departments and their coordination, and nothing else."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import User
from itc_spaces.coordination import actions
from itc_spaces.coordination.forms.departments import CoordinatorForm, DepartmentForm
from itc_spaces.membership.actions import invite_to_office
from itc_spaces.membership.models import Invitation
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import OfficeKind
from itc_spaces.spaces.models import Department
from web.attempts import tried
from web.pace import Pace, paced
from web.routes import GET, POST, Rule, route


@route(Rule.OBJECT, GET + POST)
@paced(Pace.INVITATIONS)
def departments(request: HttpRequest) -> HttpResponse:
    """Creates a department (`do` is `create`), or invites a coordinator (`do` is the department's code)."""
    if not access.may_administer(request.user):
        raise Http404
    sent = request.POST.get("do", "") if request.method == "POST" else None
    new = DepartmentForm(request.POST if sent == "create" else None)
    if new.is_valid():
        with tried(new):
            made = actions.create_department(actor=request.user, **new.cleaned_data)
            messages.success(request, f"{made.name} est créé. Invitez maintenant sa coordination.")
            return redirect("administration")
    # Compared in Python: the sent text may be one that a database does not accept.
    chosen = next((one for one in Department.objects.all() if one.code == sent), None)
    if sent is not None and sent != "create" and chosen is None:
        raise Http404
    invite = CoordinatorForm(request.POST if chosen else None)
    if invite.is_valid():
        with tried(invite):
            invited = _invite(request.user, chosen, invite.cleaned_data)
            messages.success(request, f"L'invitation part à {invited.email}.")
            return redirect("administration")
    context = {"departments": _rows(), "new": new, "invite": invite, "chosen": chosen, "empty": CoordinatorForm()}
    return render(request, "coordination/administration.html", context, status=422 if sent is not None else 200)


def _invite(actor: User, department: Department, said: dict) -> Invitation:
    return invite_to_office(department=department, actor=actor, kind=OfficeKind.COORDINATOR, **said)


def _rows():
    coordinators = access.offices_in_force(OfficeKind.COORDINATOR).select_related("user")
    invited = Invitation.objects.open().filter(office=OfficeKind.COORDINATOR)
    return Department.objects.prefetch_related(
        Prefetch("offices", coordinators, to_attr="coordinators"), Prefetch("invitations", invited, to_attr="invited")
    )
