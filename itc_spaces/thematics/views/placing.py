"""The pages that place a resource in a thematic, hand it to the référents, or make a thematic of a note."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Thematic
from itc_spaces.thematics import actions
from itc_spaces.thematics.forms.life import PlacingForm
from knowledge.models import Note
from knowledge.views.pages import readable_resource
from web.attempts import tried
from web.routes import GET, POST, Rule, route

HANDED = "Les référents sont prévenus : ils liront ce brouillon et décideront de son partage."
NOBODY = (
    "Personne n'a pu être prévenu : cette thématique n'a pas de référent aujourd'hui. Votre brouillon reste là ; "
    "écrivez un message dans la thématique."
)


@route(Rule.OBJECT, GET + POST)
def place(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.SHARE)
    space = page.placement.space
    thematics = access.permitted(request.user, Action.CONTRIBUTE, Thematic).filter(space=space)
    if page.placement.thematic_id:
        thematics = thematics | access.visible_to(request.user, Thematic).filter(pk=page.placement.thematic_id)
    form = PlacingForm(request.POST or None, placement=page.placement, thematics=thematics)
    if form.is_valid():
        with tried(form):
            _place(request, page, **form.cleaned_data)
            return redirect(page.get_url())
    context = {"page": page, "space": space, "form": form}
    return render(request, "thematics/place.html", context, status=422 if form.is_bound else 200)


def _place(request: HttpRequest, page, thematic: Thematic | None, opened: bool) -> None:
    actions.place_resource(page=page, actor=request.user, thematic=thematic)
    if thematic:
        actions.open_to_invited(page=page, actor=request.user, opened=opened)
    messages.success(request, "C'est fait : cela vaut dès maintenant.")


@route(Rule.OBJECT, POST)
def hand_over(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    with tried(request):
        if actions.hand_to_referents(page=page, actor=request.user):
            messages.success(request, HANDED)
        else:
            messages.warning(request, NOBODY)
    return redirect(page.get_url())


@route(Rule.OBJECT, POST)
def suggest(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Suggests a thematic from a note with a follow-up."""
    page = readable_resource(request.user, itc, page_id, Action.SHARE)
    if not isinstance(page, Note):
        raise Http404
    with tried(request):
        thematic = actions.suggest_from_note(note=page, actor=request.user)
        messages.success(request, "La note est devenue une suggestion de thématique : complétez-la si vous le voulez.")
        return redirect("thematic", itc, thematic.pk)
    return redirect(page.get_url())
