"""What PostgreSQL takes back is done again: a request from its first byte, a job of the worker from its beginning."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib import messages
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from accounts.models import User
from accounts.resets import reset_path
from itc_spaces.membership.links import LINKS
from itc_spaces.spaces.middleware import AtomicUnsafeRequests
from knowledge.actions import reusing
from notifications.jobs import Job
from notifications.management.commands.worker import Command
from tests.support.factories import PASSWORD, SeatFactory, SheetFactory, UserFactory
from tests.support.factories.invitations import InvitationFactory
from web.retrying import TRIES, retried

DEADLOCK = """DO $$ BEGIN RAISE EXCEPTION 'two waited for each other' USING ERRCODE = '40P01'; END $$"""
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite takes nothing back")
committing = pytest.mark.django_db(transaction=True, serialized_rollback=True)


class Failing:
    """A gesture that PostgreSQL takes back so many times before it passes."""

    def __init__(self, times: int, code: str = "40P01"):
        self.times, self.code, self.calls, self.committed = times, code, 0, 0

    def __call__(self) -> int:
        self.calls += 1
        with transaction.atomic():
            transaction.on_commit(self.count)
            if self.calls <= self.times:
                with connection.cursor() as cursor:
                    cursor.execute(DEADLOCK.replace("40P01", self.code))
        return self.calls

    def count(self) -> None:
        self.committed += 1


@on_postgresql
@committing
class TestDoneAgain:
    def test_it_passes_and_what_waited_for_its_commit_is_done_once(self):
        act = Failing(TRIES - 1)
        assert retried(act) == TRIES
        assert act.committed == 1

    def test_it_is_given_up_in_the_end(self):
        act = Failing(TRIES)
        with pytest.raises(OperationalError):
            retried(act)
        assert (act.calls, act.committed) == (TRIES, 0)

    @pytest.mark.parametrize("code", ["55P03", "57014"])
    def test_what_waited_too_long_is_not(self, code):
        act = Failing(1, code)
        with pytest.raises(OperationalError):
            retried(act)
        assert act.calls == 1

    def test_within_a_transaction_nothing_is(self):
        act = Failing(1)
        with pytest.raises(OperationalError), transaction.atomic():
            retried(act)
        assert act.calls == 1

    def test_a_job_of_the_worker_is(self):
        act = Failing(1)
        assert Command().do(Job("essai", lambda: {"faits": act()}, timedelta(seconds=1))) == "essai : 2 faits"


@on_postgresql
@committing
class TestARequest:
    def answer(self, view, upload=None, path="/"):
        sent = {"word": "bonjour"} | ({"file": upload} if upload else {})
        request = RequestFactory().post(path, sent)
        request.resolver_match = None
        for middleware in (SessionMiddleware, AuthenticationMiddleware, MessageMiddleware):
            middleware(lambda request: None).process_request(request)
        return request, AtomicUnsafeRequests(lambda request: None).process_view(request, view, (), {})

    def test_is_read_again_from_its_first_byte_and_says_once_what_it_says(self, settings, tmp_path):
        read, act = [], Failing(1)

        def view(request):
            upload = request.FILES["file"]
            read.append((request.POST["word"], upload.read(), dict(request.session)))
            request.session["seen"] = True
            messages.success(request, "C'est fait.")
            act()
            return HttpResponse("ok")

        request, response = self.answer(view, SimpleUploadedFile("a.txt", b"des mots"))
        request.close()  # as at the end of an answer
        assert response.content == b"ok"
        assert read == [("bonjour", b"des mots", {})] * 2
        assert [str(message) for message in messages.get_messages(request)] == ["C'est fait."]

    def test_has_its_large_file_again_though_the_first_try_moved_it(self, settings, tmp_path):
        settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1
        settings.MEDIA_ROOT = tmp_path
        kept, sent, act, storage = [], [], Failing(1), FileSystemStorage(tmp_path)

        def view(request):
            upload = request.FILES["file"]
            assert isinstance(upload, TemporaryUploadedFile)
            sent.append((upload, Path(upload.temporary_file_path())))
            kept.append(storage.save("a.txt", upload))
            act()
            return HttpResponse("ok")

        self.answer(view, SimpleUploadedFile("a.txt", b"des mots" * 1000))
        for upload, path in sent:
            path.touch()  # moved away: closing deletes it
            upload.close()
        assert [(tmp_path / name).read_bytes() for name in kept] == [b"des mots" * 1000] * 2


@on_postgresql
@committing
def test_a_real_deadlock_is_done_again():
    """Two requests lock two rows, each the other's first: PostgreSQL ends one, which is done again."""
    rows = [User.objects.create_user(f"{name}@exemple.test") for name in "ab"]
    both, answers = threading.Barrier(2), {}

    def lock(user) -> None:
        User.objects.filter(pk=user.pk).update(quality="vu")

    def act(first, second) -> Failing:
        tries = []

        def once() -> int:
            tries.append(1)
            with transaction.atomic():
                lock(first)
                if len(tries) == 1:
                    both.wait(10)
                lock(second)
            return len(tries)

        return once

    def run(name, first, second) -> None:
        try:
            answers[name] = retried(act(first, second))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=("a", *rows)), threading.Thread(target=run, args=("b", *rows[::-1]))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(answers.values()) == [1, 2]


