"""Seats: each action, and what it refuses."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import ModelLogEntry

from itc_spaces.coordination import actions as coordination
from itc_spaces.membership import actions
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.clock import forget_mark, mark_clock
from itc_spaces.spaces.enums import MandateKind, MembershipRole, Mode, Standing
from itc_spaces.spaces.models import Mandate, Membership, Seat, in_force
from itc_spaces.spaces.trace import Traced
from notifications.models import Notice
from tests.support.factories import MembershipFactory, OrganisationFactory, SeatFactory, UserFactory, days
from web.refusals import NotAllowed, Refused

MANAGERS = ["chair_a", "coordinator"]
OTHERS = ["no_seat", "member_a", "follower_a", "former_a", "inactive_a", "member_b", "expert_open", "validator",
          "coordinator_elsewhere", "validator_elsewhere", "administrator"]  # fmt: skip


def membership_of(world, persona) -> Membership:
    return Membership.objects.get(user=world.people[persona], seat__space=world.a)


def traced(action) -> int:
    return ModelLogEntry.objects.filter(action=action.value).count()


def gestures(world) -> dict:
    """Every action on seats, as one who calls it with an actor."""
    seat = membership_of(world, "member_a").seat
    mandates = {mandate.kind: mandate for mandate in Mandate.objects.filter(seat__space=world.a)}
    mandate = mandates[MandateKind.CHAIR]
    organisation = OrganisationFactory()
    return {
        "add_seat": lambda actor: actions.add_seat(
            space=world.a, actor=actor, organisation=organisation, standing=Standing.GUEST, mode=Mode.FOLLOWS
        ),
        "invite": lambda actor: actions.invite_to_seat(
            seat=seat, actor=actor, email="nouvelle@exemple.test", role=MembershipRole.DEPUTY
        ),
        "change_mode": lambda actor: actions.change_mode(seat=seat, actor=actor, mode=Mode.FOLLOWS),
        "hand_over": lambda actor: actions.hand_over(
            seat=seat, actor=actor, person=world.people["member_a_and_b"]
        ),
        "start_mandate": lambda actor: actions.start_mandate(seat=seat, actor=actor, kind=MandateKind.SECRETARY),
        "end_mandate": lambda actor: actions.end_mandate(mandate=mandate, actor=actor),
        "end_membership": lambda actor: actions.end_membership(
            membership=membership_of(world, "member_a"), actor=actor
        ),
        "end_seat": lambda actor: actions.end_seat(seat=seat, actor=actor),
        "exchange_mandates": lambda actor: actions.exchange_mandates(
            space=world.a, actor=actor, seen=[row.pk for row in mandates.values()]
        ),
    }  # fmt: skip


GESTURES = [
    "add_seat",
    "invite",
    "change_mode",
    "hand_over",
    "start_mandate",
    "end_mandate",
    "end_membership",
    "end_seat",
    "exchange_mandates",
]


@pytest.mark.parametrize("name", GESTURES)
def test_only_chair_and_coordination_manage_seats(world, name):
    act = gestures(world)[name]
    before = (Seat.objects.count(), Membership.objects.filter(ended_at=None).count(), ModelLogEntry.objects.count())
    for persona in OTHERS:
        with pytest.raises(NotAllowed):
            act(world.people[persona])
    assert before == (
        Seat.objects.count(), Membership.objects.filter(ended_at=None).count(), ModelLogEntry.objects.count()
    )  # fmt: skip
    act(world.people["chair_a"])
    assert ModelLogEntry.objects.count() == before[2] + 1


@pytest.mark.parametrize("name", GESTURES)
def test_a_closed_space_manages_nothing(world, name):
    act = gestures(world)[name]
    coordination.close_space(space=world.a, actor=world.people["coordinator"], reason="Fusion")
    for persona in MANAGERS:
        with pytest.raises(NotAllowed):
            act(world.people[persona])


def test_a_seat_with_its_first_mode(world):
    seat = gestures(world)["add_seat"](world.people["chair_a"])
    assert seat.modes.get().mode == Mode.FOLLOWS
    assert seat.standing == Standing.GUEST


def test_an_empty_seat_is_not_added_twice(world):
    add = gestures(world)["add_seat"]
    add(world.people["chair_a"])
    with pytest.raises(Refused, match="déjà un siège vide"):
        add(world.people["chair_a"])


@pytest.mark.parametrize("case", ["retired", "elsewhere"])
def test_a_seat_is_of_an_organisation_of_the_department(world, case):
    elsewhere = OrganisationFactory(college__department__code="84")
    organisation = elsewhere if case == "elsewhere" else OrganisationFactory(retired_at=timezone.now())
    with pytest.raises(Refused, match="liste du département"):
        actions.add_seat(
            space=world.a, actor=world.people["chair_a"], organisation=organisation,
            standing=Standing.PERMANENT, mode=Mode.ATTENDS,
        )  # fmt: skip


@pytest.mark.parametrize("on", [-1, 4000], ids=["past", "too far"])
@pytest.mark.parametrize("name", ["change_mode", "hand_over", "start_mandate"])
def test_days_gone_by_or_too_far_are_refused(world, name, on):
    seat = membership_of(world, "member_a").seat
    said = {
        "change_mode": {"mode": Mode.FOLLOWS},
        "hand_over": {"person": world.people["member_a_and_b"]},
        "start_mandate": {"kind": MandateKind.CHAIR},
    }[name]
    with pytest.raises(Refused, match="Choisissez"):
        getattr(actions, name)(seat=seat, actor=world.people["chair_a"], on=days(on), **said)


def test_a_mode_ends_when_the_next_one_starts(world):
    membership = membership_of(world, "member_a")
    actions.change_mode(seat=membership.seat, actor=world.people["chair_a"], mode=Mode.FOLLOWS, on=days(10))
    assert access.may(membership.user, Action.WRITE, world.a)
    with time_machine.travel(timezone.now() + timedelta(days=10, hours=1)):
        assert not access.may(membership.user, Action.WRITE, world.a)
        assert access.may(membership.user, Action.SEE_MEMBERS, world.a)
    works = membership.seat.modes.filter(in_force("", days(9)))
    assert [mode.mode for mode in works] == [Mode.ATTENDS]


def test_a_planned_change_is_replaced_by_one_that_comes_sooner(world):
    seat = membership_of(world, "member_a").seat
    actions.change_mode(seat=seat, actor=world.people["chair_a"], mode=Mode.FOLLOWS, on=days(10))
    actions.change_mode(seat=seat, actor=world.people["chair_a"], mode=Mode.FOLLOWS, on=days(3))
    for day, mode in [(2, Mode.ATTENDS), (3, Mode.FOLLOWS), (12, Mode.FOLLOWS)]:
        assert [row.mode for row in seat.modes.filter(in_force("", days(day)))] == [mode], day
    with pytest.raises(Refused, match="déjà le cas"):
        actions.change_mode(seat=seat, actor=world.people["chair_a"], mode=Mode.FOLLOWS, on=days(3))


def test_a_chair_does_not_follow_from_afar(world):
    chair = membership_of(world, "chair_a")
    with pytest.raises(Refused, match="mandat"):
        actions.change_mode(seat=chair.seat, actor=world.people["coordinator"], mode=Mode.FOLLOWS)


def test_a_handover_today_ends_the_old_right_at_once(world):
    old = membership_of(world, "member_a")
    heir = world.people["member_b"]
    with pytest.raises(Refused, match="siège dans cette ITC"):
        actions.hand_over(seat=old.seat, actor=world.people["chair_a"], person=heir)
    heir = world.people["follower_a"]
    started = actions.hand_over(seat=old.seat, actor=world.people["chair_a"], person=heir)
    assert not access.may(old.user, Action.SEE_MEMBERS, world.a)
    assert access.may(heir, Action.WRITE, world.a)
    told = set(Notice.objects.values_list("kind", "recipient"))
    assert told == {("membership.ended", old.user.pk), ("membership.started", heir.pk)}
    with pytest.raises(Refused, match="déjà titulaire"):
        actions.hand_over(seat=old.seat, actor=world.people["chair_a"], person=heir)
    assert started.role == MembershipRole.HOLDER


def test_a_deputy_takes_the_seat(world):
    old = membership_of(world, "member_a")
    deputy = MembershipFactory(seat=old.seat, role=MembershipRole.DEPUTY).user
    actions.hand_over(seat=old.seat, actor=world.people["chair_a"], person=deputy)
    going_on = old.seat.memberships.filter(ended_at=None)
    assert [(row.user, row.role) for row in going_on] == [(deputy, MembershipRole.HOLDER)]


def test_a_planned_handover_changes_hands_on_its_day(world):
    old, heir = membership_of(world, "member_a"), world.people["follower_a"]
    actions.hand_over(seat=old.seat, actor=world.people["chair_a"], person=heir, on=days(5))
    for day, holder in [(4, old.user), (5, heir)]:
        assert [row.user for row in old.seat.memberships.filter(in_force("", days(day)))] == [holder]


def test_a_planned_handover_gives_way_to_another(world):
    old = membership_of(world, "member_a")
    first, second = world.people["follower_a"], world.people["member_a_and_b"]
    for heir, on in [(first, 10), (second, 5)]:
        actions.hand_over(seat=old.seat, actor=world.people["chair_a"], person=heir, on=days(on))
    for day, holder in [(4, old.user), (5, second), (11, second)]:
        assert [row.user for row in old.seat.memberships.filter(in_force("", days(day)))] == [holder], day


def test_an_ended_membership_ends_at_once_and_is_told_once(world):
    membership = membership_of(world, "member_a")
    for _ in range(2):
        actions.end_membership(membership=membership, actor=world.people["chair_a"])
    assert not access.may(membership.user, Action.SEE_MEMBERS, world.a)
    assert Notice.objects.filter(recipient=membership.user, kind="membership.ended").count() == 1
    assert traced(Traced.MEMBERSHIP_ENDED) == 1


def test_a_clock_set_back_reopens_nothing(world):
    membership = membership_of(world, "member_a")
    actions.end_membership(membership=membership, actor=world.people["chair_a"])
    planned = membership_of(world, "member_a_and_b")
    Membership.objects.filter(pk=planned.pk).update(ends_on=days(0))
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        mark_clock()
    forget_mark()
    with time_machine.travel(timezone.now() - timedelta(days=30)):
        for ended in (membership, planned):
            assert not access.may(ended.user, Action.SEE_MEMBERS, world.a)


def test_an_ended_seat_ends_all_that_hangs_on_it(world):
    chair = membership_of(world, "chair_a")
    invitation = actions.invite_to_seat(
        seat=chair.seat, actor=chair.user, email="x@exemple.test", role=MembershipRole.DEPUTY
    )
    actions.end_seat(seat=chair.seat, actor=world.people["coordinator"])
    invitation.refresh_from_db()
    assert invitation.revoked_at
    assert not Mandate.objects.filter(seat=chair.seat, ended_at=None).exists()
    assert not access.may(chair.user, Action.MANAGE, world.a)
    with pytest.raises(Refused, match="terminé"):
        actions.change_mode(seat=chair.seat, actor=world.people["coordinator"], mode=Mode.FOLLOWS)


def test_the_turn_passes(world):
    chair, heir = world.people["chair_a"], membership_of(world, "member_a")
    actions.start_mandate(seat=heir.seat, actor=chair, kind=MandateKind.CHAIR)
    assert access.may(heir.user, Action.MANAGE, world.a)
    assert not access.may(chair, Action.MANAGE, world.a)
    with pytest.raises(Refused, match="déjà ce mandat"):
        actions.start_mandate(seat=heir.seat, actor=heir.user, kind=MandateKind.CHAIR)


def test_a_planned_turn_leaves_the_chair_until_then(world):
    chair, heir = world.people["chair_a"], membership_of(world, "member_a")
    actions.start_mandate(seat=heir.seat, actor=chair, kind=MandateKind.CHAIR, on=days(7), until=days(180))
    assert access.may(chair, Action.MANAGE, world.a)
    with time_machine.travel(timezone.now() + timedelta(days=7, hours=1)):
        assert access.may(heir.user, Action.MANAGE, world.a)
        assert not access.may(chair, Action.MANAGE, world.a)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda space: SeatFactory(space=space, standing=Standing.GUEST), "invités"),
        (lambda space: SeatFactory(space=space, follows=True), "compte rendu"),
    ],
    ids=["guest", "follows"],
)
def test_who_does_not_take_a_turn(world, make, why):
    with pytest.raises(Refused, match=why):
        actions.start_mandate(seat=make(world.a), actor=world.people["chair_a"], kind=MandateKind.CHAIR)


def test_guests_take_a_turn_where_the_space_says_so(world):
    world.a.record.guests_take_turns = True
    world.a.record.save()
    seat = SeatFactory(space=world.a, standing=Standing.GUEST)
    assert actions.start_mandate(seat=seat, actor=world.people["chair_a"], kind=MandateKind.SECRETARY).pk


def test_a_mandate_ends_after_it_starts(world):
    with pytest.raises(Refused, match="fin de mandat"):
        actions.start_mandate(
            seat=membership_of(world, "member_a").seat, actor=world.people["chair_a"], kind=MandateKind.CHAIR,
            on=days(4), until=days(4),
        )  # fmt: skip


def test_the_seats_page_does_each_gesture(world, client):
    """Through the form: what is sent is what is done; what is wrong is said and kept."""
    seat = membership_of(world, "member_a").seat
    url = f"/espaces/itc-a/-/membres/sieges/{seat.pk}/"
    world.client("chair_a", client)
    heir = world.people["follower_a"]
    for sent in [
        {"do": "change_mode", "mode": "FOLLOWS", "on": str(days(30))},
        {"do": "start_mandate", "kind": "SECRETARY", "on": "", "until": ""},
        {"do": "end_mandate", "mandate": "last"},
        {"do": "invite", "role": "DEPUTY", "email": "suppleante@exemple.test"},
        {"do": "hand_over", "person": heir.pk, "on": ""},
        {"do": "end_membership", "membership": "last"},
        {"do": "end_seat", "confirmed": "on"},
    ]:
        if sent.get("mandate"):
            sent["mandate"] = Mandate.objects.latest("pk").pk
        if sent.get("membership"):
            sent["membership"] = Membership.objects.latest("pk").pk
        response = client.post(url, sent)
        assert response.status_code == 302, (sent, response.content.decode()[:3000])
    seat.refresh_from_db()
    assert seat.ended_at


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "invite", "role": "DEPUTY", "email": "pas une adresse"},
        {"do": "invite", "role": "HOLDER", "email": "x@exemple.test"},
        {"do": "invite", "role": "DEPUTY", "email": "x@exemple.test", "first_name": "\x00"},
        {"do": "change_mode", "mode": "🙂"},
        {"do": "change_mode", "mode": "FOLLOWS", "on": "hier"},
        {"do": "change_mode", "mode": "FOLLOWS", "on": "99999-01-01"},
        {"do": "hand_over", "person": "99999999999999999999999"},
        {"do": "hand_over", "person": "\x00"},
        {"do": "end_membership", "membership": "0"},
        {"do": "start_mandate", "kind": "CHAIR", "until": "2001-01-01"},
        {"do": "end_seat"},
    ],
)
def test_odd_sendings_are_said(world, client, sent):
    url = f"/espaces/itc-a/-/membres/sieges/{membership_of(world, 'member_a').seat_id}/"
    response = world.client("chair_a", client).post(url, sent)
    assert response.status_code == 422
    assert "reste quelque chose à corriger" in response.content.decode()


@pytest.mark.parametrize("sent", [{}, {"do": "x"}, {"do": "\x00"}])
def test_an_unknown_gesture_is_a_missing_page(world, client, sent):
    url = f"/espaces/itc-a/-/membres/sieges/{membership_of(world, 'member_a').seat_id}/"
    assert world.client("chair_a", client).post(url, sent).status_code == 404


def test_a_person_elsewhere_is_not_offered(world, client):
    page = world.client("chair_a", client).get(
        f"/espaces/itc-a/-/membres/sieges/{membership_of(world, 'member_a').seat_id}/"
    )
    assert world.people["member_b"].get_full_name() not in page.content.decode()
    assert UserFactory().get_full_name() not in page.content.decode()
