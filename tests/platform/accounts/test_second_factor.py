"""A second factor: who is asked for it, how it is set up, what it opens; and how long a session lives."""

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value
from allauth.usersessions.models import UserSession
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from itc_spaces.membership.links import LINKS
from itc_spaces.spaces.enums import OfficeKind
from tests.support.factories import PASSWORD, OfficeFactory, UserFactory, member_of
from tests.support.factories.invitations import InvitationFactory

LOGIN, HOME = "/connexion/", "/espaces/"
pytestmark = pytest.mark.django_db


def code_now(secret: str) -> str:
    return f"{hotp_value(secret, int(time.time()) // 30) % 10**6:06d}"


def signed_in_by_password(user, client: Client | None = None) -> Client:
    client = client or Client()
    assert client.post(LOGIN, {"login": user.email, "password": PASSWORD}).status_code == 302
    return client


def set_up_codes(client: Client) -> str:
    """The secret of the application just added."""
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)}).status_code == 302
    return secret


@pytest.fixture
def coordinator():
    return OfficeFactory().user


@pytest.mark.parametrize(
    ("who", "is_asked"),
    [("coordinator", True), ("validator", True), ("administrator", True), ("member_a", False), ("expert_open", False)],
)
def test_it_is_asked_of_those_who_act_for_a_department(world, settings, who, is_asked):
    settings.SECOND_FACTOR_CAN_WAIT = False
    client = signed_in_by_password(world.people[who])
    for path in (HOME, "/admin/", "/espaces/-/avis/"):
        response = client.get(path)
        assert (response.status_code == 302 and response.url == reverse("mfa_index")) is is_asked, path
    assert client.get(reverse("mfa_index")).status_code == 200
    assert client.post(reverse("second_factor_later")).status_code == 404


def test_once_set_up_it_is_asked_at_each_sign_in_and_never_again_inside(coordinator):
    client = signed_in_by_password(coordinator)
    secret = set_up_codes(client)
    assert client.get(HOME).status_code == 200
    again = Client()
    assert again.post(LOGIN, {"login": coordinator.email, "password": PASSWORD}).url == reverse("mfa_authenticate")
    assert again.get(HOME).url.startswith(LOGIN)
    refused = again.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Ce code ne convient pas" in refused.content.decode()
    assert again.get(HOME).url.startswith(LOGIN)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=2), tick=False):
        assert again.post(reverse("mfa_authenticate"), {"code": code_now(secret)}).url == HOME
        assert again.get(HOME).status_code == 200


def test_a_code_serves_once(coordinator):
    secret = set_up_codes(signed_in_by_password(coordinator))
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=2), tick=False):
        first, second = Client(), Client()
        for client in (first, second):
            client.post(LOGIN, {"login": coordinator.email, "password": PASSWORD})
        assert first.post(reverse("mfa_authenticate"), {"code": code_now(secret)}).status_code == 302
        assert second.post(reverse("mfa_authenticate"), {"code": code_now(secret)}).status_code == 200


def test_a_recovery_code_opens_once(coordinator):
    client = signed_in_by_password(coordinator)
    set_up_codes(client)
    codes = re.findall(r"<code>(\d{8})</code>", client.get(reverse("mfa_view_recovery_codes")).content.decode())
    assert len(codes) == 10
    found = []
    for _ in range(2):
        visitor = Client()
        visitor.post(LOGIN, {"login": coordinator.email, "password": PASSWORD})
        found.append(visitor.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code)
    assert found == [302, 200]


def test_codes_are_not_guessed(coordinator):
    set_up_codes(signed_in_by_password(coordinator))
    visitor = Client()
    visitor.post(LOGIN, {"login": coordinator.email, "password": PASSWORD})
    answers = [visitor.post(reverse("mfa_authenticate"), {"code": f"{n:06d}"}).content.decode() for n in range(7)]
    assert "Ce code ne convient pas" in answers[0]
    assert "Ce code ne convient pas" not in answers[-1]


