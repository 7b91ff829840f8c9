"""The exchange with a provider: each of its answers is checked before it is used."""

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from accounts.openid.tokens import json_object, read_signed

SIGNED = "application/jwt"
ENDPOINTS = ("issuer", "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
WELL_KNOWN = "/.well-known/openid-configuration"
LONGEST_SUBJECT = 191


class CheckedAdapter(OpenIDConnectOAuth2Adapter):
    """allauth's client, which also checks the nonce, the subject and the signatures."""

    # what we noted when the person left for the provider; it stays with their sign-in
    state: dict

    @property
    def openid_config(self) -> dict:
        if not hasattr(self, "_openid_config"):
            self._openid_config = self._read_metadata()
        return self._openid_config

    def _read_metadata(self) -> dict:
        address = self.get_provider().server_url
        with get_adapter().get_requests_session() as session:
            response = session.get(address)
            response.raise_for_status()
        said = json_object(response)
        if not all(isinstance(said.get(name), str) for name in ENDPOINTS):
            raise OAuth2Error("the provider does not say where it answers")
        if said["issuer"].rstrip("/") != address.partition(WELL_KNOWN)[0].rstrip("/"):
            raise OAuth2Error("the provider speaks for another issuer")
        return said

    def get_access_token_data(self, request, app, client, pkce_code_verifier=None) -> dict:
        try:
            said = super().get_access_token_data(request, app, client, pkce_code_verifier)
        except (KeyError, TypeError) as error:
            raise OAuth2Error("the provider's tokens cannot be read") from error
        if not isinstance(said, dict) or not all(isinstance(said.get(n), str) for n in ("access_token", "id_token")):
            raise OAuth2Error("the provider gave no tokens")
        return {name: said[name] for name in ("access_token", "id_token")}

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs) -> SocialLogin:
        id_token = kwargs["response"]["id_token"]
        claims = self._checked(app, id_token)
        said = self._fetch_user_info(token.token)
        if said.get("sub") != claims["sub"]:
            raise OAuth2Error("the provider speaks of two people")
        end = self.openid_config.get("end_session_endpoint")
        self.state["signed_in"] = {
            "provider": app.provider_id,
            "id_token": id_token,
            "end": end if isinstance(end, str) else "",
        }
        return self.get_provider().sociallogin_from_response(request, {"userinfo": said, "id_token": claims})

    def _checked(self, app: SocialApp, id_token: str) -> dict:
        required = ["iss", "aud", "exp", "iat", "sub", "nonce"]
        claims = read_signed(id_token, app=app, metadata=self.openid_config, required=required)
        sent = self.state.get("nonce")
        if not sent or not constant_time_compare(str(claims["nonce"]), sent):
            raise OAuth2Error("the id_token answers another request")
        if not claims["sub"] or len(claims["sub"]) > LONGEST_SUBJECT:
            raise OAuth2Error("the id_token speaks of nobody")
        if claims.get("azp", app.client_id) != app.client_id:
            raise OAuth2Error("the id_token was made for another application")
        asked = app.settings.get("acr_values", "").split()
        if asked and claims.get("acr") not in asked:
            raise OAuth2Error("the person was not recognised as surely as we ask")
        return claims

    def _fetch_user_info(self, access_token: str) -> dict:
        headers = {"Authorization": f"Bearer {access_token}"}
        with get_adapter().get_requests_session() as session:
            response = session.get(self.profile_url, headers=headers)
            response.raise_for_status()
        app = self.get_provider().app
        if response.headers.get("Content-Type", "").partition(";")[0].strip() == SIGNED:
            return read_signed(response.text, app=app, metadata=self.openid_config, required=["iss", "aud", "sub"])
        if app.settings.get("signs_userinfo"):
            raise OAuth2Error("the provider did not sign what it says of the person")
        return json_object(response)

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return request.build_absolute_uri(reverse("openid_callback", args=[self.provider_id]))
