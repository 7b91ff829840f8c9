"""The mail of a circulation: each is mailed exactly what they may read when it leaves, once, and nothing reserved."""

import pytest
from django.core import mail
from django.utils import timezone

from itc_spaces.meetings.models import AgendaItem
from itc_spaces.minutes import actions
from itc_spaces.minutes.mails import send_minutes
from itc_spaces.minutes.models import Delivery

pytestmark = pytest.mark.django_db
PARTS = {"chair": {"common", "thematic"}, "follower": {"common", "thematic"}, "expert": {"thematic"}}


def mailed(person) -> str:
    """All parts of the one mail a person got."""
    (sent,) = [one for one in mail.outbox if one.to == [person.email]]
    return "\n".join([sent.subject, sent.body, *(part.content for part in sent.alternatives)])


@pytest.mark.parametrize("person", PARTS)
def test_each_is_mailed_exactly_their_parts(scene, person):
    scene.write_all()
    scene.circulate()
    assert send_minutes()["envoyé"] == 5
    text = mailed(getattr(scene, person))
    assert {name for name in scene.items if f"Dit sur {name}." in text} == PARTS[person]
    assert {name for name in scene.items if f"Décidé sur {name}." in text} == PARTS[person]
    assert {name for name in scene.items if f"point {name}" in text.lower()} == PARTS[person]
    assert ("se lit sur la page" in text) == (person == "chair"), "a link in place of what is reserved"
    assert f"/espaces/itc-littoral/-/rencontres/{scene.meeting.pk}/compte-rendu/" in text
    mail.outbox.clear()
    send_minutes()
    assert mail.outbox == [], "once"


def test_rights_are_asked_when_it_leaves(scene):
    scene.write_all()
    scene.circulate()
    scene.end_access()
    scene.caf.memberships.update(ended_at=timezone.now())
    assert send_minutes()["envoyé"] == 3
    assert not [one for one in mail.outbox if one.to[0] in (scene.expert.email, scene.caf.email)]
    assert Delivery.objects.filter(mail_state="CANCELLED").count() == 2


def test_a_version_that_was_replaced_before_its_mail_left_is_not_mailed(scene):
    scene.write_all()
    scene.circulate()
    scene.write("common", "Dit autrement.")
    scene.circulate(reason="Le chiffre de mai.")
    send_minutes()
    assert len(mail.outbox) == 5
    text = mailed(scene.follower)
    assert "Compte rendu corrigé" in text
    assert "Dit autrement." in text
    assert "Le chiffre de mai." in text
    assert "Le chiffre de mai." not in mailed(scene.expert), "it may be about another point than theirs"


def test_nothing_is_said_to_who_reads_nothing(scene):
    scene.write("reserved", "Secret.")
    AgendaItem.objects.update(reserved=True)
    scene.circulate()
    send_minutes()
    assert {one.to[0] for one in mail.outbox} == {scene.chair.email, scene.keeper.email, scene.caf.email}
    assert "Secret." not in mailed(scene.chair)
    assert "3 points réservés" in mailed(scene.chair)


def test_the_mail_leads_to_the_page_and_records_nothing_by_itself(scene, client):
    scene.write_all()
    scene.circulate()
    send_minutes()
    path = f"/espaces/itc-littoral/-/rencontres/{scene.meeting.pk}/compte-rendu/"
    asked = client.get(path)
    assert (asked.status_code, path in asked.url) == (302, True), "after sign-in"
    client.force_login(scene.follower)
    assert client.get(path).status_code == 200
    assert Delivery.objects.filter(read_at__isnull=False).count() == 0
    client.post(f"{path}lu/")
    assert Delivery.objects.get(read_at__isnull=False).recipient == scene.follower


def test_who_sits_twice_is_mailed_once(scene):
    scene.write_all()
    version = scene.circulate()
    assert version.deliveries.count() == version.deliveries.values("recipient").distinct().count()
    actions.mark_read(delivery=scene.delivery("caf"), actor=scene.caf)
