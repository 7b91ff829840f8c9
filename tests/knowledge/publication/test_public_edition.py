"""What anybody reads of one edition, and at which address."""

import json
import re

import pytest
from django.urls import reverse

from knowledge.files.previews import draw_waiting
from knowledge.models import Attachment, Credit, PageFile
from knowledge.publication.actions import purge, withdraw
from knowledge.publication.models import Edition, EditionFile
from tests.knowledge.publication.test_actions import rewrite
from tests.knowledge.publication.test_copies import attach, picture
from tests.support.answers import body_of
from tests.support.factories.publication import accepted, many_editions


def make_edition(sheet, people):
    return accepted(sheet, people["member_a"], people["coordinator"], people["validator"])


class TestAddress:
    def test_newest_and_numbered(self, client, edition):
        for address in (edition.get_absolute_url(), edition.numbered_url()):
            response = client.get(address)
            assert response.status_code == 200
            assert edition.title in response.text

    def test_an_older_slug_redirects_for_good(self, client, sheet, people, edition):
        second = make_edition(rewrite(sheet, people["member_a"], title="Titre revu"), people)
        response = client.get(edition.get_absolute_url())
        assert (response.status_code, response["Location"]) == (301, second.get_absolute_url())
        wrong = reverse("edition_number", args=[edition.publication_id, "autre", 1])
        assert client.get(wrong)["Location"] == edition.numbered_url()

    def test_without_slug(self, client, edition):
        response = client.get(f"/ressources/{edition.publication_id}/")
        assert (response.status_code, response["Location"]) == (301, edition.get_absolute_url())

    @pytest.mark.parametrize(
        "path",
        ["999/", "999-rien/", "0-x/", "999999999999999999-x/", "1-x/999999999/", "99999999999999999999999-x/", "-x/"],
    )
    def test_unknown(self, client, db, path):
        assert client.get(f"/ressources/{path}").status_code == 404

    def test_only_reading_methods(self, client, edition):
        assert client.post(edition.get_absolute_url()).status_code == 405
        assert client.head(edition.get_absolute_url()).status_code == 200


class TestPage:
    def test_says_what_is_needed(self, client, sheet, people):
        Credit.objects.create(page=sheet, user=people["member_a"], name="Jeanne Dit-Oui", consents_public=True)
        edition = make_edition(rewrite(sheet, people["member_a"], contact="06 secret"), people)
        text = client.get(edition.get_absolute_url()).text
        for expected in ("Des familles", "Jeanne Dit-Oui", "Licence Ouverte 2.0", "og:title", "ITC A, « "):
            assert expected in text
        assert f"/espaces/-/reprendre/?edition={edition.pk}" in text
        assert "06 secret" not in text

    def test_json_ld_cannot_leave_its_block(self, client, sheet, people):
        title = "</script><script>alert(1)</script>"
        edition = make_edition(rewrite(sheet, people["member_a"], title=title), people)
        text = client.get(edition.get_absolute_url()).text
        assert "<script>alert" not in text
        block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[1]
        assert json.loads(block)["name"] == title

    def test_five_queries_then_one(self, client, sheet, people, edition, django_assert_num_queries):
        """The mark, the editions, the files and the credits; what search knows to be narrowed meanwhile."""
        newest = make_edition(rewrite(sheet, people["member_a"], title="Deux"), people)
        with django_assert_num_queries(5):
            first = client.get(newest.get_absolute_url())
        with django_assert_num_queries(1):
            again = client.get(newest.get_absolute_url())
        assert (again.content, again.headers) == (first.content, first.headers)

    def test_etag_answers_304_and_follows_what_is_shown(self, client, edition):
        first = client.get(edition.get_absolute_url())
        assert first["Cache-Control"] == "public, no-cache"
        assert "Cookie" not in first.get("Vary", "")
        known = {"if-none-match": first["ETag"]}
        assert client.get(edition.get_absolute_url(), headers=known).status_code == 304
        edition.credits.update(name="un membre de l'ITC")
        edition.credits.create(name="Une autre personne")
        assert client.get(edition.get_absolute_url(), headers=known).status_code == 200

    def test_counts_other_itcs_that_publish_an_adaptation(self, client, world, edition):
        publication = edition.publication
        many_editions(2, world.b, source=publication)
        assert "reprise dans 1 ITC" in client.get(edition.get_absolute_url()).text
        adapted = Edition.objects.filter(source=publication, in_catalogue=True)
        adapted.update(in_catalogue=False)
        assert "reprise dans" not in client.get(edition.get_absolute_url()).text

    def test_source_is_a_link_while_in_force(self, client, world, people, edition):
        adaptation = many_editions(1, world.b, source=edition.publication, attribution="D'après « X », ITC A")[0]
        link = f'<a href="{edition.get_absolute_url()}">'
        assert link in client.get(adaptation.get_absolute_url()).text
        withdraw(publication=edition.publication, actor=people["validator"], reason="Erreur")
        text = client.get(adaptation.get_absolute_url()).text
        assert link not in text
        assert "D&#x27;après « X »" in text


