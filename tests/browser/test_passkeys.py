"""A passkey in a real browser: added, then it opens the account alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_a_key(page: Page) -> Page:
    """The browser answers for a device that its owner has just touched."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return page


def test_a_passkey_is_added_and_opens_the_account_alone(new_page, live_server, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    # A key belongs to a name: no browser keeps one for a bare address.
    base = live_server.url.replace("127.0.0.1", "localhost")
    user = UserFactory()
    page = with_a_key(new_page(own=base))
    page.goto(f"{base}/connexion/?next=/espaces/-/mon-compte/securite/")
    page.get_by_label("Adresse e-mail").fill(user.email)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.get_by_role("link", name="Ajouter une clé").click()
    page.get_by_label("Nom de cette clé").fill("Mon téléphone")
    page.get_by_label("Me connecter avec cette clé seule").check()
    page.get_by_role("button", name="Ajouter la clé").click()
    expect(page.get_by_role("heading", name="Codes de secours", level=1)).to_be_visible()
    page.goto(f"{base}/espaces/-/mon-compte/securite/")
    expect(page.get_by_text("Mon téléphone")).to_be_visible()
    page.context.clear_cookies()
    page.goto(f"{base}/connexion/")
    page.get_by_role("button", name="Se connecter avec une clé d'accès").click()
    expect(page).to_have_url(re.compile(r"/espaces/$"))
