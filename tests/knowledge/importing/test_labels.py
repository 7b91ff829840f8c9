"""The labels of documents: a list that the coordinations share."""

import pytest
from django.urls import reverse

from itc_spaces.membership.models import WordChange
from knowledge.exchange.importing.labels import Labels, answers_named
from knowledge.models import KnownLabel
from knowledge.types import type_of


@pytest.fixture
def coordination(world, client):
    client.force_login(world.people["coordinator"])
    return reverse("lists", args=[world.a.record.department.code, "libelles"])


def test_a_coordination_adds_a_label(client, coordination):
    client.post(coordination, {"answer": "context", "name": "Ce qui nous a décidés"})
    assert Labels(type_of("fiche")).find("Ce qui nous a décidés :") == ("context", "SURE")
    page = client.get(coordination).content.decode()
    assert "va dans « Contexte et besoin repéré »" in page


def test_an_answer_must_be_one_of_ours(client, coordination):
    answer = client.post(coordination, {"answer": "pk", "name": "Ce qui nous a décidés"})
    assert answer.status_code == 422
    assert not KnownLabel.objects.filter(answer="pk").exists()


def test_a_change_is_proposed_as_for_all_shared_words(client, coordination):
    label = KnownLabel.objects.get(slug="constat")
    client.post(f"{coordination}{label.pk}/", {"do": "retire"})
    assert WordChange.objects.filter(object_id=label.pk).exists()


def test_every_first_label_means_an_answer():
    known = dict(answers_named())
    assert {"context", "steps", "outcomes", "purpose", "done"} <= set(known)


def test_first_labels_are_of_answers_that_are_asked(db):
    stray = set(KnownLabel.objects.values_list("answer", flat=True)) - set(dict(answers_named()))
    assert stray == set()
