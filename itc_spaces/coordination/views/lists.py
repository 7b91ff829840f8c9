"""The pages of a department's words (organisations, territories, topics…): add, rename, retire; never delete."""

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from itc_spaces.coordination import actions
from itc_spaces.coordination.forms.departments import LISTS
from itc_spaces.coordination.shared_words import is_shared, open_change, words_of
from itc_spaces.coordination.uses import uses_of
from itc_spaces.coordination.views.words import kind_of, propose
from itc_spaces.membership.enums import ChangeKind
from itc_spaces.spaces.models import Department, Organisation, Retirable
from itc_spaces.spaces.views import coordinated_department
from knowledge.exchange.importing.labels import answers_named
from knowledge.models import KnownLabel
from web.attempts import sent, tried
from web.routes import GET, POST, Rule, route


def _list(which: str) -> tuple[str, type]:
    if which not in LISTS:
        raise Http404
    return LISTS[which]


def _rows(model: type[Model], department: Department) -> QuerySet:
    if is_shared(model):
        return model._default_manager.all()
    if model is Organisation:
        return Organisation.objects.filter(college__department=department).select_related("college")
    return model._default_manager.filter(department=department)


def _with_meanings(labels: QuerySet) -> list[Model]:
    """Returns the labels, each with the answer that it means, as people read it."""
    named = dict(answers_named())
    for label in labels:
        label.meaning = named.get(label.answer, "")
    return list(labels)


@route(Rule.OBJECT, GET + POST)
def entries(request: HttpRequest, code: str, which: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    title, form_class = _list(which)
    form = form_class(sent(request), department=department)
    if form.is_valid():
        with tried(form):
            actions.keep_entry(department=department, actor=request.user, entry=form.save(commit=False))
            messages.success(request, f"« {form.instance} » est dans la liste.")
            return redirect("lists", code, which)
    rows = _rows(form_class._meta.model, department)
    context = {
        "department": department,
        "which": which,
        "title": title,
        "form": form,
        "rows": _with_meanings(rows) if rows.model is KnownLabel else rows,
        "shared": is_shared(form_class._meta.model),
        "lists": [(key, label) for key, (label, _) in LISTS.items()],
    }
    return render(request, "coordination/list.html", context, status=422 if form.is_bound else 200)


@route(Rule.OBJECT, GET + POST)
def entry(request: HttpRequest, code: str, which: str, pk: int) -> HttpResponse:
    """Renames, retires or restores the entry, as `do` says."""
    department = coordinated_department(request.user, code)
    _, form_class = _list(which)
    found = get_object_or_404(_rows(form_class._meta.model, department), pk=pk)
    renames = request.method == "POST" and request.POST.get("do") not in ("retire", "restore", "merge")
    form = form_class(request.POST if renames else None, department=department, instance=found)
    if is_shared(type(found)):
        return _shared_entry(request, department, which, found, form)
    if request.method == "POST" and not renames and isinstance(found, Retirable):
        act = actions.retire_entry if request.POST["do"] == "retire" else actions.restore_entry
        act(department=department, actor=request.user, entry=found)
        messages.success(request, "C'est fait : la liste est à jour.")
        return redirect("lists", code, which)
    if form.is_valid():
        with tried(form):
            actions.keep_entry(department=department, actor=request.user, entry=form.save(commit=False))
            messages.success(request, "C'est fait : la liste est à jour.")
            return redirect("lists", code, which)
    return render(
        request, "coordination/list_entry.html", _shown(request, department, which, found, form),
        status=422 if form.is_bound else 200,
    )  # fmt: skip


def _shown(request: HttpRequest, department: Department, which: str, found: Model, form) -> dict:
    return {
        "department": department,
        "which": which,
        "title": LISTS[which][0],
        "form": form,
        "entry": type(found)._default_manager.get(pk=found.pk),
        "retirable": isinstance(found, Retirable),
        "uses": uses_of(found, request.user) if isinstance(found, Retirable) else [],
    }


def _shared_entry(request: HttpRequest, department: Department, which: str, found: Model, form) -> HttpResponse:
    """Proposes to the other departments the change of a word that all share."""
    kind, model = kind_of(request.POST.get("do", "")), type(found)
    others = model._default_manager.filter(retired_at__isnull=True).exclude(pk=found.pk)
    others = others if words_of(model).merge else others.none()
    refusal = None
    if request.method == "POST" and (kind != ChangeKind.RENAME or form.is_valid()):
        into = next((row for row in others if str(row.pk) == request.POST.get("into")), None)
        word, text = model._default_manager.get(pk=found.pk), form.cleaned_data["name"] if form.is_bound else ""
        refusal = propose(request, department, word, kind, text=text, into=into)
        if refusal is None:
            return redirect("lists", department.code, which)
    context = _shown(request, department, which, found, form)
    context |= {"shared": True, "refusal": refusal, "others": others, "waiting": open_change(found)}
    status = 422 if request.method == "POST" else 200
    return render(request, "coordination/list_entry.html", context, status=status)
