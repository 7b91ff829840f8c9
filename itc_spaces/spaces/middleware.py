"""In order: sign-in before any look-up, declared routes only, one transaction for each unsafe request."""

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
    """Under `PRIVATE` a person signs in before the path is looked up: hidden and missing then answer alike."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # A request that only reads asks once what its reader holds; one that writes asks each time.
        remembered = access.remembering() if request.method in SAFE else nullcontext()
        with clock.one_instant(), remembered:
            if not request.path.startswith(PRIVATE):
                return self.get_response(request)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path() if request.method == "GET" else "/espaces/")
            response = self.get_response(request)
        # Nothing private stays in a shared cache, nor behind the Back button after sign-out.
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        patch_cache_control(response, private=True)
        return response


class DeclaredRoutes:
    """A route without a declared rule answers as a missing one; a method that its view did not declare is refused."""

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
    """Calls the view of an unsafe request inside a transaction: in `__call__` an exception is a response by then.

    What a view declared to come `first` is done before it.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        # Django shows no middleware an exception raised here, so the one that asks for a fresh proof is asked below.
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
            # Outside the transaction, which is gone: the line stays.
            logger.info("refused %s %s", request.method, request.resolver_match.route)
            if isinstance(refusal, NotAllowed):  # a right that ended between the look-up and the action
                raise Http404 from refusal
            raise
        except (ImmediateHttpResponse, ReauthenticationRequired) as asked:
            return self.sign_in.process_exception(request, asked)

    def _once(self, request, view, args, kwargs):
        with transaction.atomic():
            response = view(request, *args, **kwargs)
            # A template rendered later would run its queries outside.
            return response.render() if hasattr(response, "render") and not response.is_rendered else response
