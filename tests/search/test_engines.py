"""What both engines do alike: the same cases, the same answers."""

import pytest

from search.documents import plain
from search.protocol import FACETS, MOST_VALUES, Matched, Query, Reader, Sort
from tests.search.documents import EVERYBODY, MEMBER, NOBODY, SYNONYMS, document, found
from tests.search.filled import keys


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "words",
    [
        "école",
        "ecole",
        "ÉCOLES",
        "l'école",
        "l’école",
        "d'école",
        "  école ",
        "école?",
        "«école»",
        "école)",
        "e\u0301cole",
    ],
)
def test_french_is_read_alike(library, words):
    assert found(library, words) == ["page:1"]


@pytest.mark.parametrize("words", ["coeur", "cœurs", "CŒUR", "au cœur de la cité"])
def test_ligatures_are_unfolded(library, words):
    assert found(library, words) == ["page:3"]


@pytest.mark.parametrize("words", ["animatrice", "animateurs", "animation", "animer"])
def test_forms_of_a_word_find_each_other(library, words):
    assert found(library, words) == ["page:2"]


def test_all_the_words_come_first_and_some_of_them_only_without(library):
    every = library.search(Query("accueil familles école", MEMBER))
    assert (keys(every), every.matched) == (["page:1"], Matched.ALL)
    some = library.search(Query("accueil familles zzzz", MEMBER))
    assert some.matched == Matched.SOME
    assert keys(some)[0] == "page:1"


def test_words_of_several_fields_are_found_together(library):
    assert found(library, "potager livret") == ["page:4"]  # the title's, and a file's


def test_the_very_title_comes_first(library):
    assert found(library, "jardin")[0] == "page:5"


@pytest.mark.parametrize("words", ["autorités parentales", "exercice autorite parentale", "l'autorité parentale"])
def test_of_titles_with_all_the_words_the_one_with_the_fewest_others_comes_first(built, words):
    whole = "Exercice de l'autorité parentale"
    longer = f"{whole} : qui a cette autorité, parentale ou non, et comment ?"
    built.write([document("page:1", longer, body=whole), document("page:2", whole), document("page:3", "L'autorité")])
    assert found(built, words) == ["page:2", "page:1"]


def test_quoted_words_stand_as_they_are(library):
    assert found(library, '"accueil des familles"') == ["page:1"]
    assert found(library, '"familles accueil"') == []
    assert found(library, "« accueil des familles »") == ["page:1"]


def test_words_are_excluded(library):
    assert "page:4" in found(library, "jardin")
    assert found(library, "jardin -potager") == ["page:5"]
    assert found(library, 'jardin -"jardin potager"') == ["page:5"]
    assert len(found(library, "-jardin")) == len(found(library, "")) - 2


def test_stop_words_alone_find_titles(library):
    assert found(library, "de la") == ["page:3"]


def test_no_words_find_everything_newest_first(library):
    results = library.search(Query("", MEMBER))
    assert results.total == len(keys(results)) == 6
    assert keys(results)[0] == "page:6"


# ── readers ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_nothing_is_found_without_a_token(library):
    results = library.search(Query("jardin", NOBODY))
    assert (results.hits, results.total, results.suggested, results.corrected) == ((), 0, "", "")
    assert all(not counted for counted in results.facets.values())
    assert library.suggest("jar", NOBODY) == []
    assert library.similar(NOBODY, key="page:4") == []


def test_what_is_not_mine_leaves_no_trace(library):
    assert found(library, "secret", EVERYBODY) == []
    assert found(library, "secret", MEMBER) == ["page:6"]
    results = library.search(Query("", EVERYBODY))
    assert results.total == 5
    assert "kept" not in results.facets["topic"]
    assert library.suggest("secr", EVERYBODY) == []
    assert library.search(Query("secrt", EVERYBODY)).corrected == ""
    assert library.search(Query("secrt", MEMBER)).corrected == "secret"


