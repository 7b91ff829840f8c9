"""« Transmettre la main »: who looks after a resource, when its author leaves."""

from collections import defaultdict

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Placement, Space
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from itc_spaces.views import readable_space
from knowledge.actions import pass_on
from knowledge.actions.handing_over import givers_of, receivers_of
from knowledge.forms import PassOnForm
from knowledge.views.pages import number_asked


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, itc: str) -> HttpResponse:
    """Of oneself; of anyone who sat in the ITC for its chair and the coordination."""
    space = readable_space(request.user, itc, Action.WRITE)
    givers = givers_of(space, request.user).order_by("last_name", "first_name")
    asked = {"giver": number_asked(request.GET.get("de", "")) or None}
    form = PassOnForm(
        request.POST if request.method == "POST" else None, initial=asked, givers=givers, receivers=receivers_of(space)
    )
    if form.is_valid():
        try:
            count = pass_on(space=space, actor=request.user, **form.cleaned_data)
            receiver = form.cleaned_data["receiver"].get_full_name()
            messages.success(
                request, f"C'est transmis : {receiver} a la main sur {count} ressource{'s' * (count > 1)}."
            )
            return redirect("hand_over", itc)
        except NotAllowed as error:
            raise Http404 from error
        except Refused as error:
            form.add_error("receiver", error.message)
    context = {"space": space, "form": form, "authors": _written(request, space, list(givers))}
    return render(request, "knowledge/hand_over.html", context, status=422 if form.errors else 200)


def _written(request: HttpRequest, space: Space, givers: list) -> list[tuple]:
    """Each author, with what the viewer may read of theirs in the space: one query."""
    rows = access.visible_to(request.user, Placement).filter(space=space, author__in=givers).select_related("page")
    by_author = defaultdict(list)
    for placement in rows.order_by("page__draft_title"):
        by_author[placement.author_id].append(placement.page)
    return [(giver, by_author[giver.pk]) for giver in givers]
