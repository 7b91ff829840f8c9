"""allauth's OpenID Connect, with what ProConnect does otherwise: it signs what it says of a person."""

from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider

from accounts.openid.views import SignedOrPlainAdapter


class OpenidProvider(OpenIDConnectProvider):
    id = "openid"
    oauth2_adapter_class = SignedOrPlainAdapter

    def extract_email_addresses(self, data):
        addresses = super().extract_email_addresses(data)
        if self.app.settings.get("vouches_for_emails"):
            for address in addresses:
                address.verified = True
        return addresses


provider_classes = [OpenidProvider]