def test_excluded_objects_are_hidden_with_all_that_hangs_on_them(library):
    reader = Reader(MEMBER.tokens, excluded=frozenset({"thematic:9"}))
    results = library.search(Query("", reader))
    assert results.total == 5
    assert "page:2" not in keys(results)
    assert library.suggest("anim", reader) == []


def test_a_text_and_the_one_that_stands_in_for_it_count_once(built):
    live = document("page:1", "Potager partagé", audience={"space:1"}, facets={"kind": ("sheet",)})
    edition = document(
        "edition:1", "Potager partagé", audience={"network"}, covered_by="page:1", covered_for=frozenset({"space:1"}),
        facets={"kind": ("edition",)},
    )  # fmt: skip
    built.write([live, edition])
    inside = built.search(Query("potager", MEMBER))
    assert (keys(inside), inside.total, inside.facets["kind"]) == (["page:1"], 1, {"sheet": 1})
    outside = built.search(Query("potager", EVERYBODY))
    assert (keys(outside), outside.total, outside.facets["kind"]) == (["edition:1"], 1, {"edition": 1})
    narrowed = Reader(MEMBER.tokens, excluded=frozenset({"page:1"}))
    assert found(built, "potager", narrowed) == ["edition:1"]


@pytest.mark.parametrize("others", [0, 20, 300])
def test_many_tokens_open_what_each_of_them_does_and_nothing_that_resembles_it(built, others):
    audiences = ["space:7", "space:77", "Space:7", "space:7.", "a.b", "acb", "network|x", "network"]
    built.write([document(f"page:{at}", "Potager", audience={one}) for at, one in enumerate(audiences)])
    live = document("page:8", "Verger", audience={"space:7"})
    edition = document("edition:8", "Verger", covered_by="page:8", covered_for=frozenset({"space:7"}))
    built.write([live, edition])
    reader = Reader(frozenset({"space:7", "a.b", "network|x", *(f"space:{1000 + one}" for one in range(others))}))
    assert sorted(found(built, "potager", reader)) == ["page:0", "page:4", "page:6"]
    assert found(built, "verger", Reader(reader.tokens | {"network"})) == ["page:8"]
    assert found(built, "verger", Reader(reader.tokens - {"space:7"} | {"network"})) == ["edition:8"]


# ── counts, order, pages ────────────────────────────────────────────────────────────────────────────────────────────
def test_facets_are_counted_each_without_its_own_filter(library):
    filters = {"topic": frozenset({"garden"}), "kind": frozenset({"sheet", "tool"})}
    results = library.search(Query("", MEMBER, filters=filters))
    assert sorted(keys(results)) == ["page:4", "page:5"]
    assert results.facets["kind"] == {"sheet": 1, "tool": 1, "note": 1}
    assert results.facets["topic"] == {"garden": 2, "school": 2}
    assert results.facets["year"] == {"2024": 1, "2025": 1}
    assert set(results.facets) == set(FACETS)


def test_the_commonest_values_and_those_asked_for_are_counted(built):
    values = [f"itc-{number:03}" for number in range(MOST_VALUES + 20)]
    common = [document(f"page:{one}", "Jardin", facets={"space": tuple(values[:MOST_VALUES])}) for one in (1, 2)]
    built.write([*common, document("page:3", "Jardin", facets={"space": tuple(values)})])
    asked = Query("jardin", EVERYBODY, filters={"space": frozenset({values[-1], "nowhere"})})
    results = built.search(asked)
    assert keys(results) == ["page:3"]
    assert results.facets["space"] == dict.fromkeys(values[:MOST_VALUES], 3) | {values[-1]: 1}


def test_a_document_counts_in_each_of_its_values(library):
    counted = library.search(Query("", MEMBER, facets=("public",))).facets
    assert counted == {"public": {"families": 2, "young": 1}}


def test_pages_follow_each_other_without_overlap(built):
    built.write([document(f"page:{number}", "Jardin", facets={"kind": ("sheet",)}) for number in range(47)])
    for sort in Sort:
        pages = [found(built, "jardin", EVERYBODY, page=page, size=10, sort=sort) for page in (1, 2, 3, 4, 5)]
        assert [len(page) for page in pages] == [10, 10, 10, 10, 7]
        assert len({key for page in pages for key in page}) == 47
        assert pages[1] == found(built, "jardin", EVERYBODY, page=2, size=10, sort=sort)


