"""Sign-in through an OpenID Connect provider, against a real one."""

import os
import re
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest
import requests
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from config.settings.openid import origin, providers
from tests.platform.accounts.provider.__main__ import CLIENT, PASSWORD, SECRET
from tests.support.factories import PASSWORD as PASSWORD_HERE
from tests.support.factories import UserFactory
from tests.support.instances import ROOT, free_port

START = "/connexion/externe/compte/"
CALLBACK = f"http://testserver{START}retour/"
CONFIRM = "/connexion/externe/rattacher/"
PATIENCE = 60  # seconds for the provider to answer
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", params=["plain", "signed"])
def provider(request, tmp_path_factory):
    """Its address; « signed » answers of a person as ProConnect does."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "PROVIDER_VAR": str(tmp_path_factory.mktemp("provider"))}
    if request.param == "signed":
        environment["PROVIDER_USERINFO"] = f"{address}/signed/"
    command = [sys.executable, "-W", "ignore", "-m", "tests.platform.accounts.provider", str(port), CALLBACK]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield reachable(address, process)
    finally:
        process.terminate()
        process.wait()


def reachable(address: str, process: subprocess.Popen) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "the provider ended"
        try:
            requests.get(f"{address}/.well-known/openid-configuration", timeout=5).raise_for_status()
            return address
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError("the provider does not answer")


@pytest.fixture
def configured(provider, settings):
    given = {"ITC_OIDC_URL": provider, "ITC_OIDC_CLIENT_ID": CLIENT, "ITC_OIDC_SECRET": SECRET, "ITC_OIDC_NAME": "Pro"}
    settings.SOCIALACCOUNT_PROVIDERS = providers(given)
    return provider


def come_back(client: Client, name: str) -> object:
    """From our button to the provider's form and back: our last answer."""
    asked = client.post(START)
    assert asked.status_code == 302
    browser = requests.Session()
    form = browser.get(asked.url, timeout=10)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form.text).group(1)
    sent = {"csrfmiddlewaretoken": token, "login": f"{name}@exemple.test", "password": PASSWORD}
    answer = browser.post(form.url, data=sent, timeout=10, allow_redirects=False)
    while (place := answer.headers["Location"]) and not place.startswith(CALLBACK):
        answer = browser.get(requests.compat.urljoin(answer.url, place), timeout=10, allow_redirects=False)
    back = urlsplit(place)
    return client.get(f"{back.path}?{back.query}")


def test_a_verified_address_opens_its_account_once_its_password_was_given(configured, client):
    user = UserFactory(email="verifiee@exemple.test")
    assert "Se connecter avec Pro" in client.get("/connexion/").content.decode()
    assert come_back(client, "verifiee").url == CONFIRM
    assert "_auth_user_id" not in client.session
    assert client.post(CONFIRM, {"do": "password", "password": PASSWORD_HERE}).url == "/espaces/"
    assert client.session["_auth_user_id"] == str(user.pk)
    assert user.socialaccount_set.count() == 1
    user.email = "autre@exemple.test"
    user.save()
    again = Client()
    assert come_back(again, "verifiee").url == "/espaces/"
    assert again.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize(("name", "account"), [("inconnue", {}), ("declaree", {}), ("verifiee", {"is_active": False})])
def test_nobody_else_comes_in(configured, client, name, account):
    """No account, an address that the provider has not verified, a closed account: one answer, and no trace."""
    if name != "inconnue":
        UserFactory(email=f"{name}@exemple.test", **account)
    response = come_back(client, name)
    assert response.status_code == 403
    assert "Aucun compte à cette adresse" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_forged_return_is_refused(configured, client):
    for query in ("", "?code=x&state=y", "?error=access_denied", "?state="):
        assert client.get(f"{START}retour/{query}").status_code in (200, 302, 401, 403), query
        assert "_auth_user_id" not in client.session


def test_without_a_provider_there_is_no_such_way(client):
    assert client.post(START).status_code == 404
    assert "Se connecter avec ProConnect" not in client.get("/connexion/").content.decode()


WHOLE = {"ITC_OIDC_URL": "https://id.exemple.fr/a/b/", "ITC_OIDC_CLIENT_ID": "x", "ITC_OIDC_SECRET": "y"}
NAMED = {
    "ITC_OIDC_PROVIDERS": "proconnect, caf",
    **{name.replace("OIDC_", f"OIDC_{of}_"): said for of in ("PROCONNECT", "CAF") for name, said in WHOLE.items()},
    "ITC_OIDC_PROCONNECT_PROFILE": "proconnect",
    "ITC_OIDC_CAF_NAME": "la Caf",
    "ITC_OIDC_CAF_URL": "https://id.caf.exemple.fr/realms/itc",
}


def apps(environ: dict) -> dict[str, dict]:
    return {app["provider_id"]: app for app in providers(environ)["openid"]["APPS"]}


def test_settings_of_one_provider_and_of_several():
    assert providers({}) == {}
    assert origin(providers(WHOLE)) == ["https://id.exemple.fr"]
    alone = apps(WHOLE)["compte"]
    assert alone["settings"]["server_url"] == "https://id.exemple.fr/a/b"
    assert (alone["settings"]["oauth_pkce_enabled"], alone["settings"]["vouches_for_emails"]) == (True, False)
    found = apps(NAMED | WHOLE)
    assert list(found) == ["compte", "proconnect", "caf"]
    assert [found[name]["name"] for name in ("proconnect", "caf")] == ["ProConnect", "la Caf"]
    assert found["proconnect"]["settings"]["signs_userinfo"]
    assert not found["proconnect"]["settings"]["oauth_pkce_enabled"]
    assert origin(providers(NAMED)) == ["https://id.exemple.fr", "https://id.caf.exemple.fr"]


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"ITC_OIDC_URL": "https://id.exemple.fr", "ITC_OIDC_CLIENT_ID": "x"}, "ITC_OIDC_SECRET"),
        (NAMED | {"ITC_OIDC_CAF_SECRET": " "}, "ITC_OIDC_CAF_SECRET"),
        (WHOLE | {"ITC_OIDC_PROFILE": "keycloak"}, "generic ou proconnect"),
        (WHOLE | {"ITC_OIDC_ALGORITHM": "none"}, "RS256"),
        (WHOLE | {"ITC_OIDC_VOUCHES_FOR_EMAILS": "peut-être"}, "non ou oui"),
        ({"ITC_OIDC_PROVIDERS": "rattacher"}, "rattacher"),
        ({"ITC_OIDC_PROVIDERS": "caf,caf"}, "caf"),
        ({"ITC_OIDC_PROVIDERS": "la caf"}, "la caf"),
    ],
)
def test_settings_that_are_wrong_say_what_to_write(environ, named):
    with pytest.raises(ImproperlyConfigured, match=named):
        providers(environ)


def test_each_provider_has_its_button(settings, client):
    settings.SOCIALACCOUNT_PROVIDERS = providers(NAMED)
    shown = client.get("/connexion/").content.decode()
    assert "Se connecter avec ProConnect" in shown
    assert "Se connecter avec la Caf" in shown
    for unknown in ("openid", "autre", "compte"):
        assert client.post(f"/connexion/externe/{unknown}/").status_code == 404
