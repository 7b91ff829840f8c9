"""Powers are seen: others are told who is given one, the trace says whose it is and where, to somebody always."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.personal_data import erase_own_account
from itc_spaces.coordination import actions as coordination
from itc_spaces.membership import actions
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import OfficeKind
from itc_spaces.spaces.models import Committee, Membership, Office
from itc_spaces.spaces.trace import Traced
from notifications.models import Notice
from notifications.notices import render, shown_to
from tests.support.factories import DepartmentFactory, OfficeFactory, SeatFactory, UserFactory
from web.refusals import Refused

TRACE = "/espaces/-/coordination/13/trace/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def department(world):
    return world.a.record.department


def appoint(department, actor, user, kind=OfficeKind.COORDINATOR, committee=None) -> Office:
    invitation = actions.invite_to_office(
        department=department, actor=actor, kind=kind, email=user.email, committee=committee
    )
    return actions.accept_invitation(invitation=invitation, user=user)


def told(kind: str) -> set:
    return set(Notice.objects.filter(kind=kind).values_list("recipient", flat=True))


@pytest.mark.parametrize(("persona", "kind"), [("administrator", "COORDINATOR"), ("coordinator", "VALIDATOR")])
def test_nobody_gives_themself_an_office(world, department, persona, kind):
    actor, validates = world.people[persona], kind == "VALIDATOR"
    committee = Committee.objects.get(name="Comité technique") if validates else None
    for typed in (actor.email, f" {actor.email.upper()} "):
        with pytest.raises(Refused, match="à soi-même"):
            actions.invite_to_office(
                department=department, actor=actor, kind=OfficeKind(kind), email=typed, committee=committee
            )
    assert not access.offices_in_force(OfficeKind(kind)).filter(user=actor).exists()


def test_nor_by_an_address_that_became_theirs(world, department):
    """Sent to an address of somebody else, which the one who sent it then takes."""
    administrator = world.people["administrator"]
    invitation = actions.invite_to_office(
        department=department, actor=administrator, kind=OfficeKind.COORDINATOR, email="autre@exemple.test"
    )
    administrator.email = invitation.email
    administrator.save()
    with pytest.raises(Refused, match="à soi-même"):
        actions.accept_invitation(invitation=invitation, user=administrator)


def test_the_first_coordination_may_be_the_administrator(world):
    new = DepartmentFactory(code="30")
    assert appoint(new, world.people["administrator"], world.people["administrator"]).department == new


def test_a_new_coordination_is_told_to_all_whom_it_concerns(world, department):
    other, named = OfficeFactory(department=department).user, UserFactory()
    office = appoint(department, world.people["administrator"], named)
    people = {world.people["coordinator"].pk, other.pk}
    assert told("coordinator.invited") == people
    assert told("office.started") == people | {named.pk, world.people["chair_a"].pk}
    for name, mine in ((named, True), (world.people["chair_a"], False), (other, False)):
        shown = render(list(shown_to(name).filter(kind="office.started")), name)
        assert [named.get_full_name() in row.subject for row in shown] == [not mine]
    coordination.end_office(office=office, actor=world.people["administrator"])
    assert told("office.ended") == people | {named.pk, world.people["chair_a"].pk}


def test_the_trace_says_whose_office_and_where(world, department):
    named, committee = UserFactory(last_name="Nommée"), Committee.objects.get(name="Comité technique")
    coordinating = appoint(department, world.people["administrator"], named)
    validating = appoint(department, world.people["coordinator"], named, OfficeKind.VALIDATOR, committee)
    data = {row.object_id: row.data for row in ModelLogEntry.objects.filter(action=Traced.OFFICE_STARTED)}
    both = {"person": named.pk, "department": department.pk}
    assert data == {
        str(coordinating.pk): {**both, "office": coordinating.pk},
        str(validating.pk): {**both, "office": validating.pk, "committee": committee.pk},
    }
    page = world.client("coordinator", Client()).get(TRACE).content.decode()
    assert f"charge {coordinating.pk} : coordination, {named}" in page
    assert f"charge {validating.pk} : validation, Comité technique, {named}" in page
    assert "Charge commencée" in page


def test_the_trace_says_who_came_to_sit(world, department):
    seat, user = SeatFactory(space=world.a), UserFactory()
    invitation = actions.invite_to_seat(seat=seat, actor=world.people["chair_a"], email=user.email)
    started = actions.accept_invitation(invitation=invitation, user=user)
    entry = ModelLogEntry.objects.get(action=Traced.MEMBERSHIP_STARTED)
    assert (entry.object_id, entry.data) == (
        str(started.pk), {"space": world.a.pk, "seat": seat.pk, "person": user.pk},
    )  # fmt: skip
    assert Membership.objects.filter(user=user).count() == 1


def test_the_last_coordinator_stays_until_another_is_named(world, department):
    office = Office.objects.get(user=world.people["coordinator"])
    client = world.client("coordinator", Client())
    client.post("/espaces/-/mon-compte/confirmer/", {"password": "x"})
    answer = client.post(reverse("own_data"), {"understood": "on"}, follow=True)
    assert access.offices_in_force().filter(pk=office.pk).exists(), answer
    with pytest.raises(Refused, match="plus de coordination"):
        coordination.end_office(office=office, actor=world.people["administrator"])
    appoint(department, world.people["coordinator"], UserFactory())
    coordination.end_office(office=office, actor=world.people["administrator"])
    assert not access.offices_in_force().filter(pk=office.pk).exists()


def test_of_two_coordinators_the_second_to_leave_is_told_that_they_are_the_last(world, department):
    appoint(department, world.people["coordinator"], other := UserFactory())
    erase_own_account(user=other)
    with pytest.raises(Refused, match="seule coordination"):
        erase_own_account(user=world.people["coordinator"])
    assert world.people["coordinator"].offices.get().ended_at is None


def test_somebody_always_reads_the_trace(world, department):
    """Where a coordination is gone all the same (an account that nobody used), the administration reads it."""
    administrator = world.client("administrator", Client())
    assert administrator.get(TRACE).status_code == 404
    assert world.client("coordinator_elsewhere", Client()).get(TRACE).status_code == 404
    Office.objects.filter(department=department).update(ended_at=access.now())
    page = administrator.get(TRACE)
    assert page.status_code == 200
    assert "ITC A" not in page.content.decode()
    assert TRACE in administrator.get("/espaces/-/administration/").content.decode()
    assert administrator.get("/espaces/-/coordination/13/").status_code == 404
