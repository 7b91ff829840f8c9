"""Spaces, departments and their lists: each action, and what it refuses."""

import re
from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from itc_spaces.coordination import actions as coordination
from itc_spaces.meetings.actions import prepare_meeting
from itc_spaces.membership import actions
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import (
    Department,
    FrameworkAgreement,
    Membership,
    Organisation,
    Space,
    SpaceRecord,
    Territory,
    Topic,
)
from itc_spaces.spaces.trace import Traced
from knowledge.models import PracticeSheet
from knowledge.publication.models import CircuitStep
from knowledge.staleness import base_of
from notifications.models import Notice
from tests.support.factories import (
    CollegeFactory,
    DepartmentFactory,
    OfficeFactory,
    OrganisationFactory,
    SheetFactory,
    TerritoryFactory,
    days,
)
from tests.support.factories.meetings import MeetingFactory
from web.refusals import NotAllowed, Refused

NOT_COORDINATORS = [
    "no_seat",
    "member_a",
    "chair_a",
    "follower_a",
    "validator",
    "coordinator_elsewhere",
    "validator_elsewhere",
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
    return coordination.create_space(department=department, actor=actor, title=title, **said)


def test_a_space_is_its_page_its_record_and_its_deployment(world, department):
    space = create(
        department, world.people["coordinator"], presentation="Bonjour\n\n- un\n- deux", diagnosis="Peu de crèches"
    )
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
        coordination.close_space(space=world.a, actor=coordinator, reason="Fusion avec l'ITC B")
    assert not access.may(member, Action.EDIT, sheet)
    assert access.may(member, Action.READ, sheet)
    assert access.may(member, Action.SEE_MEMBERS, world.a)
    assert Notice.objects.filter(kind="space.closed", recipient=member).count() == 1
    page = world.client("follower_a", Client()).get("/espaces/itc-a/-/membres/").content.decode()
    assert "Fusion avec l&#x27;ITC B" in page
    for _ in range(2):
        coordination.reopen_space(space=world.a, actor=coordinator)
    after = {p: access.actions_on(world.people[p], sheet) for p in ("member_a", "follower_a", "coordinator")}
    assert after == before
    assert PracticeSheet.objects.get(pk=sheet.pk).live
    assert Notice.objects.filter(kind="space.reopened", recipient=member).count() == 1


@pytest.mark.parametrize("persona", NOT_COORDINATORS)
def test_who_closes_and_reopens(world, persona):
    for act in (lambda a: coordination.close_space(space=world.a, actor=a, reason="x"),
                lambda a: coordination.reopen_space(space=world.a, actor=a)):  # fmt: skip
        with pytest.raises(NotAllowed):
            act(world.people[persona])
    assert SpaceRecord.objects.get(space=world.a).closed_at is None


def test_closing_asks_why(world):
    with pytest.raises(Refused, match="Dites pourquoi"):
        coordination.close_space(space=world.a, actor=world.people["coordinator"], reason=" \u202e ")


def test_a_presentation_is_cleaned_and_keeps_the_address(world):
    base = base_of(world.a)
    said = {"title": "ITC A, nouvelle", "presentation": "<script>x</script>Bienvenue", "base": base}
    coordination.edit_space(space=world.a, actor=world.people["chair_a"], **said)
    space = Space.objects.get(pk=world.a.pk)
    assert (space.title, space.slug) == ("ITC A, nouvelle", "itc-a")
    assert "Bienvenue</p>" in space.presentation
    assert "<script>" not in space.presentation
    with pytest.raises(Refused, match="pendant que vous écriviez"):
        coordination.edit_space(space=world.a, actor=world.people["coordinator"], **said)
    with pytest.raises(NotAllowed):
        coordination.edit_space(space=world.a, actor=world.people["member_a"], **said)
    taken = {"title": world.b.title, "presentation": "", "base": base_of(space)}
    with pytest.raises(Refused, match="déjà ce nom"):
        coordination.edit_space(space=world.a, actor=world.people["chair_a"], **taken)


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
            coordination.create_department(actor=world.people[persona], name="Gard", code="30")
    made = coordination.create_department(actor=world.people["administrator"], name="Gard", code="30")
    assert made.colleges.count() == 7
    assert [step.committee.kind for step in CircuitStep.objects.filter(circuit__department=made)] == [
        "COORDINATION", "TECHNICAL",
    ]  # fmt: skip
    for name, code in [("Gard", "31"), ("Autre", "30")]:
        with pytest.raises(Refused, match="existe déjà"):
            coordination.create_department(actor=world.people["administrator"], name=name, code=code)


def test_words_are_added_renamed_and_retired(world, department):
    coordinator = world.people["coordinator"]
    territory = Territory(department=department, name="Les Alpilles", kind="RURAL")
    coordination.keep_entry(department=department, actor=coordinator, entry=territory)
    for act in (coordination.retire_entry, coordination.retire_entry):
        act(department=department, actor=coordinator, entry=territory)
    assert territory.retired_at
    coordination.restore_entry(department=department, actor=coordinator, entry=territory)
    assert Territory.objects.get(name="Les Alpilles").retired_at is None
    topic = coordination.keep_entry(department=department, actor=coordinator, entry=Topic(name="Été à la ville"))
    assert topic.slug == "ete-a-la-ville"
    with pytest.raises(Refused, match="presque semblable"):
        coordination.keep_entry(department=department, actor=coordinator, entry=Topic(name="Ete a la ville"))


def test_words_of_others_are_left_alone(world, department):
    elsewhere = DepartmentFactory(code="84")
    own, other = TerritoryFactory(department=department), TerritoryFactory(department=elsewhere)
    foreign = OrganisationFactory(college=CollegeFactory(department=elsewhere))
    for entry in (other, foreign):
        with pytest.raises(NotAllowed):
            coordination.retire_entry(department=department, actor=world.people["coordinator"], entry=entry)
    for persona in NOT_COORDINATORS:
        for act in (coordination.keep_entry, coordination.retire_entry, coordination.restore_entry):
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
    "publics": {"name": "Marins"},
    "conventions": {
        "title": "Convention 2030",
        "starts_on": "2030-01-01",
        "ends_on": "",
        "meets_every_months": "2",
    },
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
    coordination.retire_entry(
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
    for ended in (False, True):
        assert client.post(f"/espaces/-/coordination/13/charges/{office.pk}/terminer/").url == url
        office.refresh_from_db()
        assert (office.ended_at is not None) == ended, "the last one stays until another is named"
        OfficeFactory(department=office.department)
    assert client.get("/espaces/itc-a/").status_code == 404
    assert client.get("/espaces/-/coordination/13/").status_code == 404


def test_the_trace_of_a_department(world, department):
    client = world.client("coordinator", Client())
    seat = Membership.objects.get(user=world.people["member_a"]).seat
    actions.end_seat(seat=seat, actor=world.people["chair_a"])
    coordination.close_space(space=world.b, actor=world.people["coordinator"], reason="Fusion")
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


# ── hours and rhythm ──


def test_the_coordination_chooses_the_time_zone_of_meetings(world, department, client):
    prepared = MeetingFactory(space=world.a)
    for persona in NOT_COORDINATORS:
        with pytest.raises(NotAllowed):
            coordination.choose_time_zone(
                department=department, actor=world.people[persona], time_zone="Indian/Reunion"
            )
    world.client("coordinator", client)
    url = reverse("time_zone", args=[department.code])
    refused = client.post(url, {"time_zone": "Mars/Olympus"})
    assert (refused.status_code, "plus dans la liste" in refused.text) == (422, True)
    assert client.post(url, {"time_zone": "Indian/Reunion"}).status_code == 302
    department.refresh_from_db()
    assert department.time_zone == "Indian/Reunion"
    prepared.refresh_from_db()
    assert prepared.zone == "Europe/Paris", "what people were told keeps its hour"
    made = prepare_meeting(
        space=world.a, actor=world.people["chair_a"], title="La suite", day=days(30), starts=time(9), ends=time(11)
    )
    assert (made.zone, made.local_start.hour) == ("Indian/Reunion", 9)


def test_a_zone_that_is_in_no_list_is_kept(world, department, client):
    Department.objects.update(time_zone="Antarctica/Troll")
    world.client("coordinator", client)
    url = reverse("time_zone", args=[department.code])
    assert "Antarctica/Troll" in client.get(url).text
    assert client.post(url, {"time_zone": "Antarctica/Troll"}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "tous les combien de mois"), ("0", "de 1 à 12"), ("13", "de 1 à 12"), ("deux", "un nombre de mois")],
)
def test_an_agreement_says_how_often_its_itcs_meet(world, department, client, typed, sentence):
    world.client("coordinator", client)
    url = reverse("lists", args=[department.code, "conventions"])
    given = {"title": "Convention 2027", "starts_on": "2027-01-01", "ends_on": ""}
    refused = client.post(url, {**given, "meets_every_months": typed})
    assert refused.status_code == 422
    assert sentence in refused.text
    assert "Convention 2027" in refused.text
    assert client.post(url, {**given, "meets_every_months": "3"}).status_code == 302
    agreement = FrameworkAgreement.objects.get()
    assert agreement.meets_every_months == 3
    edit = reverse("list_entry", args=[department.code, "conventions", agreement.pk])
    client.post(edit, {**given, "meets_every_months": "1"})
    agreement.refresh_from_db()
    assert agreement.meets_every_months == 1
