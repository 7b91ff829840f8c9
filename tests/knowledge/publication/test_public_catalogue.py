"""Search and filters of what is published: counts are right, addresses are shareable, nonsense is told so."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.publication import catalogue, facets
from knowledge.publication.catalogue import CatalogueQuestion
from knowledge.publication.models import Edition, EditionFacet
from tests.support.factories import SpaceFactory
from tests.support.factories.publication import many_editions
from web.text import fold


@pytest.fixture
def editions(world):
    """Twelve of ITC A (seven topics, three publics), one of ITC B about something else."""
    made = many_editions(12, world.a)
    made += many_editions(1, world.b, title="L'été à vélo", slug="ete", summary="Œuvrer 100 % dehors", folded=fold(
        "L'été à vélo Œuvrer 100 % dehors"))  # fmt: skip
    return made


def titles(client, query: str) -> set[str]:
    response = client.get(f"/ressources/{query}")
    assert response.status_code == 200, query
    return {edition.title for edition in Edition.objects.all() if f">{escape(edition.title)}</a>" in response.text}


def escape(text: str) -> str:
    return text.replace("'", "&#x27;")


def counts(**chosen) -> dict[tuple[str, str], int]:
    question = CatalogueQuestion(chosen=tuple((key, values) for key, values in chosen.items()))
    return {(facet.key, value.value): value.count for facet in catalogue.facets(question) for value in facet.values}


class TestAnswers:
    def test_everything_newest_first(self, client, editions):
        text = client.get("/ressources/").text
        assert "13 ressources" in text
        assert text.index(editions[0].title) < text.index(editions[5].title)

    @pytest.mark.parametrize(
        "query", ["?q=ete", "?q=ÉTÉ", "?q=VELO+oeuvrer", "?q=l%E2%80%99%C3%A9t%C3%A9", "?q=100+%25"]
    )
    def test_words_without_accents_or_capitals(self, client, editions, query):
        assert titles(client, query) == {"L'été à vélo"}

    @pytest.mark.parametrize("query", ["?q=%25", "?q=_", "?q=%5C"])
    def test_signs_of_the_database_are_letters(self, client, editions, query):
        assert len(titles(client, query)) <= 1

    def test_or_inside_a_facet_and_between(self, client, editions):
        either = titles(client, "?sujet=sujet-0&sujet=sujet-1&itc=itc-a")
        assert len(either) == 4
        both = titles(client, "?sujet=sujet-0&sujet=sujet-1&public=public-0&itc=itc-a")
        assert both == {title for title in either if int(title.split()[-1]) % 3 == 0}

    def test_unknown_value_of_the_right_form_is_empty(self, client, editions):
        assert titles(client, "?sujet=inconnu") == set()

    def test_sort_by_title(self, client, editions):
        text = client.get("/ressources/?tri=titre").text
        assert text.index("L&#x27;été à vélo") < text.index(editions[0].title)

    def test_withdrawn_is_nowhere(self, client, editions):
        Edition.objects.filter(pk=editions[-1].pk).update(in_catalogue=False)
        text = client.get("/ressources/").text
        assert "12 ressources" in text
        assert "itc-b" not in text


class TestFacets:
    def test_counts_of_everything(self, editions):
        found = counts()
        assert found["type", "fiche"] == 13
        assert found["itc", "itc-a"] == 12
        assert found["sujet", "sujet-0"] == 3

    def test_own_filter_is_ignored_the_others_count(self, editions):
        found = counts(itc=("itc-b",))
        assert (found["itc", "itc-a"], found["itc", "itc-b"]) == (12, 1)
        assert found["type", "fiche"] == 1
        assert ("sujet", "sujet-5") not in found

    def test_zero_is_hidden_unless_chosen(self, editions):
        found = counts(itc=("itc-b",), sujet=("sujet-5",))
        assert found["sujet", "sujet-5"] == 0
        assert ("public", "public-1") not in found

    def test_a_renamed_value_counts_once(self, editions):
        row = EditionFacet.objects.filter(facet=facets.TOPIC.word, value="sujet-0").first()
        EditionFacet.objects.filter(pk=row.pk).update(label="Autre nom")
        assert counts()["sujet", "sujet-0"] == 3

    def test_chosen_can_be_removed_and_shared(self, client, editions):
        response = client.get("/ressources/?q=porte&sujet=sujet-0&sujet=sujet-1&tri=titre")
        assert 'href="/ressources/?q=porte&amp;sujet=sujet-1&amp;tri=titre"' in response.text


class TestPages:
    def test_second_page_keeps_the_question(self, client, world):
        many_editions(catalogue.PER_PAGE + 1, world.a)
        text = client.get("/ressources/?q=porte").text
        assert 'href="/ressources/?q=porte&amp;page=2"' in text
        assert client.get("/ressources/?q=porte&page=2").status_code == 200

    @pytest.mark.parametrize(("page", "status"), [("3", 404), ("50", 404), ("51", 400), ("999999", 400)])
    def test_out_of_range(self, client, world, page, status):
        many_editions(catalogue.PER_PAGE + 1, world.a)
        assert client.get(f"/ressources/?page={page}").status_code == status

    def test_past_the_last_page_people_narrow(self, client, world, monkeypatch):
        monkeypatch.setattr(catalogue, "LAST_PAGE", 1)
        many_editions(catalogue.PER_PAGE + 1, world.a)
        assert "affinez votre recherche" in client.get("/ressources/").text
        assert client.get("/ressources/?page=2").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["?x=1", "?space__seats__user__email=a", "?tri=nom", "?page=0", "?page=-1", "?page=un", "?page=%C2%B2", "?page=1e3",
     "?sujet=a%20b", "?sujet=a'--", "?sujet=%00", "?annee=26", "?innovation=non",
     "?" + "&".join(f"sujet=s{n}" for n in range(30))],
)  # fmt: skip
def test_nonsense_is_a_plain_400(client, db, query):
    response = client.get(f"/ressources/{query}")
    assert response.status_code == 400
    assert "Nous ne comprenons pas cette adresse" in response.text


@pytest.mark.parametrize(
    "query",
    ["?q=", "?q=&tri=&page=", "?sujet=", "?q=%00", "?q=a%00b", "?q=%F0%9F%98%80", "?q=%E2%80%AE", "?q=" + "a" * 10_000],
)
def test_empty_and_strange_words_are_answered(client, db, query):
    assert client.get(f"/ressources/{query}").status_code == 200


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from(["q", "tri", "page", "sujet", "itc", "annee", "innovation", "x"]), st.text()))
def test_no_parameter_breaks_it(client, db, parameters):
    assert client.get("/ressources/", parameters).status_code in (200, 400, 404)


@pytest.mark.parametrize("query", ["", "?q=porte&sujet=sujet-0&itc=itc-a&type=fiche&annee=2026&public=nul&tri=titre"])
def test_queries_do_not_grow(client, world, django_assert_max_num_queries, query):
    many_editions(12, world.a)
    with django_assert_max_num_queries(7 if query else 4):
        client.get(f"/ressources/{query}")
    many_editions(388, SpaceFactory())
    with django_assert_max_num_queries(7 if query else 4):
        client.get(f"/ressources/{query}")


def test_home_queries_do_not_grow(client, world, django_assert_num_queries):
    for count in (12, 388):
        many_editions(count, world.a)
        with django_assert_num_queries(3):
            text = client.get("/").text
    assert "Sujet 0" in text
    assert text.count('class="card"') == 6