@pytest.mark.parametrize("code", ["", "\x00", "é" * 3000, "12345", "'; --"])
def test_odd_codes_are_refused_in_words(coordinator, code):
    client = signed_in_by_password(coordinator)
    client.get(reverse("mfa_activate_totp"))
    assert client.post(reverse("mfa_activate_totp"), {"code": code}).status_code == 200
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("sent", ["", "{}", "[]", "null", '{"id": 1}', "\x00"])
@pytest.mark.parametrize("route", ["mfa_login_webauthn", "mfa_add_webauthn"])
def test_a_forged_key_is_refused_without_an_error(route, sent):
    client = signed_in_by_password(UserFactory()) if route == "mfa_add_webauthn" else Client()
    client.get(reverse(route))
    assert client.post(reverse(route), {"credential": sent, "name": "x"}).status_code in (200, 302)
    assert not Authenticator.objects.exists()


def test_security_is_changed_after_a_fresh_proof_only():
    user = UserFactory()
    client = signed_in_by_password(user)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=11), tick=False):
        assert client.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_another_persons_key_is_out_of_reach():
    other = Authenticator.objects.create(user=UserFactory(), type=Authenticator.Type.WEBAUTHN, data={"name": "à elle"})
    client = signed_in_by_password(UserFactory())
    for route in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.get(reverse(route, args=[other.pk])).status_code == 404
        assert client.post(reverse(route, args=[other.pk]), {"name": "x"}).status_code == 404


def test_sessions_are_listed_and_ended_everywhere(world):
    user = member_of(world.a)
    here, elsewhere = signed_in_by_password(user), signed_in_by_password(user)
    assert UserSession.objects.filter(user=user).count() == 2
    assert "Ici, maintenant" in here.get(reverse("usersessions_list")).content.decode()
    here.post(reverse("usersessions_list"))
    assert (here.get(HOME).status_code, elsewhere.get(HOME).status_code) == (200, 302)
    elsewhere = signed_in_by_password(user)
    assert here.post(reverse("sign_out_everywhere")).url == LOGIN
    assert (here.get(HOME).status_code, elsewhere.get(HOME).status_code) == (302, 302)


def test_a_session_changes_its_key_at_sign_in_and_at_a_new_password(client):
    user = UserFactory()
    client.get(LOGIN)
    client.session["x"] = 1
    keys = [client.session.session_key]
    signed_in_by_password(user, client)
    keys.append(client.session.session_key)
    new = "une toute autre phrase de passe"
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    keys.append(client.session.session_key)
    assert len(set(keys)) == 3


def test_a_session_ends_however_often_it_is_used():
    client = signed_in_by_password(UserFactory())
    began = datetime.now(UTC)
    for days in (5, 10, 13):
        with time_machine.travel(began + timedelta(days=days), tick=False):
            assert client.get(HOME).status_code == 200
            session = client.session
            session["used"] = days
            session.save()
    with time_machine.travel(began + timedelta(days=14, minutes=1), tick=False):
        assert client.get(HOME).url.startswith(LOGIN)


def test_who_has_lost_all_is_helped_by_the_operator(coordinator):
    set_up_codes(signed_in_by_password(coordinator))
    call_command("forget_second_factor", coordinator.email.upper())
    assert signed_in_by_password(coordinator).get(reverse("mfa_index")).status_code == 200
    for email in (coordinator.email, "personne@nulle.part"):
        with pytest.raises(CommandError):
            call_command("forget_second_factor", email)


def test_an_office_accepted_in_an_open_session_asks_for_it_at_once(world, settings):
    settings.SECOND_FACTOR_CAN_WAIT = False
    user = world.people["member_b"]
    client = signed_in_by_password(user)
    assert client.get(HOME).status_code == 200
    invitation = InvitationFactory(
        seat=None, department=world.a.record.department, office=OfficeKind.COORDINATOR, email=user.email
    )
    assert client.post(LINKS.path_of(invitation)).status_code == 302
    assert client.get(HOME).url == reverse("mfa_index")
