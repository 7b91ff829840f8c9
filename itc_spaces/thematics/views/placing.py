"""A resource placed in a thematic, handed over to its référents; a note that becomes one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Thematic
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from itc_spaces.thematics import actions
from itc_spaces.thematics.forms.life import PlacingForm
from knowledge.models import Note
from knowledge.views.pages import readable_resource


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.SHARE)
    space = page.placement.space
    thematics = access.permitted(request.user, Action.CONTRIBUTE, Thematic).filter(space=space)
    if page.placement.thematic_id:
        thematics = thematics | Thematic.objects.filter(pk=page.placement.thematic_id)
    form = PlacingForm(request.POST or None, placement=page.placement, thematics=thematics)
    if form.is_valid():
        try:
            _place(request, page, **form.cleaned_data)
            return redirect(page.get_url())
        except NotAllowed as error:
            raise Http404 from error
        except Refused as error:
            form.add_error(None, error.message)
    context = {"page": page, "space": space, "form": form}
    return render(request, "thematics/place.html", context, status=422 if form.is_bound else 200)


def _place(request: HttpRequest, page, thematic: Thematic | None, opened: bool) -> None:
    actions.place_resource(page=page, actor=request.user, thematic=thematic)
    if thematic:
        actions.open_to_invited(page=page, actor=request.user, opened=opened)
    messages.success(request, "C'est fait : cela vaut dès maintenant.")


@route(Rule.OBJECT)
@require_POST
def hand_over(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    try:
        actions.hand_to_referents(page=page, actor=request.user)
        messages.success(request, "Les référents sont prévenus : ils liront ce brouillon et décideront de son partage.")
    except Refused as error:
        messages.error(request, error.message)
    return redirect(page.get_url())


@route(Rule.OBJECT)
@require_POST
def suggest(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """A note with a follow-up becomes a suggested thematic."""
    page = readable_resource(request.user, itc, page_id, Action.SHARE)
    if not isinstance(page, Note):
        raise Http404
    try:
        thematic = actions.suggest_from_note(note=page, actor=request.user)
    except Refused as error:
        messages.error(request, error.message)
        return redirect(page.get_url())
    messages.success(request, "La note est devenue une suggestion de thématique : complétez-la si vous le voulez.")
    return redirect("thematic", itc, thematic.pk)