class TestWithdrawn:
    def test_newest(self, client, sheet, people, edition):
        second = make_edition(rewrite(sheet, people["member_a"], title="Canari deux"), people)
        withdraw(publication=second.publication, actor=people["validator"], reason="Chiffres faux", edition=second)
        for address in (second.get_absolute_url(), second.numbered_url(), edition.get_absolute_url()):
            response = client.get(address)
            assert response.status_code == 410
            assert "Chiffres faux" in response.text
            assert edition.numbered_url() in response.text
            assert "Canari" not in response.text
        assert client.get(edition.numbered_url()).status_code == 200

    def test_earlier_one(self, client, sheet, people, edition):
        second = make_edition(rewrite(sheet, people["member_a"], title="Deux"), people)
        withdraw(publication=second.publication, actor=people["validator"], reason="Erreur", edition=edition)
        assert client.get(edition.numbered_url()).status_code == 410
        response = client.get(second.get_absolute_url())
        assert response.status_code == 200
        assert edition.numbered_url() not in response.text

    def test_purged(self, client, sheet, people):
        edition = make_edition(rewrite(sheet, people["member_a"], title="Canari rouge"), people)
        address = edition.get_absolute_url()
        purge(edition=edition, actor=people["coordinator"], reason="Décision de justice")
        response = client.get(address)
        assert response.status_code == 410
        assert "Décision de justice" in response.text
        assert "Canari" not in response.text


class TestFiles:
    @pytest.fixture
    def published(self, sheet, people):
        attach(sheet, "photo.jpg", picture())
        return make_edition(sheet, people).files.get()

    def test_picture_opens_and_never_runs(self, client, published):
        response = client.get(published.get_absolute_url())
        body_of(response)
        assert response.status_code == 200
        assert response["Content-Type"] == "image/jpeg"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"].startswith("sandbox")
        assert "attachment" not in response.get("Content-Disposition", "")
        known = client.get(published.get_absolute_url(), headers={"if-none-match": response["ETag"]})
        assert known.status_code == 304
        assert known["Cache-Control"] == "public, no-cache"

    def test_a_small_picture_of_it_goes_with_it(self, client, people, published):
        """ "edition_preview": the same for everybody, and gone with its edition."""
        address = reverse("edition_preview", args=[published.pk])
        assert client.get(address)["Cache-Control"] == "no-store"  # a plain one, until the worker has drawn it
        draw_waiting()
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
        assert response["Cache-Control"] == "public, no-cache"
        assert body_of(response)[8:12] == b"WEBP"
        withdraw(publication=published.edition.publication, actor=people["validator"], reason="Erreur")
        assert client.get(address).status_code == 404

    def test_others_are_downloaded(self, client, published):
        EditionFile.objects.filter(pk=published.pk).update(name="tableau.xlsx", kind="SHEET")
        published.refresh_from_db()
        response = client.get(published.get_absolute_url())
        body_of(response)
        assert response["Content-Disposition"].startswith("attachment")

    def test_only_the_id_decides(self, client, published):
        response = client.get(reverse("edition_file", args=[published.pk, "autre.jpg"]))
        assert (response.status_code, response["Location"]) == (301, published.get_absolute_url())

    def test_bytes_stay_when_the_private_file_goes(self, client, sheet, published):
        before = body_of(client.get(published.get_absolute_url()))
        PageFile.objects.all().delete()
        for attachment in Attachment.objects.all():
            attachment.file.delete(save=False)
        assert body_of(client.get(published.get_absolute_url())) == before

    def test_withdrawn(self, client, people, published):
        withdraw(publication=published.edition.publication, actor=people["validator"], reason="Erreur")
        assert client.get(published.get_absolute_url()).status_code == 404

    def test_purged_bytes_go_on_commit(self, client, people, published, django_capture_on_commit_callbacks):
        storage, name = published.file.storage, published.file.name
        with django_capture_on_commit_callbacks(execute=True):
            purge(edition=published.edition, actor=people["coordinator"], reason="Loi")
            assert storage.exists(name)
        assert not storage.exists(name)
        assert client.get(published.get_absolute_url()).status_code == 404

    @pytest.mark.parametrize("path", ["999/x.pdf", "0/x", "99999999999999999999/x", "1/%00.pdf", "1/%F0%9F%98%80"])
    def test_unknown(self, client, db, path):
        assert client.get(f"/ressources/fichiers/{path}").status_code == 404
