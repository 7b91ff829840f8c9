"""Sign-in, sign-out, forgotten passwords: nothing tells whether an account exists."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import hashers
from django.core import mail
from django.test import Client

from accounts.models import ResetRequest
from accounts.resets import reset_path
from notifications.sending import send_resets
from tests.support.factories import PASSWORD, UserFactory

LOGIN, FORGOTTEN = "/connexion/", "/connexion/mot-de-passe-oublie/"
NEW = "une toute autre phrase de passe"
pytestmark = pytest.mark.django_db


def sign_in(client, email, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def without_tokens(response, *typed: str) -> str:
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    for text in typed:
        body = body.replace(text, "")
    return body


def test_sign_in_leads_to_my_itc_with_a_new_session(client):
    user = UserFactory()
    client.get(LOGIN)
    client.session["kept"] = "x"
    before = client.session.session_key
    response = sign_in(client, user.email.upper())
    assert response.url == "/espaces/"
    assert client.session.session_key != before
    assert client.session["_auth_user_id"] == str(user.pk)
    assert not EmailAddress.objects.exists()


@pytest.mark.parametrize(
    ("asked", "led"), [("/espaces/-/avis/", "/espaces/-/avis/"), ("https://ailleurs.test/", "/espaces/")]
)
def test_sign_in_leads_where_one_was_going_on_this_site_only(client, asked, led):
    assert sign_in(client, UserFactory().email, next=asked).url == led


def test_unknown_inactive_and_wrong_password_answer_alike(client):
    known, closed = UserFactory(), UserFactory(is_active=False)
    answers = []
    for email, password in [
        (known.email, "faux"),
        ("personne@nulle.part", "faux"),
        (closed.email, "faux"),
        (closed.email, PASSWORD),
    ]:
        visitor = Client()
        response = sign_in(visitor, email, password)
        cookies = sorted(response.cookies)
        answers.append((response.status_code, cookies, without_tokens(response, email)))
        assert "_auth_user_id" not in visitor.session
    assert len(set(map(str, answers))) == 1
    assert "ne convient pas" in answers[0][2]


def test_one_hash_is_computed_whether_or_not_the_account_exists(client, monkeypatch):
    computed = []
    real = hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(
        hashers.MD5PasswordHasher, "encode", lambda self, *args: computed.append(1) or real(self, *args)
    )
    for email in (UserFactory(password="x").email, "personne@nulle.part", UserFactory(is_active=False).email):
        computed.clear()
        sign_in(client, email, "faux")
        assert len(computed) == 1, email


@pytest.mark.parametrize("exists", [True, False], ids=["known", "unknown"])
def test_attempts_are_limited_for_known_and_unknown_alike(client, exists):
    email = UserFactory(email="cible@exemple.test").email if exists else "cible@exemple.test"
    for _ in range(5):
        assert "ne convient pas" in sign_in(client, email, "faux").content.decode()
    assert "Trop d&#x27;essais" in sign_in(client, email, PASSWORD).content.decode()


def test_a_new_password_by_mail_forgets_the_attempts_here_and_on_a_known_device(client):
    user = UserFactory()
    sign_in(client, user.email)  # the device is known from now on
    client.post("/connexion/deconnexion/")
    visitor = Client()
    for _ in range(6):
        for one in (client, visitor):
            refused = sign_in(one, user.email, "faux").content.decode()
    assert "Trop d&#x27;essais" in refused
    user.refresh_from_db()  # the link holds for the last sign-in
    assert client.post(client.get(reset_path(user)).url, {"password1": NEW, "password2": NEW}).status_code == 302
    for one in (client, visitor):
        assert sign_in(one, user.email, NEW).url == "/espaces/"


@pytest.mark.parametrize("typed", ["\x00", "é" * 3000, "a@b", "🙂@exemple.test", "\u202egro@exemple.test", ""])
def test_odd_addresses_are_refused_in_words(client, typed):
    assert sign_in(client, typed, typed).status_code == 200
    assert client.post(FORGOTTEN, {"email": typed}).status_code == 200
    assert not ResetRequest.objects.exists()


def test_sign_out_is_a_post(client):
    sign_in(client, UserFactory().email)
    assert client.get("/connexion/deconnexion/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/connexion/deconnexion/").url == "/"
    assert "_auth_user_id" not in client.session


def test_forgotten_password_answers_alike_with_the_same_queries(client, django_assert_num_queries):
    answers = []
    for email in (UserFactory().email, "personne@nulle.part", UserFactory(is_active=False).email):
        with django_assert_num_queries(3):  # a savepoint around one row
            response = Client().post(FORGOTTEN, {"email": email})
        answers.append((response.status_code, response.url, sorted(response.cookies)))
        assert mail.outbox == []
    assert len(set(map(str, answers))) == 1


def test_only_an_open_account_gets_the_link_and_it_serves_once(client):
    user = UserFactory()
    for email in (user.email, "personne@nulle.part", UserFactory(is_active=False).email):
        Client().post(FORGOTTEN, {"email": email})
    assert send_resets() == {"envoyé": 1, "sans suite": 2}
    assert [message.to for message in mail.outbox] == [[user.email]]
    assert send_resets() == {}
    link = re.search(r"/connexion/mot-de-passe-oublie/\S+", mail.outbox[0].body).group()
    form = client.get(link).url
    assert client.post(form, {"password1": NEW, "password2": NEW}).status_code == 302
    assert sign_in(Client(), user.email, NEW).url == "/espaces/"
    assert "Ce lien ne sert plus" in Client().get(link).content.decode()


@pytest.mark.parametrize("key", ["1-abc-def", "zzzzzzzzzzzzz-x", "0-set-password"])
def test_forged_links_are_refused(client, key):
    response = client.get(f"{FORGOTTEN}{key}/")
    assert response.status_code == 200
    assert "Ce lien ne sert plus" in response.content.decode()


def test_a_link_that_could_not_leave_is_tried_again(client, monkeypatch):
    client.post(FORGOTTEN, {"email": UserFactory().email})

    def broken(*args, **kwargs):
        raise OSError("no server")

    with monkeypatch.context() as context:
        context.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", broken)
        assert send_resets() == {"échec": 1}
    assert send_resets() == {"envoyé": 1}


def test_nobody_signs_up_alone(client):
    for path in ("/connexion/inscription/", "/connexion/signup/", "/accounts/signup/"):
        assert client.get(path).status_code == 404
