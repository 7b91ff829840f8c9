"""Allows only listed routes of the admin, so that what Wagtail or another app adds later answers 404."""

from csp.constants import HEADER
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import reverse
from wagtail.models import Page

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from web.numbers import is_number
from web.routes import Rule, rule_of

HOME = "wagtailadmin_home"
ALLOWED = {
    HOME,
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:preview_on_edit",
    "wagtailadmin_pages:view_draft",
    # Tells people who may edit a page which other people have it open.
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release",
}
# Wagtail crashes, instead of refusing, on a form sent without its field.
EXPECTED = {"wagtailadmin_choose_page_external_link": "external-link-chooser-url"}
PAGE_ARGUMENTS = ("page_id", "object_id")
REVISION = "revision_id"


class AdminGuard:
    """Refuses before Wagtail looks anything up, so that hidden and missing pages answer the same."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        match = request.resolver_match
        if match is None or rule_of(request.path, match) is not Rule.ADMIN:
            return response
        if response.status_code == 404 or _is_refusal(response):
            # Wagtail's own 404 page and its « permission denied » would tell a hidden page from a missing one.
            raise Http404
        # A preview is a page of the site with the site's security policy, which forbids frames.
        response.headers.pop(HEADER, None)
        response._csp_config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return response

    def process_view(self, request, view, args, kwargs):
        name = request.resolver_match.view_name
        if rule_of(request.path, request.resolver_match) is not Rule.ADMIN:
            return None
        if name == "wagtailadmin_logout":
            return HttpResponseRedirect(reverse("account_logout"), preserve_request=True)
        if name == "wagtailadmin_account":
            return HttpResponseRedirect(settings.LOGIN_REDIRECT_URL)
        if name not in ALLOWED or not _has_possible_numbers(request, kwargs):
            raise Http404
        if not _may_enter(request) or not _may_edit(request, kwargs):
            raise Http404
        if request.method == "POST" and name in EXPECTED and EXPECTED[name] not in request.POST:
            raise BadRequest("This form comes without its field.")
        return None


def _may_enter(request: HttpRequest) -> bool:
    return request.user.has_perm("wagtailadmin.access_admin")


def _has_possible_numbers(request: HttpRequest, arguments: dict) -> bool:
    """Returns whether a database can hold every id: Wagtail passes them on unchecked."""
    named = [str(value) for name, value in arguments.items() if name in PAGE_ARGUMENTS or isinstance(value, int)]
    return all(is_number(key) for key in named + request.POST.getlist(REVISION))


def _may_edit(request: HttpRequest, arguments: dict) -> bool:
    """Returns whether this person may edit today every page that the address names."""
    named = [str(arguments[name]) for name in PAGE_ARGUMENTS if name in arguments]
    pages = access.permitted(request.user, Action.EDIT, Page).filter(pk__in=named)
    return pages.count() == len(set(named)) if named else True


def _is_refusal(response) -> bool:
    return response.status_code == 302 and response.url.partition("?")[0] in (
        reverse(HOME),
        reverse(settings.LOGIN_URL),
    )
