"""What is typed in any form is kept for its author alone, until the form is sent and not after."""

from datetime import timedelta
from unittest.mock import Mock
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from itc_spaces.discussion.forms import FileFields
from itc_spaces.discussion.models import Contribution
from knowledge import keeping
from knowledge.files.checks import Checked
from knowledge.files.confined import ComeBack
from knowledge.files.kept_files import keep_files
from knowledge.files.sweeping import sweep_files
from knowledge.keeping import FormKey, Kept
from knowledge.models import KeptFile, PracticeSheet, UnfinishedForm
from knowledge.staleness import base_of, format_base
from tests.knowledge.test_pages import answers
from tests.support.factories import SheetFactory
from tests.tools.uploads import editable
from web.refusals import Refused

pytestmark = pytest.mark.django_db
NEW = "/espaces/itc-a/-/nouvelle-fiche/"
KEEP = "/espaces/itc-a/-/saisie/fiche/"
BY_SCRIPT = {"X-Requested-With": "fetch"}


def key_in(response) -> FormKey:
    signed = response.text.partition('name="keep" value="')[2].partition('"')[0]
    return keeping.read_key(signed)


def opened(client, address: str = NEW) -> dict:
    """What an opened form carries."""
    form = key_in(client.get(address))
    return {"keep": form.signed, "key": str(form.key)}


def tab(name: str, seen: str = "") -> dict:
    return {"keep-tab": name, "keep-seen": seen}


def waiting():
    return UnfinishedForm.objects.filter(sent_at__isnull=True)


@pytest.fixture
def member(world, client):
    return world.client("member_a", client)


class TestOneForm:
    def test_each_opened_form_has_its_own_key(self, member):
        first, second = opened(member), opened(member)
        assert first["key"] != second["key"]
        for form, title in ((first, "Un"), (second, "Deux")):
            assert member.post(KEEP, answers(title=title, **form)).status_code == 200
        member.post(NEW, answers(title="Un", **first))
        assert [row.answers["title"] for row in waiting()] == [["Deux"]]

    def test_nothing_is_kept_of_a_form_that_is_saved(self, member):
        form = opened(member)
        member.post(KEEP, answers(title="Un", **form))
        assert member.post(NEW, answers(title="Un", **form)).status_code == 302
        late = member.post(KEEP, answers(title="Un, en retard", **form))
        assert late.status_code == 410
        assert not waiting().exists()
        assert UnfinishedForm.objects.get().answers == {}
        assert member.get(f"{NEW}?saisie={form['key']}")["Location"].endswith("/modifier/"), "« Back » leads to it"

    def test_an_edited_page_too(self, world, member):
        sheet = SheetFactory(space=world.a)
        edit = reverse("edit_resource", args=["itc-a", sheet.pk])
        form, base = opened(member, edit), format_base(base_of(sheet))
        keep = reverse("keep_typing_page", args=["itc-a", "fiche", sheet.pk])
        assert member.post(keep, answers(title="Autre", base=base, **form)).status_code == 200
        assert member.post(edit, answers(title="Autre", base=base, **form)).status_code == 302
        assert member.post(keep, answers(title="Fantôme", base=base, **form)).status_code == 410
        assert not waiting().exists()

    def test_two_tabs_of_one_typing_go_their_own_ways(self, member):
        form = opened(member)
        member.post(KEEP, answers(title="Un", **tab("a"), **form))
        seen = UnfinishedForm.objects.get().updated_at.isoformat()
        assert member.post(KEEP, answers(title="Un a", **tab("a"), **form)).status_code == 200
        other = member.post(KEEP, answers(title="Un b", **tab("b", seen), **form))
        assert other.status_code == 409
        assert member.post(KEEP, answers(title="Un b", **tab("b"), keep=other.json()["keep"])).status_code == 200
        assert sorted(row.answers["title"] for row in waiting()) == [["Un a"], ["Un b"]]

    def test_what_was_typed_after_back_is_saved_too(self, member):
        form = opened(member)
        member.post(NEW, answers(title="D'abord", **form))
        again = member.post(NEW, answers(title="Puis changé", **form))
        assert again.status_code == 302
        assert PracticeSheet.objects.get().get_latest_revision_as_object().title == "Puis changé"

    def test_the_same_sending_again_leads_where_the_first_led(self, world, member):
        form = opened(member, address := f"/espaces/-/echanges/itc/{world.a.pk}/")
        sent = {"body": "Bonjour à tous", "key": str(uuid4()), "keep": form["keep"]}
        assert member.post(address, sent)["Location"] == member.post(address, sent)["Location"]
        assert member.post(address, sent | {"body": "Autre chose"}).status_code == 302
        assert sorted(Contribution.objects.values_list("body", flat=True)) == ["Autre chose", "Bonjour à tous"]

    def test_the_form_that_takes_the_place_of_a_sent_one_is_another(self, world, member):
        form = opened(member, address := f"/espaces/-/echanges/itc/{world.a.pk}/")
        answer = member.post(address, {"body": "Bonjour", "keep": form["keep"]}, headers={"HX-Request": "true"})
        assert (fresh := key_in(answer)).key.hex != form["key"].replace("-", "")
        assert member.post(reverse("keep_form"), {"keep": fresh.signed, "body": "Et"}).status_code == 200
        assert member.post(reverse("keep_form"), {"keep": form["keep"], "body": "Bonj"}).status_code == 410

    def test_too_much_is_said_and_not_cut(self, member):
        answer = member.post(KEEP, answers(context="x" * 200_001, **opened(member)))
        assert answer.status_code == 413
        assert "trop longue" in answer.json()["words"]
        assert not waiting().exists()

    def test_one_person_keeps_so_many(self, world, member):
        for _ in range(keeping.MOST):
            UnfinishedForm.objects.create(user=world.people["member_a"], slot="x")
        assert member.post(KEEP, answers(**opened(member))).status_code == 422

    def test_it_is_forgotten_in_time(self, world):
        user = world.people["member_a"]
        form = FormKey(user.pk, uuid4(), "/x/#")
        keeping.mark_sent(form)
        UnfinishedForm.objects.create(user=user, slot="/y/#")
        with time_machine.travel(timezone.now() + keeping.SIGNED_FOR, tick=False):
            assert keeping.expire_typing() == 0
            assert keeping.read_key(form.signed) == form
        with time_machine.travel(timezone.now() + 2 * keeping.SIGNED_FOR, tick=False):
            assert keeping.expire_typing() == 1
        with time_machine.travel(timezone.now() + 4 * keeping.SIGNED_FOR, tick=False):
            assert keeping.expire_typing() == 1


