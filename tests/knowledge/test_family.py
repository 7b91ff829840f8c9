"""The family of a resource: each sees what they may read, and nothing tells of the rest."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from knowledge.actions import bin_resource, narrow
from knowledge.family import GENERATIONS, Kin, family_of
from knowledge.family_drawing import draw
from knowledge.publication.actions import withdraw
from knowledge.publication.family import family_of_edition
from tests.knowledge.publication.test_public_isolation import FORBIDDEN
from tests.support.factories import SheetFactory, SpaceFactory, member_of
from tests.support.factories.lineage import adapted
from tests.support.factories.publication import many_editions

pytestmark = pytest.mark.django_db


def outline(kin: Kin) -> dict | str:
    """Titles as nested dictionaries; the one it is shown for starts with a star."""
    return {("*" if kin.is_here else "") + kin.title: [outline(child) for child in kin.children]}


def body(client, page) -> str:
    """The page of its family, tokens of forms set aside."""
    response = client.get(reverse("family", args=[page.placement.space.slug, page.pk]))
    assert response.status_code == 200
    return re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")\w+', "", response.content.decode())


class Line:
    """A in ITC A, B taken from A in ITC B, C taken from B in ITC C, D taken from A in ITC D."""

    def __init__(self, world):
        self.writers = [world.people["member_a"], world.people["member_b"]]
        self.spaces = [world.a, world.b]
        for title in ("ITC C", "ITC D"):
            self.spaces.append(SpaceFactory(title=title, slug=title.lower().replace(" ", "-")))
            self.writers.append(member_of(self.spaces[-1]))
        self.a = SheetFactory(space=world.a, network=True, title="Fiche A", publics=[])
        self.b = self.take(self.a, 1, "Fiche B")
        self.c = self.take(self.b, 2, "Fiche C")
        self.d = self.take(self.a, 3, "Fiche D")

    def take(self, source, place: int, title: str):
        return adapted(source, self.spaces[place], self.writers[place], audience="NETWORK", title=title)


@pytest.fixture
def line(world) -> Line:
    return Line(world)


def test_three_generations_seen_from_the_middle(line):
    whole = {"Fiche A": [{"*Fiche B": [{"Fiche C": []}]}, {"Fiche D": []}]}
    assert outline(family_of(line.writers[3], line.b)) == whole


def test_a_hidden_descendant_hides_what_was_taken_from_it(line):
    """C may be read by itself; from A, nothing tells that something lies between."""
    narrow(page=line.b, actor=line.writers[1], audience=None)
    assert outline(family_of(line.writers[3], line.a)) == {"*Fiche A": [{"Fiche D": []}]}


def test_a_hidden_ancestor_is_one_node_in_words(line):
    narrow(page=line.b, actor=line.writers[1], audience=None)
    eldest = family_of(line.writers[3], line.c)
    assert (eldest.url, eldest.place) == ("", "")
    assert eldest.title == "Adapté d'une ressource d'une autre ITC"
    assert "« Fiche B », ITC B" in family_of(line.writers[2], line.c).title, "what C took up is C's to keep"
    assert [outline(child) for child in eldest.children] == [{"*Fiche C": []}]
    assert "Fiche A" not in str(outline(eldest))


def test_nothing_stands_beside_the_child_of_a_hidden_ancestor(line):
    """B and D both come from A: once A is hidden, neither shows the other."""
    bin_resource(page=line.a, actor=line.writers[0])
    eldest = family_of(line.writers[3], line.b)
    assert [outline(child) for child in eldest.children] == [{"*Fiche B": [{"Fiche C": []}]}]


def test_with_a_hidden_descendant_or_without_the_page_is_the_same(world, client, line):
    world.client("validator", client)
    narrow(page=line.d, actor=line.writers[3], audience="SPACE")
    with_it = body(client, line.a)
    line.d.delete()
    assert body(client, line.a) == with_it


def test_a_draft_shows_to_its_writers_only(line):
    draft = adapted(line.a, line.spaces[3], line.writers[3], title="Brouillon")
    assert "Brouillon" in str(outline(family_of(line.writers[3], line.a)))
    assert "Brouillon" not in str(outline(family_of(line.writers[0], line.a)))
    assert outline(family_of(AnonymousUser(), line.a)) == {"*Fiche A": []}
    draft.refresh_from_db()


def test_the_drawing_and_the_list_say_the_same(world, client, line):
    world.client("member_b", client)
    drawing, _, listed = body(client, line.b).partition('class="family"')[2].partition("</svg>")
    for title in ("Fiche A", "Fiche B", "Fiche C", "Fiche D"):
        assert title in drawing
        assert title in listed
    assert "sur 3 générations" in drawing
    assert listed.count("Comparer à sa source") == 3


def test_a_title_is_drawn_as_text(line):
    drawn = draw(Kin("<script>x</script>", children=[Kin("é" * 100)]))
    assert "<script>" not in drawn
    assert "é" * 60 not in drawn, "the list has the whole of it"


def test_a_resource_without_kin_says_so(world, client):
    sheet = SheetFactory(space=world.a, network=True)
    shown = world.client("member_b", client).get(reverse("family", args=["itc-a", sheet.pk]))
    assert "sans parenté" in shown.content.decode()


def test_the_queries_do_not_grow_with_the_family(world, client, line, django_assert_max_num_queries):
    client = world.client("member_a", client)
    url = reverse("family", args=["itc-a", line.a.pk])
    client.get(url)
    for _ in range(4):
        line.take(line.a, 3, "Encore une")
    with django_assert_max_num_queries(15):
        client.get(url)


def test_a_long_line_is_bounded(line, django_assert_max_num_queries):
    page = line.c
    for number in range(GENERATIONS + 2):
        page = line.take(page, 2 + number % 2, f"Fiche {number}")
    with django_assert_max_num_queries(2 * GENERATIONS + 9):
        eldest = family_of(line.writers[0], page)
    assert max(depth for depth, _ in eldest.walk()) == GENERATIONS


class TestEditions:
    @pytest.fixture
    def three(self, world):
        first = many_editions(1, world.a, title="Édition A")[0]
        second = many_editions(
            1, world.b, title="Édition B", source=first.publication, attribution="D'après « Édition A », ITC A"
        )[0]
        third = many_editions(
            1, world.a, title="Édition C", source=second.publication, attribution="D'après « Édition B », ITC B"
        )[0]
        return first, second, third

    def test_generations_seen_from_each(self, client, three):
        for edition in three:
            assert family_of_edition(edition).size == 3
        shown = client.get(three[1].get_absolute_url()).text
        assert "sur 3 générations" in shown
        assert three[2].get_absolute_url() in shown

    def test_no_private_table_is_asked(self, client, three, django_assert_max_num_queries):
        with django_assert_max_num_queries(9) as asked:
            client.get(three[1].get_absolute_url())
        for query in asked.captured_queries:
            assert not any(f'"{table}' in query["sql"] for table in FORBIDDEN), query["sql"]

    def test_a_withdrawn_source_is_its_words(self, world, three):
        withdraw(publication=three[0].publication, actor=world.people["validator"], reason="Erreur")
        eldest = family_of_edition(three[2])
        assert (eldest.title, eldest.url) == ("D'après « Édition A », ITC A", "")
        assert [outline(child) for child in eldest.children] == [{"Édition B": [{"*Édition C": []}]}]

    def test_one_without_kin_draws_nothing(self, world, client):
        alone = many_editions(1, world.a)[0]
        assert "Famille" not in client.get(alone.get_absolute_url()).text

    def test_an_earlier_edition_stands_for_its_publication(self, three):
        old = three[1]
        type(old).objects.filter(pk=old.pk).update(in_catalogue=False)
        old.refresh_from_db()
        assert outline(family_of_edition(old)) == {"Édition A": [{"*Édition B": [{"Édition C": []}]}]}