@pytest.mark.django_db
class TestPasswords:
    """Checked and hashed before the transaction: nobody waits for a lock meanwhile."""

    @pytest.fixture
    def depths(self, monkeypatch):
        """Of transactions, at each hash; without the savepoints of the test there is none at all then."""
        found, encode = [], MD5PasswordHasher.encode
        monkeypatch.setattr(
            MD5PasswordHasher, "encode",
            lambda self, *args: (found.append(len(connection.savepoint_ids)), encode(self, *args))[1],
        )  # fmt: skip
        return found

    def sent(self, depths, client, path, led="/", **said):
        del depths[:]
        answer = client.post(path, said)
        assert answer.status_code == 302, answer.content
        assert answer.url.startswith(led)
        assert depths, "nothing was hashed"
        assert set(depths) == {len(connection.savepoint_ids)}

    def test_of_who_opens_an_account(self, world, client, depths):
        invitation = InvitationFactory(seat=SeatFactory(space=world.a), email="zoe@exemple.test")
        names = {"first_name": "Zoé", "last_name": "Le Goff"}
        self.sent(depths, client, LINKS.path_of(invitation), **names, password="une phrase assez longue")
        assert User.objects.get(email="zoe@exemple.test").check_password("une phrase assez longue")

    def test_of_who_signs_in_confirms_and_changes_it(self, client, depths):
        user, new = UserFactory(), "une toute autre phrase"
        self.sent(depths, client, "/connexion/", "/espaces/", login=user.email, password=PASSWORD)
        own = "/espaces/-/mon-compte/"
        self.sent(depths, client, f"{own}confirmer/", password=PASSWORD)
        self.sent(depths, client, f"{own}mot-de-passe/", oldpassword=PASSWORD, password1=new, password2=new)
        user.refresh_from_db()
        assert user.check_password(new)
        assert client.get(own).status_code == 200

    def test_of_who_follows_a_mailed_link(self, client, depths):
        user, new = UserFactory(), "une toute autre phrase"
        self.sent(depths, client, client.get(reset_path(user)).url, password1=new, password2=new)
        user.refresh_from_db()
        assert user.check_password(new)

    def test_past_a_limit_nothing_is_hashed(self, client, depths, settings):
        settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "1/m/ip"}
        for status in (200, 429):
            del depths[:]
            answer = client.post("/connexion/", {"login": "a@exemple.test", "password": "faux"})
            assert (answer.status_code, bool(depths)) == (status, status == 200)


@pytest.mark.django_db
class TestPressedTwice:
    def test_a_reuse_sent_twice_leads_to_the_page_already_made(self, world, client, monkeypatch):
        """The second found no page when it looked first, and the first one's when its turn came."""
        page = SheetFactory(space=world.a, owner=world.people["member_a"], network=True, publics=[])
        path = reverse("reuse", args=["itc-a", page.pk])
        client = world.client("member_b", client)
        sent = {"space": world.b.slug, "adapted": "x", "key": "8f14e45f-ceea-467f-a0e6-8d9a1f0d2b11"}
        first = client.post(path, sent)
        monkeypatch.setattr(reusing, "page_made", lambda key: None)
        assert client.post(path, sent)["Location"] == first["Location"]
