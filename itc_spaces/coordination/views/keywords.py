"""The page where a coordination reads the keywords in use, and merges two with the same meaning."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.coordination import actions
from itc_spaces.spaces.views import coordinated_department
from knowledge.answers import PlainCharField
from knowledge.keywords import in_use
from knowledge.models import KeywordAlias, PageKeyword
from knowledge.typed_keywords import LONGEST, words_of
from web.attempts import sent, tried
from web.routes import GET, POST, Rule, route

PER_PAGE = 100


class MergeForm(forms.Form):
    word = PlainCharField(label="Remplacer", max_length=LONGEST)
    into = PlainCharField(
        label="Par",
        max_length=LONGEST,
        help_text="Les ressources du département prennent ce mot ; les éditions déjà validées gardent le leur.",
    )

    def clean_into(self) -> str:
        words = words_of(self.cleaned_data["into"])
        if len(words) != 1:
            raise forms.ValidationError("Écrivez un seul mot-clé, celui qui reste.")
        return words[0]


@route(Rule.OBJECT, GET + POST)
def keywords(request: HttpRequest, code: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    form = MergeForm(sent(request), initial={"word": request.GET.get("mot", "")})
    if form.is_valid():
        with tried(form):
            changed = actions.merge_keyword(department=department, actor=request.user, **form.cleaned_data)
            count = f"{changed} ressources disent" if changed > 1 else "Une ressource dit"
            messages.success(request, f"{count} maintenant « {form.cleaned_data['into']} ».")
            return redirect("keywords", code)
    own = PageKeyword.objects.filter(content_object__placement__space__record__department=department)
    context = {
        "department": department,
        "form": form,
        "page_obj": Paginator(in_use(request.user, own), PER_PAGE).get_page(request.GET.get("page")),
        "merged": KeywordAlias.objects.filter(department=department).order_by("word"),
    }
    return render(request, "coordination/keywords.html", context, status=422 if form.is_bound else 200)
