"""Spaces, departments and their lists: each action, and what it refuses."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.membership import actions
from itc_spaces.models import (
    Department,
    FrameworkAgreement,
    Membership,
    Organisation,
    Space,
    SpaceRecord,
    Territory,
    Topic,
)
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.trace import Traced
from knowledge.models import PracticeSheet
from knowledge.publication.models import CircuitStep
from knowledge.staleness import base_of
from notifications.models import Notice
from tests.factories import CollegeFactory, DepartmentFactory, OrganisationFactory, SheetFactory, TerritoryFactory

NOT_COORDINATORS = [
    "no_seat",
    "member_a",
    "chair_a",
    "follower_a",
    "validator",
    "coordinator_elsewhere",
    "administrator",
]


@pytest.fixture
def department(world) -> Department:
    return world.a.record.department


def agreement_of(department) -> FrameworkAgreement:
    return FrameworkAgreement.objects.create(department=department, title="Convention 2026", starts_on=date(2026, 1, 1))


def create(department, actor, title="ITC Étang de Berre", **said):
    said.setdefault("territory", TerritoryFactory(department=department))
    said.setdefault("agreement", agreement_of(department))
    return actions.create_space(department=department, actor=actor, title=title, **said)


def test_a_space_is_its_page_its_record_and_its_deployment(world, department):
    space = create(department, world.people["coordinator"], presentation="Bonjour\n\n- un", diagnosis="Peu de crèches")
    assert space.url == "/espaces/itc-etang-de-berre/"
    assert space.record.department == department
    assert space.deployments.get().diagnosis == "Peu de crèches"
    assert "<li>" in Space.objects.get(pk=space.pk).presentation
    assert access.may(world.people["coordinator"], Action.MANAGE, space)
    assert PageLogEntry.objects.filter(action=Traced.SPACE_CREATED.value, page=space.pk).count() == 1


def test_who_creates_a_space(world, department):
    for persona in NOT_COORDINATORS:
        with pytest.raises(NotAllowed):
            create(department, world.people[persona], agreement=None, territory=None)


def test_a_name_serves_once_in_a_department(world, department):
    create(department, world.people["coordinator"])
    for title, why in [("itc étang de berre", "déjà ce nom"), ("  \u202e ", "Donnez un nom")]:
        with pytest.raises(Refused, match=why):
            create(department, world.people["coordinator"], title)
    assert create(department, world.people["coordinator"], "ITC Etang de Berre !").slug == "itc-etang-de-berre-2"
    assert create(department, world.people["coordinator"], "🙂").slug == "itc"


def test_words_of_another_department_are_refused(world, department):
    elsewhere = DepartmentFactory(code="84")
    for said in ({"territory": TerritoryFactory(department=elsewhere)}, {"agreement": agreement_of(elsewhere)}):
        with pytest.raises(Refused, match="du département"):
            create(department, world.people["coordinator"], **said)


def test_closing_ends_writing_and_loses_nothing(world):
    sheet = SheetFactory(space=world.a, shared=True)
    member, coordinator = world.people["member_a"], world.people["coordinator"]
    before = {p: access.actions_on(world.people[p], sheet) for p in ("member_a", "follower_a", "coordinator")}
    for _ in range(2):
        actions.close_space(space=world.a, actor=coordinator, reason="Fusion avec l'ITC B")
    assert not access.may(member, Action.EDIT, sheet)
    assert access.may(member, Action.READ, sheet)
    assert access.may(member, Action.SEE_MEMBERS, world.a)
    assert Notice.objects.filter(kind="space.closed", recipient=member).count() == 1
    page = world.client("follower_a", Client()).get("/espaces/itc-a/-/membres/").content.decode()
    assert "Fusion avec l&#x27;ITC B" in page
    for _ in range(2):
        actions.reopen_space(space=world.a, actor=coordinator)
    after = {p: access.actions_on(world.people[p], sheet) for p in ("member_a", "follower_a", "coordinator")}
    assert after == before
    assert PracticeSheet.objects.get(pk=sheet.pk).live
    assert Notice.objects.filter(kind="space.reopened", recipient=member).count() == 1


@pytest.mark.parametrize("persona", NOT_COORDINATORS)
def test_who_closes_and_reopens(world, persona):
    for act in (lambda a: actions.close_space(space=world.a, actor=a, reason="x"),
                lambda a: actions.reopen_space(space=world.a, actor=a)):  # fmt: skip
        with pytest.raises(NotAllowed):
            act(world.people[persona])
    assert SpaceRecord.objects.get(space=world.a).closed_at is None


def test_closing_asks_why(world):
    with pytest.raises(Refused, match="Dites pourquoi"):
        actions.close_space(space=world.a, actor=world.people["coordinator"], reason=" \u202e ")


def test_a_presentation_is_cleaned_and_keeps_the_address(world):
    base = base_of(world.a)
    said = {"title": "ITC A, nouvelle", "presentation": "<script>x</script>**Bienvenue**", "base": base}
    actions.edit_space(space=world.a, actor=world.people["chair_a"], **said)
    space = Space.objects.get(pk=world.a.pk)
    assert (space.title, space.slug) == ("ITC A, nouvelle", "itc-a")
    assert "<strong>Bienvenue</strong>" in space.presentation
    assert "<script>" not in space.presentation
    with pytest.raises(Refused, match="pendant que vous écriviez"):
        actions.edit_space(space=world.a, actor=world.people["coordinator"], **said)
    with pytest.raises(NotAllowed):
        actions.edit_space(space=world.a, actor=world.people["member_a"], **said)
    taken = {"title": world.b.title, "presentation": "", "base": base_of(space)}
    with pytest.raises(Refused, match="déjà ce nom"):
        actions.edit_space(space=world.a, actor=world.people["chair_a"], **taken)


def test_two_people_write_one_presentation(world):
    url = "/espaces/itc-a/-/presentation/"
    chair, coordinator = (world.client(persona, Client()) for persona in ("chair_a", "coordinator"))
    opened = {"title": "ITC A", "base": re.search(r'name="base" value="([^"]+)"', chair.get(url).text)[1]}
    assert coordinator.post(url, {**opened, "presentation": "Celle de la coordination"}).status_code == 302
    overtaken = chair.post(url, {**opened, "presentation": "Celle de l'animation"})
    assert overtaken.status_code == 422
    assert "Celle de la coordination" in overtaken.text
    assert "\nCelle de l&#x27;animation</textarea>" in overtaken.text
    renewed = re.search(r'name="base" value="([^"]+)"', overtaken.text)[1]
    again = chair.post(url, {"title": "ITC A", "presentation": "Les deux", "base": renewed})
    assert again.status_code == 302
    assert "Les deux" in Space.objects.get(pk=world.a.pk).presentation
    for base in ("", "\x00", "x@y", opened["base"]):
        assert chair.post(url, {"title": "ITC A", "presentation": "x", "base": base}).status_code == 422


def test_a_new_department_is_ready_to_work(world):
    for persona in ("coordinator", "chair_a", "no_seat"):
        with pytest.raises(NotAllowed):
            actions.create_department(actor=world.people[persona], name="Gard", code="30")
    made = actions.create_department(actor=world.people["administrator"], name="Gard", code="30")
    assert made.colleges.count() == 7
    assert [step.committee.kind for step in CircuitStep.objects.filter(circuit__department=made)] == [
        "COORDINATION", "TECHNICAL",
    ]  # fmt: skip
    for name, code in [("Gard", "31"), ("Autre", "30")]:
        with pytest.raises(Refused, match="existe déjà"):
            actions.create_department(actor=world.people["administrator"], name=name, code=code)


def test_words_are_added_renamed_and_retired(world, department):
    coordinator = world.people["coordinator"]
    territory = Territory(department=department, name="Les Alpilles", kind="RURAL")
    actions.keep_entry(department=department, actor=coordinator, entry=territory)
    for act in (actions.retire_entry, actions.retire_entry):
        act(department=department, actor=coordinator, entry=territory)
    assert territory.retired_at
    actions.restore_entry(department=department, actor=coordinator, entry=territory)
    assert Territory.objects.get(name="Les Alpilles").retired_at is None
    topic = actions.keep_entry(department=department, actor=coordinator, entry=Topic(name="Été à la ville"))
    assert topic.slug == "ete-a-la-ville"
    with pytest.raises(Refused, match="presque semblable"):
        actions.keep_entry(department=department, actor=coordinator, entry=Topic(name="Ete a la ville"))


def test_words_of_others_are_left_alone(world, department):
    elsewhere = DepartmentFactory(code="84")
    own, other = TerritoryFactory(department=department), TerritoryFactory(department=elsewhere)
    foreign = OrganisationFactory(college=CollegeFactory(department=elsewhere))
    for entry in (other, foreign):
        with pytest.raises(NotAllowed):
            actions.retire_entry(department=department, actor=world.people["coordinator"], entry=entry)
    for persona in NOT_COORDINATORS:
        for act in (actions.keep_entry, actions.retire_entry, actions.restore_entry):
            with pytest.raises(NotAllowed):
                act(department=department, actor=world.people[persona], entry=own)


def test_the_coordinations_forms_do_what_they_say(world, department):
    client = world.client("coordinator", Client())
    territory, agreement = TerritoryFactory(department=department), agreement_of(department)
    home = "/espaces/-/coordination/13/"
    assert client.get(home).status_code == 200
    sent = {"title": "ITC Crau", "territory": territory.pk, "agreement": agreement.pk}
    assert client.post(f"{home}nouvelle-itc/", sent).url == "/espaces/itc-crau/-/membres/"
    assert client.post(f"{home}nouvelle-itc/", sent).status_code == 422
    assert client.post("/espaces/itc-crau/-/fermer/", {"reason": ""}).status_code == 422
    assert client.post("/espaces/itc-crau/-/fermer/", {"reason": "Essai"}).url == home
    assert client.post("/espaces/itc-crau/-/rouvrir/").url == home
    assert client.post(f"{home}charges/", {"office": "coordination", "email": "x@exemple.test"}).status_code == 302
    assert "x@exemple.test" in client.get(f"{home}charges/").content.decode()
    assert client.post(f"{home}charges/", {"office": "7", "email": "x@exemple.test"}).status_code == 422


LISTS = {
    "organisations": {"name": "CS Neuf", "short_name": "", "commune": "Arles"},
    "territoires": {"name": "Crau", "kind": "RURAL"},
    "sujets": {"name": "Vélo"},
    "conventions": {"title": "Convention 2030", "starts_on": "2030-01-01", "ends_on": ""},
    "colleges": {"name": "Habitants", "position": "9"},
    "comites": {"name": "Comité du Gard", "kind": "EVALUATION"},
}


@pytest.mark.parametrize("which", LISTS)
def test_lists_of_the_department(world, department, which):
    client = world.client("coordinator", Client())
    url = f"/espaces/-/coordination/13/listes/{which}/"
    said = LISTS[which]
    if which == "organisations":
        said = {**said, "college": CollegeFactory(department=department).pk}
    assert client.post(url, said).status_code == 302
    assert client.post(url, said).status_code == 422, "twice is one"
    page = client.get(url).content.decode()
    name = said.get("name") or said["title"]
    assert name in page
    for field in ("name", "title"):
        if field in said:
            for typed in ("", "\x00", "\u202e", "é" * 300):
                assert client.post(url, {**said, field: typed}).status_code == 422


def test_an_entry_is_renamed_retired_and_put_back(world, department):
    client, territory = world.client("coordinator", Client()), TerritoryFactory(department=department)
    url = f"/espaces/-/coordination/13/listes/territoires/{territory.pk}/"
    assert client.get(url).status_code == 200
    assert client.post(url, {"name": "Nouveau nom", "kind": "URBAN"}).status_code == 302
    for do, retired in [("retire", True), ("restore", False)]:
        assert client.post(url, {"do": do}).status_code == 302
        territory.refresh_from_db()
        assert (territory.retired_at is not None) == retired
    assert territory.name == "Nouveau nom"
    other = TerritoryFactory(department=DepartmentFactory(code="84"))
    for missing in (f"../territoires/{other.pk}/", "../inconnue/", "../territoires/99999999999999999999/"):
        assert client.get(f"/espaces/-/coordination/13/listes/territoires/{missing}").status_code == 404
    assert world.client("chair_a", Client()).post(url, {"do": "retire"}).status_code == 404


def test_a_retired_organisation_keeps_its_seats(world, department):
    membership = Membership.objects.get(user=world.people["member_a"])
    actions.retire_entry(
        department=department, actor=world.people["coordinator"], entry=membership.seat.organisation
    )  # fmt: skip
    assert access.may(membership.user, Action.WRITE, world.a)
    page = world.client("chair_a", Client()).get("/espaces/itc-a/-/membres/sieges/ajouter/").content.decode()
    assert membership.seat.organisation.name not in page
    assert Organisation.objects.filter(pk=membership.seat.organisation_id).exists()


def test_the_administration_makes_departments_and_coordinators_only(world):
    client = world.client("administrator", Client())
    url = "/espaces/-/administration/"
    assert client.post(url, {"do": "create", "name": "Gard", "code": "30"}).status_code == 302
    assert client.post(url, {"do": "create", "name": "Gard", "code": "30"}).status_code == 422
    assert client.post(url, {"do": "create", "name": "X", "code": "abc"}).status_code == 422
    assert client.post(url, {"do": "30", "email": "coord@exemple.test"}).status_code == 302
    assert client.post(url, {"do": "30", "email": "rien"}).status_code == 422
    assert client.post(url, {"do": "99", "email": "coord@exemple.test"}).status_code == 404
    assert client.post(url, {"do": "\x00"}).status_code == 404
    page = client.get(url).content.decode()
    assert "coord@exemple.test" in page
    office = world.people["coordinator"].offices.get()
    assert client.post(f"/espaces/-/coordination/13/charges/{office.pk}/terminer/").url == url
    assert client.get("/espaces/itc-a/").status_code == 404
    assert client.get("/espaces/-/coordination/13/").status_code == 404


def test_the_trace_of_a_department(world, department):
    client = world.client("coordinator", Client())
    seat = Membership.objects.get(user=world.people["member_a"]).seat
    actions.end_seat(seat=seat, actor=world.people["chair_a"])
    actions.close_space(space=world.b, actor=world.people["coordinator"], reason="Fusion")
    elsewhere = create(
        DepartmentFactory(code="84"), world.people["coordinator_elsewhere"], "ITC canari d'ailleurs"
    )  # fmt: skip
    url = "/espaces/-/coordination/13/trace/"
    everything, of_a = (client.get(f"{url}{query}").content.decode() for query in ("", "?itc=itc-a"))
    assert "Siège terminé" in everything
    assert "Espace fermé" in everything
    assert world.people["chair_a"].get_full_name() in everything
    assert "Espace créé" not in everything
    assert "Siège terminé" in of_a
    assert "Espace fermé" not in of_a
    for slug in (elsewhere.slug, "inconnue", "%00"):
        assert client.get(f"{url}?itc={slug}").status_code == 404


def test_the_coordination_is_told_what_is_missing(world, settings):
    settings.LEGAL = {"publisher": "UCS 13", "publication_director": "", "host": "Hôte", "contact": ""}
    page = world.client("coordinator", Client()).get("/espaces/-/coordination/13/").content.decode()
    assert "direction de la publication, contact" in page


def test_an_itc_may_let_its_guests_take_turns(world):
    client = world.client("chair_a", Client())
    url = reverse("edit_space", args=["itc-a"])
    base = client.get(url).context["form"].initial["base"]
    client.post(url, {"title": "ITC A", "presentation": "", "guests_take_turns": "on", "base": base})
    world.a.record.refresh_from_db()
    assert world.a.record.guests_take_turns
