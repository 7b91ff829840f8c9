"""From one department into another, over HTTP: nothing private is read, nothing written, no power taken alone."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from itc_spaces.membership.links import LINKS
from itc_spaces.membership.models import Invitation, WordChange
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import OfficeKind
from itc_spaces.spaces.models import Committee, Department, Office, Topic
from knowledge.publication.models import Edition, Submission, Verdict
from notifications.models import Notice
from search.fruitless import ENOUGH
from search.models import FruitlessSearch, SynonymGroup
from tests.matrix import test_matrix
from tests.support.answers import body_of
from tests.support.factories import OfficeFactory, OrganisationFactory, TerritoryFactory, UserFactory
from tests.support.site import client_of
from tests.support.world import PERSONAS

ELSEWHERE = ("coordinator_elsewhere", "validator_elsewhere")
pytestmark = pytest.mark.django_db


def rows() -> dict[str, int]:
    """How many there are of what a stranger could make, end or change."""
    models = (Office, Invitation, Submission, Verdict, Edition, Topic, SynonymGroup, WordChange)
    return {model.__name__: model.objects.count() for model in models}


@pytest.mark.parametrize("persona", ELSEWHERE)
def test_every_address_of_the_other_department_tells_nothing(site, persona):
    """All routes of the matrix at once, with the other department's keys; their canaries stay unread."""
    client, viewer = client_of(site, persona), site.world.people[persona]
    for route, (address, _) in test_matrix.MATRIX.items():
        answer = client.get(address(site))
        assert answer.status_code < 500, route
        leaked = site.leaks(body_of(answer).decode(errors="replace") + str(answer.headers), viewer)
        assert not leaked, (route, leaked)


WRITES = {
    "offices": ("offices", ["13"], {"office": "coordination", "email": "espion@exemple.test"}),
    "create_space": ("create_space", ["13"], {"title": "ITC prise"}),
    "lists": ("lists", ["13", "territoires"], {"name": "Pris", "kind": "RURAL"}),
    "topics": ("lists", ["13", "sujets"], {"name": "Pris"}),
    "synonyms": ("synonyms", ["13"], {"expressions": "pris\nprise"}),
    "close": ("close_space", ["itc-a"], {"reason": "Pris"}),
    "reopen": ("reopen_space", ["itc-a"], {}),
    "edit": ("edit_space", ["itc-a"], {"title": "Pris"}),
    "add_seat": ("add_seat", ["itc-a"], {"standing": "PERMANENT"}),
    "administration": ("administration", [], {"do": "13", "email": "espion@exemple.test"}),
}


@pytest.mark.parametrize("persona", ELSEWHERE)
@pytest.mark.parametrize("write", WRITES)
def test_nothing_is_written_in_the_other_department(site, persona, write):
    name, args, sent = WRITES[write]
    before = rows()
    assert client_of(site, persona).post(reverse(name, args=args), sent).status_code == 404
    assert rows() == before


@pytest.mark.parametrize("persona", ELSEWHERE)
def test_nothing_is_decided_nor_taken_back_there(site, persona):
    client, publication = client_of(site, persona), site.ids["edition"].publication_id
    office = OfficeFactory(department=site.world.a.record.department)
    before = rows()
    for address in (
        reverse("submission", args=[site.ids["submission"]]),
        reverse("withdraw_publication", args=[publication]),
        reverse("purge_edition", args=[publication, 1]),
        reverse("end_office", args=["13", office.pk]),
        reverse("end_office", args=["84", office.pk]),
    ):
        sent = {"decision": "ACCEPT", "version": 1, "reason": "pris"}
        assert client.post(address, sent).status_code == 404, address
    office.refresh_from_db()
    assert (office.ended_at, rows()) == (None, before)


def test_ones_own_department_takes_nothing_of_another(site):
    """Keys of department 13 sent to forms of 84."""
    client, theirs = client_of(site, "coordinator_elsewhere"), site.world.a.record.department
    committee = Committee.objects.filter(department=theirs).exclude(kind="COORDINATION").first()
    sent = {"office": committee.pk, "email": "espion@exemple.test"}
    assert client.post(reverse("offices", args=["84"]), sent).status_code == 422
    territory = TerritoryFactory(department=theirs)
    sent = {"title": "ITC prise", "territory": territory.pk}
    assert client.post(reverse("create_space", args=["84"]), sent).status_code == 422
    organisation = OrganisationFactory(college__department=theirs)
    for which, entry in (("territoires", territory), ("organisations", organisation)):
        address = reverse("list_entry", args=["84", which, entry.pk])
        assert client.get(address).status_code == 404
        assert client.post(address, {"do": "retire"}).status_code == 404
    assert not Invitation.objects.filter(email="espion@exemple.test").exists()


