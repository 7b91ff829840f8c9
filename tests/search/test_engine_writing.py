"""What is written to either engine: versions, generations, what tells drift."""

import datetime
import time

import pytest

from search.protocol import Document, NeedsRebuild, Passage, Query, Reader
from tests.search.documents import EVERYBODY, LIBRARY, document, found

PATIENCE = 20  # seconds


def test_an_older_state_never_replaces_a_newer_one(built):
    built.write([document("page:1", "Nouveau", version=5)])
    built.write([document("page:1", "Ancien", version=4)])
    assert found(built, "nouveau", EVERYBODY) == ["page:1"]
    built.write([document("page:1", "Encore", version=5), document("page:1", "Dernier", version=6)])
    assert found(built, "dernier", EVERYBODY) == ["page:1"]
    built.delete({"page:1": 3})
    assert found(built, "dernier", EVERYBODY) == ["page:1"]
    built.delete({"page:1": 7, "page:404": 1})
    assert found(built, "", EVERYBODY) == []


def test_a_token_that_no_document_had_opens_the_first_that_has_it(built):
    built.write([document("page:1", "Verger", audience={"network"})])
    mine = Reader(frozenset({"space:1", "space:2"}))
    assert found(built, "verger", mine) == []
    built.write([document("page:2", "Verger", audience={"space:2"})])
    assert found(built, "verger", mine) == ["page:2"]
    built.write([document("page:2", "Verger", version=2, audience={"network"})])
    assert found(built, "verger", mine) == []


def test_the_one_being_built_is_written_to_by_name_and_searched_once_swapped(built):
    built.write(document(f"page:{number}", f"Titre {number}") for number in range(4))
    building = built.new_generation()
    built.write([document("page:9", "Ailleurs")])
    built.write([document("page:1", "Neuf"), document("page:2", "Neuf")], building)
    built.write([document("page:2", "Refait", version=3), document("page:2", "Entre-temps", version=2)], building)
    built.delete({"page:1": 2}, building)
    assert len(found(built, "", EVERYBODY)) == 5
    assert (built.version_of("page:2"), built.version_of("page:2", building)) == (1, 3)
    built.swap(building)
    assert [(one.key, one.version) for one in built.versions()] == [("page:2", 3)]
    assert found(built, "refait", EVERYBODY) == ["page:2"]
    assert (built.status().generation, built.status().building) == (building, ())


def segments(made) -> int:
    stats = made.slow.indices.stats(index=made.alias, metric="segments")["_all"]
    return stats["primaries"]["segments"]["count"]


@pytest.mark.parametrize("empty", ["elasticsearch"], indirect=True)
def test_what_elasticsearch_was_given_in_parts_becomes_one_segment(empty):
    """As tantivy makes one of eight: a search asks each."""
    building = empty.new_generation()
    for number in range(3):
        empty.write([document(f"page:{number}", f"Titre {number}")], building)
    empty.swap(building)
    until = time.monotonic() + PATIENCE
    while segments(empty) > 1 and time.monotonic() < until:
        time.sleep(0.05)
    assert (segments(empty), len(found(empty, "titre", EVERYBODY))) == (1, 3)


def test_a_rebuild_given_up_leaves_what_is_searched(library):
    library.new_generation()
    library.new_generation()
    assert len(found(library, "")) == 6
    assert len(library.status().building) == 1


def test_drift_shows_in_versions_and_digests(library):
    assert {(one.key, one.digest) for one in library.versions()} == {(one.key, one.digest) for one in LIBRARY}


def test_the_version_of_one_document_is_told(library):
    library.write([document("page:1", "Titre", version=7)])
    assert (library.version_of("page:1"), library.version_of("page:404")) == (7, None)


def test_without_an_index_a_rebuild_is_asked_for(empty):
    with pytest.raises(NeedsRebuild):
        empty.version_of("page:1")
    with pytest.raises(NeedsRebuild):
        empty.search(Query("école", EVERYBODY))
    with pytest.raises(NeedsRebuild):
        empty.write(LIBRARY)


def test_status_counts_documents(library):
    status = library.status()
    assert (status.documents, status.bytes > 0) == (6, True)


def test_unknown_facets_are_refused():
    with pytest.raises(ValueError, match="unknown facets"):
        Document("page:1", 1, "Titre", frozenset({"network"}), facets={"colour": ("red",)})


def test_a_digest_tells_content_and_rights_and_no_more():
    one = document("page:1", "Titre", passages=(Passage("a.pdf", 1, "texte"),), date=datetime.date(2025, 1, 2))
    assert one.digest == document("page:1", "Titre", version=9, passages=one.passages, date=one.date).digest
    assert one.digest != document("page:1", "Titre", passages=one.passages, date=one.date, audience={"space:1"}).digest
