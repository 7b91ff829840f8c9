"""Reads what a provider signs, if its signature, issuer, audience and dates are right."""

from collections.abc import Mapping

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from requests import Response

SHARED_SECRET = "HS256"  # noqa: S105 (the name of an algorithm)
SLOW_CLOCK = 30  # seconds: how far their clock may be from ours


def json_object(response: Response) -> dict:
    """Returns an answer's JSON object; raises OAuth2Error for another type, RequestException without JSON."""
    said = response.json()
    if not isinstance(said, dict):
        raise OAuth2Error("the provider answered something else than a JSON object")
    return said


def read_signed(token: object, *, app, metadata: Mapping, required: list[str]) -> dict:
    """Returns a JWT's claims, by the settings' algorithm, not the token's. Raises OAuth2Error, RequestException."""
    algorithm = app.settings["algorithm"]
    try:
        key = app.secret if algorithm == SHARED_SECRET else _key_of(token, metadata["jwks_uri"])
        return jwt.decode(
            token,
            key=key,
            algorithms=[algorithm],
            issuer=metadata["issuer"],
            audience=app.client_id,
            leeway=SLOW_CLOCK,
            options={"require": required},
        )
    except (jwt.PyJWTError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise OAuth2Error("what the provider signed does not hold") from error


def _key_of(token: object, address: str) -> object:
    """Returns the provider's key that the token names, or its only key if the token names none."""
    with get_adapter().get_requests_session() as session:
        response = session.get(address)
        response.raise_for_status()
    keys = jwt.PyJWKSet.from_dict(json_object(response)).keys
    named = jwt.get_unverified_header(token).get("kid")
    found = [key for key in keys if key.key_id == named] if named else keys
    if len(found) != 1:
        raise OAuth2Error("no key of the provider is the one the token names")
    return found[0].key
