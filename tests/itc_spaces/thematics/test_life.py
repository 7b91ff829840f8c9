"""A thematic from its suggestion to its closing, and back."""

import pytest
from django.urls import reverse

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience, ThematicState
from itc_spaces.spaces.models import Grant, Placement, Thematic
from itc_spaces.thematics import actions
from itc_spaces.thematics.actions.life import fingerprint
from knowledge.actions import start_resource
from knowledge.models import PracticeSheet, ThematicReport
from notifications.models import Notice
from tests.support.factories import GrantFactory, MembershipFactory, NoteFactory, SheetFactory, TopicFactory, days
from web.refusals import NotAllowed, Overtaken, Refused

DONE = {"done": "<p>Quatre rencontres.</p>", "learnt": "<p>Le mardi ne va à personne.</p>"}


@pytest.fixture
def seat(world):
    return world.people["member_a"].memberships.get().seat


def suggested(world, **said) -> Thematic:
    told = {"question": "Comment rejoindre les familles ?", **said}
    return actions.suggest_thematic(space=world.a, actor=world.people["member_a"], **told)


def opened(world, seat, thematic=None) -> Thematic:
    thematic = thematic or suggested(world)
    chair = world.people["chair_a"]
    said = {"referents": [seat], "closes_on": days(60), "commitment": "Venir."}
    actions.open_thematic(thematic=thematic, actor=chair, seen=fingerprint(thematic), **said)
    thematic.refresh_from_db()
    return thematic


def report_in(thematic, author, **said) -> ThematicReport:
    page = ThematicReport(title="Bilan", summary="Ce que nous gardons.", **{**DONE, **said})
    page.topics = [TopicFactory()]
    return start_resource(space=thematic.space, thematic=thematic, actor=author, page=page)


def told(kind: str) -> set[int]:
    return set(Notice.objects.filter(kind=kind).values_list("recipient", flat=True))


def test_any_member_who_writes_suggests_and_the_others_are_told(world):
    thematic = suggested(world, why_now="Moins de monde le mercredi.", topics=[TopicFactory()])
    assert (thematic.state, thematic.topics.count()) == (ThematicState.SUGGESTED, 1)
    assert thematic.changes.get().actor == world.people["member_a"]
    people = {world.people[name].pk for name in ("chair_a", "secretary_a", "member_a_and_b", "follower_a")}
    assert told("thematic.suggested") == people
    assert suggested(world) == thematic, "the same form sent twice is one suggestion"


@pytest.mark.parametrize("persona", ["follower_a", "former_a", "member_b", "expert_open", "validator", "administrator"])
def test_the_others_suggest_nothing(world, persona):
    with pytest.raises(NotAllowed):
        actions.suggest_thematic(space=world.a, actor=world.people[persona], question="Pourquoi ?")


def test_a_note_with_a_follow_up_becomes_a_thematic_in_one_gesture(world):
    note = NoteFactory(space=world.a, title="Moins de familles", follow_up="<p>En parler ensemble.</p>", shared=True)
    member = world.people["member_a"]
    thematic = actions.suggest_from_note(note=note, actor=member)
    assert (thematic.question, thematic.why_now) == ("Moins de familles", "En parler ensemble.")
    assert list(thematic.topics.all()) == list(note.topics.all())
    assert actions.suggest_from_note(note=note, actor=member) == thematic
    with pytest.raises(Refused, match="suite"):
        actions.suggest_from_note(note=NoteFactory(space=world.a, shared=True), actor=member)


def test_the_chair_opens_with_referents_and_a_closing(world, seat):
    thematic = suggested(world)
    with pytest.raises(NotAllowed):
        actions.open_thematic(
            thematic=thematic, actor=world.people["member_a"], seen=fingerprint(thematic), referents=[seat],
            closes_on=days(9), commitment="",
        )  # fmt: skip
    chair = world.people["chair_a"]
    foreign = MembershipFactory(seat__space=world.b).seat
    for referents, closes_on, word in (([], days(9), "référent"), ([foreign], days(9), "référent"),
                                       ([seat], days(0), "à venir"), ([seat], days(2000), "trois ans")):  # fmt: skip
        with pytest.raises(Refused, match=word):
            actions.open_thematic(
                thematic=thematic, actor=chair, seen=fingerprint(thematic), referents=referents, closes_on=closes_on,
                commitment="",
            )  # fmt: skip
    assert opened(world, seat, thematic).opened_on == days(0)
    assert access.may(world.people["member_a"], Action.INVITE, thematic), "a référent invites"
    with pytest.raises(Refused, match="suggestion"):
        opened(world, seat, thematic)


