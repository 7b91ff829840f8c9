"""What an agenda item carries: a resource that each reader sees if they may, files with the readers of the item."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from itc_spaces.meetings import actions
from itc_spaces.meetings.models import AgendaFile, Meeting
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.models import Attachment
from tests.itc_spaces.meetings.scenes import begin, everybody_came
from tests.knowledge.files.test_files import PDF
from tests.support.answers import body_of
from tests.support.factories import GrantFactory, SheetFactory, ThematicFactory
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.support.site import INSIDE_A, MEMBERS_A, hang
from tests.support.world import signed_in
from web.refusals import NotAllowed, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def item(scene):
    return actions.add_item(meeting=MeetingFactory(space=scene.space), actor=scene.caf, title="Nos horaires")


def at(name: str, item) -> str:
    return reverse(name, args=[item.meeting.space.slug, item.meeting_id, item.pk])


def pdf(name: str = "horaires.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


# ── the resource ──


def test_one_chooses_among_what_one_may_read(scene, item):
    own = SheetFactory(space=scene.space, title="Un accueil du matin")
    elsewhere = SheetFactory(title="Une ludothèque", network=True)
    hidden = SheetFactory(title="Fiche canari d'une autre ITC", shared=True)
    client = signed_in(scene.caf)
    seen = client.get(at("agenda_page", item)).text
    assert seen.index("Un accueil du matin") < seen.index("Une ludothèque")
    assert "canari" not in seen
    found = client.get(at("agenda_page", item), {"q": "ludo"}).text
    assert "Une ludothèque" in found
    assert "Un accueil du matin" not in found
    assert "Aucune ressource" in client.get(at("agenda_page", item), {"q": "zzz"}).text
    refused = client.post(at("agenda_page", item), {"page": hidden.pk})
    assert refused.status_code == 422
    assert "choisissez-en une autre" in refused.text
    assert client.post(at("agenda_page", item), {"page": elsewhere.pk}).status_code == 302
    item.refresh_from_db()
    assert item.page_id == elsewhere.pk
    client.post(at("agenda_page", item), {"page": ""})
    item.refresh_from_db()
    assert item.page is None
    with pytest.raises(NotAllowed):
        actions.link_page(item=item, actor=scene.caf, page=hidden.page_ptr)
    assert own.pk


def test_each_reader_sees_the_link_if_they_may_read_the_resource(scene):
    thematic = ThematicFactory(space=scene.space)
    grant = GrantFactory(content_object=thematic)
    draft = SheetFactory(space=scene.space, title="Brouillon canari")
    meeting = MeetingFactory(space=scene.space, convened=True)
    AgendaItemFactory(meeting=meeting, thematic=thematic, page=draft.page_ptr)
    url = reverse("meeting", args=[scene.space.slug, meeting.pk])
    assert draft.url in signed_in(scene.caf).get(url).text
    for person in (scene.follower, grant.user):
        assert "canari" not in signed_in(person).get(url).text


# ── files ──


def test_who_writes_adds_a_file_and_takes_back_their_own(scene, item):
    client, url = signed_in(scene.caf), at("agenda_files", item)
    assert client.post(url, {"do": "add"}).status_code == 422
    assert client.post(url, {"do": "add", "file": pdf()}).status_code == 302
    link = AgendaFile.objects.get()
    assert (link.attachment.name, link.attachment.uploaded_by) == ("horaires.pdf", scene.caf)
    client.post(url, {"do": "add", "file": pdf()})
    assert AgendaFile.objects.count() == 1, "the same file again is the same file"
    other = signed_in(scene.director)
    assert "Retirer" not in other.get(url).text
    assert other.post(url, {"do": link.pk}).status_code == 404
    assert client.post(url, {"do": link.pk}).status_code == 302
    assert not AgendaFile.objects.exists()
    assert signed_in(scene.follower).post(url, {"do": "add", "file": pdf()}).status_code == 404


def test_a_picture_without_its_description_is_asked_for_it(scene, item):
    from tests.support.site import picture

    response = signed_in(scene.caf).post(
        at("agenda_files", item), {"do": "add", "file": SimpleUploadedFile("porte.jpg", picture(), "image/jpeg")}
    )
    assert response.status_code == 422
    assert "Décrivez l'image" in response.text.replace("&#x27;", "'")
    assert "porte.jpg" in response.text, "the file is kept"


def test_who_keeps_the_notes_adds_a_file_once_it_is_held(scene):
    meeting = begin(scene.meeting())
    item = meeting.items.get()
    actions.hold_meeting(meeting=meeting, actor=scene.chair, seats=everybody_came(meeting))
    Meeting.objects.update(secretary_seat=scene.seats["director"], chair_seat=None)
    with pytest.raises(NotAllowed):
        actions.add_agenda_file(item=item, actor=scene.caf, upload=pdf())
    assert actions.add_agenda_file(item=item, actor=scene.director, upload=pdf())


def test_an_item_has_so_many_files(scene, item, monkeypatch):
    monkeypatch.setattr("itc_spaces.meetings.actions.agenda_files.MOST_FILES", 1)
    actions.add_agenda_file(item=item, actor=scene.caf, upload=pdf())
    with pytest.raises(Refused, match="au plus 1 fichiers"):
        actions.add_agenda_file(item=item, actor=scene.caf, upload=pdf("autre.pdf", PDF + b"\n"))


@pytest.mark.parametrize(
    ("meeting", "said", "readers"),
    [
        ({"convened": True}, {"thematic": True}, INSIDE_A | {"expert_open"}),
        ({"convened": True}, {}, INSIDE_A),
        ({"convened": True}, {"thematic": True, "reserved": True}, MEMBERS_A),
        ({}, {"thematic": True}, MEMBERS_A),
    ],
    ids=["of a thematic", "of none", "reserved", "in preparation"],
)
def test_a_file_is_read_by_the_readers_of_its_item(world, meeting, said, readers):
    said = {**said, "thematic": world.thematic if said.get("thematic") else None}
    item = AgendaItemFactory(meeting=MeetingFactory(space=world.a, **meeting), **said)
    attachment = hang(item, "canarifichier.pdf").attachment
    found = {name for name, person in world.people.items() if access.may(person, Action.READ, attachment)}
    assert found == readers
    url = reverse("attachment", args=[attachment.pk])
    for name in ("follower_a", "expert_open", "member_b"):
        response = signed_in(world.people[name]).get(url)
        body_of(response)
        assert response.status_code == (200 if name in readers else 404), name


def test_what_becomes_reserved_takes_its_files_with_it(world):
    item = AgendaItemFactory(meeting=MeetingFactory(space=world.a, convened=True), thematic=world.thematic)
    attachment = hang(item, "canarifichier.pdf").attachment
    assert access.may(world.people["expert_open"], Action.READ, attachment)
    item.reserved = True
    item.save()
    for name in ("expert_open", "follower_a"):
        assert not access.may(world.people[name], Action.READ, attachment)


def test_a_postponed_item_keeps_its_files(scene):
    meeting, following = begin(scene.meeting()), MeetingFactory(space=scene.space)
    item = meeting.items.get()
    actions.add_agenda_file(item=item, actor=scene.chair, upload=pdf())
    actions.hold_meeting(meeting=meeting, actor=scene.chair, seats=everybody_came(meeting), postponed=[item.pk])
    carried = following.items.get()
    assert carried.carried_from == item
    assert [link.attachment for link in carried.files.all()] == [Attachment.objects.get()]


def test_the_meeting_shows_its_files_in_the_same_number_of_queries(scene, django_assert_max_num_queries):
    meeting = MeetingFactory(space=scene.space, convened=True)
    for number in range(4):
        page = SheetFactory(space=scene.space, network=True).page_ptr
        for name in "ab":
            hang(AgendaItemFactory(meeting=meeting, page=page), f"fichier{number}{name}.pdf")
    client, url = signed_in(scene.caf), reverse("meeting", args=[scene.space.slug, meeting.pk])
    client.get(url)
    with django_assert_max_num_queries(12):
        assert "fichier3b.pdf" in client.get(url).text
