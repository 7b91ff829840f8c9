"""Pages of meetings: what each shows to whom, in how many queries; what was typed is never lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from itc_spaces.meetings import actions
from itc_spaces.meetings.enums import Answer
from itc_spaces.meetings.models import AgendaItem, Meeting, Turn
from itc_spaces.spaces.enums import MeetingKind, MeetingState
from notifications.models import Notice
from tests.itc_spaces.meetings.scenes import begin, everybody_came
from tests.support.factories import GrantFactory, ThematicFactory, days
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.support.world import signed_in

pytestmark = pytest.mark.django_db


def address(name: str, scene, *more) -> str:
    return reverse(name, args=[scene.space.slug, *more])


def text_of(response) -> str:
    return response.text.replace("&#x27;", "'")


FRAME = {"mode": "ON_SITE", "place": "Mairie", "kind": "SESSION", "title": "Rencontre de mars"}


def times(number: int = 30) -> dict:
    return {"day": days(number).isoformat(), "starts": "09:30", "ends": "12:00"}


# ── « Mon ITC » ──


def test_the_next_meeting_is_the_first_thing_with_its_three_buttons(scene):
    meeting = scene.meeting()
    client = signed_in(scene.caf)
    html = text_of(client.get("/espaces/"))
    main = html[html.index("<main") :]
    assert main.index(meeting.when.capitalize()) < main.index("<h2", main.index("À faire") + 10)
    for label in ("Je viens", "À distance", "Je m’excuse"):
        assert label in main
    row = scene.row(meeting, "caf")
    done = client.post(
        address("answer_convocation", scene, meeting.pk, row.pk),
        {"answer": "COMING", "seen": meeting.sequence, "depuis": "accueil"},
    )
    assert done.url == "/espaces/"
    assert scene.row(meeting, "caf").answer == Answer.COMING
    assert "votre réponse : <strong>vient</strong>" in text_of(client.get("/espaces/"))


def test_the_itcs_page_has_the_buttons_until_one_answers(scene):
    meeting = scene.meeting()
    client, row = signed_in(scene.caf), scene.row(meeting, "caf")
    assert "Je viens" in text_of(client.get(scene.space.url))
    said = {"answer": "REMOTE", "seen": meeting.sequence, "depuis": "espace"}
    done = client.post(address("answer_convocation", scene, meeting.pk, row.pk), said)
    assert done.url == scene.space.url
    page = text_of(client.get(scene.space.url))
    assert "Votre réponse : <strong>à distance</strong>" in page
    assert "Je viens" not in page
    assert "Je viens" not in text_of(signed_in(scene.follower).get(scene.space.url))


def test_mon_itc_asks_three_queries_more(scene, django_assert_max_num_queries):
    def asked(person) -> int:
        client = signed_in(person)
        client.get("/espaces/")
        with django_assert_max_num_queries(60) as seen:
            client.get("/espaces/")
        return len(seen)

    before = asked(scene.caf)
    for _ in range(3):
        scene.meeting()
    assert asked(scene.caf) <= before + 3


# ── budgets ──


def several(scene) -> Meeting:
    for _ in range(3):
        AgendaItemFactory(meeting=MeetingFactory(space=scene.space, held=True))
        held = begin(scene.meeting())
        actions.hold_meeting(
            meeting=held, actor=scene.chair, seats=everybody_came(held), chaired_by=scene.seats["caf"]
        )  # fmt: skip
    meeting = scene.meeting()
    for _ in range(5):
        AgendaItemFactory(meeting=meeting, proposed_by=scene.seats["caf"])
    Notice.objects.all().delete()  # what waits in the header is another page's to count
    return meeting


@pytest.mark.parametrize("person", ["chair", "caf", "follower", "coordinator"])
@pytest.mark.parametrize(("name", "most"), [("meetings", 10), ("meeting", 12), ("turns", 9), ("own_agenda", 10)])
def test_each_page_has_its_budget_of_queries(scene, django_assert_max_num_queries, person, name, most):
    """Those of the session, the account and the header are counted with them, as a browser asks them."""
    meeting = several(scene)
    url = {
        "meetings": address("meetings", scene), "meeting": address("meeting", scene, meeting.pk),
        "turns": address("turns", scene), "own_agenda": reverse("own_agenda"),
    }[name]  # fmt: skip
    client = signed_in(getattr(scene, person))
    client.get(url)
    with django_assert_max_num_queries(most):
        assert client.get(url).status_code == 200


# ── preparing ──


def test_a_meeting_is_prepared_from_the_last_one_and_convened(scene):
    last = MeetingFactory(space=scene.space, held=True, title="Rencontre de janvier", place="Maison du Port")
    AgendaItemFactory(meeting=last, title="Tour de table")
    client = signed_in(scene.chair)
    page = text_of(client.get(address("prepare_meeting", scene)))
    for said in ("Rencontre de janvier", "Maison du Port", "10:00"):
        assert said in page
    done = client.post(address("prepare_meeting", scene), {**FRAME, **times(), "copies_agenda": "on"}, follow=True)
    assert "Convoquer" in text_of(done)
    made = Meeting.objects.get(state=MeetingState.PREPARED)
    assert made.items.get().title == "Tour de table"
    done = client.post(address("convene_meeting", scene, made.pk), follow=True)
    assert "les courriels partent" in text_of(done)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"starts": "12:00", "ends": "09:00"}, "finirait avant d'avoir commencé"),
        ({"day": "2020-01-06"}, "Cette date est passée"),
        ({"day": "2027-03-28", "starts": "02:30"}, "Cette heure n'existe pas"),
        ({"remote_link": "javascript:alert(1)"}, "https://"),
        ({"place": "x" * 10_000}, "160"),
    ],
)
def test_what_was_typed_comes_back_with_what_to_mend(scene, said, sentence):
    given = {**FRAME, **times(), "access_note": "Code à garder 1234", **said}
    response = signed_in(scene.chair).post(address("prepare_meeting", scene), given)
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert "Code à garder 1234" in text_of(response)
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title": ""}, "Donnez un objet"),
        ({"title": "x" * 161}, "Gardez 160 caractères au plus : il y en a 161."),
        ({"day": "demain"}, "Écrivez une date du calendrier"),
        ({"starts": "neuf heures"}, "Écrivez une heure"),
        ({"starts": ""}, "Donnez l'heure de début"),
        ({"mode": "AILLEURS"}, "Ce choix n'est plus dans la liste"),
    ],
)
def test_a_form_refuses_in_sentences_that_say_how_to_mend(scene, said, sentence):
    given = {**FRAME, **times(), **said}
    response = signed_in(scene.chair).post(address("prepare_meeting", scene), given)
    assert response.status_code == 422
    assert sentence in text_of(response)


@pytest.mark.parametrize(
    ("name", "said", "sentence"),
    [
        ("agenda_items", {"title": "", "aim": "INFORM"}, "Écrivez le point en quelques mots."),
        ("agenda_items", {"title": "x", "aim": "INFORM", "minutes": "0"}, "entre une minute et dix heures"),
        ("agenda_items", {"title": "x", "aim": "INFORM", "minutes": "un quart d'heure"}, "entre une minute et dix"),
        ("agenda_items", {"title": "x", "aim": "INFORM", "thematic": "999"}, "plus dans la liste"),
        ("move_meeting", {**FRAME, "day": "", "starts": "", "ends": "", "seen": 0}, "Donnez un jour."),
        ("move_meeting", {**FRAME, "day": "", "starts": "", "ends": "", "seen": 0}, "Donnez une heure."),
        ("cancel_meeting", {"reason": ""}, "Dites pourquoi : chacun le lira."),
    ],
)
def test_so_do_the_others(scene, name, said, sentence):
    response = signed_in(scene.chair).post(address(name, scene, scene.meeting().pk), said)
    assert response.status_code == 422
    assert sentence in text_of(response)


def test_the_sheet_to_sign_has_the_invited_and_lines_for_who_comes_once(scene):
    thematic = ThematicFactory(space=scene.space)
    grant = GrantFactory(content_object=thematic)
    meeting = MeetingFactory(space=scene.space)
    AgendaItemFactory(meeting=meeting, thematic=thematic)
    actions.convene_meeting(meeting=meeting, actor=scene.chair)
    page = text_of(signed_in(scene.caf).get(address("attendance_sheet", scene, meeting.pk)))
    assert grant.user.get_full_name() in page
    assert page.count("Autre personne") == 5


def test_the_doubled_hour_is_the_first_and_says_so(scene):
    given = {**FRAME, "day": "2027-10-31", "starts": "02:30", "ends": "05:00"}
    response = signed_in(scene.chair).post(address("prepare_meeting", scene), given, follow=True)
    assert "sonne deux fois" in text_of(response)


def test_the_year_is_planned_in_one_form(scene):
    client = signed_in(scene.chair)
    page = client.get(address("plan_meetings", scene))
    proposed = {name: field.initial for name, field in page.context["form"].fields.items() if name[:3] == "day"}
    assert proposed
    days_given = {name: page.context["form"].initial[name].isoformat() for name in proposed}
    given = {**days_given, "day_1": "", "starts": "09:30", "ends": "12:00", "mode": "ON_SITE", "place": "Mairie"}
    done = client.post(address("plan_meetings", scene), given, follow=True)
    assert f"{len(proposed) - 1} rencontres sont prévues" in text_of(done)


# ── what each sees ──


def test_who_follows_sees_the_date_of_what_is_prepared_and_nothing_else(scene):
    meeting = MeetingFactory(space=scene.space, title="Titre canari", access_note="Code canari")
    AgendaItemFactory(meeting=meeting, title="Point canari")
    page = text_of(signed_in(scene.follower).get(address("meeting", scene, meeting.pk)))
    assert meeting.when.capitalize() in page
    assert "canari" not in page
    assert "canari" in text_of(signed_in(scene.caf).get(address("meeting", scene, meeting.pk)))


def test_the_word_of_an_excuse_is_for_who_leads(scene):
    meeting = scene.meeting()
    actions.answer_convocation(
        convocation=scene.row(meeting, "director"), actor=scene.director, answer=Answer.EXCUSED, word="Mot canari"
    )
    Meeting.objects.update(chair_seat=None)
    url = address("meeting", scene, meeting.pk)
    assert "Mot canari" in text_of(signed_in(scene.chair).get(url))
    assert "Mot canari" not in text_of(signed_in(scene.caf).get(url))


# ── agenda ──


def test_points_are_added_ordered_and_withdrawn(scene):
    meeting = MeetingFactory(space=scene.space)
    url = address("agenda_items", scene, meeting.pk)
    client = signed_in(scene.caf)
    for title in ("Premier", "Deuxième"):
        assert client.post(url, {"title": title, "aim": "INFORM", "minutes": "10"}).status_code == 302
    first, second = meeting.items.all()
    assert first.proposed_by == scene.seats["caf"]
    signed_in(scene.chair).post(address("order_agenda", scene, meeting.pk), {"monter": second.pk})
    assert [item.title for item in meeting.items.all()] == ["Deuxième", "Premier"]
    client.post(address("remove_agenda_item", scene, meeting.pk, first.pk))
    assert AgendaItem.objects.get() == second
    other = signed_in(scene.director).post(address("remove_agenda_item", scene, meeting.pk, second.pk))
    assert other.status_code == 404
    refused = client.post(url, {"title": "x" * 300, "aim": "INFORM"})
    assert (refused.status_code, "x" * 300 in refused.text) == (422, True)


# ── presence and turns ──


def presence_of(scene, **more) -> dict:
    return {f"presence_{seat.pk}": "PRESENT" for seat in scene.seats.values()} | more


def test_who_came_and_others_are_folded_until_there_is_something_to_see(scene):
    meeting, client = begin(scene.meeting()), signed_in(scene.chair)
    url = address("hold_meeting", scene, meeting.pk)
    page = text_of(client.get(url))
    assert f"<summary>Qui est venu·e : {scene.caf.get_full_name()}</summary>" in page
    assert "<details open>" not in page.partition("<main")[2]
    sent = presence_of(scene, quality_1="habitante") | {f"presence_{scene.seats['caf'].pk}": ""}
    refused = client.post(url, sent)
    assert (refused.status_code, refused.text.count("<details open>")) == (422, 1)


def test_presence_is_noted_and_the_rule_is_green(scene):
    meeting = begin(scene.meeting())
    client = signed_in(scene.chair)
    url = address("hold_meeting", scene, meeting.pk)
    missing = client.post(url, {f"presence_{scene.seats['caf'].pk}": "PRESENT", "name_1": "Gardé"})
    assert missing.status_code == 422
    assert "il manque" in text_of(missing)
    assert "Gardé" in text_of(missing)
    caf, director = scene.seats["caf"], scene.seats["director"]
    said = presence_of(
        scene, chaired_by=caf.pk, kept_by=director.pk, quality_1="habitante", name_1="Mme Martin",
        **{f"presence_{director.pk}": "REMOTE", f"person_{director.pk}": scene.deputy.pk},
    )  # fmt: skip
    assert client.post(url, said).status_code == 302
    held = Meeting.objects.get(pk=meeting.pk)
    assert held.state == MeetingState.HELD
    assert held.attendances.get(seat=director).person == scene.deputy
    assert Turn.objects.filter(meeting=held, state="DONE").count() == 2
    page = text_of(client.get(address("meetings", scene)))
    assert "Vert, à jour" in page
    assert "<th" in client.get(address("attendance_sheet", scene, meeting.pk)).text


def test_dates_are_proposed_answered_by_seats_and_chosen(scene):
    client = signed_in(scene.chair)
    made = client.post(address("prepare_meeting", scene), {**FRAME, "day": "", "starts": "", "ends": ""})
    meeting = Meeting.objects.get()
    assert made.url == address("meeting_dates", scene, meeting.pk)
    for number in (20, 21):
        client.post(address("propose_date", scene, meeting.pk), times(number))
    options = list(meeting.date_options.all())
    given = {f"date_{options[0].pk}": "NO", f"date_{options[1].pk}": "YES"}
    signed_in(scene.director).post(made.url, given)
    assert "1 siège sur 3" in text_of(client.get(made.url))
    client.post(address("choose_date", scene, meeting.pk, options[1].pk))
    assert Meeting.objects.get().starts_at == options[1].starts_at


def test_a_session_planned_with_the_year_takes_up_the_last_agenda(scene):
    last = MeetingFactory(space=scene.space, held=True)
    AgendaItemFactory(meeting=last, title="Tour de table")
    planned = MeetingFactory(space=scene.space)
    client, url = signed_in(scene.chair), address("agenda_items", scene, planned.pk)
    assert "Reprendre l'ordre du jour" in text_of(client.get(url))
    assert "Reprendre l'ordre du jour" not in text_of(signed_in(scene.caf).get(url))
    for _ in range(2):
        page = client.post(address("take_agenda", scene, planned.pk), follow=True)
    assert [item.title for item in planned.items.all()] == ["Tour de table"]
    assert "Reprendre l'ordre du jour" not in text_of(page)


# ── answering, noting ──


def test_an_excused_holder_is_represented_by_the_deputy(scene):
    meeting = scene.meeting()
    row = scene.row(meeting, "director")
    signed_in(scene.director).post(
        address("answer_convocation", scene, meeting.pk, row.pk), {"answer": "EXCUSED", "word": "Formation."}
    )
    page = text_of(signed_in(scene.deputy).get(address("meeting", scene, meeting.pk)))
    assert "pouvez-vous représenter la structure" in page


def test_what_is_over_offers_no_answer(scene):
    meeting = scene.meeting(kind=MeetingKind.WORKSHOP)
    now = timezone.now()
    Meeting.objects.update(starts_at=now - timedelta(days=2), ends_at=now - timedelta(days=1))
    assert "Je viens" not in text_of(signed_in(scene.caf).get(address("meeting", scene, meeting.pk)))


def test_those_invited_are_noted_with_their_quality(scene):
    grant = GrantFactory(
        content_object=ThematicFactory(space=scene.space), capacity="EXPERT", organisation="Université"
    )
    meeting = MeetingFactory(space=scene.space)
    AgendaItemFactory(meeting=meeting, thematic=grant.content_object)
    meeting = begin(actions.convene_meeting(meeting=meeting, actor=scene.chair))
    url = address("hold_meeting", scene, meeting.pk)
    assert grant.user.get_full_name() in text_of(signed_in(scene.chair).get(url))
    signed_in(scene.chair).post(url, presence_of(scene, invited=grant.pk))
    noted = meeting.attendances.get(grant=grant)
    assert (noted.person, noted.quality) == (grant.user, grant.quality)


def test_a_proposed_date_that_is_refused_comes_back_as_it_was_typed(scene):
    meeting = MeetingFactory(space=scene.space, starts_at=None)
    given = {**times(20), "starts": "12:00", "ends": "09:45"}
    response = signed_in(scene.chair).post(address("propose_date", scene, meeting.pk), given)
    assert response.status_code == 422
    assert "finirait avant d'avoir commencé" in text_of(response)
    assert "09:45" in text_of(response)


def test_presence_noted_again_starts_from_what_was_noted(scene):
    meeting = begin(scene.meeting())
    item = meeting.items.get()
    client, url = signed_in(scene.chair), address("hold_meeting", scene, meeting.pk)
    client.post(url, presence_of(scene, quality_1="habitante", name_1="Mme Martin", postponed=item.pk))
    form = client.get(url).context["form"]
    assert (form.fields["quality_1"].initial, form.fields["name_1"].initial) == ("habitante", "Mme Martin")
    assert form.fields["postponed"].initial == [item.pk]
    assert {form.fields[f"presence_{seat.pk}"].initial for seat in scene.seats.values()} == {"PRESENT"}
