"""Signs out at the provider too: a shared computer would otherwise open the account again without asking."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from accounts.openid.provider import new_secret

SIGNED_IN, LEAVING = "openid_signed_in", "openid_leaving"  # keys in the session


def leave(request: HttpRequest, signed_in: dict | None, otherwise: HttpResponse) -> HttpResponse:
    """Sends the person to sign out at the provider named by `signed_in`; returns `otherwise` without a provider."""
    if not signed_in or not signed_in["end"]:
        return otherwise
    request.session[LEAVING] = state = new_secret()
    back = request.build_absolute_uri(reverse("openid_signed_out", args=[signed_in["provider"]]))
    query = {"id_token_hint": signed_in["id_token"], "state": state, "post_logout_redirect_uri": back}
    return HttpResponseRedirect(f"{signed_in['end']}?{urlencode(query)}")


def is_expected(request: HttpRequest) -> bool:
    """Returns, once, whether the person who comes back from the provider left by this site."""
    sent = request.session.pop(LEAVING, "")
    return bool(sent) and constant_time_compare(request.GET.get("state", ""), sent)
