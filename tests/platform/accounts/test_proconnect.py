"""ProConnect's profile, against a provider that refuses as it does; the confirmation of an identity, and its end."""

import json
import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.openid.models import TieRequest
from accounts.openid.pending import LASTS
from accounts.resets import reset_path
from config.settings.openid import providers
from notifications.identities import ENDED, TIED, send_confirmations
from notifications.models import Notice
from notifications.sending import send_notices
from tests.platform.accounts.provider.strict import CLIENT, PERSON, SECRET, Lie, followed, running
from tests.support.factories import PASSWORD, UserFactory

START, CONFIRM = "/connexion/externe/proconnect/", "/connexion/externe/rattacher/"
SECURITY, EXPORT = "/espaces/-/mon-compte/securite/", "/espaces/-/mon-compte/donnees/mes-donnees.json"
NEW = "une toute autre phrase de passe"
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def running_provider():
    with running(f"http://testserver{START.rstrip('/')}") as strict:
        yield strict


@pytest.fixture
def provider(running_provider, settings):
    running_provider.lie, running_provider.person = Lie(), dict(PERSON)
    running_provider.left.clear()
    given = {"URL": running_provider.address, "CLIENT_ID": CLIENT, "SECRET": SECRET, "PROFILE": "proconnect"}
    named = {f"ITC_OIDC_PROCONNECT_{name}": said for name, said in given.items()}
    settings.SOCIALACCOUNT_PROVIDERS = providers({"ITC_OIDC_PROVIDERS": "proconnect", **named})
    return running_provider


@pytest.fixture
def user(provider):
    return UserFactory(email=PERSON["email"])


def tied(user) -> SocialAccount:
    return SocialAccount.objects.create(user=user, provider="proconnect", uid=PERSON["sub"])


def back(client: Client):
    return client.get(followed(client.post(START)))


def told(user) -> list[str]:
    return list(Notice.objects.filter(recipient=user).order_by("pk").values_list("kind", flat=True))


def test_what_is_asked_is_what_proconnect_takes(provider, user, client):
    """Its own refusals are those of its documentation; what it took is read again here."""
    assert back(client).url == CONFIRM
    asked = provider.asked["authorize"]
    assert asked.keys() == {"response_type", "client_id", "redirect_uri", "scope", "state", "nonce"}
    assert set(asked["scope"].split()) == {"openid", "given_name", "usual_name", "email"}
    assert min(len(asked["state"]), len(asked["nonce"])) >= 32
    assert "code_verifier" not in provider.asked["token"]
    assert "Zoé Le Goff" in client.get(CONFIRM).content.decode()


def test_the_password_ties_the_identity_once(provider, user, client):
    assert back(client).url == CONFIRM
    refused = client.post(CONFIRM, {"do": "password", "password": "un autre"})
    assert refused.status_code == 422
    assert "pas le mot de passe de ce compte" in refused.content.decode()
    assert not SocialAccount.objects.exists()
    assert client.post(CONFIRM, {"do": "password", "password": PASSWORD}).url == "/espaces/"
    assert client.session["_auth_user_id"] == str(user.pk)
    account = SocialAccount.objects.get(user=user)
    assert (account.provider, account.uid, account.extra_data) == ("proconnect", PERSON["sub"], {})
    assert told(user) == [TIED]
    send_notices()
    assert [(message.to, message.subject) for message in mail.outbox] == [
        ([user.email], "Une identité externe ouvre maintenant votre compte")
    ]
    assert back(Client()).url == "/espaces/"


def test_a_mailed_link_ties_the_identity_once(provider, user, client):
    assert back(client).url == CONFIRM
    assert client.post(CONFIRM, {"do": "mail"}).url == "/connexion/"
    assert "_auth_user_id" not in client.session
    assert send_confirmations()["envoyé"] == 1
    assert send_confirmations()["envoyé"] == 0
    assert mail.outbox[0].to == [user.email]
    link = re.search(r"/connexion/externe/confirmer/\S+/", mail.outbox[0].body).group()
    elsewhere = Client()
    assert user.email in elsewhere.get(link).content.decode()
    assert not SocialAccount.objects.exists(), "to look is not to confirm"
    assert elsewhere.post(link).status_code == 302
    assert SocialAccount.objects.get().user == user
    assert "_auth_user_id" not in elsewhere.session
    assert elsewhere.get(link).status_code == 404
    assert back(client).url == "/espaces/"


