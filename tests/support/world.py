"""The two ITCs and the personas of the access matrix."""

from dataclasses import dataclass, field

from django.test import Client
from django.utils import timezone

from accounts.models import User
from itc_spaces.spaces.enums import GrantLevel, MandateKind, ThematicState
from itc_spaces.spaces.models import Space, Thematic
from tests.support.factories import (
    CommitteeFactory,
    DepartmentFactory,
    GrantFactory,
    MandateFactory,
    MembershipFactory,
    OfficeFactory,
    SeatFactory,
    SpaceFactory,
    ThematicFactory,
    UserFactory,
    days,
    member_of,
)

PERSONAS = [
    "anonymous", "no_seat", "member_a", "chair_a", "secretary_a", "member_b", "member_a_and_b", "follower_a",
    "former_a", "inactive_a", "expert_open", "expert_closed", "expert_expired", "expert_revoked", "coordinator",
    "validator", "coordinator_elsewhere", "validator_elsewhere", "administrator",
]  # fmt: skip


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@dataclass
class World:
    """`people[name]` holds each persona but the anonymous one; spaces A and B belong to one department."""

    a: Space
    b: Space
    thematic: Thematic
    closed_thematic: Thematic
    people: dict[str, User] = field(default_factory=dict)

    def client(self, persona: str, client):
        if persona != "anonymous":
            client.force_login(self.people[persona])
        return client


def make_world() -> World:
    department = DepartmentFactory()
    elsewhere = DepartmentFactory(code="84")
    a = SpaceFactory(title="ITC A", slug="itc-a", department=department)
    b = SpaceFactory(title="ITC B", slug="itc-b", department=department)
    world = World(a, b, ThematicFactory(space=a), ThematicFactory(space=a, state=ThematicState.CLOSED))
    people = world.people
    people["no_seat"] = UserFactory()
    people["member_a"] = member_of(a)
    people["chair_a"] = member_of(a, chair=True)
    people["secretary_a"] = member_of(a)
    MandateFactory(seat=people["secretary_a"].memberships.get().seat, kind=MandateKind.SECRETARY)
    people["member_b"] = member_of(b)
    people["member_a_and_b"] = member_of(a)
    MembershipFactory(user=people["member_a_and_b"], seat=SeatFactory(space=b))
    people["follower_a"] = member_of(a, follows=True)
    people["former_a"] = MembershipFactory(seat__space=a, ends_on=days(-1)).user
    people["inactive_a"] = member_of(a, is_active=False)
    people["expert_open"] = GrantFactory(content_object=world.thematic).user
    people["expert_closed"] = GrantFactory(content_object=world.closed_thematic).user
    people["expert_expired"] = GrantFactory(content_object=world.thematic, ends_on=days(-1)).user
    people["expert_revoked"] = GrantFactory(
        content_object=world.thematic, level=GrantLevel.READ, ended_at=timezone.now()
    ).user
    people["coordinator"] = OfficeFactory(department=department).user
    CommitteeFactory(department=department, coordination=True)
    people["validator"] = OfficeFactory(department=department, validator=True).user
    people["coordinator_elsewhere"] = OfficeFactory(department=elsewhere).user
    committee = CommitteeFactory(department=elsewhere, name="Comité technique d'ailleurs")
    people["validator_elsewhere"] = OfficeFactory(department=elsewhere, validator=True, committee=committee).user
    people["administrator"] = UserFactory(is_administrator=True)
    return world
