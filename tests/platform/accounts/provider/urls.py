"""The provider's pages, and a userinfo that is signed, as ProConnect's is."""

import json

import jwt
from allauth.account.views import login
from allauth.core.internal import jwkkit
from allauth.idp.oidc.adapter import get_adapter
from allauth.idp.oidc.models import Client
from allauth.idp.oidc.views import user_info
from django.conf import settings
from django.http import HttpResponse
from django.urls import include, path


def signed_user_info(request):
    said = json.loads(user_info(request).content)
    said |= {"iss": get_adapter().get_issuer(), "aud": Client.objects.get().pk}
    jwk, _ = jwkkit.load_jwk_from_pem(settings.IDP_OIDC_PRIVATE_KEY)
    token = jwt.encode(said, settings.IDP_OIDC_PRIVATE_KEY, algorithm="RS256", headers={"kid": jwk["kid"]})
    return HttpResponse(token, content_type="application/jwt")


urlpatterns = [
    path("login/", login, name="account_login"),
    path("signup/", login, name="account_signup"),
    path("signed/", signed_user_info),
    path("", include("allauth.idp.urls")),
]