class TestWhose:
    def test_a_key_is_of_one_person(self, world, client):
        form = opened(world.client("member_a", client))
        other = world.client("chair_a", client)
        for address in (KEEP, NEW, reverse("keep_form")):
            for asked_by in (BY_SCRIPT, {"HX-Request": "true"}):
                answer = other.post(address, answers(title="De l'autre", **form), headers=asked_by)
                assert (answer.status_code, answer.json()) == (401, {"state": "other"})
        assert other.post(NEW, answers(title="De l'autre", **form)).status_code == 409
        assert not UnfinishedForm.objects.exists()
        assert not PracticeSheet.objects.exists()

    def test_nobody_takes_up_what_another_typed(self, world, client):
        form = opened(world.client("member_a", client))
        client.post(KEEP, answers(title="Un secret", **form))
        for persona in ("chair_a", "coordinator"):
            assert "Un secret" not in world.client(persona, client).get(f"{NEW}?saisie={form['key']}").text

    def test_the_device_is_sealed_with_a_key_of_each(self, world):
        one, other = world.people["member_a"], world.people["chair_a"]
        assert keeping.device_seal(one) != keeping.device_seal(other)
        assert keeping.owner_mark(one) != keeping.owner_mark(other)
        assert keeping.device_seal(one) not in (keeping.owner_mark(one), "")

    @pytest.mark.parametrize("signed", ["", "abc", "1:2:3", "x" * 5000, "\x00"])
    def test_a_key_that_we_did_not_sign_is_none(self, signed):
        assert keeping.read_key(signed) is None


class TestSessionEnded:
    @pytest.mark.parametrize("headers", [BY_SCRIPT, {"HX-Request": "true"}])
    @pytest.mark.parametrize("address", [KEEP, NEW, "/espaces/", "/espaces/-/saisie/"])
    def test_a_script_is_told_and_gets_no_page_of_sign_in(self, world, client, headers, address):
        answer = client.post(address, answers(), headers=headers)
        assert answer.status_code == 401
        assert "rien n'est perdu" in answer.text
        assert "<html" not in answer.text

    def test_a_whole_form_is_kept_for_its_author(self, world, client):
        form = opened(world.client("member_a", client))
        client.logout()
        answer = client.post(NEW, answers(title="Avant la fin", **form))
        assert answer["Location"].startswith("/connexion/?next=")
        assert "saisie" in answer["Location"]
        assert waiting().get().user == world.people["member_a"]
        assert "Avant la fin" in world.client("member_a", client).get(f"{NEW}?saisie={form['key']}").text

    def test_nothing_is_kept_of_a_stranger(self, world, client):
        assert client.post(NEW, answers(title="Rien", keep="1:2:3")).status_code == 302
        assert not UnfinishedForm.objects.exists()

    def test_our_script_is_told_where_a_form_leads(self, member):
        answer = member.post(NEW, answers(**opened(member)), headers=BY_SCRIPT)
        assert answer.status_code == 204
        assert answer["X-Location"].endswith("?brouillon=1")


