"""The pages of minutes: written point by point, read by each, within their budgets of queries."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from itc_spaces.meetings.models import AgendaItem, Attendance, Meeting
from itc_spaces.minutes import actions
from itc_spaces.minutes.models import Decision, Delivery, Minutes, Task
from knowledge.models import Attachment, UnfinishedForm
from notifications.models import Notice
from tests.itc_spaces.minutes.scenes import later_session
from tests.support.answers import body_of
from tests.support.factories import days
from tests.support.factories.meetings import AgendaItemFactory, AttendanceFactory
from tests.support.making.office import paragraph, word
from tests.support.world import signed_in

pytestmark = pytest.mark.django_db


def address(name: str, scene, *more) -> str:
    return reverse(name, args=[scene.space.slug, scene.meeting.pk, *more])


def text_of(response) -> str:
    return response.text.replace("&#x27;", "'")


# ── writing ──


def point(scene, name: str = "common", **said) -> dict:
    item = AgendaItem.objects.get(pk=scene.items[name].pk)
    return {"notes": item.notes, "seen": item.notes_sequence, **said}


def test_a_point_is_kept_and_the_page_comes_back_to_it(scene):
    client, url = signed_in(scene.keeper), address("keep_minutes_point", scene, scene.items["common"].pk)
    said = {"decision": "Une salle.", "task": "Réserver", "task_seat": scene.seat("caf").pk, "task_due": days(9)}
    done = client.post(url, point(scene, notes="Dit.", **said))
    assert done.url == f"{address('write_minutes', scene)}#point-{scene.items['common'].pk}"
    page = text_of(client.get(address("write_minutes", scene)))
    for seen in ("Dit.", "Une salle.", "Réserver", "Réservé aux membres présents"):
        assert seen in page
    client.post(address("drop_from_minutes", scene), {"decision": Decision.objects.get().pk})
    client.post(address("drop_from_minutes", scene), {"suite": Task.objects.get().pk})
    assert not Decision.objects.exists()
    assert not Task.objects.exists()


def test_htmx_is_answered_the_point_alone(scene):
    client, url = signed_in(scene.keeper), address("keep_minutes_point", scene, scene.items["common"].pk)
    done = client.post(url, point(scene, notes="Dit."), headers={"HX-Request": "true"})
    assert done.status_code == 200
    assert "<main" not in done.text
    assert "Ce point est gardé." in done.text
    assert "Point thematic" not in done.text
    refused = client.post(url, point(scene, notes="Dit.", task="Sans siège"), headers={"HX-Request": "true"})
    assert (refused.status_code, "Sans siège" in refused.text) == (422, True)


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "htmx"])
def test_two_on_one_point_lose_nothing(scene, headers):
    url = address("keep_minutes_point", scene, scene.items["common"].pk)
    both = point(scene)
    signed_in(scene.keeper).post(url, {**both, "notes": "Le premier texte."})
    client = signed_in(scene.chair)
    answer = client.post(url, {**both, "notes": "Le second texte.", "decision": "À garder."}, headers=headers)
    text = text_of(answer)
    assert answer.status_code == 422
    for seen in ("Le premier texte.", "Le second texte.", "À garder.", "Quelqu'un vient d'écrire"):
        assert seen in text
    again = point(scene, notes="Les deux textes.")
    assert f'name="seen" value="{again["seen"]}"' in text
    client.post(url, again)
    assert AgendaItem.objects.get(pk=scene.items["common"].pk).notes == "Les deux textes."


def test_what_is_typed_is_kept_and_taken_up_again(scene):
    client = signed_in(scene.keeper)
    page = client.get(address("write_minutes", scene))
    keys = [line.split('"')[0] for line in page.text.split('name="keep" value="')[1:]]
    assert len(keys) == len(set(keys)) == 4, "one a point, and one for the file"
    answer = client.post(reverse("keep_form"), {"keep": keys[0], "notes": "Une phrase inachevée", "seen": ""})
    assert answer.status_code == 200
    again = text_of(client.get(address("write_minutes", scene)))
    assert again.count("n'a pas été envoyée") == 1
    assert "Une phrase inachev" in text_of(client.get(answer.json()["resume"]))
    url = address("keep_minutes_point", scene, scene.items["common"].pk)
    client.post(url, point(scene, notes="Une phrase achevée.", keep=keys[0]))
    assert not UnfinishedForm.objects.filter(sent_at=None).exists()
    assert "n'a pas été envoyée" not in text_of(client.get(address("write_minutes", scene)))


def test_a_prepared_meeting_is_not_written_yet(scene):
    Meeting.objects.update(state="PREPARED")
    done = signed_in(scene.chair).get(address("write_minutes", scene), follow=True)
    assert "une fois la rencontre convoquée" in text_of(done)


# ── kept in Word ──


def given(name: str = "compte rendu.docx") -> dict:
    return {"file": SimpleUploadedFile(name, word(paragraph("Un mot introuvable ailleurs.")).made())}


def opened(client: Client, file: Attachment) -> int:
    answer = client.get(reverse("attachment", args=[file.pk]))
    body_of(answer)
    return answer.status_code


def test_a_file_is_joined_circulated_and_read_inside_alone(scene, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = signed_in(scene.keeper)
    assert client.post(address("minutes_file", scene), given()).status_code == 302
    file = Attachment.objects.get()
    assert opened(signed_in(scene.follower), file) == 404, "not yet"
    assert client.post(address("circulate_minutes", scene)).status_code == 302
    for person, status in (("caf", 200), ("follower", 200), ("coordinator", 200), ("expert", 404)):
        other = signed_in(getattr(scene, person))
        assert opened(other, file) == status, person
        page = other.get(address("minutes", scene))
        assert ("compte rendu.docx" in page.text) == (status == 200), person
    client.post(address("minutes_file", scene), {"retirer": "1"})
    assert Minutes.objects.get().attachment is None
    assert opened(signed_in(scene.follower), file) == 200, "of its version"


def test_a_picture_is_no_minutes(scene, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sent = {"file": SimpleUploadedFile("notes.txt", b"Des notes.")}
    refused = signed_in(scene.keeper).post(address("minutes_file", scene), sent)
    assert refused.status_code == 422
    assert not Attachment.objects.exists()


# ── reading ──


def test_each_reads_their_parts_and_what_they_may_do(scene):
    scene.write_all()
    AttendanceFactory(meeting=scene.meeting, name="Mme Présente", quality="Caf")
    assert signed_in(scene.caf).get(address("minutes", scene)).status_code == 200, "being written"
    assert signed_in(scene.follower).get(address("minutes", scene)).status_code == 404
    scene.circulate()
    parts = {"caf": {"common", "thematic", "reserved"}, "follower": {"common", "thematic"}, "expert": {"thematic"}}
    for person, theirs in parts.items():
        page = text_of(signed_in(getattr(scene, person)).get(address("minutes", scene)))
        assert {name for name in scene.items if f"Dit sur {name}." in page} == theirs
        assert ("Mme Présente" in page) == (person == "caf")
        assert "J'ai lu" in page
        assert "Faire une observation" in page
    coordinator = text_of(signed_in(scene.coordinator).get(address("minutes", scene)))
    assert "J'ai lu" not in coordinator
    assert "Approuver" in coordinator


def test_read_observed_replied_in_the_page(scene):
    scene.write_all()
    scene.circulate()
    follower, url = signed_in(scene.follower), address("minutes", scene)
    follower.post(address("read_minutes", scene), {"rien": "1"})
    assert "Vous n'avez rien à signaler." in text_of(follower.get(url))
    empty = follower.post(address("observe_minutes", scene), {"words": " "})
    assert empty.status_code == 422
    follower.post(address("observe_minutes", scene), {"words": "Observation canari"})
    row = Delivery.objects.get(observation="Observation canari")
    assert "La réponse est attendue" in text_of(follower.get(url))
    assert "Observation canari" not in text_of(signed_in(scene.expert).get(url))
    keeper = signed_in(scene.keeper)
    assert "1 sur 5" in text_of(keeper.get(url))
    reply = address("reply_to_observation", scene, row.pk)
    assert "Observation canari" in text_of(keeper.get(reply))
    keeper.post(reply, {"words": "Réponse canari", "seen": row.observation})
    assert "Réponse canari" in text_of(follower.get(url))
    opened = Notice.objects.get(recipient=scene.follower, kind="minutes.replied")
    assert follower.post(reverse("open_notice", args=[opened.pk])).url == f"{url}#observations"


def test_refusals_are_told_on_the_page(scene):
    scene.write_all()
    scene.circulate()
    chair = signed_in(scene.chair)
    assert "Les observations sont ouvertes" in text_of(chair.post(address("approve_minutes", scene), follow=True))
    assert "Seul un compte rendu approuvé" in text_of(chair.post(address("share_minutes", scene), follow=True))


def test_versions_are_listed_and_compared(scene):
    scene.write_all()
    scene.circulate()
    scene.write("common", "Dit autrement.")
    page = signed_in(scene.keeper).get(address("circulate_minutes", scene))
    assert "Dit autrement." in page.text
    assert signed_in(scene.keeper).post(address("circulate_minutes", scene), {"reason": ""}).status_code == 422
    signed_in(scene.keeper).post(address("circulate_minutes", scene), {"reason": "Une précision."})
    caf = signed_in(scene.caf)
    page = text_of(caf.get(address("minutes", scene)))
    for seen in ("Une précision.", "?de=1&amp;a=2", address("minutes_version", scene, 1)):
        assert seen in page
    assert "Dit sur common." in text_of(caf.get(address("minutes_version", scene, 1)))
    compared = text_of(caf.get(address("compare_minutes", scene) + "?de=1&a=2"))
    assert "<ins>" in compared
    expert = text_of(signed_in(scene.expert).get(address("compare_minutes", scene) + "?de=1&a=2"))
    assert "Les deux textes disent la même chose." in expert
    assert "Une précision." not in text_of(signed_in(scene.expert).get(address("minutes", scene)))


def test_the_meeting_leads_to_its_minutes(scene):
    url = reverse("meeting", args=[scene.space.slug, scene.meeting.pk])
    assert "Écrire le compte rendu" in text_of(signed_in(scene.keeper).get(url))
    assert "compte rendu" not in text_of(signed_in(scene.follower).get(url)).partition("<main")[2].partition("Ordre")[0]
    scene.write_all()
    assert "Dit sur common." in text_of(signed_in(scene.caf).get(url)), "noted so far"
    assert "Dit sur common." not in text_of(signed_in(scene.follower).get(url))
    scene.circulate()
    assert "Lire le compte rendu" in text_of(signed_in(scene.follower).get(url))


# ── « Mon ITC », decisions and tasks ──


def test_what_waits_is_on_mon_itc(scene):
    scene.write("common", "Dit.", task="Réserver", task_seat=scene.seat("caf"), task_due=days(-1))
    scene.circulate()
    caf = signed_in(scene.caf)
    page = text_of(caf.get("/espaces/"))
    for seen in ("Compte rendu à lire", "Réserver", "En retard"):
        assert seen in page
    caf.post(address("read_minutes", scene))
    task = Task.objects.get()
    settled = caf.post(reverse("settle_task", args=[scene.space.slug, task.pk]), {"depuis": "accueil"}, follow=True)
    page = text_of(settled).partition("À faire")[2]
    assert "Compte rendu à lire" not in page
    assert "C'est fait" not in page


def test_decisions_and_tasks_of_the_itc_are_listed_to_each(scene):
    scene.write_all()
    scene.write("reserved", "Dit.", task="Suite réservée", task_seat=scene.seat("caf"))
    url = reverse("decisions", args=[scene.space.slug])
    assert "Décidé" not in text_of(signed_in(scene.caf).get(url)), "not before it circulates"
    scene.circulate()
    for person, theirs in (("caf", set(scene.items)), ("follower", {"common", "thematic"})):
        page = text_of(signed_in(getattr(scene, person)).get(url))
        assert {name for name in scene.items if f"Décidé sur {name}." in page} == theirs
        assert ("Suite réservée" in page) == (person == "caf")
    assert signed_in(scene.expert).get(url).status_code == 404


def test_what_is_owed_is_on_the_next_session(scene):
    scene.write("common", "Dit.", task="Réserver", task_seat=scene.seat("caf"), task_due=days(-1))
    scene.circulate()
    coming = AgendaItemFactory(meeting=later_session(scene)).meeting
    page = text_of(signed_in(scene.follower).get(reverse("meeting", args=[scene.space.slug, coming.pk])))
    for seen in ("Suites à reprendre", "Réserver", "En retard"):
        assert seen in page


# ── budgets ──


def many(scene) -> None:
    for number in range(12):
        AgendaItemFactory(meeting=scene.meeting, notes=f"Dit {number}.", position=9)
    scene.write_all()
    scene.write("common", "Dit.", task="Réserver", task_seat=scene.seat("caf"))
    AttendanceFactory.create_batch(3, meeting=scene.meeting)
    scene.circulate()
    actions.observe(delivery=scene.delivery("caf"), actor=scene.caf, words="Un mot.")
    scene.write("common", "Redit.")
    scene.circulate(reason="Redit.")
    Notice.objects.all().delete()  # what waits in the header is another page's to count
    assert Attendance.objects.count() == 3


@pytest.mark.parametrize("person", ["keeper", "caf", "follower", "expert", "coordinator"])
def test_minutes_are_read_within_their_budget_of_queries(scene, django_assert_max_num_queries, person):
    many(scene)
    client = signed_in(getattr(scene, person))
    client.get(address("minutes", scene))
    with django_assert_max_num_queries(12):
        assert client.get(address("minutes", scene)).status_code == 200


@pytest.mark.parametrize("person", ["keeper", "coordinator"])
def test_minutes_are_written_within_their_budget_of_queries(scene, django_assert_max_num_queries, person):
    many(scene)
    client = signed_in(getattr(scene, person))
    client.get(address("write_minutes", scene))
    with django_assert_max_num_queries(12):
        assert client.get(address("write_minutes", scene)).status_code == 200


def test_mon_itc_asks_two_queries_for_minutes(scene, django_assert_max_num_queries):
    many(scene)
    client = signed_in(scene.caf)
    client.get("/espaces/")
    with django_assert_max_num_queries(21):
        client.get("/espaces/")
