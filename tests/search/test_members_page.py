"""What members find: theirs to read, and nothing of the rest in results, counts, filters, suggestions, likenesses."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itc_spaces.spaces import access
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Grant, Placement
from knowledge.actions.sharing import narrow
from knowledge.models import PracticeSheet
from search import engines, finding, outbox
from search.documents import PAGE
from search.finding import Reduced
from search.models import Change, FruitlessSearch
from search.outbox import Key, note
from search.protocol import Document, EngineUnavailable, IndexName
from search.writing import next_version
from tests.search.filled import asked, keys, refill, settle
from tests.support.factories import SheetFactory, TopicFactory
from tests.support.factories.discussion import ContributionFactory
from tests.support.site import SIGNED_OUT
from tests.support.world import PERSONAS

pytestmark = pytest.mark.django_db
SEARCH = "/espaces/-/recherche/"


@pytest.fixture(autouse=True)
def closed_circuit(monkeypatch):
    monkeypatch.setattr(finding, "_circuit", finding.Patience(first=5, most=60))


@pytest.fixture
def site(site, indexes):  # in this order: the indexes are filled from what is there
    return site


def page_of(site, persona: str, query: str = "") -> str:
    response = site.world.client(persona, Client()).get(SEARCH + query)
    assert response.status_code == 200, (persona, query)
    return response.text


def total(text: str) -> int:
    said = re.search(r'id="said"[^>]*>\s*(\d+|Aucun)', text).group(1)
    return 0 if said == "Aucun" else int(said)


def test_no_word_of_what_one_may_not_read(site):
    for persona in set(PERSONAS) - SIGNED_OUT:
        for query in ("", "?q=fiche", "?q=canaridraft", "?itc=itc-b&q=note"):
            text = page_of(site, persona, query)
            typed = query.partition("q=")[2].partition("&")[0]
            hidden = site.hidden_tokens(site.world.people[persona]) - {typed}
            assert not {token for token in hidden if token in text}, (persona, query)


def test_each_finds_what_they_may_read_and_drafts_are_not_here(site):
    found = {name: total(page_of(site, name, "?q=canari*+fiche")) for name in ("member_a", "member_b", "no_seat")}
    assert found["no_seat"] < found["member_b"] < found["member_a"]
    assert "canaridraft" not in page_of(site, "member_a", "?q=fiche")


def test_counts_do_not_depend_on_what_is_hidden(site):
    before = {name: page_of(site, name, "?q=fiche") for name in ("member_b", "no_seat", "expert_open")}
    hidden_topic = TopicFactory(name="Sujet caché", slug="sujet-cache")
    SheetFactory(space=site.world.a, shared=True, title="Fiche secrète", topics=[hidden_topic])
    refill()
    for name, text in before.items():
        now = page_of(site, name, "?q=fiche")
        assert total(now) == total(text), name
        assert "sujet-cache" not in now
        assert re.findall(r'class="count">(\d+)', now) == re.findall(r'class="count">(\d+)', text), name


def test_suggestions_hold_nothing_hidden(site):
    for persona in set(PERSONAS) - SIGNED_OUT:
        client = site.world.client(persona, Client())
        hidden = site.hidden_tokens(site.world.people[persona])
        for prefix in ("ca", "canari", "fi", "no", "itc"):
            text = client.get(reverse("search_suggestions"), {"q": prefix}).text
            assert not {token for token in hidden if token in text}, (persona, prefix)


def test_a_correction_comes_from_what_one_may_read(site):
    SheetFactory(space=site.world.a, shared=True, title="Ludothèque ambulante")
    refill()
    assert "udothèque" in page_of(site, "member_a", "?q=ludotheqe")
    assert "udothèque" not in page_of(site, "member_b", "?q=ludotheqe")


def test_what_resembles_is_what_one_may_read(site):
    for persona in set(PERSONAS) - SIGNED_OUT:
        client = site.world.client(persona, Client())
        text = client.get(reverse("similar_to_text"), {"title": "Fiche canarinetwork", "summary": "fiche"}).text
        hidden = site.hidden_tokens(site.world.people[persona]) - {"canarinetwork"}
        assert not {token for token in hidden if token in text}, persona


def test_narrowed_is_gone_before_the_index_knows(site):
    page = site.pages["network"]
    text = page_of(site, "member_b", "?q=canarinetwork")
    assert total(text) == 1
    narrow(page=page, actor=site.world.people["member_a"], audience=Audience.SPACE)
    assert total(page_of(site, "member_b", "?q=canarinetwork")) == 0
    assert "canarinetwork" not in site.world.client("member_b", Client()).get(
        reverse("search_suggestions"), {"q": "canarinet"}).text  # fmt: skip


def test_a_right_that_ends_ends_in_search(site):
    people = site.world.people
    assert total(page_of(site, "expert_open", "?q=canariplaced")) == 1
    Grant.all_rows.filter(user=people["expert_open"]).update(ended_at=access.now())
    assert total(page_of(site, "expert_open", "?q=canariplaced")) == 0


def test_what_the_index_should_not_have_said_is_dropped_and_logged(site, caplog):
    draft = site.pages["draft"]
    lying = Document(f"page:{draft.pk}", next_version(), "Fiche menteuse", frozenset({access.PUBLIC}))
    foreign = Document("page:987654321", next_version(), "Fiche menteuse étrangère", frozenset({access.PUBLIC}))
    engines.index(IndexName.INTERNAL).write([lying, foreign])
    text = page_of(site, "member_b", "?q=menteuse")
    assert "canaridraft" not in text
    assert 'class="card"' not in text
    assert total(text) == 0
    assert f"page:{draft.pk}" in caplog.text


def test_too_much_that_waits_gives_no_counts(site, monkeypatch):
    monkeypatch.setattr(outbox, "MOST_EXCLUDED", 3)
    note([Key(PAGE, pk) for pk in range(900_000, 900_005)], narrows=True)
    text = page_of(site, "member_b", "?q=canarinetwork")
    assert "Mise à jour en cours" in text
    assert "canarinetwork" in text
    assert 'class="count"' not in text


class TestReduced:
    @pytest.fixture
    def broken(self, site, settings, tmp_path):
        settings.SEARCH_URL = f"tantivy://{tmp_path / 'nowhere'}"
        return site

    def test_titles_that_one_may_read(self, broken):
        assert "canarinetwork" in page_of(broken, "member_b", "?q=canarinetwork")
        text = page_of(broken, "member_b", "?q=fiche")
        assert "Recherche réduite" in text
        assert not {token for token in broken.hidden_tokens(broken.world.people["member_b"]) if token in text}

    def test_drafts_are_not_here_either(self, broken):
        assert "canaridraft" not in page_of(broken, "member_a", "?q=fiche")

    def test_the_rest_of_the_site_goes_on(self, broken):
        client = broken.world.client("member_a", Client())
        assert client.get(broken.pages["network"].url).status_code == 200
        assert client.get(reverse("search_suggestions"), {"q": "fic"}).status_code == 200
        page = PracticeSheet.objects.get(pk=broken.pages["network"].pk)
        narrow(page=page, actor=broken.world.people["member_a"], audience=Audience.SPACE)
        assert Change.objects.exists()

    def test_an_engine_that_failed_is_not_asked_at_once_again(self, site, monkeypatch):
        asked = []

        def failing(name):
            asked.append(name)
            raise EngineUnavailable("no answer")

        monkeypatch.setattr(finding.engines, "index", failing)
        for _ in range(3):
            assert Reduced.DOWN == "down"
            assert "Recherche réduite" in page_of(site, "member_a", "?q=fiche")
        assert len(asked) == 1


NONSENSE = [
    "?x=1", "?space__seats__user__email=a", "?audience=space:1", "?tri=nom", "?page=0", "?page=-1", "?page=un",
    "?page=51", "?sujet=a%20b", "?sujet=a'--", "?annee=26", "?innovation=non", "?partage=a:b",
    "?" + "&".join(f"sujet=s{n}" for n in range(30)),
]  # fmt: skip
HOSTILE = ['"', "(", "*", ":", "\\", "AND NOT", "a\0b", "x" * 10_000, "audience:space:1", "-", '-"', "é" * 300, "🙂"]


def test_nonsense_is_a_400_that_says_why(site):
    client = site.world.client("member_a", Client())
    for query in NONSENSE:
        response = client.get(SEARCH + query)
        assert response.status_code == 400, query
        assert "Nous ne comprenons pas cette adresse" in response.text


def test_any_words_are_a_question(site):
    client = site.world.client("member_a", Client())
    for words in HOSTILE:
        assert client.get(SEARCH, {"q": words}).status_code == 200, words
        assert client.get(reverse("search_suggestions"), {"q": words}).status_code == 200, words
        assert client.get(reverse("similar_to_text"), {"title": words}).status_code == 200, words


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from(["q", "tri", "page", "sujet", "itc", "annee", "innovation", "x"]), st.text()))
def test_no_parameter_breaks_it(site, parameters):
    client = site.world.client("member_b", Client())
    assert client.get(SEARCH, parameters).status_code in (200, 400, 404)


def test_messages_are_found_by_their_targets_readers(site):
    people, pages = site.world.people, site.pages
    ContributionFactory(page=pages["shared"], author=people["member_a"], body="Nous avons loué un barnum.")
    ContributionFactory(space=site.world.a, author=people["member_a"], body="Le barnum est au garage.")
    gone = ContributionFactory(page=pages["network"], author=people["member_a"], body="Le barnum du voisin.")
    ContributionFactory(page=pages["draft"], author=people["member_a"], body="Un barnum de brouillon.")
    refill()
    found = {
        name: total(page_of(site, name, "?q=barnum")) for name in ("member_a", "follower_a", "member_b", "no_seat")
    }
    assert found == {"member_a": 3, "follower_a": 3, "member_b": 1, "no_seat": 0}
    gone.body, gone.html, gone.removed_at = "", "", access.now()
    gone.save()
    assert total(page_of(site, "member_b", "?q=barnum")) == 0
    narrow(page=pages["shared"], actor=people["member_a"], audience=None)
    assert {change.kind for change in Change.objects.filter(narrows=True)} == {"page", "contribution"}
    assert total(page_of(site, "follower_a", "?q=barnum")) == 1
    settle()
    assert keys(asked("loué", tokens=(f"space:{site.world.a.pk}", "network"))) == []


def test_filters_in_force_are_shown_and_removable(site):
    text = page_of(site, "member_b", "?q=fiche&type=fiche&itc=itc-a&tri=titre")
    assert 'href="/espaces/-/recherche/?q=fiche&amp;itc=itc-a&amp;tri=titre"' in text
    assert "ITC A" in text


@pytest.mark.parametrize("address", ["", "?q=fiche", "?q=fiche&tri=pertinence"])
def test_who_chose_no_order_gets_the_nearest_first_whatever_is_typed_next(site, address):
    assert '<option value="pertinence" selected>' in page_of(site, "member_b", address)


def test_without_words_the_newest_come_first(site):
    plain, by_date = (page_of(site, "member_b", address) for address in ("", "?tri=date"))
    order = re.compile(r'class="card-title"><a href="([^"]+)"')
    assert len(order.findall(plain)) > 1
    assert order.findall(plain) == order.findall(by_date)


def test_a_hidden_spaces_name_is_not_told_by_a_filter(site):
    assert "ITC B" not in page_of(site, "expert_open", "?itc=itc-b")


def test_vain_searches_are_counted_without_a_person(site):
    for name in ("member_a", "member_b", "member_a"):
        page_of(site, name, "?q=Zèbre+volant")
    row = FruitlessSearch.objects.get()
    # Twice the same day, she is one.
    assert (row.words, row.count) == ("zebre volant", 2)
    assert row.department == site.world.a.record.department
    assert {field.name for field in FruitlessSearch._meta.fields} == {"id", "words", "department", "count", "month"}


def test_costs_as_many_queries_whatever_is_found(site, django_assert_max_num_queries):
    client = site.world.client("member_a", Client())
    client.get(SEARCH)
    with django_assert_max_num_queries(18):
        client.get(SEARCH, {"q": "fiche", "itc": "itc-a"})
    for n in range(30):
        SheetFactory(space=site.world.a, shared=True, title=f"Fiche de plus {n}")
    refill()
    with django_assert_max_num_queries(18):
        assert total(client.get(SEARCH, {"q": "fiche", "itc": "itc-a"}).text) > 30
    assert Placement.objects.count() > 30
