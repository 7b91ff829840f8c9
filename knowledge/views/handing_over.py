"""« Transmettre la main »: gives the resources of an author who leaves to another person."""

from collections import defaultdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Placement, Space
from itc_spaces.spaces.views import readable_space
from knowledge.actions import pass_on
from knowledge.actions.handing_over import givers_of, receivers_of
from knowledge.forms import PassOnForm
from web.alphabet import French
from web.attempts import sent, tried
from web.numbers import number_asked
from web.routes import GET, POST, Rule, route


@route(Rule.OBJECT, GET + POST)
def hand_over(request: HttpRequest, itc: str) -> HttpResponse:
    """Passes on the person's own resources; the chair and the coordination may do it for anybody who sat in the ITC."""
    space = readable_space(request.user, itc, Action.WRITE)
    givers = givers_of(space, request.user).order_by(French("last_name"), French("first_name"), "pk")
    asked = {"giver": number_asked(request.GET.get("de", "")) or None}
    form = PassOnForm(sent(request), initial=asked, givers=givers, receivers=receivers_of(space))
    if form.is_valid():
        with tried() as attempt:
            count = pass_on(space=space, actor=request.user, **form.cleaned_data)
            receiver = form.cleaned_data["receiver"].get_full_name()
            messages.success(
                request, f"C'est transmis : {receiver} a la main sur {count} ressource{'s' * (count > 1)}."
            )
            return redirect("hand_over", itc)
        form.add_error("receiver", attempt.refusal.message)
    context = {"space": space, "form": form, "authors": _written(request, space, list(givers))}
    return render(request, "knowledge/hand_over.html", context, status=422 if form.errors else 200)


def _written(request: HttpRequest, space: Space, givers: list) -> list[tuple]:
    """Returns each author with their resources in the space that the viewer may read, in one query."""
    rows = access.visible_to(request.user, Placement).filter(space=space, author__in=givers).select_related("page")
    by_author = defaultdict(list)
    for placement in rows.order_by(French("page__draft_title"), "pk"):
        by_author[placement.author_id].append(placement.page)
    return [(giver, by_author[giver.pk]) for giver in givers]
