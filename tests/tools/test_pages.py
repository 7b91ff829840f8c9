"""A tool's pages: written as any resource, its versions and its links beside it."""

import pytest
from django.urls import reverse

from itc_spaces.spaces.models import Placement
from knowledge.staleness import base_of, format_base
from tests.support.factories import SheetFactory, ToolFactory, TopicFactory
from tests.tools.uploads import accessible, editable
from tools.models import Tool, ToolSheet, ToolVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def tool(world) -> Tool:
    return ToolFactory(space=world.a, owner=world.people["member_a"], network=True)


def test_a_tool_is_written_and_read_as_any_resource(world, client):
    world.client("member_a", client)
    assert "Nouvel outil" in client.get("/espaces/itc-a/").content.decode()
    page = client.get("/espaces/itc-a/-/nouvel-outil/").content.decode()
    assert "Mode d&#x27;emploi" in page
    sent = {
        "title": "Grille d'entretien", "summary": "Deux phrases.", "topics": [TopicFactory().pk], "tool_kind": "GRID",
        "purpose": "Préparer une **rencontre**.", "instructions": "- à deux\n- une semaine avant",
        "intended_users": "Animateurs", "time_needed": "Vingt minutes", "do": "save",
    }  # fmt: skip
    response = client.post("/espaces/itc-a/-/nouvel-outil/", sent)
    tool = Tool.objects.get()
    assert response["Location"] == f"{tool.url}?brouillon=1"
    assert tool.missing_to_share() == []
    seen = client.get(response["Location"]).content.decode()
    assert "Outil : grille" in seen
    assert "Préparer une **rencontre**." in seen, "what is typed is what is read"
    assert "Ajouter une version" in seen


def test_each_missing_answer_is_named(world):
    tool = Tool(title="Un outil")
    assert tool.missing_to_share() == ["En bref", "Sujets", "Type", "À quoi ça sert", "Mode d'emploi"]


@pytest.mark.parametrize("given", [{"tool_kind": "ROBOT"}, {"tool_kind": "\x00"}, {"time_needed": "x" * 121}])
def test_a_wrong_answer_is_refused_in_words(world, client, given):
    response = world.client("member_a", client).post("/espaces/itc-a/-/nouvel-outil/", {"title": "Un outil", **given})
    assert response.status_code == 422
    assert not Tool.objects.exists()


class TestVersionsPage:
    def sent(self, tool, **given) -> dict:
        return {
            "label": "Rentrée", "changes": "Un mot à garder", "editable": editable(), "accessible": accessible(),
            "base": format_base(base_of(tool)), **given,
        }  # fmt: skip

    def url(self, tool) -> str:
        return reverse("tool_versions", args=["itc-a", tool.pk])

    def test_added_then_removed(self, world, client, tool):
        world.client("member_a", client)
        assert client.post(self.url(tool), self.sent(tool)).status_code == 302
        version = ToolVersion.objects.get()
        page = client.get(self.url(tool)).content.decode()
        assert "grille.docx" in page
        assert "Partager le brouillon" in page
        base = format_base(base_of(Tool.objects.get()))
        assert client.post(self.url(tool), {"remove": str(version.pk), "base": base}).status_code == 302
        assert not ToolVersion.objects.exists()

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({"editable": editable("grille.exe", b"MZ")}, "pas accepté"),
            ({"label": ""}, "Donnez-lui un nom"),
            ({"editable": ""}, "Choisissez un fichier"),
            ({"complete": "9" * 40}, "Choisissez un fichier"),
            ({"base": "1@2020-01-01T00:00:00+00:00"}, "entre-temps"),
            ({"base": "\x00"}, "entre-temps"),
            ({"remove": "abc"}, "n&#x27;est plus là"),
            ({"remove": "9" * 40}, "n&#x27;est plus là"),
        ],
    )
    def test_a_refusal_says_how_to_mend_it_and_keeps_what_was_typed(self, world, client, tool, given, words):
        response = world.client("member_a", client).post(self.url(tool), self.sent(tool, **given))
        page = response.content.decode()
        assert response.status_code == 422
        assert words in page
        assert given.keys() & {"remove", "complete"} or "Un mot à garder" in page
        assert not ToolVersion.objects.exists()

    def test_a_sheet_has_no_versions(self, world, client):
        sheet = SheetFactory(space=world.a, network=True)
        assert world.client("member_a", client).get(self.url(sheet)).status_code == 404

    def test_query_count_is_flat(self, world, client, tool, django_assert_max_num_queries):
        for number in range(1, 30):
            tool.versions.create(number=number, label=f"v{number}")
        world.client("member_a", client).get(self.url(tool))
        for address in (self.url(tool), tool.url):
            with django_assert_max_num_queries(21):  # those of a sheet, its versions and their files
                client.get(address)


class TestLinkedSheets:
    def url(self, tool) -> str:
        return reverse("tool_sheets", args=["itc-a", tool.pk])

    def test_linked_both_ways_and_hidden_from_who_may_not_read(self, world, client, tool):
        hidden = SheetFactory(space=world.a, title="Fiche canaricachee", shared=True)
        shown = SheetFactory(space=world.a, title="Fiche ouverte", network=True)
        world.client("member_a", client)
        for sheet in (hidden, shown):
            assert client.post(self.url(tool), {"link": sheet.pk}).status_code == 302
        seen = client.get(tool.url).content.decode()
        assert hidden.title in seen
        assert shown.title in seen
        assert tool.title in client.get(shown.url).content.decode()
        seen = world.client("member_b", client).get(tool.url).content.decode()
        assert shown.title in seen
        assert "canaricachee" not in seen
        Placement.objects.filter(page=tool).update(audience="SPACE")
        assert tool.title not in client.get(shown.url).content.decode()

    def test_only_what_one_reads_can_be_linked_found_or_unlinked(self, world, client, tool):
        hidden = SheetFactory(space=world.b, title="Fiche canaricachee", shared=True)
        ToolSheet.objects.create(tool=tool, sheet=hidden)
        world.client("member_a", client)
        assert "canaricachee" not in client.get(self.url(tool), {"q": "canaricachee"}).content.decode().replace(
            'value="canaricachee"', ""
        )
        other = SheetFactory(space=world.b, shared=True)
        assert client.post(self.url(tool), {"link": other.pk}).status_code == 404
        client.post(self.url(tool), {"unlink": hidden.pk})
        assert ToolSheet.objects.filter(sheet=hidden).exists()

    @pytest.mark.parametrize("link", ["", "abc", "0", "-1", "9" * 40, "\x00"])
    def test_a_number_that_is_none_is_missing(self, world, client, tool, link):
        assert world.client("member_a", client).post(self.url(tool), {"link": link}).status_code == 404

    def test_found_by_words_of_the_title(self, world, client, tool):
        SheetFactory(space=world.b, title="Le café du portail", network=True)
        world.client("member_a", client)
        assert "Le café du portail" in client.get(self.url(tool), {"q": "portail caf"}).content.decode()
        assert "Le café du portail" not in client.get(self.url(tool), {"q": "vélo"}).content.decode()
