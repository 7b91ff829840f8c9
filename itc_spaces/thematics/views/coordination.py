"""Every access to a thematic of a department: in force, ending soon, ended; on a page and as a spreadsheet."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Department, Grant, Space
from itc_spaces.routes import Rule, route
from itc_spaces.thematics.spreadsheet import workbook
from itc_spaces.thematics.standing import Standing, with_standing
from itc_spaces.views import coordinated_department

PER_PAGE = 50
MOST_ROWS = 20_000
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADERS = (
    "Personne", "Adresse", "Qualité", "ITC", "Thématique", "Peut", "Depuis", "Jusqu'au", "État", "Engagement pris le",
)  # fmt: skip


def _asked(request: HttpRequest, department: Department) -> tuple[QuerySet[Grant], dict]:
    """The rows that the address filters, and the filters; raises Http404 for one that is not offered."""
    coordinated = access.permitted(request.user, Action.CLOSE, Space).filter(record__department=department)
    spaces = list(coordinated.order_by("title"))
    chosen, standing = request.GET.get("itc", ""), request.GET.get("etat", "")
    if (chosen and chosen not in {space.slug for space in spaces}) or (standing and standing not in Standing.values):
        raise Http404
    grants = with_standing(Grant.objects.filter(content_object__space__in=spaces))
    grants = grants.select_related("user", "permission", "content_object__space").order_by("-ends_on", "pk")
    if chosen:
        grants = grants.filter(content_object__space__slug=chosen)
    if standing:
        grants = grants.filter(standing=standing)
    return grants, {"spaces": spaces, "chosen": chosen, "standing": standing}


@route(Rule.OBJECT)
@require_safe
def grants(request: HttpRequest, code: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    rows, filters = _asked(request, department)
    context = {
        "department": department,
        "page_obj": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "standings": Standing,
        "query": request.GET.urlencode(),
        **filters,
    }
    return render(request, "thematics/department_grants.html", context)


@route(Rule.OBJECT)
@require_safe
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The same rows, to work on elsewhere."""
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
        Standing(grant.standing).label,
        grant.committed_at.date() if grant.committed_at else None,
    )