def test_each_mailed_link_shows_and_ties_the_identity_that_asked(provider, user, client):
    """Another identity of the same address asked after it: neither opens what the other's link opens."""
    asked = []
    for sub, name in (("première", "Zoé"), ("seconde", "Quelqu'un")):
        provider.person = PERSON | {"sub": sub, "given_name": name}
        visitor = Client()
        back(visitor)
        visitor.post(CONFIRM, {"do": "mail"})
        send_confirmations()
        asked.append(re.search(r"/connexion/externe/confirmer/\S+/", mail.outbox[-1].body).group())
    shown = [Client().get(link).content.decode() for link in asked]
    assert "Zoé" in shown[0]
    assert "Zoé" not in shown[1]
    client.post(asked[0])
    assert SocialAccount.objects.get().uid == "première"
    assert Client().get(asked[1]).status_code == 404


def test_a_link_that_is_forged_old_or_asked_too_often(provider, user, client):
    assert client.get("/connexion/externe/confirmer/1:faux:signature/").status_code == 404
    for _ in range(3):
        back(client)
        client.post(CONFIRM, {"do": "mail"})
    back(client)
    assert client.post(CONFIRM, {"do": "mail"}).status_code == 422
    assert TieRequest.objects.count() == 3
    send_confirmations()
    link = re.search(r"/connexion/externe/confirmer/\S+/", mail.outbox[0].body).group()
    TieRequest.objects.update(asked_at=timezone.now() - timezone.timedelta(hours=2))
    assert client.get(link).status_code == 404
    assert send_confirmations()["trop vieilles"] == 3


def test_a_second_factor_is_asked_before_anything_is_tied(provider, user, client):
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    back(client)
    assert client.post(CONFIRM, {"do": "password", "password": PASSWORD}).url == "/connexion/code/"
    assert not SocialAccount.objects.exists()
    code = f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06}"
    assert client.post("/connexion/code/", {"code": code}).url == "/espaces/"
    assert SocialAccount.objects.get().user == user
    again = Client()
    assert back(again).url == "/connexion/code/", "an identity does not stand for a second factor"


def test_who_is_signed_in_ties_an_identity_of_another_address(provider, user, client):
    member = UserFactory(email="perso@exemple.test")
    client.force_login(member)
    assert "Rattacher ProConnect" in client.get(SECURITY).content.decode()
    assert back(client).url == CONFIRM
    assert client.post(CONFIRM, {"do": "password", "password": PASSWORD}).url == SECURITY
    assert SocialAccount.objects.get().user == member
    assert "Retirer" in client.get(SECURITY).content.decode()
    stranger = Client()
    stranger.force_login(user)
    answer = back(stranger)
    assert answer.status_code == 403, "it opens another account than the one signed in"
    assert stranger.session["_auth_user_id"] == str(user.pk)


def test_what_waits_is_forgotten(provider, user, client, monkeypatch):
    back(client)
    monkeypatch.setattr("accounts.openid.pending.LASTS", -LASTS)
    for answer in (client.get(CONFIRM), client.post(CONFIRM, {"do": "password", "password": PASSWORD})):
        assert answer.url == "/connexion/"
    assert not SocialAccount.objects.exists()


