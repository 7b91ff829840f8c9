"""Signing out at the provider too: a shared computer would open the account again without a question."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from accounts.openid.provider import new_secret

SIGNED_IN, LEAVING = "openid_signed_in", "openid_leaving"  # in the session


def leave(request: HttpRequest, signed_in: dict | None, otherwise: HttpResponse) -> HttpResponse:
    """Leaves by the provider that `signed_in` names, once our own session has ended; gives `otherwise` without one."""
    if not signed_in or not signed_in["end"]:
        return otherwise
    request.session[LEAVING] = state = new_secret()
    back = request.build_absolute_uri(reverse("openid_signed_out", args=[signed_in["provider"]]))
    query = {"id_token_hint": signed_in["id_token"], "state": state, "post_logout_redirect_uri": back}
    return HttpResponseRedirect(f"{signed_in['end']}?{urlencode(query)}")


def is_expected(request: HttpRequest) -> bool:
    """Whether the person who comes back from the provider left by us; true once."""
    sent = request.session.pop(LEAVING, "")
    return bool(sent) and constant_time_compare(request.GET.get("state", ""), sent)
