"""The « Avis » of a person: what happened that concerns them."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.spaces import access
from notifications import notices
from web.routes import GET, POST, Rule, route

A_PAGE = 20


@route(Rule.SIGNED_IN, GET)
def notice_list(request: HttpRequest) -> HttpResponse:
    person = request.user
    page = Paginator(notices.shown_to(person), A_PAGE).get_page(request.GET.get("page"))
    shown = notices.render(list(page.object_list), person)
    some_unread = any(entry.notice.read_at is None for entry in shown)
    return render(request, "notifications/list.html", {"page": page, "shown": shown, "some_unread": some_unread})


@route(Rule.OBJECT, POST)
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks the notice as read, and goes where it leads."""
    found = notices.shown_to(request.user).filter(pk=pk)
    shown = notices.render(list(found), request.user)
    if not shown:
        raise Http404
    found.filter(read_at__isnull=True).update(read_at=access.now())
    return redirect(shown[0].url)


@route(Rule.SIGNED_IN, POST)
def read_all(request: HttpRequest) -> HttpResponse:
    access.visible_to(request.user, notices.Notice).filter(read_at__isnull=True).update(read_at=access.now())
    return redirect("notices")
