"""The page of a person's calendar addresses, and the feed that a calendar reads."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from itc_spaces.meetings import actions, calendars
from itc_spaces.meetings.actions.calendars import MOST, digest_of, live, new_key
from itc_spaces.meetings.forms.answers import AddressForm, MailsForm
from itc_spaces.meetings.models import CalendarAddress, MailChoice
from itc_spaces.meetings.views.lists import BACK, own_meetings, own_spaces
from itc_spaces.meetings.views.pages import ICS
from itc_spaces.meetings.views.readable import status
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Space
from web.attempts import sent, tried
from web.fields import renew
from web.pace import Pace, seconds_to_wait
from web.routes import GET, POST, Rule, route


@route(Rule.SIGNED_IN, GET + POST)
def addresses(request: HttpRequest) -> HttpResponse:
    """Adds an address; this answer alone shows it."""
    form, new = AddressForm(sent(request), spaces=own_spaces(request.user), key=new_key()), ""
    if form.is_valid():
        with tried(form) as attempt:
            _, token = actions.open_address(actor=request.user, **form.cleaned_data)
            form, new = _blank(request), _feed_address(token)
        if attempt.refusal:
            renew(form, "key")
    return _page(request, form, new)


def _blank(request: HttpRequest) -> AddressForm:
    return AddressForm(spaces=own_spaces(request.user), key=new_key())


def _feed_address(token: str) -> str:
    return settings.BASE_URL + reverse("calendar_feed", args=[token])


def _page(request: HttpRequest, form: AddressForm, new: str) -> HttpResponse:
    choice = MailChoice.objects.filter(recipient=request.user).first() or MailChoice()
    context = {
        "addresses": live(request.user).select_related("space"), "form": form, "new": new, "most": MOST,
        "mails_form": MailsForm(initial={"carried": choice.carried, "reminders": choice.reminders}),
    }  # fmt: skip
    response = render(request, "meetings/addresses.html", context, status=status(form))
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _own(request: HttpRequest, pk: int) -> CalendarAddress:
    found = access.visible_to(request.user, CalendarAddress).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@route(Rule.OBJECT, POST)
def renew_one(request: HttpRequest, pk: int) -> HttpResponse:
    address, new = _own(request, pk), ""
    with tried(request):
        seen = request.POST.get("seen", "")
        new = _feed_address(actions.renew_address(address=address, actor=request.user, seen=seen))
    return _page(request, _blank(request), new)


@route(Rule.OBJECT, POST)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    with tried(request):
        actions.end_address(address=_own(request, pk), actor=request.user)
        messages.success(request, "Cette adresse ne répond plus.")
    return redirect("calendar_addresses")


@route(Rule.SIGNED_IN, POST)
def mails(request: HttpRequest) -> HttpResponse:
    form = MailsForm(request.POST)
    if form.is_valid():
        actions.choose_mails(person=request.user, **form.cleaned_data)
        messages.success(request, "Votre choix est enregistré.")
    return redirect("calendar_addresses")


@route(Rule.PUBLIC, GET)
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Gives the feed with today's rights. An unknown, revoked or erased person's address gets the same 404."""
    rows = CalendarAddress.objects.filter(digest=digest_of(token), revoked_at__isnull=True, recipient__is_active=True)
    address = rows.select_related("recipient").first()
    if address is None:
        raise Http404
    if wait := seconds_to_wait(address, Pace.CALENDARS):
        response = HttpResponse(
            "Trop de lectures : revenez plus tard.", content_type="text/plain; charset=utf-8", status=429
        )
        response.headers["Retry-After"] = str(wait)
        return response
    person = address.recipient
    with access.remembering():
        found = own_meetings(person, access.now() - BACK, address.space_id)
        attended = access.permitted(person, Action.WRITE, Space).values_list("pk", flat=True)
        followed = frozenset(row.space_id for row in found) - frozenset(attended)
    response = HttpResponse(calendars.feed(found, "Rencontres de mes ITC", followed), content_type=ICS)
    patch_cache_control(response, private=True, no_store=True)
    return response
