"""`demo --scale`: many spaces that are as whole as if people had made them."""

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from accounts.models import User
from demonstration.scale import add_spaces
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Department, Placement, Space
from knowledge.models import PracticeSheet
from knowledge.publication.models import Edition
from tests.support.factories.publication import submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def director() -> User:
    add_spaces(12)
    return User.objects.filter(email__startswith="directrice.").order_by("pk")[3]


def test_counts_and_the_tree(director, capsys):
    assert (Space.objects.count(), Placement.objects.count(), Edition.objects.count()) == (12, 120, 12)
    call_command("fixtree", interactive=False)
    assert "No problems found" in capsys.readouterr().out
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_second_time_adds_and_collides_with_nothing(director):
    add_spaces(3)
    assert (Space.objects.count(), Department.objects.count()) == (15, 2)


def test_its_people_work_there(director):
    client = Client()
    client.force_login(director)
    mine = access.permitted(director, access.Action.EDIT, PracticeSheet)
    assert mine.count() == 8
    sheet = mine.filter(placement__audience="NETWORK").last()
    for url in ("/espaces/", sheet.placement.space.get_url(), sheet.get_url()):
        assert client.get(url).status_code == 200
    assert sheet.missing_to_share() == []
    assert submitted(sheet, director).pk
    # Of the eleven other spaces: what they share with the network.
    assert access.visible_to(director, Page).filter(placement__isnull=False).count() == 10 + 11 * 6


def test_its_editions_are_read(director, client):
    edition = Edition.objects.order_by("pk").first()
    page = client.get(edition.get_absolute_url())
    assert page.status_code == 200
    assert edition.title in page.text
    assert "Centre social" not in page.text
    assert client.get("/ressources/", {"sujet": edition.topic_slug}).status_code == 200