# Every page where one writes, and who opens it.
FORMS = {
    "message": ("member_a", lambda world, sheet: f"/espaces/-/echanges/itc/{world.a.pk}/"),
    "sheet": ("member_a", lambda world, sheet: NEW),
    "note": ("member_a", lambda world, sheet: "/espaces/itc-a/-/nouvelle-note/"),
    "tool": ("member_a", lambda world, sheet: "/espaces/itc-a/-/nouvel-outil/"),
    "bilan": ("member_a", lambda world, sheet: f"/espaces/itc-a/-/nouveau-bilan/?thematique={world.thematic.pk}"),
    "edit": ("member_a", lambda world, sheet: reverse("edit_resource", args=["itc-a", sheet.pk])),
    "files": ("member_a", lambda world, sheet: reverse("page_files", args=["itc-a", sheet.pk])),
    "credits": ("member_a", lambda world, sheet: reverse("page_credits", args=["itc-a", sheet.pk])),
    "feedback": ("member_b", lambda world, sheet: reverse("give_feedback", args=["itc-a", sheet.pk])),
    "reuse": ("member_b", lambda world, sheet: reverse("reuse", args=["itc-a", sheet.pk])),
    "submit": ("member_a", lambda world, sheet: reverse("submit_resource", args=["itc-a", sheet.pk])),
    "suggest": ("member_a", lambda world, sheet: reverse("suggest_thematic", args=["itc-a"])),
    "thematic": ("chair_a", lambda world, sheet: reverse("edit_thematic", args=["itc-a", world.thematic.pk])),
    "invite": ("chair_a", lambda world, sheet: reverse("thematic_people", args=["itc-a", world.thematic.pk])),
    "space": ("coordinator", lambda world, sheet: reverse("edit_space", args=["itc-a"])),
    "close": ("coordinator", lambda world, sheet: reverse("close_space", args=["itc-a"])),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_where_one_writes_is_kept(world, client, name):
    persona, address = FORMS[name]
    sheet = SheetFactory(space=world.a, network=True)
    page = world.client(persona, client).get(address(world, sheet))
    assert page.status_code == 200
    assert 'role="status" aria-live="off" data-keep="' in page.text
    assert "maxlength" not in page.text.partition("<main")[2], "nothing pasted is cut"
    form = key_in(page)
    kept = client.post(reverse("keep_form"), {"keep": form.signed, "words": "Des mots"}, headers=BY_SCRIPT)
    assert kept.status_code == 200
    again = client.get(address(world, sheet))
    assert "La reprendre" in again.text
    assert f"saisie={form.key.hex}" in again.text


class TestFiles:
    def test_a_file_stays_chosen_when_its_form_comes_back(self, world, member):
        page = f"/espaces/-/echanges/itc/{world.a.pk}/"
        refused = member.post(page, {"body": "", "file": editable("grille.docx")})
        assert refused.status_code == 422
        assert "« grille.docx » est gardé" in refused.text
        token = refused.text.partition('name="file-kept" value="')[2].partition('"')[0]
        sent = member.post(page, {"body": "Voici la grille", "file-kept": token, **opened(member, page)})
        assert sent.status_code == 302
        assert Contribution.objects.get().files.get().attachment.name == "grille.docx"
        assert not KeptFile.objects.exists()

    def test_a_file_that_is_itself_refused_is_not_kept(self, world, member):
        page = f"/espaces/-/echanges/itc/{world.a.pk}/"
        refused = member.post(page, {"body": "Voici", "file": editable("grille.docx", b"MZ")})
        assert refused.status_code == 422
        assert not KeptFile.objects.exists()

    @pytest.mark.parametrize(("outcome", "is_kept"), [(Checked, True), (ComeBack, True), (Refused, False)])
    def test_what_decides_is_how_it_was_judged_and_no_word_of_the_form(self, world, outcome, is_kept):
        upload = editable("grille.docx")
        upload.outcome = Mock(spec=Checked) if outcome is Checked else outcome("Refus.")
        form = FileFields({}, {"file": upload})
        form.add_error("file", "« grille.docx » est déjà joint.")
        keep_files(form, world.people["member_a"])
        assert KeptFile.objects.exists() == is_kept

    def test_it_is_swept_after_a_day(self, world, member, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        member.post(f"/espaces/-/echanges/itc/{world.a.pk}/", {"body": "", "file": editable()})
        assert sweep_files(age=-1) == 0
        with time_machine.travel(timezone.now() + timedelta(days=2)):
            assert sweep_files(age=-1) == 1
        assert not [path for path in tmp_path.rglob("*") if path.is_file()]

    @pytest.mark.parametrize("token", ["", "abc", "WzEsMl0:x:y"])
    def test_no_token_but_ours_opens_a_file(self, world, member, token):
        page = f"/espaces/-/echanges/itc/{world.a.pk}/"
        assert member.post(page, {"body": "Seul", "file-kept": token}).status_code == 302
        assert not Contribution.objects.get().files.exists()


def test_a_kept_outcome_is_one_of_those_answered():
    from knowledge.views.keeping import STATUS

    assert set(STATUS) == set(Kept) - {Kept.KEPT}