def test_an_opening_does_not_overwrite_what_was_written_meanwhile(world, seat, client):
    thematic, chair = suggested(world, commitment="Venir."), world.client("chair_a", client)
    url = reverse("open_thematic", args=["itc-a", thematic.pk])
    form = chair.get(url).context["form"]
    sent = {"referents": seat.pk, "closes_on": days(60), "commitment": "Venir.", "seen": form["seen"].value()}
    Thematic.objects.filter(pk=thematic.pk).update(commitment="Venir quatre fois.")
    refused = chair.post(url, sent)
    assert refused.status_code == 422
    assert "« Venir quatre fois. »" in refused.text
    sent |= {"seen": refused.context["form"]["seen"].value(), "commitment": "Venir quatre fois."}
    assert chair.post(url, sent).status_code == 302
    thematic.refresh_from_db()
    assert (thematic.state, thematic.commitment) == (ThematicState.OPEN, "Venir quatre fois.")


def test_a_referent_says_where_it_stands_and_nobody_overwrites(world, seat):
    thematic = opened(world, seat)
    texts = {"question": thematic.question, "why_now": "", "objectives": "", "commitment": "Venir."}
    said = {**texts, "topics": [], "closes_on": thematic.closes_on, "referents": [seat]}
    seen = fingerprint(thematic)
    referent = world.people["member_a"]
    actions.edit_thematic(thematic=thematic, actor=referent, seen=seen, progress="À mi-chemin.", **said)
    with pytest.raises(Overtaken):
        actions.edit_thematic(thematic=thematic, actor=referent, seen=seen, progress="Autre chose.", **said)
    with pytest.raises(NotAllowed):
        actions.edit_thematic(thematic=thematic, actor=world.people["member_a_and_b"], seen=seen, progress="", **said)


def test_topics_and_referents_chosen_meanwhile_are_not_undone(world, seat):
    thematic, chair, topic = opened(world, seat), world.people["chair_a"], TopicFactory()
    other = chair.memberships.get().seat
    said = {"thematic": thematic, "actor": chair, "question": thematic.question, "closes_on": thematic.closes_on}
    seen = fingerprint(thematic)
    actions.edit_thematic(**said, seen=seen, topics=[topic], referents=[seat])
    with pytest.raises(Overtaken):
        actions.edit_thematic(**said, seen=seen, topics=[], referents=[seat])
    seen = fingerprint(thematic)
    actions.edit_thematic(**said, seen=seen, topics=[topic], referents=[seat, other])
    with pytest.raises(Overtaken):
        actions.edit_thematic(**said, seen=seen, topics=[topic], referents=[seat])
    assert list(thematic.topics.all()) == [topic]
    assert set(thematic.referents.all()) == {seat, other}


def test_a_closing_brought_forward_shortens_access(world, seat):
    thematic = opened(world, seat)
    grant = GrantFactory(content_object=thematic, ends_on=days(60))
    later = GrantFactory(content_object=thematic, starts_on=days(40), ends_on=days(60))
    actions.edit_thematic(
        thematic=thematic, actor=world.people["chair_a"], seen=fingerprint(thematic), question=thematic.question,
        topics=[], closes_on=days(20), referents=[seat],
    )  # fmt: skip
    grant.refresh_from_db()
    later.refresh_from_db()
    assert grant.ends_on == days(20)
    assert later.ended_at
    assert grant.periods.get().changed_by == world.people["chair_a"]


def test_closing_asks_for_a_bilan_and_ends_access(world, seat):
    thematic, chair = opened(world, seat), world.people["chair_a"]
    expert = GrantFactory(content_object=thematic).user
    stranger = ThematicReport(title="D'ailleurs", **DONE)
    start_resource(space=world.a, actor=chair, page=stranger)
    with pytest.raises(Refused, match="dans cette thématique"):
        actions.close_thematic(thematic=thematic, actor=chair, report=stranger)
    with pytest.raises(Refused, match="appris"):
        actions.close_thematic(thematic=thematic, actor=chair, report=report_in(thematic, chair, learnt=""))
    report = report_in(thematic, chair)
    assert access.may(expert, Action.READ, thematic)
    actions.close_thematic(thematic=thematic, actor=chair, report=report)
    thematic.refresh_from_db()
    assert (thematic.state, thematic.outcome.report, thematic.closed_on) == (ThematicState.CLOSED, report, days(0))
    assert not access.may(expert, Action.READ, thematic)
    assert told("grant.ended") == {expert.pk}
    assert world.people["member_a"].pk in told("thematic.closed")


