"""Reads OpenID Connect providers from the environment: one, or several by name; each with all it needs, or none."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

NEEDED = ("URL", "CLIENT_ID", "SECRET")
ALGORITHMS = ("RS256", "ES256", "HS256")
# Words of our own addresses under /connexion/externe/, and of allauth.
TAKEN = {"annulee", "confirmer", "echec", "openid", "rattacher", "compte"}
# What each kind of provider is asked, and what it may leave out.
PROFILES = {
    "generic": {
        "scope": ["openid", "profile", "email"],
        "oauth_pkce_enabled": True,
    },
    # ProConnect refuses any parameter that its documentation does not list, signs what it says of a person, and gives
    # addresses for which its members answer, without email_verified.
    "proconnect": {
        "scope": ["openid", "given_name", "usual_name", "email"],
        "oauth_pkce_enabled": False,
        "token_auth_method": "client_secret_post",
        "signs_userinfo": True,
    },
}
USUAL_NAMES = {"generic": "un compte professionnel", "proconnect": "ProConnect"}


def providers(environ: Mapping[str, str]) -> dict:
    """Returns allauth's SOCIALACCOUNT_PROVIDERS, or {}; raises ImproperlyConfigured for a provider half written."""
    names = [name.strip() for name in environ.get("ITC_OIDC_PROVIDERS", "").split(",") if name.strip()]
    for name in names:
        if not re.fullmatch(r"[a-z][a-z0-9]*", name) or name in TAKEN or names.count(name) > 1:
            raise ImproperlyConfigured(
                f"La variable ITC_OIDC_PROVIDERS nomme « {name} » : donnez à chaque fournisseur un nom à lui, en "
                "minuscules et chiffres, par exemple proconnect,caf."
            )
    apps = [_app(name, f"ITC_OIDC_{name.upper()}_", environ) for name in names]
    # A single provider needs no name.
    if any(environ.get(f"ITC_OIDC_{name}", "").strip() for name in NEEDED):
        apps.insert(0, _app("compte", "ITC_OIDC_", environ))
    return {"openid": {"APPS": apps}} if apps else {}


def _app(provider_id: str, prefix: str, environ: Mapping[str, str]) -> dict:
    given = {name: environ.get(f"{prefix}{name}", "").strip() for name in NEEDED}
    missing = [f"{prefix}{name}" for name, value in given.items() if not value]
    if missing:
        raise ImproperlyConfigured(
            f"La connexion par un fournisseur d'identité est à moitié réglée : donnez {', '.join(missing)}, ou retirez "
            f"les autres variables {prefix}."
        )
    profile = _one_of(f"{prefix}PROFILE", environ, tuple(PROFILES))
    vouches = _one_of(f"{prefix}VOUCHES_FOR_EMAILS", environ, _vouching(profile))
    acr_values = environ.get(f"{prefix}ACR_VALUES", "").strip()
    return {
        "provider_id": provider_id,
        "name": environ.get(f"{prefix}NAME", "").strip() or USUAL_NAMES[profile],
        "client_id": given["CLIENT_ID"],
        "secret": given["SECRET"],
        "settings": {
            **PROFILES[profile],
            "server_url": given["URL"].rstrip("/"),
            "algorithm": _one_of(f"{prefix}ALGORITHM", environ, ALGORITHMS),
            # For a provider that only gives addresses it has verified, without saying so.
            "vouches_for_emails": vouches == "oui",
            "acr_values": acr_values,
            "auth_params": {"acr_values": acr_values} if acr_values else {},
        },
    }


def _vouching(profile: str) -> tuple[str, str]:
    return ("oui", "non") if profile == "proconnect" else ("non", "oui")


def _one_of(name: str, environ: Mapping[str, str], known: tuple[str, ...]) -> str:
    """Returns the value of a variable, or the first of the known words if it is empty."""
    found = environ.get(name, "").strip() or known[0]
    same = {word.lower(): word for word in known}
    if found.lower() not in same:
        raise ImproperlyConfigured(f"La variable {name} vaut « {found} » : écrivez {' ou '.join(known)}.")
    return same[found.lower()]


def origin(given: dict) -> list[str]:
    """Returns the origins to which the forms of sign-in and sign-out may lead."""
    urls = [app["settings"]["server_url"] for provider in given.values() for app in provider["APPS"]]
    return list(dict.fromkeys("{0.scheme}://{0.netloc}".format(urlsplit(url)) for url in urls))