def test_titles_are_sorted_as_in_a_dictionary(library):
    assert found(library, "", sort=Sort.TITLE) == ["page:1", "page:5", "page:4", "page:2", "page:3", "page:6"]


def test_dates_are_sorted_newest_first(library):
    assert found(library, "jardin", sort=Sort.DATE) == ["page:4", "page:5"]


# ── what is shown ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_what_was_found_is_marked_in_safe_html(library):
    hit = next(hit for hit in library.search(Query("familles", MEMBER)).hits if hit.key == "page:1")
    assert hit.title == "L’école et l’accueil des <mark>familles</mark> &lt;ouvertes&gt;"
    assert "<mark>familles</mark>" in hit.extract


def test_text_of_a_file_is_found_with_its_page(library):
    hit = library.search(Query("arrosage", MEMBER)).hits[0]
    assert hit.found_in == ("livret.pdf", 3)
    assert "<mark>arrosage</mark>" in hit.extract


def test_facts_are_found_and_no_extract_shows_them(built):
    built.write(
        [document("page:1", "La ruche", body="Le miel du quartier.", facts=("Parentalité", "Moins de 1 000 €"))]
    )
    for words in ("parentalite", '"moins de 1 000"', "miel parentalité"):
        (hit,) = built.search(Query(words, EVERYBODY)).hits
        assert "Parentalité" not in hit.extract
        assert "1 000" not in hit.extract
    assert found(built, '"quartier parentalité"', EVERYBODY) == []
    assert [one.text for one in built.suggest("parental", EVERYBODY)] == ["parentalité"]
    assert built.search(Query("parentalte", EVERYBODY)).corrected == "parentalité"


def test_words_of_one_sentence_are_worth_more(built):
    built.write(
        [
            document(
                "page:1", "Un", body="On range la cabane. Le verger ouvre tard, et parfois fort loin de la ville."
            ),
            document(
                "page:2", "Deux", body="On range la cabane, fort loin de la ville et parfois tard. Le verger ouvre."
            ),
            document(
                "page:3", "Trois", body="On range. La cabane ouvre tard, et parfois fort loin de la ville, le verger."
            ),
        ]
    )
    assert found(built, "cabane verger", EVERYBODY)[0] == "page:3"


@pytest.mark.parametrize("empty", ["elasticsearch"], indirect=True)
def test_words_of_a_sentence_are_worth_more_in_the_order_typed(built):
    built.write(
        [
            document("page:1", "Un", body="La cabane attend toujours le verger."),
            document("page:2", "Deux", body="Le verger attend toujours la cabane."),
        ]
    )
    assert found(built, "cabane verger", EVERYBODY) == ["page:1", "page:2"]
    assert found(built, "verger cabane", EVERYBODY) == ["page:2", "page:1"]


def test_a_quoted_passage_may_run_over_sentences(built):
    built.write([document("page:1", "La ruche", body="On ouvre la porte du jardin. Le soir tombe sur les ruches.")])
    assert found(built, "« du jardin. Le soir tombe »", EVERYBODY) == ["page:1"]
    assert found(built, '"jardin soir"', EVERYBODY) == []


def test_no_phrase_runs_over_the_lines_of_a_list(built):
    built.write([document("page:1", "La ruche", body=plain("<ul><li>miel clair</li><li>cire fine</li></ul>"))])
    assert found(built, '"cire fine"', EVERYBODY) == ["page:1"]
    assert found(built, '"clair cire"', EVERYBODY) == []


# ── help ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("typed", ["potabger", "potjer", "ptoager", "pptager", "optager", "botager"])
def test_a_slip_is_mended(library, typed):
    results = library.search(Query(typed, MEMBER))
    assert (results.corrected, keys(results)) == ("potager", ["page:4"])


