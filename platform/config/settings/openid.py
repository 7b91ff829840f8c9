"""OpenID Connect by the environment: all of its variables, or none."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

NEEDED = ("ITC_OIDC_URL", "ITC_OIDC_CLIENT_ID", "ITC_OIDC_SECRET")


def providers(environ: Mapping[str, str]) -> dict:
    """allauth's SOCIALACCOUNT_PROVIDERS; empty without ITC_OIDC_URL; raises ImproperlyConfigured when half written."""
    given = {name: environ.get(name, "").strip() for name in NEEDED}
    missing = [name for name, value in given.items() if not value]
    if len(missing) == len(NEEDED):
        return {}
    if missing:
        raise ImproperlyConfigured(
            f"La connexion par un fournisseur d'identité est à moitié réglée : donnez {', '.join(missing)}, ou retirez "
            "les autres variables ITC_OIDC_."
        )
    return {"openid": {"APPS": [_app(given, environ)], "OAUTH_PKCE_ENABLED": True}}


def _app(given: Mapping[str, str], environ: Mapping[str, str]) -> dict:
    return {
        "provider_id": "compte",
        "name": environ.get("ITC_OIDC_NAME", "").strip() or "ProConnect",
        "client_id": given["ITC_OIDC_CLIENT_ID"],
        "secret": given["ITC_OIDC_SECRET"],
        "settings": {
            "server_url": given["ITC_OIDC_URL"],
            # A provider that says nothing of it, and only gives addresses it has verified itself.
            "vouches_for_emails": environ.get("ITC_OIDC_VOUCHES_FOR_EMAILS", "").strip().lower() == "oui",
        },
    }


def origin(given: dict) -> list[str]:
    """Where the sign-in form may lead."""
    urls = [app["settings"]["server_url"] for provider in given.values() for app in provider["APPS"]]
    return ["{0.scheme}://{0.netloc}".format(urlsplit(url)) for url in urls]
