"""The link of an invitation, as a stranger, the invited person and somebody else open it."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from accounts.models import User
from itc_spaces.membership.links import LINKS
from itc_spaces.membership.models import Invitation
from itc_spaces.spaces.models import Membership
from tests.support.factories import MembershipFactory, UserFactory
from tests.support.factories.invitations import InvitationFactory
from tests.support.world import signed_in

NAMES = {"first_name": "Zoé", "last_name": "Le Goff"}
NEW = {**NAMES, "password": "une toute autre phrase de passe"}


@pytest.fixture
def invitation(world):
    return InvitationFactory(seat__space=world.a)


def test_every_dead_link_answers_alike(world, invitation):
    def forged(**said):
        return f"/invitations/{signing.dumps(said, salt=LINKS.salt)}/"

    used, revoked, expired, closed = (InvitationFactory(seat__space=world.a) for _ in range(4))
    UserFactory(email=closed.email, is_active=False)
    links = [LINKS.path_of(one) for one in (used, revoked, expired, closed)]
    Invitation.objects.filter(pk=used.pk).update(used_at=timezone.now(), used_by=UserFactory())
    Invitation.objects.filter(pk=revoked.pk).update(revoked_at=timezone.now())
    Invitation.objects.filter(pk=expired.pk).update(expires_at=timezone.now() - timedelta(days=1))
    good = LINKS.path_of(invitation)
    links += [
        forged(id=invitation.pk, nonce="autre"), forged(id=0, nonce=invitation.nonce),
        f"/invitations/{signing.dumps({'id': invitation.pk, 'nonce': invitation.nonce}, salt='autre')}/",
        good[:-3] + "aa/", "/invitations/x/", "/invitations/x/y/", "/invitations/%00/", "/invitations/🙂/",
        f"/invitations/{'x' * 3000}/",
    ]  # fmt: skip
    for send in ("get", "post"):
        answers = {
            (
                response.status_code,
                response.content,
                tuple(sorted(response.cookies)),
                str(sorted(header for header in response.headers.items() if header[0] != "Expires")),
            )
            for link in links
            if (response := getattr(Client(), send)(link))
        }
        assert len(answers) == 1
        assert next(iter(answers))[0] == 404


def test_the_link_is_kept_by_no_cache_and_told_to_no_site(client, invitation):
    for response in (client.get(LINKS.path_of(invitation)), client.get("/invitations/x/")):
        assert response.headers["Referrer-Policy"] == "strict-origin"
        assert "no-store" in response.headers["Cache-Control"]


def test_a_new_person_opens_an_account_and_is_inside(client, invitation):
    link = LINKS.path_of(invitation)
    page = client.get(link)
    assert page.status_code == 200
    assert invitation.email in page.content.decode()
    assert client.post(link, NEW).url == "/espaces/itc-a/"
    user = User.objects.get(email=invitation.email)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.get("/espaces/itc-a/-/membres/").status_code == 200
    assert Client().get(link).status_code == 404


def test_sent_twice_it_makes_one_account_and_one_place(invitation):
    link = LINKS.path_of(invitation)
    answers = [Client().post(link, NEW).status_code for _ in range(2)]
    assert answers == [302, 404]
    assert User.objects.filter(email=invitation.email).count() == 1
    assert Membership.objects.filter(user__email=invitation.email).count() == 1


@pytest.mark.parametrize(
    "said",
    [
        {}, {**NEW, "password": "court"}, {**NEW, "password": "motdepasse"}, {**NEW, "first_name": ""},
        {**NEW, "last_name": "\x00"}, {**NEW, "first_name": "é" * 81}, {**NEW, "password": "x" * 501},
        {**NEW, "last_name": "\u202e"}, {**NAMES, "password": "\x00" * 20},
    ],
)  # fmt: skip
def test_odd_answers_are_said_and_names_kept(client, invitation, said):
    response = client.post(LINKS.path_of(invitation), said)
    assert response.status_code == 200
    assert "reste quelque chose à corriger" in response.content.decode()
    assert not User.objects.filter(email=invitation.email).exists()
    if "password" in said and said.get("first_name") == "Zoé":
        assert "Zoé" in response.content.decode()
        assert f'value="{said["password"]}"' not in response.content.decode()


def test_a_password_like_the_name_is_refused(client, invitation):
    said = {"first_name": "Marie-Antoinette", "last_name": "Le Goff", "password": "marie-antoinette"}
    assert client.post(LINKS.path_of(invitation), said).status_code == 200
    assert not User.objects.filter(email=invitation.email).exists()


def test_a_known_address_signs_in_then_accepts(invitation):
    user = UserFactory(email=invitation.email)
    link, visitor = LINKS.path_of(invitation), Client()
    page = visitor.get(link)
    assert "Connectez-vous pour accepter" in page.content.decode()
    assert visitor.post(link, NEW).status_code == 200
    assert not user.memberships.exists()
    client = signed_in(user)
    assert "Vous êtes connecté·e avec" in client.get(link).content.decode()
    assert client.post(link).url == "/espaces/itc-a/"
    assert user.memberships.count() == 1


def test_somebody_else_is_told_so_and_gets_nothing(invitation):
    other = UserFactory()
    client, link = signed_in(other), LINKS.path_of(invitation)
    page = client.get(link)
    assert "pour une autre adresse" in page.content.decode()
    assert invitation.email not in page.content.decode()
    assert "pour une autre adresse" in client.post(link, NEW).content.decode()
    assert not Membership.objects.filter(seat=invitation.seat).exists()
    assert not User.objects.filter(email=invitation.email).exists()


def test_a_seat_given_meanwhile_is_said(invitation):
    MembershipFactory(seat=invitation.seat)
    user = UserFactory(email=invitation.email)
    for response in (Client().post(LINKS.path_of(InvitationFactory(seat=invitation.seat)), NEW),
                     signed_in(user).post(LINKS.path_of(invitation))):  # fmt: skip
        assert "pourvu entre-temps" in response.content.decode()


def test_its_authors_send_it_again_or_cancel_it(world, invitation):
    url = f"/espaces/-/invitations/{invitation.pk}"
    for persona in ("member_a", "follower_a", "member_b", "validator", "expert_open"):
        for what in ("renvoyer", "annuler"):
            assert world.client(persona, Client()).post(f"{url}/{what}/").status_code == 404
    chair = world.client("chair_a", Client())
    assert chair.get(f"{url}/annuler/").status_code == 405
    for what in ("renvoyer", "annuler", "annuler"):
        assert chair.post(f"{url}/{what}/").status_code == 302
    invitation.refresh_from_db()
    assert invitation.revoked_at
    assert chair.post("/espaces/-/invitations/999999/annuler/").status_code == 404
    assert chair.post("/espaces/-/invitations/999999999999999999999/annuler/").status_code == 404


def test_no_log_keeps_a_live_link(client, invitation, caplog):
    link = LINKS.path_of(invitation)
    client.get(link)
    client.post(link, {})
    signed_in(UserFactory()).post(link)
    assert invitation.nonce not in caplog.text
    assert link not in caplog.text