def test_a_correction_has_its_accents_and_keeps_the_other_words(library):
    assert library.search(Query("accueil ekole", MEMBER)).corrected == "accueil école"


def test_a_rare_word_near_a_common_one_is_asked_about(built):
    built.write([document("page:50", "Un jaldin"), *(document(f"page:{n}", "Un jardin") for n in range(51, 90))])
    results = built.search(Query("jaldin", EVERYBODY))
    assert (keys(results), results.suggested, results.corrected) == (["page:50"], "jardin", "")
    assert built.search(Query("jardin", EVERYBODY)).suggested == ""


def test_suggestions_are_words_and_titles(library):
    suggested = library.suggest("jardin pot", MEMBER)
    assert [(one.text, one.key) for one in suggested] == [
        ("jardin potager", ""), ("Le jardin potager", "page:4"),
    ]  # fmt: skip
    assert "animation" in [one.text for one in library.suggest("anim", MEMBER)]


def test_synonyms_are_searched_too_and_said(library):
    results = library.search(Query("ados", MEMBER, synonyms=SYNONYMS))
    assert keys(results) == ["page:2"]
    assert results.also_searched == ("jeunes", "adolescents")
    phrase = library.search(Query("centre d'accueil pour minots", MEMBER, synonyms=SYNONYMS))
    assert keys(phrase) == ["page:1"]


def test_a_typed_word_weighs_more_than_its_synonym(built):
    built.write([document("page:1", "Atelier des jeunes"), document("page:2", "Atelier des ados")])
    assert found(built, "atelier ados", EVERYBODY, synonyms=SYNONYMS) == ["page:2", "page:1"]


def test_similar_ones_are_near_by_their_words(library):
    assert [hit.key for hit in library.similar(MEMBER, key="page:4")] == ["page:5"]
    written = library.similar(MEMBER, text="Un potager pour arroser les légumes du jardin", limit=1)
    assert [hit.key for hit in written] == ["page:4"]
    assert library.similar(MEMBER, text="") == []


# ── hostile ─────────────────────────────────────────────────────────────────────────────────────────────────────────
HOSTILE = ['"', "(", "*", ":", "\\", "AND", "NOT", "-", '-"', "\x00", "\ud800", "_", "audience:space:1", "* OR *",
           "[a TO z]", "~2", "/.*/", "{!lucene}", "école^1000", "a" * 10_000, "mot " * 2_500, "'" * 200, "\u202e", "🙂",
           '{"match_all":{}}', "%", "<script>", "«", '""', "-école -", "- -", "\n\t"]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_is_a_question(library, words):
    results = library.search(Query(words, EVERYBODY))
    assert "page:6" not in keys(results)
    library.suggest(words, EVERYBODY)
    library.similar(EVERYBODY, text=words)


@pytest.mark.parametrize("text", ["\x00", "\ud800", "a" * 40_000, "_ _", "mot " * 20_000], ids=range(5))
def test_any_text_is_a_document(built, text):
    built.write([document("page:1", text, summary=text, body=text)])
    assert found(built, "", EVERYBODY) == ["page:1"]


def test_values_of_a_filter_are_only_values(library):
    assert found(library, "", filters={"topic": frozenset({"* OR *", 'garden"'})}) == []


# ── keywords ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_keyword_weighs_more_than_the_text_and_less_than_the_title(built):
    documents = [
        document("page:21", "Compostage", body="Rien."),
        document("page:22", "Autre chose", body="On y parle de compostage."),
        document("page:23", "Encore autre chose", body="Rien.", keywords=("Compostage", "pied d’immeuble")),
    ]
    built.write(documents)
    assert found(built, "compostage") == ["page:21", "page:23", "page:22"]
    assert found(built, "pieds d'immeubles") == ["page:23"]
    assert found(built, "compostage pied") == ["page:23"]


def test_a_phrase_never_runs_from_one_keyword_into_the_next(built):
    built.write([document("page:24", "Titre", keywords=("jardin", "partagé"))])
    assert found(built, '"jardin partagé"') == []
