"""The list, the badge and the worker."""

import signal
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.loader import get_template
from django.test import Client

from itc_spaces.membership import actions
from itc_spaces.spaces import clock
from itc_spaces.spaces.models import ClockMark, Membership
from knowledge.actions import narrow
from knowledge.actions.notices import REUSED
from notifications import jobs
from notifications.api import KINDS, notify
from notifications.models import Notice
from notifications.notices import shown_to
from tests.support.factories import SheetFactory

ROOT = Path(__file__).resolve().parents[3]
LIST = "/espaces/-/avis/"


@pytest.fixture
def sheet(world):
    return SheetFactory(space=world.a, network=True, title="Fiche canari")


def tell(world, sheet, *personas, event="x:1"):
    notify(kind=REUSED, target=sheet, recipients=[world.people[p] for p in personas], event=event)


def test_the_list_shows_each_their_own(world, sheet):
    tell(world, sheet, "member_a")
    assert "Fiche canari" in world.client("member_a", Client()).get(LIST).text
    assert "Fiche canari" not in world.client("member_b", Client()).get(LIST).text


def test_a_notice_leads_to_its_target_and_is_read(world, sheet):
    tell(world, sheet, "member_a")
    notice, client = Notice.objects.get(), world.client("member_a", Client())
    assert "Non lu" in client.get(LIST).text
    assert client.get(f"{LIST}{notice.pk}/").status_code == 405
    assert client.post(f"{LIST}{notice.pk}/").url == sheet.get_url()
    assert "Non lu" not in client.get(LIST).text
    for other in ("member_b", "coordinator"):
        assert world.client(other, Client()).post(f"{LIST}{notice.pk}/").status_code == 404
    assert client.post(f"{LIST}999999999999999999999999/").status_code == 404


def test_a_hidden_target_drops_the_notice_and_the_count(world, sheet):
    tell(world, sheet, "member_b")
    client, notice = world.client("member_b", Client()), Notice.objects.get()
    assert 'class="badge">1' in client.get(LIST).text
    narrow(page=sheet, actor=world.people["chair_a"], audience="SPACE")
    page = client.get(LIST).text
    assert "Fiche canari" not in page
    assert 'class="badge"' not in page
    assert client.post(f"{LIST}{notice.pk}/").status_code == 404


def test_what_concerns_ones_own_right_stays_readable_after_it_ended(world):
    membership = Membership.objects.get(user=world.people["member_a"])
    actions.end_membership(membership=membership, actor=world.people["chair_a"])
    page = world.client("member_a", Client()).get(LIST).text
    assert "Votre participation à « ITC A » a pris fin" in page


def test_all_read_is_of_ones_own(world, sheet):
    tell(world, sheet, "member_a", "member_b")
    assert world.client("member_a", Client()).post(f"{LIST}tout-lu/").status_code == 302
    unread = Notice.objects.filter(read_at=None)
    assert [notice.recipient for notice in unread] == [world.people["member_b"]]


def test_every_kind_can_be_written(world, sheet):
    """Each registered template renders for a target of its model; a kind whose template is missing fails here."""
    for kind in KINDS.values():
        assert get_template(f"{kind.template}.txt").template.source.strip().count("\n") > 1, kind.name


def test_the_badge_costs_one_query_beside_what_one_holds(world, sheet, django_assert_num_queries):
    for number in range(5):
        tell(world, sheet, "member_a", event=f"x:{number}")
    list(shown_to(world.people["member_a"]))  # content types are read once in a process
    with django_assert_num_queries(2):
        assert shown_to(world.people["member_a"]).filter(read_at=None).count() == 5


def test_the_list_costs_the_same_with_twenty(world, django_assert_max_num_queries):
    client = world.client("member_a", Client())
    tell(world, SheetFactory(space=world.a, network=True), "member_a")
    client.get(LIST)
    clock.forget_mark()  # read again after some seconds: counted both times
    with django_assert_max_num_queries(40) as one:
        client.get(LIST)
    for number in range(19):
        tell(world, SheetFactory(space=world.a, network=True), "member_a", event=f"y:{number}")
    clock.forget_mark()
    with django_assert_max_num_queries(len(one)):
        assert client.get(LIST).text.count("Non lu") == 20


@pytest.mark.parametrize("page", ["2", "0", "-1", "x", "\x00", "9" * 40])
def test_odd_pages_are_answered(world, page):
    assert world.client("member_a", Client()).get(LIST, {"page": page}).status_code == 200


def test_the_worker_does_every_job_once_and_marks_the_clock(db, monkeypatch, capsys):
    done = []
    monkeypatch.setattr(jobs, "JOBS", {})
    monkeypatch.setattr("notifications.management.commands.worker.JOBS", jobs.JOBS)
    jobs.register_job("un", lambda: done.append("un") or {"rangés": 2}, every=None)
    jobs.register_job("raté", lambda: 1 / 0, every=None)
    jobs.register_job("deux", lambda: done.append("deux") or {}, every=None)
    call_command("worker", "--once")
    assert done == ["un", "deux"]
    assert capsys.readouterr().out.splitlines() == ["un : 2 rangés", "raté : échec", "deux : rien à faire"]
    assert ClockMark.objects.exists()


@pytest.mark.process
def test_the_worker_ends_when_told(make_instance):
    """A real process, on a database of its own."""
    instance = make_instance("sqlite")
    with instance.start("manage.py", "worker", stderr=subprocess.PIPE, text=True) as worker:
        try:
            assert any("au travail" in line for line in worker.stderr)
            worker.send_signal(signal.SIGTERM)
            worker.communicate(timeout=20)
            assert worker.returncode == 0
        finally:
            worker.kill()
