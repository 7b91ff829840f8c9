"""Search as a coordination sees it: how the indexes stand, what was sought in vain, synonyms."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from itc_spaces.models import Department
from itc_spaces.routes import Rule, route
from itc_spaces.views import coordinated_department, tried
from search import actions, fruitless
from search.models import SynonymGroup
from search.standing import standing

SHOWN = 100
ACTS = {"retire": actions.retire_synonyms, "restore": actions.restore_synonyms}
DONE = "C'est fait : la recherche en tient compte dès maintenant."


class SynonymForm(forms.ModelForm):
    class Meta:
        model = SynonymGroup
        fields = ["expressions"]
        widgets = {"expressions": forms.Textarea(attrs={"rows": 5})}


@route(Rule.OBJECT)
@require_safe
def search_standing(request: HttpRequest, code: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    shown = {
        "department": department,
        "standing": standing(),
        "fruitless": fruitless.shown()[:SHOWN],
        "enough": fruitless.ENOUGH,
    }
    return render(request, "search/standing.html", shown)


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def synonyms(request: HttpRequest, code: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    form = SynonymForm(request.POST if request.method == "POST" else None)
    if _kept(form, department, request.user):
        messages.success(request, DONE)
        return redirect("synonyms", code)
    shown = {"department": department, "form": form, "groups": SynonymGroup.objects.all()}
    return render(request, "search/synonyms.html", shown, status=422 if form.is_bound else 200)


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def synonym_group(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Changes, retires or puts back, as `do` says."""
    department = coordinated_department(request.user, code)
    group = get_object_or_404(SynonymGroup, pk=pk)
    act = ACTS.get(request.POST.get("do", ""))
    if act:
        act(department=department, actor=request.user, group=group)
        messages.success(request, DONE)
        return redirect("synonyms", code)
    form = SynonymForm(request.POST if request.method == "POST" else None, instance=group)
    if _kept(form, department, request.user):
        messages.success(request, DONE)
        return redirect("synonyms", code)
    shown = {"department": department, "form": form, "group": SynonymGroup.objects.get(pk=pk)}
    return render(request, "search/synonym_group.html", shown, status=422 if form.is_bound else 200)


def _kept(form: SynonymForm, department: Department, actor) -> SynonymGroup | None:
    return tried(
        form,
        lambda: actions.keep_synonyms(department=department, actor=actor, group=form.save(commit=False)),
    )
