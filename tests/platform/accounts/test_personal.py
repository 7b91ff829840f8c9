"""One's own data, taken away or erased; accounts that nobody uses."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from accounts.models import ERASED, User
from accounts.personal_data import anonymise, export_of
from itc_spaces.membership.models import Invitation
from itc_spaces.spaces.access import memberships_in_force, offices_in_force
from itc_spaces.spaces.models import Grant, Placement
from knowledge.models import Credit
from knowledge.publication.models import EditionCredit
from notifications.dormancy import erase_unused
from notifications.models import Notice
from tests.support.factories import SeatFactory, SheetFactory, UserFactory
from tests.support.factories.publication import accepted, make_circuit
from tests.support.world import signed_in

pytestmark = pytest.mark.django_db
DATA, EXPORT = reverse("own_data"), reverse("export_own_data")


@pytest.fixture
def author(world):
    """A member with a sheet in public, named there, and a name that is nowhere else."""
    make_circuit(world.a.record.department)
    user = world.people["member_a"]
    User.objects.filter(pk=user.pk).update(first_name="Canarielle", last_name="Nom-Canari", phone="04 00 00 00 00")
    user.refresh_from_db()
    sheet = SheetFactory(space=world.a, owner=user, network=True)
    Credit.objects.create(page=sheet, user=user, name=user.get_full_name(), quality="directrice", consents_public=True)
    accepted(sheet, user, world.people["coordinator"], world.people["validator"])
    return user


def test_the_export_holds_what_is_known_and_nobody_else(author, world):
    said = json.loads(signed_in(author).get(EXPORT).content)
    assert said["compte"][0]["téléphone"] == "04 00 00 00 00"
    assert [row["où"].endswith("ITC A") for row in said["sièges et charges"]] == [True]
    assert {row.get("nom") for row in said["ressources signées"]} == {"Canarielle Nom-Canari"}
    assert world.people["member_b"].email not in json.dumps(said)


def test_the_export_says_no_title_of_what_one_reads_no_more(author, world):
    page = Credit.objects.get(user=author).page
    Page.objects.filter(pk=page.pk).update(draft_title="Titre canari d'un brouillon")
    titles = [row["titre"] for row in export_of(author)["ressources signées"] if "titre" in row]
    assert titles == [page.title]
    Placement.objects.filter(page=page).update(binned_at=timezone.now())
    titles = [row["titre"] for row in export_of(author)["ressources signées"] if "titre" in row]
    assert titles == [f"ressource {page.pk}"]


def test_an_erased_account_is_nobodys_and_what_the_itc_wrote_stays(author, world):
    client = signed_in(author)
    assert client.post(DATA, {}).status_code == 422
    assert client.post(DATA, {"understood": "on"}).status_code == 302
    author.refresh_from_db()
    assert (author.get_full_name(), author.is_active, author.phone) == (ERASED, False, "")
    assert client.get("/espaces/").status_code == 302
    assert not memberships_in_force().filter(user=author).exists()
    assert set(Credit.objects.values_list("name", flat=True)) == {"un membre de l'ITC A"}
    assert set(EditionCredit.objects.values_list("name", "user")) == {("un membre de l'ITC A", None)}
    assert not Notice.objects.filter(recipient=author).exists()
    publication = EditionCredit.objects.get().edition.publication
    for url in (publication.editions.get().get_absolute_url(), "/ressources/donnees.json"):
        assert "Canari" not in Client().get(url).content.decode()
    assert "Canari" not in json.dumps(list(User.objects.values("first_name", "last_name", "email")))


def test_an_invitation_says_no_more_who_was_invited(world):
    user, seat = world.people["member_a"], SeatFactory(space=world.a)
    later = timezone.now() + timedelta(days=9)
    Invitation.objects.create(email=user.email, seat=seat, expires_at=later)
    used = Invitation.objects.create(
        email=user.email, seat=seat, expires_at=later, used_at=timezone.now(), used_by=user, first_name="Canarielle"
    )
    anonymise(user)
    assert list(Invitation.objects.values_list("pk", "email", "first_name")) == [
        (used.pk, f"efface{used.pk}@invalid", "")
    ]


def test_rights_of_each_kind_end(world):
    for name in ("coordinator", "validator", "expert_open"):
        anonymise(world.people[name])
        anonymise(world.people[name])
    people = [world.people[name] for name in ("coordinator", "validator", "expert_open")]
    assert not offices_in_force().filter(user__in=people).exists()
    assert not Grant.all_rows.filter(user__in=people, ended_at__isnull=True).exists()


def test_an_account_that_nobody_uses_is_warned_then_erased():
    now = timezone.now()
    used = UserFactory(last_login=now - timedelta(days=600))
    unused = UserFactory(last_login=now - timedelta(days=720))
    forgotten = UserFactory(last_login=None, date_joined=now - timedelta(days=2000))
    assert erase_unused() == {"prévenus": 2, "effacés": 0}
    assert erase_unused() == {"prévenus": 0, "effacés": 0}
    assert sorted(message.to[0] for message in mail.outbox) == sorted([unused.email, forgotten.email])
    User.objects.filter(pk__in=[unused.pk, forgotten.pk]).update(warned_unused_at=now - timedelta(days=40))
    # Coming back keeps the account, and the next warning is another one.
    User.objects.filter(pk=unused.pk).update(last_login=now)
    assert erase_unused() == {"prévenus": 0, "effacés": 1}
    found = dict(User.objects.values_list("pk", "is_active"))
    assert found == {used.pk: True, unused.pk: True, forgotten.pk: False}


def test_a_warning_that_could_not_leave_is_tried_again(monkeypatch):
    UserFactory(last_login=timezone.now() - timedelta(days=720))

    def broken(*args, **kwargs):
        raise OSError("no server")

    with monkeypatch.context() as context:
        context.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", broken)
        assert erase_unused()["prévenus"] == 0
    assert erase_unused()["prévenus"] == 1
