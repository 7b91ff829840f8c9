"""Versions of a tool: who gets which, what stays, who is told, and what is refused."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Revision

from itc_spaces.spaces.models import Placement
from knowledge import actions
from knowledge.actions.feedback import give_feedback
from knowledge.models import Attachment
from knowledge.publication.models import EditionFile
from knowledge.publication.reusing import reuse_edition
from knowledge.staleness import StaleForm, base_of
from notifications.models import Notice
from notifications.notices import render
from tests.knowledge.test_feedback import said
from tests.support.factories import ToolFactory
from tests.support.factories.publication import accepted, make_circuit, submitted
from tests.support.sharing import share_again
from tests.support.site import INSIDE_A, SIGNED_OUT
from tests.support.world import PERSONAS
from tests.tools.uploads import PDF, accessible, docx, editable
from tools.actions import add_version, complete_version, remove_version
from tools.models import Tool, ToolVersion
from web.refusals import NotAllowed, Refused

pytestmark = pytest.mark.django_db


def fresh(page: Page) -> Tool:
    return Tool.objects.get(pk=page.pk)


def add(page: Tool, actor, **given) -> ToolVersion:
    given = {"label": "Rentrée", "changes": "Plus courte.", "editable": editable(), "accessible": accessible(), **given}
    return add_version(page=page, actor=actor, **{"base": base_of(fresh(page)), **given})


def shared_version(page: Tool, actor, **given) -> ToolVersion:
    version = add(page, actor, **given)
    share_again(page=fresh(page), actor=actor)
    version.refresh_from_db()
    return version


def attachments(version: ToolVersion) -> list[Attachment]:
    return [row.attachment for row in version.files.select_related("attachment")]


def status(world, client, persona: str, attachment: Attachment) -> int:
    response = world.client(persona, client).get(reverse("attachment", args=[attachment.pk]))
    if response.streaming:
        b"".join(response.streaming_content)  # read to its end, it closes
    return response.status_code


@pytest.fixture
def tool(world) -> Tool:
    return ToolFactory(space=world.a, owner=world.people["member_a"], network=True)


@pytest.fixture
def member(world):
    return world.people["member_a"]


class TestAdding:
    def test_its_files_follow_the_draft_then_the_shared_text(self, tool, member):
        version = add(tool, member)
        assert fresh(tool).reading().files == ()
        draft = fresh(tool).get_latest_revision_as_object().reading()
        assert [file.role for file in draft.files] == ["EDITABLE", "ACCESSIBLE"]
        assert draft.fact("version").values == (("1", "1, « Rentrée »"),)
        assert version.shared_at is None
        share_again(page=fresh(tool), actor=member)
        version.refresh_from_db()
        assert version.shared_at
        assert fresh(tool).reading() == draft

    def test_what_changes_is_said_from_the_second_on(self, tool, member):
        add(tool, member, changes="")
        with pytest.raises(Refused, match="Dites ce qui change"):
            add(tool, member, changes="  ")
        assert add(tool, member).number == 2

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({"editable": accessible()}, "document, un tableur ou une présentation"),
            ({"accessible": editable("grille.xlsx", b"PK\x03\x04")}, "abîmé"),
            ({"editable": editable(content=b"")}, "est vide"),
            ({"accessible": accessible("grille.html", b"<html>")}, "n'est pas accepté"),
            ({"accessible": accessible(content=b"%PDF-1.4 /Encrypt 1 0 R %%EOF")}, "mot de passe"),
            ({"editable": editable("facture.pdf.exe", b"MZ")}, "n'est pas accepté"),
        ],
    )
    def test_a_refused_file_leaves_nothing_half_stored(self, tool, member, given, words):
        with pytest.raises(Refused, match=words):
            add(tool, member, **given)
        assert not Attachment.objects.exists()
        assert not ToolVersion.objects.exists()

    @pytest.mark.parametrize("persona", ["member_b", "follower_a", "validator", "expert_open", "no_seat"])
    def test_nobody_else_adds_one(self, world, tool, persona):
        with pytest.raises(NotAllowed):
            add(tool, world.people[persona])

    def test_of_two_at_once_the_second_is_told(self, tool, member):
        base = base_of(tool)
        add(tool, member, base=base)
        with pytest.raises(StaleForm):
            add(tool, member, base=base)
        assert ToolVersion.objects.count() == 1


class TestOwed:
    """One file is enough to begin with; the accessible one is owed."""

    def test_it_comes_later_to_those_who_have_the_version(self, world, client, tool, member):
        version = shared_version(tool, member, accessible=None)
        assert [file.role for file in fresh(tool).reading().files] == ["EDITABLE"]
        home = world.client("member_a", client).get("/espaces/").text
        assert "attend son fichier accessible" in home
        assert "attend son fichier accessible" not in world.client("chair_a", client).get("/espaces/").text
        complete_version(page=tool, actor=member, version_id=version.pk, accessible=accessible())
        assert [file.role for file in fresh(tool).reading().files] == ["EDITABLE", "ACCESSIBLE"]
        assert "attend son fichier accessible" not in world.client("member_a", client).get("/espaces/").text
        assert {status(world, client, "member_b", file) for file in attachments(version)} == {200}

    def test_once(self, tool, member):
        version = add(tool, member)
        with pytest.raises(Refused, match="a son fichier accessible"):
            complete_version(page=tool, actor=member, version_id=version.pk, accessible=accessible())

    @pytest.mark.parametrize("persona", ["member_b", "follower_a", "validator", "expert_open", "no_seat"])
    def test_nobody_else_completes_it(self, world, tool, member, persona):
        version = shared_version(tool, member, accessible=None)
        with pytest.raises(NotAllowed):
            complete_version(
                page=tool, actor=world.people[persona], version_id=version.pk, accessible=accessible()
            )  # fmt: skip

    def test_on_its_page(self, world, client, tool, member):
        version = add(tool, member, accessible=None)
        address = reverse("tool_versions", args=["itc-a", tool.pk])
        assert "encore attendu" in world.client("member_a", client).get(address).text
        assert client.post(address, {"complete": version.pk, "file": accessible()}).status_code == 302
        assert "encore attendu" not in client.get(address).text


class TestReaders:
    def test_older_versions_stay_reachable_and_those_in_preparation_are_for_editors(self, world, client, tool, member):
        first, second = (shared_version(tool, member, label=f"Numéro {n}") for n in "12")
        third = add(tool, member, label="canaripreparation")
        for version, expected in ((first, 200), (second, 200), (third, 404)):
            assert {status(world, client, "member_b", file) for file in attachments(version)} == {expected}
            assert {status(world, client, "chair_a", file) for file in attachments(version)} == {200}
        for address in (tool.url, reverse("tool_versions", args=["itc-a", tool.pk])):
            seen = world.client("member_b", client).get(address).content.decode()
            assert "Numéro 1" in seen
            assert "canari" not in seen
            assert "canari" in world.client("chair_a", client).get(address).content.decode()

    @pytest.mark.parametrize("persona", PERSONAS)
    def test_role_by_answer_of_a_shared_versions_file(self, world, client, member, persona):
        tool = ToolFactory(space=world.a, owner=member, shared=True)
        expected = 200 if persona in INSIDE_A else 302 if persona in SIGNED_OUT else 404
        assert status(world, client, persona, attachments(shared_version(tool, member))[0]) == expected

    @pytest.mark.parametrize("change", [{"audience": "SPACE"}, {"shared_at": None, "audience": "SPACE"}])
    def test_narrowed_its_files_are_gone_at_once(self, world, client, tool, member, change):
        file = attachments(shared_version(tool, member))[0]
        assert status(world, client, "member_b", file) == 200
        Placement.objects.filter(page=tool).update(**change)
        assert status(world, client, "member_b", file) == 404

    def test_an_older_text_shared_again_takes_no_version_away(self, world, client, tool, member):
        first, second = (shared_version(tool, member) for _ in "12")
        carries_first = Revision.objects.for_instance(tool).filter(content__version=first.pk).latest("pk")
        actions.revert_to(page=fresh(tool), actor=member, revision=carries_first, base=base_of(fresh(tool)))
        share_again(page=fresh(tool), actor=member)
        assert fresh(tool).version == first
        assert status(world, client, "member_b", attachments(second)[0]) == 200


class TestRemoving:
    def remove(self, tool, member, version):
        remove_version(page=fresh(tool), actor=member, version_id=version.pk, base=base_of(fresh(tool)))

    def test_one_in_preparation_goes_and_the_draft_carries_the_one_before(self, tool, member):
        first = shared_version(tool, member)
        second = add(tool, member)
        self.remove(tool, member, second)
        assert fresh(tool).get_latest_revision_as_object().version == first
        assert list(ToolVersion.objects.all()) == [first]

    def test_the_one_that_readers_have_is_kept(self, tool, member):
        with pytest.raises(Refused, match="celle que lisent vos lecteurs"):
            self.remove(tool, member, shared_version(tool, member))

    def test_one_under_validation_is_kept_and_goes_after_the_answer(self, world, tool, member):
        make_circuit(world.a.record.department)
        first = shared_version(tool, member)
        submission = submitted(fresh(tool), member)
        shared_version(tool, member)
        with pytest.raises(Refused, match="soumise à validation"):
            self.remove(tool, member, first)
        submission.delete()
        self.remove(tool, member, first)

    def test_an_older_text_that_carried_it_opens_without_it(self, tool, member):
        first = shared_version(tool, member)
        carried = fresh(tool).latest_revision
        shared_version(tool, member)
        self.remove(tool, member, first)
        assert carried.as_object().reading().fact("version") is None

    def test_of_another_tool_or_twice(self, world, tool, member):
        elsewhere = add(ToolFactory(space=world.a, owner=member), member)
        with pytest.raises(Refused, match="n'est plus là"):
            self.remove(tool, member, elsewhere)

    def test_the_whole_tool_goes_with_its_versions(self, tool, member):
        shared_version(tool, member)
        fresh(tool).delete()
        assert not ToolVersion.objects.exists()


class TestAfterwards:
    def test_an_edition_carries_the_shared_version_with_copies_of_its_files(self, world, tool, member):
        make_circuit(world.a.record.department)
        shared_version(tool, member, label="Première")
        edition = accepted(fresh(tool), member, world.people["coordinator"], world.people["validator"])
        shared_version(tool, member, label="Seconde")
        edition.refresh_from_db()
        assert edition.as_reading().fact("version").values == (("1", "1, « Première »"),)
        roles = EditionFile.objects.filter(edition=edition).values_list("role", "name")
        assert list(roles) == [("EDITABLE", "grille.docx"), ("ACCESSIBLE", "grille.pdf")]

    @pytest.mark.parametrize("source", ["page", "edition"])
    def test_reuse_copies_the_version_as_the_first_of_the_other_itc(self, world, tool, member, source):
        shared_version(tool, member)
        there = {"space": world.b, "actor": world.people["member_b"], "adapted": "En grands caractères."}
        if source == "page":
            page = actions.reuse_page(source=tool, **there)
        else:
            make_circuit(world.a.record.department)
            edition = accepted(fresh(tool), member, world.people["coordinator"], world.people["validator"])
            page = reuse_edition(edition=edition, **there)
        version = page.versions.get()
        assert (version.number, version.shared_at) == (1, None)
        draft = fresh(page).get_latest_revision_as_object()
        assert draft.version == version
        assert draft.tool_kind == "GRID"
        assert {file.space for file in attachments(version)} == {world.b}
        assert not draft.file_links.all()

    def test_those_who_took_it_up_are_told_once_when_it_is_shared(self, world, tool, member):
        person = world.people["member_b"]
        shared_version(tool, member)
        actions.reuse_page(source=tool, space=world.b, actor=person, adapted="x")
        add(tool, member)
        assert not Notice.objects.filter(kind="tool.new_version").exists()
        for _ in range(2):
            share_again(page=fresh(tool), actor=member)
        (notice,) = Notice.objects.filter(kind="tool.new_version")
        assert notice.recipient == person
        (shown,) = render([notice], person)
        assert tool.title in shown.subject
        Placement.objects.filter(page=tool).update(audience="SPACE")
        assert render([notice], person) == []

    def test_those_who_said_what_it_gave_are_told_too(self, world, tool, member):
        shared_version(tool, member)
        give_feedback(target=tool, actor=world.people["member_b"], said=said())
        shared_version(tool, member)
        (notice,) = Notice.objects.filter(kind="tool.new_version")
        assert notice.recipient == world.people["member_b"]

    def test_downloads_are_counted_and_tied_to_nobody(self, world, client, tool, member):
        version = shared_version(tool, member)
        file = attachments(version)[1]
        for persona in ("member_b", "member_b", "chair_a", "no_seat"):
            status(world, client, persona, file)
        asked = world.client("member_b", client).head(reverse("attachment", args=[file.pk]))
        assert b"".join(asked.streaming_content) == b""
        version.refresh_from_db()
        assert version.downloads == 3
        assert "téléchargée 3 fois" in world.client("member_b", client).get(tool.url).content.decode()


def test_the_bytes_are_those_that_were_sent(world, client, tool, member):
    version = shared_version(tool, member, editable=editable(content=docx("Autre")))
    world.client("chair_a", client)
    for file, expected in zip(attachments(version), [docx("Autre"), PDF], strict=True):
        response = client.get(reverse("attachment", args=[file.pk]))
        assert b"".join(response.streaming_content) == expected
