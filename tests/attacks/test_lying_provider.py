"""A provider that lies: whatever it says otherwise, nobody comes in, nothing is tied, and no page fails."""

import hmac
import json
import time

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives import serialization
from django.test import Client
from jwt.utils import base64url_encode

from accounts.openid.models import TieRequest
from accounts.openid.pending import KEY as WAITING
from config.settings.openid import providers
from tests.platform.accounts.provider.strict import (
    CLIENT,
    FOREIGN_KEY,
    KEY,
    PERSON,
    SECRET,
    Lie,
    followed,
    running,
    signed,
)
from tests.support.factories import UserFactory

START = "/connexion/externe/proconnect/"
pytestmark = pytest.mark.django_db
PUBLIC = KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


@pytest.fixture(scope="module")
def running_provider():
    with running(f"http://testserver{START.rstrip('/')}") as strict:
        yield strict


@pytest.fixture
def provider(running_provider, settings):
    running_provider.lie, running_provider.person = Lie(), dict(PERSON)
    settings.SOCIALACCOUNT_PROVIDERS = declared(running_provider)
    return running_provider


def declared(strict, **more) -> dict:
    given = {"URL": strict.address, "CLIENT_ID": CLIENT, "SECRET": SECRET, "PROFILE": "proconnect", **more}
    return providers(
        {"ITC_OIDC_PROVIDERS": "proconnect", **{f"ITC_OIDC_PROCONNECT_{name}": said for name, said in given.items()}}
    )


@pytest.fixture
def victim(provider):
    user = UserFactory(email=PERSON["email"])
    SocialAccount.objects.create(user=user, provider="proconnect", uid=PERSON["sub"])
    return user


def said(**changes):
    """The same with changes; a value of None takes the word away."""
    return lambda honest: {name: value for name, value in {**honest, **changes}.items() if value is not None}


def signed_by_secret_of_all(claims: dict) -> str:
    """HS256 over the public key: a library that believes the token's algorithm accepts it."""
    header = {"alg": "HS256", "typ": "JWT", "kid": "first"}
    message = b".".join(base64url_encode(json.dumps(part).encode()) for part in (header, claims))
    return b".".join([message, base64url_encode(hmac.digest(PUBLIC, message, "sha256"))]).decode()


FOREIGN = "http://127.0.0.1:9/api/v2"
LIES = {
    "an id_token of another request": Lie(claims=said(nonce="n" * 43)),
    "an id_token without a nonce": Lie(claims=said(nonce=None)),
    "an id_token that another key signed": Lie(signs=lambda claims: signed(claims, FOREIGN_KEY)),
    "an id_token that nobody signed": Lie(signs=lambda claims: jwt.encode(claims, None, algorithm="none")),
    "an id_token signed by what everybody knows": Lie(signs=signed_by_secret_of_all),
    "an id_token of another issuer": Lie(claims=said(iss=FOREIGN)),
    "an id_token for another application": Lie(claims=said(aud="another")),
    "an id_token made for another application": Lie(claims=said(aud=[CLIENT, "another"], azp="another")),
    "an id_token of yesterday": Lie(claims=lambda honest: {**honest, "exp": int(time.time()) - 86400}),
    "an id_token of nobody": Lie(claims=said(sub=None)),
    "an id_token of a number": Lie(claims=said(sub=42), userinfo=said(sub=42)),
    "an id_token of a very long name": Lie(claims=said(sub="x" * 300), userinfo=said(sub="x" * 300)),
    "no id_token": Lie(tokens=said(id_token=None)),
    "tokens that are a list": Lie(tokens=lambda honest: [1, 2]),
    "tokens that are a number": Lie(tokens=lambda honest: 7),
    "an id_token that is no JWT": Lie(signs=lambda claims: "not.a.token"),
    "a userinfo of somebody else": Lie(userinfo=said(sub="e" * 64)),
    "a userinfo of nobody": Lie(userinfo=said(sub=None)),
    "a userinfo that another key signed": Lie(signs_userinfo=lambda claims: signed(claims, FOREIGN_KEY)),
    "a userinfo that is not signed": Lie(signs_userinfo=lambda claims: claims),
    "a userinfo for another application": Lie(userinfo=said(aud="another")),
    "a userinfo of another issuer": Lie(userinfo=said(iss=FOREIGN)),
    "the metadata of another issuer": Lie(metadata=said(issuer=FOREIGN)),
    "metadata without addresses": Lie(metadata=lambda honest: {"issuer": honest["issuer"]}),
    "metadata that are a list": Lie(metadata=lambda honest: []),
}


