"""Random worlds: lists and single objects answer alike, and as a reading of the rules in plain Python says."""

from itertools import product

import pytest
from django.contrib.auth.models import Permission
from django.db import transaction
from django.utils import timezone
from guardian.shortcuts import get_objects_for_user
from hypothesis import HealthCheck, Phase, given, settings
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action, holdings_of
from itc_spaces.spaces.enums import Audience, GrantLevel, OfficeKind
from itc_spaces.spaces.models import (
    Grant,
    Mandate,
    Membership,
    Office,
    Placement,
    Seat,
    SeatMode,
    Space,
    SpaceRecord,
    Thematic,
)
from knowledge.models import Attachment, PageFile
from tests.itc_spaces.thematics.oracle import (
    DEPARTMENT_OF,
    FACTS,
    PAGES,
    PEOPLE,
    SPACES,
    THEMATICS,
    Facts,
    Oracle,
    Sit,
    Text,
    Work,
)
from tests.support.factories import (
    CommitteeFactory,
    DepartmentFactory,
    OrganisationFactory,
    SheetFactory,
    SpaceFactory,
    UserFactory,
    days,
)

pytestmark = pytest.mark.django_db
# Each world asks a few hundred questions.
FEWER = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=max(20, settings.default.max_examples // 4),
    # A world is read as it is: making a smaller one asks the same hundreds of questions a thousand times.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


@pytest.fixture
def scene(db) -> dict:
    departments = [DepartmentFactory(), DepartmentFactory(code="84")]
    spaces = [SpaceFactory(department=departments[number]) for number in DEPARTMENT_OF]
    sheets = [SheetFactory(space=spaces[0]) for _ in range(PAGES)]
    files = [
        Attachment.objects.create(space=spaces[0], file="private/x.pdf", name="x.pdf", sha256="x", size=1, kind="PDF")
        for _ in sheets
    ]
    for sheet, file in zip(sheets, files, strict=True):
        PageFile.objects.create(page=sheet.page_ptr, attachment=file)
    return {
        "departments": departments,
        "committees": [CommitteeFactory(department=department) for department in departments],
        "spaces": spaces,
        "organisation": OrganisationFactory(),
        "people": [UserFactory() for _ in range(PEOPLE)],
        "pages": [sheet.page_ptr for sheet in sheets],
        "files": files,
        "permissions": {row.codename: row for row in Permission.objects.filter(codename__in=GrantLevel.values)},
    }


def build(scene: dict, facts: Facts) -> tuple[list[Thematic], list[Grant]]:
    for person, active in zip(scene["people"], facts.active, strict=True):
        User.objects.filter(pk=person.pk).update(is_active=active)
        person.is_active = active
    for space, closed in zip(scene["spaces"], facts.closed, strict=True):
        SpaceRecord.objects.filter(space=space).update(closed_at=timezone.now() if closed else None)
    seats = [_seat(scene, sit) for sit in facts.sits]
    for charge in facts.charges:
        committee = scene["committees"][charge.department] if charge.kind == OfficeKind.VALIDATOR else None
        department, person = scene["departments"][charge.department], scene["people"][charge.person]
        Office.objects.create(
            user=person, department=department, kind=charge.kind, committee=committee, **charge.dates.row()
        )
    works = [_thematic(scene, work, seats) for work in facts.works]
    grants = [
        Grant.all_rows.create(
            user=scene["people"][guest.person],
            content_object=works[guest.thematic],
            permission=scene["permissions"][guest.level],
            **guest.dates.row(),
        )
        for guest in facts.guests
    ]
    for number, text in enumerate(facts.texts):
        _place(scene, number, text, works)
    return works, grants


def _seat(scene: dict, sit: Sit) -> Seat:
    space, organisation = scene["spaces"][sit.space], scene["organisation"]
    seat = Seat.objects.create(space=space, organisation=organisation, **sit.seat_dates.row())
    SeatMode.objects.create(seat=seat, mode=sit.mode, **sit.mode_dates.row())
    Membership.objects.create(seat=seat, user=scene["people"][sit.person], **sit.dates.row())
    if sit.chair:
        Mandate.objects.create(seat=seat, kind="CHAIR", **sit.chair.row())
    return seat


def _thematic(scene: dict, work: Work, seats: list[Seat]) -> Thematic:
    made = Thematic.objects.create(
        space=scene["spaces"][work.space], question="Pourquoi ?", state=work.state, audience=work.audience,
        opened_on=days(-9), closes_on=days(9),
    )  # fmt: skip
    if work.referent is not None and work.referent < len(seats):
        made.referents.add(seats[work.referent])
    return made


def _place(scene: dict, number: int, text: Text, works: list[Thematic]) -> None:
    page, space, now = scene["pages"][number], scene["spaces"][text.space], timezone.now()
    shared = text.shared or text.audience == Audience.NETWORK
    Page.objects.filter(pk=page.pk).update(live=shared)
    Placement.objects.filter(page=page).update(
        space=space,
        thematic=None if text.thematic is None else works[text.thematic],
        audience=text.audience,
        shared_at=now if shared else None,
        binned_at=now if text.binned else None,
        author=None if text.author is None else scene["people"][text.author],
        open_to_experts=text.opened,
    )
    uploader = None if text.uploader is None else scene["people"][text.uploader]
    Attachment.objects.filter(pk=scene["files"][number].pk).update(space=space, uploaded_by=uploader)


def said(viewer, model, rows) -> list[frozenset[Action]]:
    """For each row, what the viewer may do on it: one query."""
    asked = access.with_actions(viewer, model._default_manager.filter(pk__in=[row.pk for row in rows]))
    found = {row.pk: access.allowed(row) for row in asked}
    return [found[row.pk] for row in rows]


@FEWER
@given(facts=FACTS)
def test_lists_and_single_objects_answer_as_the_rules_say(scene, facts):
    oracle = Oracle(facts)
    with transaction.atomic():
        works, grants = build(scene, facts)
        asked = [
            (Space, scene["spaces"], oracle.on_space, range(SPACES)),
            (Thematic, works, oracle.on_thematic, range(THEMATICS)),
            (Page, scene["pages"], oracle.on_page, range(PAGES)),
            (Grant, grants, oracle.on_grant, facts.guests),
            (Attachment, scene["files"], oracle.on_file, range(PAGES)),
        ]
        for number, (model, rows, expected, facts_of_rows) in product(range(PEOPLE), asked):
            viewer = scene["people"][number]
            found = said(viewer, model, rows)
            assert found == [expected(number, fact) for fact in facts_of_rows], (model.__name__, number)
            visible = list(access.visible_to(viewer, model).values_list("pk", flat=True))
            listed = [row.pk for row in rows if row.pk in visible]
            assert listed == [row.pk for row in rows if access.may(viewer, Action.READ, row)]
            assert len(visible) == len(set(visible)), "no row repeats"
        transaction.set_rollback(True)


@FEWER
@given(facts=FACTS)
def test_guardian_answers_as_access_does(scene, facts):
    """A person's permissions on a thematic, a person's thematics, a thematic's people: dates and states included."""
    oracle = Oracle(facts)
    asked = {GrantLevel.READ: Action.READ, GrantLevel.CONTRIBUTE: Action.CONTRIBUTE}
    with transaction.atomic():
        works, _ = build(scene, facts)
        granted = {}
        for number, viewer in enumerate(scene["people"]):
            for place, work in enumerate(works):
                said = {action for level, action in asked.items() if viewer.has_perm(f"itc_spaces.{level}", work)}
                assert said == oracle.on_thematic(number, place) & set(asked.values()), (number, place)
            listed = get_objects_for_user(viewer, GrantLevel.values, Thematic, any_perm=True)
            granted[viewer.pk] = set(listed.values_list("pk", flat=True))
            assert granted[viewer.pk] == holdings_of(viewer).granted, number
        for work in works:
            people = {person for person, thematics in granted.items() if work.pk in thematics}
            assert set(Grant.objects.filter(content_object=work).values_list("user", flat=True)) == people
        transaction.set_rollback(True)
