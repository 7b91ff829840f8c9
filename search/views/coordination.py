"""The pages of search for a coordination: the state of the indexes, fruitless searches, synonyms."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from itc_spaces.coordination.shared_words import open_change
from itc_spaces.coordination.views.words import kind_of, propose
from itc_spaces.membership.enums import ChangeKind
from itc_spaces.spaces.views import coordinated_department
from search import actions, fruitless
from search.models import SynonymGroup
from search.state import state_of_search
from web.attempts import sent, tried
from web.routes import GET, POST, Rule, route

SHOWN = 100
DONE = "C'est fait : la recherche en tient compte dès maintenant."


class SynonymForm(forms.ModelForm):
    class Meta:
        model = SynonymGroup
        fields = ["expressions"]
        widgets = {"expressions": forms.Textarea(attrs={"rows": 5})}


@route(Rule.OBJECT, GET)
def search_state(request: HttpRequest, code: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    shown = {
        "department": department,
        "state": state_of_search(),
        "fruitless": fruitless.shown(department)[:SHOWN],
        "fruitless_public": fruitless.shown(None)[:SHOWN],
        "enough": fruitless.ENOUGH,
    }
    return render(request, "search/state.html", shown)


@route(Rule.OBJECT, GET + POST)
def synonyms(request: HttpRequest, code: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    form = SynonymForm(sent(request))
    if form.is_valid():
        with tried(form):
            actions.add_synonyms(department=department, actor=request.user, group=form.save(commit=False))
            messages.success(request, DONE)
            return redirect("synonyms", code)
    shown = {"department": department, "form": form, "groups": SynonymGroup.objects.all()}
    return render(request, "search/synonyms.html", shown, status=422 if form.is_bound else 200)


@route(Rule.OBJECT, GET + POST)
def synonym_group(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Proposes to change, retire or restore a group, as `do` says: all departments share the synonyms."""
    department = coordinated_department(request.user, code)
    group, kind = get_object_or_404(SynonymGroup, pk=pk), kind_of(request.POST.get("do", ""))
    form = SynonymForm(request.POST if request.method == "POST" and kind == ChangeKind.RENAME else None, instance=group)
    refusal = None
    if request.method == "POST" and (kind != ChangeKind.RENAME or form.is_valid()):
        text = form.cleaned_data["expressions"] if form.is_bound else ""
        refusal = propose(request, department, group, kind, text=text)
        if refusal is None:
            return redirect("synonyms", code)
    kept = SynonymGroup.objects.get(pk=pk)
    shown = {"department": department, "form": form, "group": kept, "refusal": refusal, "waiting": open_change(kept)}
    return render(request, "search/synonym_group.html", shown, status=422 if request.method == "POST" else 200)
