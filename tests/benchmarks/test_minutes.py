"""The mail of a circulation to forty people, twenty points each, through a mail server that answers at once."""

import time

import pytest
from django.core import mail

from itc_spaces.minutes import actions
from itc_spaces.minutes.mails import send_minutes
from tests.itc_spaces.minutes.scenes import make_scene
from tests.support.factories import member_of
from tests.support.factories.meetings import AgendaItemFactory

PEOPLE, POINTS = 40, 20
NOTES = "Chacun a parlé de ce qu'il voit, puis de ce qu'il voudrait essayer.\n\n" * 12

pytestmark = [pytest.mark.bench, pytest.mark.django_db]


def test_the_mail_of_a_circulation(capsys):
    scene = make_scene()
    for rank in range(PEOPLE - 5):
        member_of(scene.space, follows=bool(rank % 2))
    for _ in range(POINTS):
        AgendaItemFactory(meeting=scene.meeting, notes=NOTES)
    started = time.perf_counter()
    version = actions.circulate_minutes(meeting=scene.meeting, actor=scene.keeper)
    frozen = time.perf_counter()
    sent = send_minutes()
    ended = time.perf_counter()
    assert (version.deliveries.count(), sent["envoyé"], len(mail.outbox)) == (PEOPLE, PEOPLE, PEOPLE)
    with capsys.disabled():
        print(f"\ncirculating {POINTS} points {frozen - started:.2f} s; {PEOPLE} mails {ended - frozen:.2f} s")
