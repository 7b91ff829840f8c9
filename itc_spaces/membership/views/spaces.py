"""An ITC is created, presented, closed, reopened."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from itc_spaces.access import Action
from itc_spaces.membership import actions
from itc_spaces.membership.forms.departments import ClosingForm, PresentationForm, SpaceForm
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from itc_spaces.views import coordinated_department, readable_space, tried


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, code: str) -> HttpResponse:
    department = coordinated_department(request.user, code)
    form = SpaceForm(request.POST if request.method == "POST" else None, department=department)
    made = tried(form, lambda: actions.create_space(department=department, actor=request.user, **form.cleaned_data))
    if made:
        messages.success(request, f"« {made.title} » est créée. Ajoutez maintenant ses sièges.")
        return redirect("members", made.slug)
    context = {"department": department, "form": form}
    return render(request, "membership/create_space.html", context, status=422 if form.is_bound else 200)


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, itc: str) -> HttpResponse:
    space = readable_space(request.user, itc, Action.MANAGE)
    form = PresentationForm(request.POST if request.method == "POST" else None, space=space)
    theirs = None
    try:
        if form.is_bound and form.is_valid():
            actions.edit_space(space=space, actor=request.user, **form.cleaned_data)
            messages.success(request, "La présentation est à jour.")
            return redirect("wagtail_serve", f"{space.slug}/")
    except NotAllowed as error:
        raise Http404 from error
    except Refused as error:
        form.add_error(None, error.message)
        if isinstance(error, actions.Overtaken):
            # What was typed stays, now on top of what the other wrote.
            theirs, form.data = space, form.data.copy()
            form.data["base"] = form.get_initial_for_field(form.fields["base"], "base")
    context = {"space": space, "form": form, "theirs": theirs}
    return render(request, "membership/edit_space.html", context, status=422 if form.is_bound else 200)


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, itc: str) -> HttpResponse:
    space = readable_space(request.user, itc, Action.CLOSE)
    form = ClosingForm(request.POST if request.method == "POST" else None)
    if tried(form, lambda: actions.close_space(space=space, actor=request.user, **form.cleaned_data) or True):
        messages.success(request, f"« {space.title} » est fermée. Vous pourrez la rouvrir : rien n'est perdu.")
        return redirect("coordination", space.record.department.code)
    context = {"space": space, "form": form}
    return render(request, "membership/close_space.html", context, status=422 if form.is_bound else 200)


@route(Rule.OBJECT)
@require_POST
def reopen(request: HttpRequest, itc: str) -> HttpResponse:
    space = readable_space(request.user, itc, Action.CLOSE)
    try:
        actions.reopen_space(space=space, actor=request.user)
    except NotAllowed as error:
        raise Http404 from error
    messages.success(request, f"« {space.title} » est rouverte, telle qu'elle était.")
    return redirect("coordination", space.record.department.code)
