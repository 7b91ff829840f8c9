"""The pages that create, present, close and reopen an ITC."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.coordination import actions
from itc_spaces.coordination.forms.departments import CloseSpaceForm, PresentationForm, SpaceForm
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.views import coordinated_department, readable_space
from web.attempts import sent, tried
from web.fields import renew
from web.refusals import Overtaken
from web.routes import GET, POST, Rule, route


@route(Rule.OBJECT, GET + POST)
def create(request: HttpRequest, code: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    form = SpaceForm(sent(request), department=department)
    if form.is_valid():
        with tried(form):
            made = actions.create_space(department=department, actor=request.user, **form.cleaned_data)
            messages.success(request, f"« {made.title} » est créée. Ajoutez maintenant ses sièges.")
            return redirect("members", made.slug)
    context = {"department": department, "form": form}
    return render(request, "coordination/create_space.html", context, status=422 if form.is_bound else 200)


@route(Rule.OBJECT, GET + POST)
def edit(request: HttpRequest, itc: str) -> HttpResponse:
    space = readable_space(request.user, itc, Action.MANAGE)
    form = PresentationForm(sent(request), space=space)
    theirs = None
    if form.is_valid():
        with tried(form) as attempt:
            actions.edit_space(space=space, actor=request.user, **form.cleaned_data)
            messages.success(request, "La présentation est à jour.")
            return redirect("wagtail_serve", f"{space.slug}/")
        if isinstance(attempt.refusal, Overtaken):
            # What was typed stays in the form, which is now based on the other person's text.
            theirs = space
            renew(form, "base")
    context = {"space": space, "form": form, "theirs": theirs}
    return render(request, "coordination/edit_space.html", context, status=422 if form.is_bound else 200)


@route(Rule.OBJECT, GET + POST)
def close(request: HttpRequest, itc: str) -> HttpResponse:
    space = readable_space(request.user, itc, Action.CLOSE)
    form = CloseSpaceForm(sent(request))
    if form.is_valid():
        with tried(form):
            actions.close_space(space=space, actor=request.user, **form.cleaned_data)
            messages.success(request, f"« {space.title} » est fermée. Vous pourrez la rouvrir : rien n'est perdu.")
            return redirect("coordination", space.record.department.code)
    context = {"space": space, "form": form}
    return render(request, "coordination/close_space.html", context, status=422 if form.is_bound else 200)


@route(Rule.OBJECT, POST)
def reopen(request: HttpRequest, itc: str) -> HttpResponse:
    space = readable_space(request.user, itc, Action.CLOSE)
    actions.reopen_space(space=space, actor=request.user)
    messages.success(request, f"« {space.title} » est rouverte, telle qu'elle était.")
    return redirect("coordination", space.record.department.code)
