"""The page of one seat, where its managers change it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.membership import actions
from itc_spaces.membership.forms.seats import GESTURES, SeatForm
from itc_spaces.membership.roster import seats_of, shown_seat
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.views import readable_space
from web.attempts import tried
from web.pace import Pace, paced
from web.routes import GET, POST, Rule, route


@route(Rule.OBJECT, GET + POST)
@paced(Pace.INVITATIONS)
def add(request: HttpRequest, itc: str) -> HttpResponse:
    space = readable_space(request.user, itc, Action.MANAGE)
    form = SeatForm(request.POST or None, space=space)
    if request.method == "POST" and form.is_valid():
        with tried(form):
            seat = actions.add_seat(space=space, actor=request.user, **form.cleaned_data)
            messages.success(request, "Le siège est ajouté. Il reste à y inviter quelqu'un.")
            return redirect("seat", space.slug, seat.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "membership/add_seat.html", {"space": space, "form": form}, status=status)


@route(Rule.OBJECT, GET + POST)
@paced(Pace.INVITATIONS)
def seat(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Shows a form for each gesture; `do` says which one is sent."""
    space = readable_space(request.user, itc, Action.MANAGE)
    found = seats_of(space, with_invitations=True).filter(pk=pk).first()
    if found is None:
        raise Http404
    shown, sent = shown_seat(found), None
    if request.method == "POST":
        gesture = GESTURES.get(request.POST.get("do", ""))
        if gesture is None:
            raise Http404
        sent = gesture(request.POST, shown=shown)
        if sent.is_valid() and _done(request, sent):
            over = sent.name == "end_seat"
            return redirect("members", space.slug) if over else redirect("seat", space.slug, pk)
    context = {"space": space, "shown": shown, "gestures": _gestures(shown, sent), "sent": sent}
    return render(request, "membership/seat.html", context, status=422 if sent else 200)


def _done(request: HttpRequest, sent) -> bool:
    with tried(sent):
        messages.success(request, sent.act(request.user))
        return True
    return False


def _gestures(shown, sent) -> list:
    if shown.is_over:
        return []
    return [
        sent if sent and sent.name == name else gesture(shown=shown)
        for name, gesture in GESTURES.items()
        if gesture.is_offered(shown) or (sent and sent.name == name)
    ]
