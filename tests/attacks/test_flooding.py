"""What one person sends slows nobody: long lists, deep nesting, floods; and nobody is locked out by another."""

import json

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from itc_spaces.discussion.models import Contribution
from itc_spaces.membership.models import Invitation
from knowledge.models import Attachment, Note
from tests.itc_spaces.editor.editor_form import editor_url, opened
from tests.support.factories import PASSWORD, NoteFactory, SheetFactory, UserFactory
from web.pace import RATES, Pace, seconds_to_wait
from web.text import MOST_LINES, html_from_text

pytestmark = pytest.mark.django_db


def shown(response) -> str:
    return response.content.decode()


@pytest.fixture
def page(world):
    return SheetFactory(space=world.a, owner=world.people["member_a"], network=True)


@pytest.fixture
def talk(page) -> str:
    return reverse("discussion", args=["ressource", page.pk])


# ── long lists and many lines ──


@pytest.mark.parametrize("line", ["- a", "1. a", "a", "> a", "* a", ""])
def test_a_message_of_thousands_of_lines_is_refused_and_kept(world, talk, client, line):
    body = "\n".join(["début", *[line] * 5000, "fin"])
    world.client("member_b", client)
    for _ in range(10):
        response = client.post(talk, {"body": body})
        assert response.status_code == 422
    assert f"plus de {MOST_LINES} lignes" in shown(response) or f"gardez-en {MOST_LINES} au plus" in shown(response)
    assert body.replace(">", "&gt;") in shown(response).replace("\r", "")
    assert not Contribution.objects.exists()


def test_a_long_answer_of_thousands_of_lines_is_refused_and_kept(world, client):
    context = "\n".join(["- a"] * 5000)
    world.client("member_a", client)
    sent = {"title": "Une fiche", "context": context, "steps-TOTAL_FORMS": 0, "steps-INITIAL_FORMS": 0}
    response = client.post("/espaces/itc-a/-/nouvelle-fiche/", sent)
    assert response.status_code == 422
    assert f"gardez-en {MOST_LINES} au plus" in shown(response)
    assert context in shown(response)


def test_messages_are_not_rendered_when_they_are_shown(world, page, talk, client, monkeypatch):
    world.client("member_b", client)
    client.post(talk, {"body": "Il faut :\n- un\n- deux"})
    monkeypatch.setattr("web.text.html_from_text", None)
    monkeypatch.setattr("itc_spaces.discussion.models.html_from_text", None)
    assert "<li>un</li>" in shown(client.get(talk))


@pytest.mark.parametrize(
    "text", ["- " * 10_000, "1. " * 6_000, "*" * 20_000, "[" * 20_000, "http://" * 2_800, "<" * 20_000]
)
def test_what_nests_in_markdown_does_not_nest(text):
    html = html_from_text(text)
    assert html.count("<") <= 4


# ── deep nesting in the full editor ──


def deep(levels: int) -> str:
    """What the rich text field sends for a list in a list in a list…"""
    blocks = [
        {"key": f"k{level}", "text": f"niveau {level}", "type": "unordered-list-item", "depth": level,
         "inlineStyleRanges": [], "entityRanges": []}
        for level in range(levels)
    ]  # fmt: skip
    return json.dumps({"blocks": blocks, "entityMap": {}})


@pytest.fixture
def note(world, client):
    world.client("member_a", client)
    return NoteFactory(space=world.a, owner=world.people["member_a"])


@pytest.mark.parametrize("levels", [20, 175, 2000])
def test_a_list_nested_too_deep_is_refused_in_words_and_kept(note, client, levels):
    fields = opened(client, note) | {"body": [deep(levels)]}
    response = client.post(editor_url(note), fields)
    assert response.status_code == 200
    assert "niveaux" in response.context["form"].errors["body"][0]
    assert "niveau 19" in shown(response)
    assert note.revisions.count() == 1


@pytest.mark.parametrize("levels", [175, 2000])
def test_a_text_already_nested_too_deep_is_shown(world, client, levels):
    body = "<ul><li>a" * levels + "</li></ul>" * levels
    note = NoteFactory(space=world.a, owner=world.people["member_a"], network=True, body=body)
    world.client("member_a", client)
    edit = reverse("edit_resource", args=["itc-a", note.pk])
    for address in (note.url, edit, editor_url(note)):
        response = client.get(address)
        assert response.status_code == 200, address
        assert shown(response).count("<ul><li>a<ul>") < 20
    assert Note.objects.get(pk=note.pk).body == body


# ── floods ──


