"""allauth's OpenID Connect with the settings' profiles: what is asked of a provider, and read of its answer."""

from allauth.account.models import EmailAddress
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from accounts.openid.exchange import WELL_KNOWN, CheckedAdapter

# characters of a state and of a nonce; ProConnect asks for 32
SECRET_LENGTH = 43


def new_secret() -> str:
    return get_random_string(SECRET_LENGTH)


class OpenidProvider(OpenIDConnectProvider):
    id = "openid"
    oauth2_adapter_class = CheckedAdapter
    supports_token_authentication = False

    def wk_server_url(self, url: str) -> str:
        return url if "/.well-known/" in url else url.rstrip("/") + WELL_KNOWN

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict:
        """Takes only the next address from the request's parameters: no other process, scope or parameter."""
        return {"process": AuthProcess.LOGIN, "next_url": get_next_redirect_url(request)}

    def redirect(self, request: HttpRequest, process, next_url=None, data=None, **kwargs) -> HttpResponse:
        nonce = new_secret()
        params = {**self.get_auth_params(), "nonce": nonce}
        return super().redirect(request, process, next_url, data, auth_params=params, nonce=nonce)

    def extract_uid(self, data: dict) -> str:
        return data["id_token"]["sub"]

    def extract_extra_data(self, data: dict) -> dict:
        """Stores nothing of what the provider says, except the identity."""
        return {}

    def extract_common_fields(self, data: dict) -> dict:
        """Returns the names and the address; ProConnect calls « usual_name » what others call « family_name »."""
        said = {name: value for name, value in data["userinfo"].items() if isinstance(value, str)}
        last_name = said.get("usual_name") or said.get("family_name", "")
        return {"email": said.get("email"), "first_name": said.get("given_name", ""), "last_name": last_name}

    def extract_email_addresses(self, data: dict) -> list[EmailAddress]:
        email = data["userinfo"].get("email")
        if not isinstance(email, str) or not email:
            return []
        return [EmailAddress(email=email, verified=self._is_verified(data["userinfo"]), primary=True)]

    def _is_verified(self, said: dict) -> bool:
        """Returns whether the provider says True or « true »; if it says nothing, what the settings say of it."""
        if "email_verified" not in said:
            return bool(self.app.settings.get("vouches_for_emails"))
        found = said["email_verified"]
        return found is True or (isinstance(found, str) and found.strip().lower() == "true")


provider_classes = [OpenidProvider]
