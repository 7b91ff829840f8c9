"""Health, figures and logs: what an operator sees, and nothing of people."""

import io
import json
import logging
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from prometheus_client import CollectorRegistry, generate_latest

from config.logs import JsonLines, RoutesOnly
from itc_spaces.spaces import clock
from itc_spaces.spaces.models import ClockMark
from operations import health
from operations.metrics import LOCAL, Figures
from tests.support.factories import SheetFactory


@pytest.fixture
def log():
    """What production writes while the test runs."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(JsonLines())
    handler.addFilter(RoutesOnly())
    logging.getLogger().addHandler(handler)
    logging.getLogger("itc").setLevel(logging.INFO)
    yield out
    logging.getLogger().removeHandler(handler)


def lines(log: io.StringIO) -> list[dict]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


class TestHealth:
    def test_live_asks_nothing_of_the_database(self, client):
        assert client.get("/sante/").status_code == 200

    def test_ready_when_the_worker_gave_news(self, db, client):
        clock.mark_clock()
        answer = client.get("/sante/pret/")
        assert answer.status_code == 200
        assert answer.json() == {"pret": True, "base": "ok", "taches": "ok", "courriels": "ok", "disque": "ok"}

    def test_not_ready_without_a_worker(self, db, client):
        ClockMark.objects.create(pk=1, reached_at=timezone.now() - timedelta(minutes=20))
        answer = client.get("/sante/pret/")
        assert (answer.status_code, answer.json()["taches"]) == (503, "en défaut")

    def test_not_ready_when_the_disk_is_full(self, db, client, monkeypatch):
        monkeypatch.setattr(health, "LEAST_FREE", 10**18)
        assert client.get("/sante/pret/").json()["disque"] == "en défaut"

    def test_not_ready_when_the_database_sleeps_and_no_word_of_where_it_is(self, client, monkeypatch):
        def silent():
            raise OperationalError("connection to base.example.org as itc failed")

        monkeypatch.setattr(health, "_database", silent)
        answer = client.get("/sante/pret/")
        assert (answer.status_code, answer.json()["base"]) == (503, "en défaut")
        assert "example.org" not in answer.text

    def test_the_coordination_reads_it_in_words(self, world):
        page = world.client("coordinator", Client()).get("/espaces/-/etat/")
        assert page.status_code == 200
        for said in ("Base de données", "Tâches de fond", "Dernière sauvegarde", "Courriels en attente : 0"):
            assert said in page.text

    @pytest.mark.parametrize(
        ("persona", "shown"), [("coordinator", True), ("administrator", True), ("member_a", False)]
    )
    def test_a_link_of_mon_itc_leads_there(self, world, persona, shown):
        assert ("/espaces/-/etat/" in world.client(persona, Client()).get("/espaces/").text) is shown


class TestFigures:
    def test_they_count_and_name_nobody(self, db):
        registry = CollectorRegistry(auto_describe=False)
        registry.register(Figures())
        said = generate_latest(registry).decode()
        assert "itc_database_up 1.0" in said
        for name in (
            "itc_mails_pending",
            "itc_mail_lag_seconds",
            "itc_disk_free_bytes",
            "itc_worker_seen",
            "itc_search_lag",
        ):
            assert name in said

    def test_only_this_machine_may_ask(self):
        assert LOCAL == "127.0.0.1"


class TestLogs:
    def test_a_request_leaves_its_route_and_its_id(self, world, log):
        sheet = SheetFactory(space=world.a, network=True, title="Fiche canari")
        world.client("member_a", Client()).get(sheet.get_url())
        (line,) = [line for line in lines(log) if line["logger"] == "itc.requests"]
        assert (line["status"], line["method"]) == (200, "GET")
        assert line["route"].startswith("^espaces/")
        assert len(line["request_id"]) == 32

    def test_nothing_of_people_even_when_it_breaks(self, world, log, monkeypatch):
        """Titles, names, addresses, passwords, keys of sessions, what was typed: none of it, in any line."""
        person = world.people["member_a"]
        person.last_name = "Canarinom"
        person.save()
        client = world.client("member_a", Client(raise_request_exception=False))
        sheet = SheetFactory(space=world.a, title="Fiche canarititre", owner=person)

        def broken(*args, **kwargs):
            raise ValueError(f"Key (email)=({person.email}) canarimessage")

        client.post("/connexion/", {"login": person.email, "password": "canarimotdepasse"})
        client.get(sheet.get_url(), {"q": "canariquestion"})
        client.get("/espaces/itc-a/canariadresse/")
        client.post(f"/espaces/itc-a/-/ressources/{sheet.pk}/modifier/", {"title": "canarisaisie"})
        monkeypatch.setattr("itc_spaces.spaces.views.home", broken)
        answer = client.get("/espaces/")
        assert answer.status_code == 500
        found = log.getvalue()
        assert answer["X-Request-ID"] in found
        assert "ValueError" in found
        secrets = [person.email, client.session.session_key, "canari", "Canari", "fiche-canari"]
        assert [secret for secret in secrets if secret in found] == []

    def test_the_proxys_id_is_believed_only_behind_one(self, client, log, settings):
        given = {"x-request-id": "abcdef-0123456789"}
        client.get("/sante/", headers=given)
        settings.BEHIND_PROXY = True
        client.get("/sante/", headers=given)
        client.get("/sante/", headers={"x-request-id": 'x" injected'})
        ids = [line["request_id"] for line in lines(log)]
        assert [one == given["x-request-id"] for one in ids] == [False, True, False]
