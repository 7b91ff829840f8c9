"""All access to a department's thematics (in force, ending soon, ended), on a page and as a spreadsheet."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Department, Grant, Space
from itc_spaces.spaces.views import coordinated_department
from itc_spaces.thematics.access_states import AccessState, with_access_state
from web.alphabet import French
from web.routes import GET, Rule, route
from web.spreadsheet import workbook

PER_PAGE = 50
MOST_ROWS = 20_000
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADERS = (
    "Personne", "Adresse", "Qualité", "ITC", "Thématique", "Peut", "Depuis", "Jusqu'au", "État", "Engagement pris le",
)  # fmt: skip


def _asked(request: HttpRequest, department: Department) -> tuple[QuerySet[Grant], dict]:
    """Returns the rows that the address asks for, and its filters; raises Http404 for an unknown filter."""
    coordinated = access.permitted(request.user, Action.CLOSE, Space).filter(record__department=department)
    spaces = list(coordinated.order_by(French("title"), "pk"))
    chosen, access_state = request.GET.get("itc", ""), request.GET.get("etat", "")
    unknown = (chosen and chosen not in {space.slug for space in spaces}, access_state not in ("", *AccessState.values))
    if any(unknown):
        raise Http404
    grants = with_access_state(Grant.all_rows.filter(content_object__space__in=spaces))
    grants = grants.select_related("user", "permission", "content_object__space").order_by("-ends_on", "pk")
    if chosen:
        grants = grants.filter(content_object__space__slug=chosen)
    if access_state:
        grants = grants.filter(access_state=access_state)
    return grants, {"spaces": spaces, "chosen": chosen, "access_state": access_state}


@route(Rule.OBJECT, GET)
def grants(request: HttpRequest, code: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    rows, filters = _asked(request, department)
    context = {
        "department": department,
        "page_obj": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "access_states": AccessState,
        "query": request.GET.urlencode(),
        **filters,
    }
    return render(request, "thematics/department_grants.html", context)


@route(Rule.OBJECT, GET)
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Answers with a spreadsheet of the same rows."""
    department = coordinated_department(request.user, code)
    rows, _ = _asked(request, department)
    response = HttpResponse(workbook("Accès", HEADERS, map(_cells, rows[:MOST_ROWS])), content_type=SPREADSHEET)
    response["Content-Disposition"] = f'attachment; filename="acces-thematiques-{department.code}.xlsx"'
    return response


def _cells(grant: Grant) -> tuple:
    return (
        grant.user.get_full_name(),
        grant.user.email,
        grant.quality,
        grant.content_object.space.title,
        grant.content_object.question,
        grant.level.label,
        grant.starts_on,
        grant.ended_at.date() if grant.ended_at else grant.ends_on,
        AccessState(grant.access_state).label,
        grant.committed_at.date() if grant.committed_at else None,
    )