def test_abandoning_says_why_and_reopening_leaves_a_trace(world, seat):
    thematic, chair = opened(world, seat), world.people["chair_a"]
    grant = GrantFactory(content_object=thematic)
    with pytest.raises(Refused, match="pourquoi"):
        actions.abandon_thematic(thematic=thematic, actor=chair, reason=" \u202e ")
    actions.abandon_thematic(thematic=thematic, actor=chair, reason="Plus personne pour la tenir.")
    with pytest.raises(Refused, match="pourquoi"):
        actions.reopen_thematic(thematic=thematic, actor=chair, reason="", closes_on=days(9), with_invited=True)
    actions.reopen_thematic(
        thematic=thematic, actor=chair, reason="Une relève est là.", closes_on=days(9), with_invited=True
    )
    thematic.refresh_from_db()
    grant.refresh_from_db()
    assert [change.became for change in thematic.changes.all()] == ["SUGGESTED", "OPEN", "ABANDONED", "OPEN"]
    assert (thematic.closed_on, grant.ended_at, grant.ends_on) == (None, None, days(9))
    assert access.may(grant.user, Action.CONTRIBUTE, thematic)
    assert grant.periods.count() == 2


def test_reopening_without_those_invited_leaves_them_out(world, seat):
    thematic, chair = opened(world, seat), world.people["chair_a"]
    grant = GrantFactory(content_object=thematic)
    actions.abandon_thematic(thematic=thematic, actor=chair, reason="Une pause.")
    actions.reopen_thematic(thematic=thematic, actor=chair, reason="Fini.", closes_on=days(9), with_invited=False)
    assert not access.may(grant.user, Action.READ, thematic)


def test_nobody_posts_in_a_closed_thematic(world):
    closed = world.closed_thematic
    assert not any(access.may(person, Action.CONTRIBUTE, closed) for person in world.people.values())
    assert access.may(world.people["member_a"], Action.READ, closed)


def test_a_thematic_shown_to_the_network_keeps_what_is_placed_in_it(world):
    sheet = SheetFactory(space=world.a, thematic=world.thematic, shared=True)
    other = world.people["member_b"]
    assert not access.may(other, Action.READ, world.thematic)
    actions.show_thematic(thematic=world.thematic, actor=world.people["chair_a"], audience=Audience.NETWORK)
    assert access.may(other, Action.READ, world.thematic)
    assert not access.may(other, Action.READ, sheet)
    assert not access.visible_to(other, Grant).exists()


# ── what is placed ──


def test_a_member_places_and_opens_to_those_invited(world):
    draft = SheetFactory(space=world.a, owner=world.people["member_a"])
    member, expert = world.people["member_a"], world.people["expert_open"]
    with pytest.raises(Refused, match="Placez"):
        actions.open_to_invited(page=draft, actor=member, opened=True)
    actions.place_resource(page=draft, actor=member, thematic=world.thematic)
    assert not access.may(expert, Action.READ, draft)
    actions.open_to_invited(page=draft, actor=member, opened=True)
    assert access.may(expert, Action.EDIT, draft)
    assert not access.may(expert, Action.SHARE, draft)
    actions.place_resource(page=draft, actor=member, thematic=None)
    assert not access.may(expert, Action.READ, draft)
    assert not Placement.objects.get(page=draft).open_to_experts


def test_nothing_is_placed_elsewhere_or_in_what_is_closed(world):
    draft, both = SheetFactory(space=world.b), world.people["member_a_and_b"]
    with pytest.raises(Refused, match="de l'ITC"):
        actions.place_resource(page=draft, actor=both, thematic=world.thematic)
    with pytest.raises(NotAllowed):
        actions.place_resource(page=SheetFactory(space=world.a), actor=both, thematic=world.closed_thematic)


def test_those_invited_start_drafts_in_the_thematic_and_hand_them_over(world, seat):
    world.thematic.referents.add(seat)
    grant = GrantFactory(content_object=world.thematic, capacity="EXPERT", organisation="Université d'Aix")
    expert = grant.user
    with pytest.raises(NotAllowed):
        start_resource(space=world.a, actor=expert, page=PracticeSheet(title="Hors de la thématique"))
    with pytest.raises(NotAllowed):
        start_resource(space=world.b, thematic=world.thematic, actor=expert, page=PracticeSheet(title="Ailleurs"))
    page = start_resource(space=world.a, thematic=world.thematic, actor=expert, page=PracticeSheet(title="Dedans"))
    assert page.credits.get().quality == "expert·e, Université d'Aix"
    assert access.may(expert, Action.EDIT, page)
    actions.hand_to_referents(page=page, actor=expert)
    actions.hand_to_referents(page=page, actor=expert)
    assert told("draft.handed") == {world.people["member_a"].pk}
    with pytest.raises(NotAllowed):
        actions.hand_to_referents(page=page, actor=world.people["expert_open"])


def test_those_who_only_read_start_nothing(world):
    reader = GrantFactory(content_object=world.thematic, level="read_thematic").user
    with pytest.raises(NotAllowed):
        start_resource(space=world.a, thematic=world.thematic, actor=reader, page=PracticeSheet(title="Non"))
