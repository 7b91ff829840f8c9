"""Retiring what is in use: it is said where, of what one may see, and nothing that was written changes."""

import pytest
from django.urls import reverse

from itc_spaces.coordination.actions import agree_to_change
from itc_spaces.coordination.uses import uses_of
from itc_spaces.membership.models import WordChange
from itc_spaces.spaces.models import Deployment, FrameworkAgreement, SpaceRecord, Topic
from knowledge.answers import SheetAnswers
from tests.support.factories import (
    DepartmentFactory,
    OrganisationFactory,
    SeatFactory,
    SheetFactory,
    SpaceFactory,
    TerritoryFactory,
    TopicFactory,
    days,
)

pytestmark = pytest.mark.django_db


def test_an_organisation_that_sits_and_leads(world):
    organisation, coordinator = OrganisationFactory(), world.people["coordinator"]
    assert uses_of(organisation, coordinator) == []
    SeatFactory(space=world.a, organisation=organisation)
    SeatFactory(space=world.b, organisation=organisation, ended_at="2026-01-01T00:00:00Z")
    SheetFactory(space=world.a, lead_organisation=organisation)
    assert uses_of(organisation, coordinator) == ["Elle siège dans ITC A.", "Une ressource s'en sert."]


def test_the_territory_of_an_itc(world):
    territory, department = TerritoryFactory(), world.a.record.department
    agreement = FrameworkAgreement.objects.create(department=department, title="2024-2027", starts_on=days(-400))
    Deployment.objects.create(space=world.a, agreement=agreement, territory=territory, starts_on=days(-400))
    assert uses_of(territory, world.people["coordinator"]) == ["C'est le territoire de ITC A."]


def test_only_what_one_may_read_is_counted(world):
    topic = TopicFactory()
    elsewhere = SpaceFactory()
    SpaceRecord.objects.filter(space=elsewhere).update(department=DepartmentFactory(code="84"))
    SheetFactory(space=elsewhere, topics=[topic])
    assert uses_of(topic, world.people["coordinator"]) == []
    for _ in range(2):
        SheetFactory(space=world.a, topics=[topic])
    assert uses_of(topic, world.people["coordinator"]) == ["2 ressources que vous pouvez lire s'en servent."]


def test_it_is_said_before_retiring_and_nothing_written_changes(world, client):
    topic = TopicFactory(name="Un sujet en usage")
    sheet = SheetFactory(space=world.a, topics=[topic])
    client = world.client("coordinator", client)
    url = reverse("list_entry", args=[world.a.record.department.code, "sujets", topic.pk])
    assert "Une ressource s'en sert." in client.get(url).content.decode().replace("&#x27;", "'")
    client.post(url, {"do": "retire"})
    assert Topic.objects.get(pk=topic.pk).retired_at is None, "the other coordinations are asked first"
    elsewhere = world.people["coordinator_elsewhere"]
    agree_to_change(change=WordChange.objects.get(), department=elsewhere.offices.get().department, actor=elsewhere)
    assert Topic.objects.get(pk=topic.pk).retired_at
    assert list(sheet.topics.all()) == [topic]
    assert topic in SheetAnswers(space=world.a, page=sheet).fields["topics"].queryset, "it stays where it was chosen"
    assert topic not in SheetAnswers(space=world.a).fields["topics"].queryset
