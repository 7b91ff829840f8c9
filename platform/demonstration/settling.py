"""Makes two departments: their words, bodies, people and ITCs, and the people who sit in these."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.utils.text import slugify

from accounts.models import User
from demonstration import people, places, var
from demonstration.accounts import PASSWORD
from demonstration.moments import months_ago
from demonstration.spaces import SPACES
from itc_spaces.spaces import access, models
from itc_spaces.spaces.enums import MandateKind, MembershipRole, OfficeKind
from knowledge.models import Public
from knowledge.publication.models import Circuit, CircuitStep

SEATED, CHAIRED = 30, 7  # months ago
# The committees that decide on a submission, in order.
CIRCUIT = ("Coordination départementale", "Comité technique")


@dataclass
class Known:
    """What was made, by the names that the data use."""

    departments: dict[str, models.Department] = field(default_factory=dict)  # by code
    people: dict[str, User] = field(default_factory=dict)
    organisations: dict[str, models.Organisation] = field(default_factory=dict)
    territories: dict[str, models.Territory] = field(default_factory=dict)
    topics: dict[str, models.Topic] = field(default_factory=dict)
    publics: dict[str, Public] = field(default_factory=dict)
    agreements: dict[str, models.FrameworkAgreement] = field(default_factory=dict)
    spaces: dict[str, models.Space] = field(default_factory=dict)
    thematics: dict[str, models.Thematic] = field(default_factory=dict)


def settle_departments() -> Known:
    known = Known()
    _name_words(known)
    _invite_people(known)
    for words, offices in ((places, people.OFFICES), (var, var.OFFICES)):
        department = models.Department.objects.create(**words.DEPARTMENT)
        known.departments[department.code] = department
        _name_things(known, department, words)
        _settle_bodies(known, department, offices)
    return known


def decider(space: models.Space, kind: OfficeKind) -> User:
    """Returns the person who decides in a space's department, for the coordination or for validation."""
    return User.objects.get(offices__department=space.record.department, offices__kind=kind)


def leader_of(space: models.Space) -> User:
    """Returns the person who chairs on that day; the coordinator, in an ITC without a chair."""
    mandates = models.Mandate.objects.filter(
        models.in_force("", access.today()), seat__space=space, kind=MandateKind.CHAIR
    )
    seated = models.Membership.objects.filter(
        seat__in=mandates.values("seat"), role=MembershipRole.HOLDER, ended_at=None
    )
    found = seated.select_related("user").first()
    return found.user if found else decider(space, OfficeKind.COORDINATOR)


def seat_people(seat: models.Seat) -> list:
    rows = seat.memberships.filter(ended_at__isnull=True).select_related("user").order_by("-role", "pk")
    return [row.user for row in rows]


def _settle_bodies(known: Known, department: models.Department, offices: list[dict]) -> None:
    committees = {
        row["name"]: models.Committee.objects.create(department=department, **row) for row in places.COMMITTEES
    }
    circuit = Circuit.objects.create(department=department, name="Circuit départemental")
    for position, name in enumerate(CIRCUIT, start=1):
        CircuitStep.objects.create(circuit=circuit, position=position, committee=committees[name])
    for row in offices:
        models.Office.objects.create(
            user=known.people[row["email"]],
            department=department,
            kind=OfficeKind(row["kind"]),
            committee=committees[row["committee"]] if row["committee"] else None,
            starts_on=months_ago(SEATED).date(),
        )


def _name_things(known: Known, department: models.Department, words) -> None:
    colleges = {
        row["name"]: models.College.objects.create(department=department, position=position, **row)
        for position, row in enumerate(places.COLLEGES)
    }
    for row in words.ORGANISATIONS:
        college = colleges[row["college"]]
        known.organisations[row["short_name"]] = models.Organisation.objects.create(**{**row, "college": college})
    for row in words.TERRITORIES:
        known.territories[row["name"]] = models.Territory.objects.create(department=department, **row)
    for row in words.AGREEMENTS:
        known.agreements[row["title"]] = models.FrameworkAgreement.objects.create(department=department, **row)


def _name_words(known: Known) -> None:
    for model, names, kept in ((models.Topic, places.TOPICS, known.topics), (Public, places.PUBLICS, known.publics)):
        for position, name in enumerate(names):
            # Topics belong to no department, so the first department may have made them already.
            kept[name], _ = model.objects.get_or_create(
                slug=slugify(name), defaults={"name": name, "position": position}
            )


def _invite_people(known: Known) -> None:
    password = make_password(PASSWORD)
    for row in people.PEOPLE:
        named = {key: row[key] for key in ("email", "first_name", "last_name", "quality")}
        known.people[row["email"]] = User.objects.create(password=password, is_listed=row["listed"], **named)


def open_spaces(known: Known) -> None:
    for words in SPACES:
        space = _open_space(words, known)
        known.spaces[words["slug"]] = space
        for row in words["seats"]:
            _seat(row, space, known)


def _open_space(words: dict, known: Known) -> models.Space:
    agreements = [known.agreements[title] for title in words["agreements"]]
    space = models.Space(title=words["name"], slug=words["slug"], presentation=f"<p>{words['presentation']}</p>")
    models.SpacesIndex.objects.get().add_child(instance=space)
    models.SpaceRecord.objects.create(
        space=space,
        department=known.departments[words.get("department", places.DEPARTMENT["code"])],
        opened_on=agreements[0].starts_on,
    )  # fmt: skip
    for agreement in agreements:
        last = agreement is agreements[-1]
        models.Deployment.objects.create(
            space=space,
            agreement=agreement,
            territory=known.territories[words["territory"]],
            diagnosis=words["diagnosis"] if last else "",
            starts_on=agreement.starts_on,
            ends_on=None if last else agreement.ends_on,
        )
    return space


def _seat(row: dict, space: models.Space, known: Known) -> None:
    since, turn = months_ago(SEATED).date(), months_ago(CHAIRED).date()
    seat = models.Seat.objects.create(
        space=space, organisation=known.organisations[row["organisation"]], standing=row["standing"], starts_on=since
    )
    models.SeatMode.objects.create(seat=seat, mode=row["mode"], starts_on=since)
    for key, role in (("holder", MembershipRole.HOLDER), ("deputy", MembershipRole.DEPUTY)):
        if row[key]:
            models.Membership.objects.create(seat=seat, user=known.people[row[key]], role=role, starts_on=since)
    for kind in row["earlier_mandates"]:
        models.Mandate.objects.create(seat=seat, kind=kind, starts_on=since, ends_on=turn - timedelta(days=1))
    for kind in row["mandates"]:
        models.Mandate.objects.create(seat=seat, kind=kind, starts_on=turn)
