"""« Mon compte », the other sessions, and the first administrator."""

import re

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from tests.support.factories import PASSWORD, UserFactory
from tests.support.world import signed_in

ACCOUNT = "/espaces/-/mon-compte/"
NEW = "une toute autre phrase de passe"
pytestmark = pytest.mark.django_db


def test_what_one_shows_is_chosen_point_by_point():
    user = UserFactory()
    said = {"first_name": " Zoé ", "last_name": "Le  Goff", "quality": "directrice", "phone": "04 91 00 00 00"}
    assert signed_in(user).post(ACCOUNT, {**said, "shows_phone": "on"}).status_code == 302
    user.refresh_from_db()
    assert (user.first_name, user.last_name) == ("Zoé", "Le Goff")
    assert (user.is_listed, user.shows_email, user.shows_phone) == (False, False, True)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("first_name", ""), ("first_name", "\x00"), ("last_name", "\u202e \u202c"), ("last_name", "é" * 81),
        ("quality", "x" * 121), ("phone", "appelez-moi"), ("phone", "1" * 31),
    ],
)  # fmt: skip
def test_odd_answers_are_said_and_kept(field, typed):
    user = UserFactory()
    said = {"first_name": "Zoé", "last_name": "Le Goff", "quality": "directrice", "phone": "", field: typed}
    response = signed_in(user).post(ACCOUNT, said)
    assert response.status_code == 422
    assert "reste quelque chose à corriger" in response.content.decode()
    assert User.objects.get(pk=user.pk).first_name == user.first_name


def test_nothing_else_can_be_posted():
    user = UserFactory()
    said = {"first_name": "A", "last_name": "B", "is_administrator": "on", "is_active": "", "email": "x@y.fr"}
    signed_in(user).post(ACCOUNT, said)
    after = User.objects.get(pk=user.pk)
    assert (after.is_administrator, after.is_active, after.email) == (False, True, user.email)


def test_a_new_password_ends_the_other_sessions():
    user = UserFactory()
    here, elsewhere = signed_in(user), signed_in(user)
    changed = here.post(f"{ACCOUNT}mot-de-passe/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert changed.status_code == 302
    assert here.get(ACCOUNT).status_code == 200
    assert elsewhere.get(ACCOUNT).url.startswith("/connexion/")


@pytest.mark.parametrize(
    ("old", "new", "again"), [("faux", NEW, NEW), (PASSWORD, NEW, "autre"), (PASSWORD, "court", "court")]
)
def test_a_bad_change_of_password_is_refused(old, new, again):
    user = UserFactory()
    signed_in(user).post(f"{ACCOUNT}mot-de-passe/", {"oldpassword": old, "password1": new, "password2": again})
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)


def test_my_account_asks_to_sign_in(client):
    assert client.get(ACCOUNT).url.startswith("/connexion/?next=")


def test_the_first_administrator_chooses_a_password(client, capsys):
    call_command("create_administrator", "Admin@Exemple.test")
    user = User.objects.get(email="admin@exemple.test")
    assert user.is_administrator
    assert not user.has_usable_password()
    link = re.search(r"/connexion/mot-de-passe-oublie/\S+", capsys.readouterr().out).group()
    client.post(client.get(link).url, {"password1": NEW, "password2": NEW})
    assert client.post("/connexion/", {"login": user.email, "password": NEW}).url == "/espaces/"


@pytest.mark.parametrize("email", ["pris@exemple.test", "pas une adresse"])
def test_an_administrator_is_not_created_over_an_account(email):
    UserFactory(email="pris@exemple.test")
    with pytest.raises(CommandError):
        call_command("create_administrator", email)
    assert User.objects.count() == 1
