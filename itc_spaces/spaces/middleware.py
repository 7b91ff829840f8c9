"""Asks to sign in before any look-up, opens declared routes only, and gives each unsafe request one transaction."""

import logging
from contextlib import nullcontext

from allauth.account.middleware import AccountMiddleware
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseNotAllowed
from django.utils.cache import add_never_cache_headers, patch_cache_control

from itc_spaces.spaces import access, clock
from web.refusals import NotAllowed
from web.retrying import as_sent, retried
from web.routes import Rule, methods_of, rule_of

logger = logging.getLogger("itc.refusals")
PRIVATE = ("/espaces/", "/admin/")
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


class SignInFirst:
    """Asks to sign in before a path under `PRIVATE` is looked up, so that hidden and missing pages answer the same."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # A request that only reads asks once what its reader holds; a request that writes asks each time.
        remembered = access.remembering() if request.method in SAFE else nullcontext()
        with clock.one_instant(), remembered:
            if not request.path.startswith(PRIVATE):
                return self.get_response(request)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path() if request.method == "GET" else "/espaces/")
            response = self.get_response(request)
        # Private pages stay out of shared caches, and of the Back button after sign-out.
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        patch_cache_control(response, private=True)
        return response


class DeclaredRoutes:
    """Answers 404 for a route without a declared rule; refuses a method that the view did not declare."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        rule = rule_of(request.path, request.resolver_match)
        if rule is None:
            logger.error("route without an access rule: %s", request.resolver_match.route)
            raise Http404
        if rule is not Rule.PUBLIC and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        methods = methods_of(request.resolver_match)
        if methods and request.method not in methods:
            return HttpResponseNotAllowed(methods)
        return None


class AtomicUnsafeRequests:
    """Calls the view of an unsafe request in a transaction. In `__call__` an exception would already be a response.

    What a view declared as `first` runs before the transaction.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        # Django shows middleware no exception raised here, so this one, which asks to sign in again, is called below.
        self.sign_in = AccountMiddleware(get_response)

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method in SAFE:
            return None
        before = getattr(view, "before_transaction", None)
        try:
            if before and (early := before(request, *args, **kwargs)):
                return early
            return retried(lambda: self._once(request, view, args, kwargs), between=lambda: as_sent(request))
        except (Http404, PermissionDenied, NotAllowed) as refusal:
            # Logged outside the transaction, which is rolled back.
            logger.info("refused %s %s", request.method, request.resolver_match.route)
            if isinstance(refusal, NotAllowed):  # a right ended between the look-up and the action
                raise Http404 from refusal
            raise
        except (ImmediateHttpResponse, ReauthenticationRequired) as asked:
            return self.sign_in.process_exception(request, asked)

    def _once(self, request, view, args, kwargs):
        with transaction.atomic():
            response = view(request, *args, **kwargs)
            # A template that is rendered later would run its queries outside the transaction.
            return response.render() if hasattr(response, "render") and not response.is_rendered else response