def flooded(client, address: str, sent: dict, pace: Pace):
    """The answer to one sending too many."""
    for _ in range(RATES[pace].amount):
        assert client.post(address, sent).status_code != 429
    return client.post(address, sent)


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_flood_of_messages_is_slowed_and_loses_nothing(world, talk, client, headers):
    world.client("member_b", client)
    flooded(client, talk, {"body": " "}, Pace.MESSAGES)
    said = "Un long message\nque je ne veux pas perdre, avec <b>balises</b>."
    signed = "k" * 150  # the form's own key: sent again, and no words of theirs
    response = client.post(talk, {"body": said, "key": "", "keep": signed}, headers=headers)
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= RATES[Pace.MESSAGES].duration
    assert "Revenez à" in shown(response)
    assert said.replace("<", "&lt;").replace(">", "&gt;") in shown(response)
    assert f'<input type="hidden" name="keep" value="{signed}">' in response.text
    assert not Contribution.objects.exists()
    assert world.client("member_a", client).post(talk, {"body": "Moi, je peux."}).status_code == 302


def test_a_flood_of_invitations_is_slowed(world, client):
    seat = world.seat_a if hasattr(world, "seat_a") else world.a.seats.first()
    address = reverse("seat", args=["itc-a", seat.pk])
    world.client("chair_a", client)
    response = flooded(client, address, {"do": "invite", "email": "a@exemple.test"}, Pace.INVITATIONS)
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert Invitation.objects.count() <= RATES[Pace.INVITATIONS].amount


def test_a_flood_of_files_is_slowed_before_any_is_opened(world, page, client):
    world.client("member_a", client)
    address = reverse("page_files", args=["itc-a", page.pk])
    for _ in range(RATES[Pace.UPLOADS].amount):
        client.post(address, {"file": SimpleUploadedFile("a.exe", b"MZ")})
    response = client.post(address, {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.4"), "caption": "Ma légende"})
    assert response.status_code == 429
    assert "Ma légende" in shown(response)
    assert not Attachment.objects.exists()


def test_a_message_refused_for_its_file_is_not_counted_as_sent(world, talk, client):
    member = world.people["member_b"]
    for _ in range(RATES[Pace.UPLOADS].amount):
        assert seconds_to_wait(member, Pace.UPLOADS) == 0
    world.client("member_b", client)
    assert client.post(talk, {"body": "Voici.", "file": SimpleUploadedFile("a.pdf", b"%PDF-1.4")}).status_code == 429
    most = RATES[Pace.MESSAGES].amount
    assert [seconds_to_wait(member, Pace.MESSAGES) for _ in range(most)] == [0] * most


# ── whoever tries passwords slows themselves, not the owner ──

LOGIN = "/connexion/"


def tries(client, email: str, password: str = "faux", address: str = "198.51.100.7"):
    return client.post(LOGIN, {"login": email, "password": password}, REMOTE_ADDR=address)


def attacked(email: str, times: int = 8, address: str = "198.51.100.7"):
    enemy = Client()
    answers = [shown(tries(enemy, email, address=address)) for _ in range(times)]
    assert "Trop d&#x27;essais" in answers[-1]


def test_nobody_locks_a_known_address_out(db):
    owner = UserFactory()
    attacked(owner.email)
    assert tries(Client(), owner.email, PASSWORD, "203.0.113.5").status_code == 302, "from elsewhere, a new device"


def test_the_owner_signs_in_from_a_device_that_knows_them_on_the_same_network(db, client):
    owner = UserFactory()
    assert tries(client, owner.email, PASSWORD).status_code == 302
    client.post("/connexion/deconnexion/")
    attacked(owner.email)
    assert tries(client, owner.email, PASSWORD).status_code == 302
    stranger = Client()
    assert "Trop d&#x27;essais" in shown(tries(stranger, owner.email, PASSWORD)), "the attacker stays slowed"


def test_many_places_together_are_slowed_and_not_the_owner_s_device(db, client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed_anywhere": "20/h/key"}
    owner = UserFactory()
    tries(client, owner.email, PASSWORD)
    client.post("/connexion/deconnexion/")
    for place in range(20):
        assert "ne convient pas" in shown(tries(Client(), owner.email, address=f"203.0.113.{place}"))
    assert "Trop d&#x27;essais" in shown(tries(Client(), owner.email, address="203.0.113.99"))
    assert tries(client, owner.email, PASSWORD).status_code == 302


def test_a_device_of_another_person_or_a_forged_one_is_a_stranger(db, client):
    owner, other = UserFactory(), UserFactory()
    assert tries(client, other.email, PASSWORD).status_code == 302
    client.post("/connexion/deconnexion/")
    attacked(owner.email)
    assert "Trop d&#x27;essais" in shown(tries(client, owner.email, PASSWORD))
    client.cookies["device"] = "eyJ" + client.cookies["device"].value
    assert "Trop d&#x27;essais" in shown(tries(client, owner.email, PASSWORD))


def test_a_device_tells_no_address_and_is_slowed_too(db, client):
    owner = UserFactory(email="une.adresse@exemple.test")
    assert tries(client, owner.email, PASSWORD).status_code == 302
    cookie = client.cookies["device"]
    assert "une.adresse" not in str(signing.loads(cookie.value, salt="accounts.devices"))
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    client.post("/connexion/deconnexion/")
    answers = [shown(tries(client, owner.email)) for _ in range(6)]
    assert "Trop d&#x27;essais" in answers[-1]