def test_a_sign_in_of_another_sort_drops_what_waits(provider, user, client):
    other = UserFactory()
    back(client)
    client.post("/connexion/", {"login": other.email, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(other.pk)
    assert client.get(CONFIRM).status_code == 302
    assert not SocialAccount.objects.exists()


def test_attempts_at_the_password_are_counted(provider, user, client):
    back(client)
    tried = [client.post(CONFIRM, {"do": "password", "password": f"faux {n}"}) for n in range(6)]
    assert [answer.status_code for answer in tried] == [422] * 6
    assert "Attendez cinq minutes" in tried[-1].content.decode()
    assert client.post(CONFIRM, {"do": "password", "password": PASSWORD}).status_code == 422
    assert not SocialAccount.objects.exists()


def test_an_identity_is_listed_removed_and_ends_the_other_sessions(provider, user, client):
    tied(user)
    back(client)
    elsewhere = Client()
    back(elsewhere)
    elsewhere.get("/espaces/")
    stranger = Client()
    stranger.force_login(UserFactory())
    address = f"{SECURITY}identites/{SocialAccount.objects.get().pk}/retirer/"
    assert stranger.post(address).status_code == 404
    assert client.get(address).status_code == 405
    assert address in client.get(SECURITY).content.decode()
    assert client.post(address).url == SECURITY
    assert not SocialAccount.objects.exists()
    assert told(user) == [ENDED]
    assert elsewhere.get("/espaces/").status_code == 302
    assert client.get(SECURITY).status_code == 200
    assert back(Client()).url == CONFIRM


def test_an_identity_is_exported_without_what_the_provider_said(provider, user, client):
    tied(user)
    back(client)
    said = json.loads(client.get(EXPORT).content)["identités externes"]
    assert [(row["provider"], row["uid"]) for row in said] == [("proconnect", PERSON["sub"])]
    assert "canari-claim" not in json.dumps(said)
    assert "canari-claim" not in json.dumps(list(SocialAccount.objects.values("extra_data")))


def test_a_new_password_ends_identities(provider, user, client):
    tied(user)
    client.post("/connexion/", {"login": user.email, "password": PASSWORD})
    TieRequest.objects.create(user=user, provider="proconnect", uid="autre")
    sent = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert client.post("/espaces/-/mon-compte/mot-de-passe/", sent).status_code == 302
    assert not SocialAccount.objects.exists()
    assert not TieRequest.objects.exists()
    assert told(user) == [ENDED]
    assert back(Client()).url == CONFIRM


def test_a_reset_password_ends_identities(provider, user, client):
    tied(user)
    client.post(client.get(reset_path(user)).url, {"password1": NEW, "password2": NEW})
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert not SocialAccount.objects.exists()
    assert told(user) == [ENDED]


def test_the_database_keeps_one_identity_a_provider_and_account(user):
    tied(user)
    with pytest.raises(IntegrityError), transaction.atomic():
        SocialAccount.objects.create(user=user, provider="proconnect", uid="autre")
    SocialAccount.objects.create(user=user, provider="caf", uid="autre")


@pytest.mark.parametrize("way", ["/connexion/deconnexion/", "/espaces/-/mon-compte/sessions/deconnecter-partout/"])
def test_signing_out_ends_the_providers_session_too(provider, user, client, way):
    tied(user)
    back(client)
    left = client.post(way)
    assert "_auth_user_id" not in client.session
    returned = followed(left, status=303)
    assert provider.left == [PERSON["sub"]]
    state = provider.asked["session/end"]["state"]
    assert len(state) >= 32
    forged = client.get(returned.replace(state, "x" * 43), follow=True)
    assert "aussi" not in forged.content.decode()
    client.post("/connexion/deconnexion/")
    back(client)
    returned = followed(client.post(way), status=303)
    assert "de ProConnect aussi" in client.get(returned, follow=True).content.decode()


def test_who_came_by_a_password_leaves_to_nobody(provider, user, client):
    tied(user)
    client.post("/connexion/", {"login": user.email, "password": PASSWORD})
    assert client.post("/connexion/deconnexion/").url == "/"
    assert provider.left == []
    assert client.get("/connexion/externe/inconnu/sortie/").status_code == 404


def test_giving_up_at_the_provider_is_said(provider, client):
    state = re.search(r"state=(\w+)", client.post(START).url).group(1)
    answer = client.get(f"{START}retour/?error=access_denied&state={state}", follow=True)
    assert answer.status_code == 200
    assert "arrêté avant la fin" in answer.content.decode()
