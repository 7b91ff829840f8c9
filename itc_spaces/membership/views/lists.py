"""The words of a department: organisations, territories, topics… added, renamed, retired, never deleted."""

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from itc_spaces.membership import actions
from itc_spaces.membership.forms.departments import LISTS
from itc_spaces.membership.uses import uses_of
from itc_spaces.models import Department, Organisation, Retirable, Topic
from itc_spaces.routes import Rule, route
from itc_spaces.views import coordinated_department, tried


def _list(which: str) -> tuple[str, type]:
    if which not in LISTS:
        raise Http404
    return LISTS[which]


def _rows(model: type[Model], department: Department) -> QuerySet:
    if model is Topic:
        return Topic.objects.all()
    if model is Organisation:
        return Organisation.objects.filter(college__department=department).select_related("college")
    return model._default_manager.filter(department=department)


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def entries(request: HttpRequest, code: str, which: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    title, form_class = _list(which)
    form = form_class(request.POST if request.method == "POST" else None, department=department)
    if tried(
        form, lambda: actions.keep_entry(department=department, actor=request.user, entry=form.save(commit=False))
    ):
        messages.success(request, f"« {form.instance} » est dans la liste.")
        return redirect("lists", code, which)
    context = {
        "department": department,
        "which": which,
        "title": title,
        "form": form,
        "rows": _rows(form_class._meta.model, department),
        "shared": form_class._meta.model is Topic,
        "lists": [(key, label) for key, (label, _) in LISTS.items()],
    }
    return render(request, "membership/list.html", context, status=422 if form.is_bound else 200)


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, code: str, which: str, pk: int) -> HttpResponse:
    """Renames, retires or puts back, as `do` says."""
    department = coordinated_department(request.user, code)
    title, form_class = _list(which)
    found = get_object_or_404(_rows(form_class._meta.model, department), pk=pk)
    renames = request.method == "POST" and request.POST.get("do") not in ("retire", "restore")
    form = form_class(request.POST if renames else None, department=department, instance=found)
    if request.method == "POST" and not renames and isinstance(found, Retirable):
        act = actions.retire_entry if request.POST["do"] == "retire" else actions.restore_entry
        act(department=department, actor=request.user, entry=found)
        messages.success(request, "C'est fait : la liste est à jour.")
        return redirect("lists", code, which)
    if tried(
        form, lambda: actions.keep_entry(department=department, actor=request.user, entry=form.save(commit=False))
    ):
        messages.success(request, "C'est fait : la liste est à jour.")
        return redirect("lists", code, which)
    context = {
        "department": department,
        "which": which,
        "title": title,
        "form": form,
        "entry": type(found)._default_manager.get(pk=pk),
        "retirable": isinstance(found, Retirable),
        "uses": uses_of(found, request.user) if isinstance(found, Retirable) else [],
    }
    return render(request, "membership/list_entry.html", context, status=422 if form.is_bound else 200)