def test_a_validator_who_changed_departments_reads_no_more_of_the_first(site):
    """What was decided is read through an office in the submission's own department."""
    viewer = site.world.people["validator"]
    decided = Submission.objects.filter(verdicts__decided_by=viewer).first()
    pending = Submission.objects.get(pk=site.ids["submission"])
    Verdict.objects.filter(submission=pending).update(decided_by=viewer)
    client = client_of(site, "validator")
    kept = [reverse("submission", args=[found.pk]) for found in (decided, pending)]
    assert [client.get(address).status_code for address in kept] == [200, 200]
    viewer.offices.update(ended_at=timezone.now())
    OfficeFactory(
        user=viewer, department=Department.objects.get(code="84"), kind=OfficeKind.VALIDATOR,
        committee=Committee.objects.get(name="Comité technique d'ailleurs"),
    )  # fmt: skip
    assert [client.get(address).status_code for address in kept] == [404, 404]
    assert "canaripending" not in client.get(reverse("validation")).content.decode()


def test_the_administrator_takes_no_department(site):
    """Invites herself, ends the last coordination, then reads: each step is refused, and the others are told."""
    world, client = site.world, client_of(site, "administrator")
    administrator, home = world.people["administrator"], reverse("administration")
    for typed in (administrator.email, f" {administrator.email.upper()} "):
        answer = client.post(home, {"do": "13", "email": typed})
        assert answer.status_code == 422
        assert "à soi-même" in answer.content.decode()
    office = Office.objects.get(user=world.people["coordinator"])
    client.post(reverse("end_office", args=["13", office.pk]))
    assert access.offices_in_force(OfficeKind.COORDINATOR).filter(pk=office.pk).exists()
    assert client.post(home, {"do": "13", "email": "complice@exemple.test"}).status_code == 302
    assert Notice.objects.filter(kind="coordinator.invited", recipient=world.people["coordinator"]).exists()
    for address in ("/espaces/itc-a/", site.pages["draft"].url, reverse("trace", args=["13"])):
        assert client.get(address).status_code == 404, address


def test_an_accomplice_is_seen_by_the_coordination_and_the_chairs(site):
    world, accomplice = site.world, UserFactory()
    client_of(site, "administrator").post(reverse("administration"), {"do": "13", "email": accomplice.email})
    invitation, client = Invitation.objects.get(email=accomplice.email), Client()
    client.force_login(accomplice)
    assert client.post(LINKS.path_of(invitation)).status_code == 302
    for persona in ("coordinator", "chair_a"):
        page = client_of(site, persona).get(reverse("notices")).content.decode()
        assert f"{accomplice.get_full_name()} reçoit une charge" in page, persona
    for persona in set(PERSONAS) - {"anonymous", "inactive_a", "coordinator", "chair_a"}:
        assert accomplice.get_full_name() not in client_of(site, persona).get(reverse("notices")).content.decode()
    assert accomplice.get_full_name() in client_of(site, "coordinator").get(reverse("trace", args=["13"])).text
    assert world.people["coordinator"].is_active


def test_words_of_all_are_changed_by_nobody_alone(site):
    topic = Topic.objects.create(name="Vélo", slug="velo")
    group = SynonymGroup.objects.first()
    before = (topic.name, topic.retired_at, group.expressions, group.retired_at)
    client = client_of(site, "coordinator_elsewhere")
    for sent in ({"do": "retire"}, {"name": "Pris"}, {"do": "merge", "into": topic.pk}):
        client.post(reverse("list_entry", args=["84", "sujets", topic.pk]), sent)
    for sent in ({"do": "retire"}, {"expressions": "pris\nprise"}):
        client.post(reverse("synonym_group", args=["84", group.pk]), sent)
    change = WordChange.objects.first()
    for code in ("84", "13"):
        client.post(reverse("answer_word_change", args=[code, change.pk]), {"do": "agree"})
    topic.refresh_from_db()
    group.refresh_from_db()
    assert (topic.name, topic.retired_at, group.expressions, group.retired_at) == before
    assert WordChange.objects.filter(applied_at__isnull=True).count() == 2
    assert client_of(site, "validator_elsewhere").get(reverse("word_changes", args=["84"])).status_code == 404


def test_vain_searches_are_read_by_their_own_department(site):
    ours = site.world.a.record.department
    for words, department in (("canarivain", ours), ("publicvain", None)):
        FruitlessSearch.objects.create(
            words=words, department=department, count=ENOUGH, month=timezone.localdate().replace(day=1)
        )
    read = {
        persona: client_of(site, persona).get(reverse("search_state", args=[code])).content.decode()
        for persona, code in (("coordinator", "13"), ("coordinator_elsewhere", "84"))
    }
    found = {persona: set(re.findall(r"canarivain|publicvain", page)) for persona, page in read.items()}
    assert found == {"coordinator": {"canarivain", "publicvain"}, "coordinator_elsewhere": {"publicvain"}}
