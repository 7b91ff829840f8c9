"""A seat commits to a thematic; how many of its meetings each came to, and who reads that of whom."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from itc_spaces.meetings import actions
from itc_spaces.meetings.assiduity import of_invited, of_seats, sessions_on
from itc_spaces.meetings.enums import Presence
from itc_spaces.meetings.models import Attendance, Commitment, Meeting
from itc_spaces.spaces.enums import MeetingKind, ThematicState
from itc_spaces.spaces.models import Thematic
from itc_spaces.thematics.actions.inviting import commitment_digest
from tests.itc_spaces.meetings.scenes import Scene, everybody_came
from tests.support.factories import GrantFactory, MembershipFactory, SeatFactory, ThematicFactory, days
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.support.world import signed_in
from web.refusals import NotAllowed, Overtaken, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def thematic(scene) -> Thematic:
    found = ThematicFactory(space=scene.space, commitment="Deux heures par mois.", opened_on=days(-200))
    found.referents.add(scene.seats["director"])
    return found


def commit(scene: Scene, thematic: Thematic, person: str = "caf", since: int = -150) -> Commitment:
    made = actions.commit_seat(
        thematic=thematic, actor=getattr(scene, person), seen=commitment_digest(thematic.commitment)
    )
    Commitment.objects.filter(pk=made.pk).update(starts_on=days(since))
    return Commitment.objects.get(pk=made.pk)


def held(scene: Scene, thematic: Thematic, ago: int, *, absent: str = "", reserved: bool = False, **said) -> Meeting:
    """A session on the thematic so many days ago, where every seat came but `absent`."""
    start = timezone.now() - timedelta(days=ago)
    meeting = MeetingFactory(
        space=scene.space, convened=True, starts_at=start, ends_at=start + timedelta(hours=2), **said
    )
    AgendaItemFactory(meeting=meeting, thematic=thematic, reserved=reserved)
    away = {f"seat_{scene.seats[absent].pk}": Presence.ABSENT} if absent else {}
    return actions.hold_meeting(meeting=meeting, actor=scene.chair, seats=everybody_came(meeting, **away))


def words(scene: Scene, thematic: Thematic, person: str = "follower") -> dict[str, str]:
    viewer = getattr(scene, person)
    return {row.name: row.words for row in of_seats(viewer, thematic, sessions_on(thematic))}


def page(person, scene: Scene, thematic: Thematic) -> str:
    client = signed_in(person)
    response = client.get(reverse("thematic_assiduity", args=[scene.space.slug, thematic.pk]))
    assert response.status_code == 200
    return response.text.replace("&#x27;", "'")


def test_four_out_of_five(scene, thematic):
    commitment = commit(scene, thematic)
    for ago in (20, 40, 60, 80):
        held(scene, thematic, ago)
    held(scene, thematic, 100, absent="caf")
    held(scene, ThematicFactory(space=scene.space), 30)
    held(scene, thematic, 30, kind=MeetingKind.WORKSHOP)
    assert words(scene, thematic) == {str(commitment.seat.organisation): "4 sur 5"}


def test_what_came_before_a_commitment_or_after_it_counts_for_nothing(scene, thematic):
    commitment = commit(scene, thematic, since=-50)
    for ago in (20, 40, 60):
        held(scene, thematic, ago)
    assert words(scene, thematic) == {str(commitment.seat.organisation): "2 sur 2"}
    Commitment.objects.update(ended_at=timezone.now() - timedelta(days=30))
    assert words(scene, thematic) == {str(commitment.seat.organisation): "1 sur 1"}
    Thematic.objects.update(opened_on=days(-10))
    thematic.refresh_from_db()
    assert words(scene, thematic) == {str(commitment.seat.organisation): "pas encore de rencontre"}


def test_a_structure_that_commits_again_has_one_line(scene, thematic):
    first = commit(scene, thematic, since=-90)
    held(scene, thematic, 60)
    actions.release_seat(thematic=thematic, actor=scene.caf)
    Commitment.objects.update(ended_at=timezone.now() - timedelta(days=50))
    held(scene, thematic, 40)
    commit(scene, thematic, since=-30)
    held(scene, thematic, 20, absent="caf")
    assert words(scene, thematic) == {str(first.seat.organisation): "1 sur 2"}


def test_pressed_twice_it_is_one_commitment(scene, thematic):
    assert commit(scene, thematic) == commit(scene, thematic)
    actions.release_seat(thematic=thematic, actor=scene.caf)
    actions.release_seat(thematic=thematic, actor=scene.caf)
    assert Commitment.objects.filter(ended_at__isnull=False).count() == 1


def test_the_words_that_were_read_are_those_that_are_kept(scene, thematic):
    seen = commitment_digest(thematic.commitment)
    Thematic.objects.update(commitment="Une heure par mois.")
    with pytest.raises(Overtaken, match="vient de changer"):
        actions.commit_seat(thematic=thematic, actor=scene.caf, seen=seen)
    thematic.refresh_from_db()
    assert commit(scene, thematic).words == "Une heure par mois."


def test_a_seat_that_attends_commits_and_nobody_else(scene, thematic):
    grant = GrantFactory(content_object=thematic)
    seen = commitment_digest(thematic.commitment)
    for person in (grant.user, scene.coordinator, scene.follower):
        with pytest.raises(Refused, match="un siège présent"):
            actions.commit_seat(thematic=thematic, actor=person, seen=seen)
    outsider = MembershipFactory(seat=SeatFactory()).user
    with pytest.raises(NotAllowed):
        actions.commit_seat(thematic=thematic, actor=outsider, seen=seen)
    Thematic.objects.update(state=ThematicState.CLOSED, closed_on=days(0))
    with pytest.raises(Refused, match="tant qu'elle est ouverte"):
        actions.commit_seat(thematic=thematic, actor=scene.caf, seen=seen)


def test_an_invited_person_counts_the_meetings_to_which_they_were_asked(scene, thematic):
    grant = GrantFactory(content_object=thematic, starts_on=days(-100))
    meetings = [held(scene, thematic, ago) for ago in (20, 40)]
    held(scene, thematic, 60, reserved=True)
    held(scene, thematic, 120)
    Attendance.objects.create(meeting=meetings[0], grant=grant, person=grant.user, quality="x", presence="REMOTE")
    (row,) = of_invited(grant.user, thematic, sessions_on(thematic))
    assert (row.name, row.words) == (grant.user.get_full_name(), "1 sur 2")


def test_who_reads_the_invited_by_name(scene, thematic):
    grant, other = GrantFactory(content_object=thematic), GrantFactory(content_object=thematic)
    commitment = commit(scene, thematic)
    names = {grant.user.get_full_name(), other.user.get_full_name()}
    for person in (scene.director, scene.deputy, scene.chair, scene.coordinator):
        assert {name for name in names if name in page(person, scene, thematic)} == names, person
    for person in (scene.caf, scene.follower):
        seen = page(person, scene, thematic)
        assert not {name for name in names if name in seen}, person
        assert str(commitment.seat.organisation) in seen
    own = page(grant.user, scene, thematic)
    assert "Votre assiduité" in own
    assert grant.user.get_full_name() in own
    assert other.user.get_full_name() not in own
    assert "Structures engagées" not in own


def test_nobody_is_ranked(scene, thematic):
    """By name: neither by what each did, nor with a percentage."""
    for person in ("caf", "director", "chair"):
        commit(scene, thematic, person)
    held(scene, thematic, 20, absent="chair")
    shown = [row.name for row in of_seats(scene.follower, thematic, sessions_on(thematic))]
    assert shown == sorted(shown)
    assert "%" not in page(scene.caf, scene, thematic).partition("<main")[2].partition("</main")[0]


def test_one_commits_and_is_released_from_the_page_of_the_thematic(scene, thematic):
    client = signed_in(scene.caf)
    url = reverse("thematic_assiduity", args=[scene.space.slug, thematic.pk])
    assert url in client.get(reverse("thematic", args=[scene.space.slug, thematic.pk])).text
    done = client.post(url, {"do": "commit", "seen": client.get(url).context["seen"]}, follow=True)
    assert "Votre structure est engagée" in done.text
    assert Commitment.objects.get().seat == scene.seats["caf"]
    assert "est terminé" in client.post(url, {"do": "release"}, follow=True).text
    assert Commitment.objects.get().ended_at


def test_the_page_asks_a_fixed_number_of_queries(scene, thematic, django_assert_max_num_queries):
    for person in ("caf", "director", "chair"):
        commit(scene, thematic, person)
    for ago in (20, 40, 60):
        held(scene, thematic, ago)
    for _ in range(5):
        GrantFactory(content_object=thematic)
    client = signed_in(scene.chair)
    url = reverse("thematic_assiduity", args=[scene.space.slug, thematic.pk])
    client.get(url)
    with django_assert_max_num_queries(14):
        client.get(url)


def test_an_invited_person_reads_their_own_presence_and_no_other(scene, thematic):
    grant = GrantFactory(content_object=thematic)
    meeting = held(scene, thematic, 20)
    Attendance.objects.create(
        meeting=meeting, grant=grant, person=grant.user, name=grant.user.get_full_name(), quality="experte",
        presence=Presence.PRESENT,
    )  # fmt: skip
    client = signed_in(grant.user)
    seen = client.get(reverse("meeting", args=[scene.space.slug, meeting.pk])).text
    assert "Votre présence" in seen
    assert grant.user.get_full_name() in seen
    assert scene.caf.get_full_name() not in seen
    client.force_login(scene.follower)
    assert "présence" not in client.get(reverse("meeting", args=[scene.space.slug, meeting.pk])).text.lower()
