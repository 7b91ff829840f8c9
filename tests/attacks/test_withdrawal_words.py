"""A withdrawal that is asked: who reads its words, where, and until when."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests.attacks.test_words import seen_by, those_who_see
from tests.support.factories import SheetFactory
from tests.support.factories.publication import accepted, make_circuit
from tests.support.world import PERSONAS

pytestmark = pytest.mark.django_db


class TestAskingAWithdrawal:
    @pytest.fixture
    def edition(self, world):
        make_circuit(world.a.record.department)
        people = world.people
        sheet = SheetFactory(space=world.a, network=True, owner=people["member_a"])
        return accepted(sheet, people["member_a"], people["coordinator"], people["validator"])

    def test_the_author_asks_the_chair_passes_on_the_committee_withdraws(self, world, edition):
        publication, url = edition.publication, reverse("ask_withdrawal", args=[edition.publication_id])
        page = Page.objects.get(pk=publication.page_id)
        offered = {p for p in PERSONAS if url in seen_by(world, p, page.get_url())}
        assert offered == {"member_a", "chair_a", "coordinator"}
        author = world.client("member_a", Client())
        assert author.post(url, {"reason": ""}).status_code == 422
        asked = author.post(url, {"reason": "Canarimotif"})["Location"]
        assert those_who_see(world, "Canarimotif", asked) == {"member_a", "chair_a", "coordinator"}
        assert "Le retrait d'une édition est demandé" in seen_by(world, "chair_a", reverse("notices"))
        assert "retrait" not in seen_by(world, "validator", reverse("notices"))
        assert asked not in seen_by(world, "validator", reverse("validation"))
        assert world.client("member_a", Client()).post(asked, {"reason": "x"}).status_code == 200
        assert world.client("chair_a", Client()).post(asked, {"reason": "Canarimotif revu"}).status_code == 302
        assert those_who_see(world, "Canarimotif revu", asked) == {"member_a", "chair_a", "coordinator", "validator"}
        assert "ITC A demande le retrait d'une édition" in seen_by(world, "validator", reverse("notices"))
        assert asked in seen_by(world, "validator", reverse("validation"))
        withdraw = reverse("withdraw_publication", args=[publication.pk])
        given = {"edition": "toutes", "reason": "À la demande de l'ITC."}
        assert world.client("validator", Client()).post(withdraw, given).status_code == 302
        assert "L'édition est retirée" in seen_by(world, "member_a", asked)
        assert "a sa réponse" in seen_by(world, "member_a", reverse("notices"))
        assert asked not in seen_by(world, "validator", reverse("validation"))

    def test_the_committee_may_say_why_it_stays(self, world, edition):
        url = reverse("ask_withdrawal", args=[edition.publication_id])
        asked = world.client("chair_a", Client()).post(url, {"reason": "Une erreur."})["Location"]
        validator = world.client("validator", Client())
        tried = [validator.post(asked, {"answer": answer}).status_code for answer in (" ", "Une correction suffit.")]
        assert tried == [422, 302]
        assert "Une correction suffit." in seen_by(world, "chair_a", asked)
        assert world.client("chair_a", Client()).get(url).status_code == 200, "it may be asked again"

    def test_who_answers_second_is_told_and_keeps_the_words(self, world, edition):
        url = reverse("ask_withdrawal", args=[edition.publication_id])
        asked = world.client("chair_a", Client()).post(url, {"reason": "Une erreur."})["Location"]
        world.client("validator", Client()).post(asked, {"answer": "Une correction suffit."})
        second = world.client("coordinator", Client()).post(asked, {"answer": "Canariperdu"})
        told = ("Quelqu'un a répondu entre-temps", "Canariperdu")
        assert second.status_code == 409
        assert all(words in unescape(second.text) for words in told)

    def test_each_is_told_who_reads_the_request_first(self, world, edition):
        url = reverse("ask_withdrawal", args=[edition.publication_id])
        assert "L'animation de votre ITC lit votre demande" in unescape(seen_by(world, "member_a", url))
        assert "tout droit au comité" in seen_by(world, "chair_a", url)