def test_who_is_tied_comes_in_by_an_honest_provider(provider, victim, client):
    assert client.get(followed(client.post(START))).url == "/espaces/"
    assert client.session["_auth_user_id"] == str(victim.pk)


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_lets_nobody_in(provider, victim, client, lie):
    left = client.post(START)
    provider.lie = LIES[lie]
    answer = client.get(followed(left))
    assert answer.status_code == 401
    assert "pas répondu comme il faut" in answer.content.decode()
    assert not {"_auth_user_id", WAITING} & client.session.keys()
    assert SocialAccount.objects.count() == 1


UNVERIFIED = ["false", "False", "", "yes", "1", 1, 0, 1.0, None, False, [True], {"true": True}]


@pytest.mark.parametrize("found", UNVERIFIED, ids=repr)
def test_only_true_verifies_an_address(provider, client, found):
    """ProConnect says nothing of it, and answers for its members; who says something else than true is believed."""
    UserFactory(email=PERSON["email"])
    provider.person["email_verified"] = found
    answer = client.get(followed(client.post(START)))
    assert answer.status_code == 403
    assert not {"_auth_user_id", WAITING} & client.session.keys()


@pytest.mark.parametrize("found", [True, "true", "True "], ids=repr)
def test_true_points_to_an_account_and_opens_nothing(provider, client, found):
    UserFactory(email=PERSON["email"])
    provider.person["email_verified"] = found
    assert client.get(followed(client.post(START))).url == "/connexion/externe/rattacher/"
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()


def test_a_provider_that_answers_for_nobody_verifies_nothing_by_its_silence(provider, settings, client):
    settings.SOCIALACCOUNT_PROVIDERS = declared(provider, VOUCHES_FOR_EMAILS="non")
    UserFactory(email=PERSON["email"])
    assert client.get(followed(client.post(START))).status_code == 403


@pytest.mark.parametrize("email", [None, "", 7, ["zoe@exemple.test"], {"a": 1}, "pas une adresse"], ids=repr)
def test_an_odd_address_points_to_nobody(provider, client, email):
    UserFactory(email=PERSON["email"])
    provider.person["email"] = email
    assert client.get(followed(client.post(START))).status_code == 403


def test_a_less_sure_recognition_than_asked_is_refused(provider, victim, settings, client):
    """What is asked (« eidas1 ») is asked again of the answer."""
    left = client.post(START)
    settings.SOCIALACCOUNT_PROVIDERS = declared(provider, ACR_VALUES="eidas2 eidas3")
    assert client.get(followed(left)).status_code == 401
    assert "acr_values=eidas2+eidas3" in client.post(START).url


@pytest.mark.parametrize("identity", ["g" * 64, "h" * 64])
def test_another_identity_of_a_known_address_opens_nothing(provider, victim, client, identity):
    """As often as it comes: one identity a provider and account."""
    provider.person["sub"] = identity
    assert client.get(followed(client.post(START))).url == "/connexion/externe/rattacher/"
    assert client.get("/connexion/externe/rattacher/").status_code == 409
    for sent in ({"do": "password", "password": "mot de passe de test"}, {"do": "mail"}):
        assert client.post("/connexion/externe/rattacher/", sent).status_code == 409
    assert "_auth_user_id" not in client.session
    assert list(SocialAccount.objects.values_list("uid", flat=True)) == [PERSON["sub"]]
    assert not TieRequest.objects.exists()


@pytest.mark.parametrize("process", ["connect", "redirect", "autre", ""])
def test_no_other_process_than_signing_in(provider, client, process):
    """From the session of another it would tie the identity to it."""
    other = UserFactory()
    client.force_login(other)
    for address in (f"{START}?process={process}", START):
        assert client.post(address, {"process": process}).status_code == 404
        assert client.get(address, {"process": process}).status_code == 404
    assert not SocialAccount.objects.exists()


def test_an_address_adds_nothing_to_what_is_asked(provider, client):
    left = client.post(f"{START}?scope=siret,phone&auth_params=prompt%3Dnone%26nonce%3Dx&action=reauthenticate")
    followed(left)
    asked = provider.asked["authorize"]
    assert set(asked["scope"].split()) == {"openid", "given_name", "usual_name", "email"}
    assert "prompt" not in asked
    assert len(asked["nonce"]) >= 32


def test_an_answer_serves_once_and_in_its_own_session(provider, victim, client):
    back = followed(client.post(START))
    assert Client().get(back).status_code == 401
    assert client.get(back).url == "/espaces/"
    again = Client()
    assert again.get(back).status_code == 401
    assert client.get(back).status_code == 401


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "http://127.0.0.1:9/realms/itc"])
def test_a_provider_that_is_away_is_said(provider, settings, client, address):
    left = client.post(START)
    back = followed(left)
    settings.SOCIALACCOUNT_PROVIDERS = declared(provider, URL=address)
    assert client.get(back).status_code == 401
    assert client.post(START).status_code == 401
