"""The command that says how well search finds."""

import json

import pytest
from django.core.management import CommandError, call_command

from search import synonyms
from search.models import SynonymGroup

pytestmark = pytest.mark.django_db

DOCUMENTS = [
    {"id": "1", "title": "Le jardin partagé", "summary": "Cultiver ensemble", "body": "Des légumes", "attachments": []},
    {
        "id": 2,
        "title": "L'aide aux devoirs",
        "attachments": ["Un tableau de présences", {"text": "Le goûter", "page": 2}],
    },
]
QUERIES = [
    {"text": "jardins", "expected": "1", "kind": "plain"},
    {"text": "devoris", "expected": 2, "kind": "typo"},
    {"text": "goûter", "expected": "2", "kind": "typo"},
    {"text": "piscine", "expected": "1", "kind": "plain"},
]


@pytest.fixture
def given(tmp_path):
    for name, lines in (("d", DOCUMENTS), ("q", QUERIES)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(json.dumps(line) for line in lines) + "\n\n")
    return {"documents": tmp_path / "d.jsonl", "queries": tmp_path / "q.jsonl"}


def test_ranks_are_said_by_kind(given, capsys):
    call_command("evaluate_search", **given, json=True)
    report = json.loads(capsys.readouterr().out)
    assert report["documents"] == 2
    plain, typo = report["kinds"]["plain"], report["kinds"]["typo"]
    assert set(plain) == {"queries", "mrr@10", "success@1", "p50_ms", "p95_ms"}
    assert (plain["queries"], plain["mrr@10"], plain["success@1"]) == (2, 0.5, 0.5)
    assert (typo["queries"], typo["mrr@10"]) == (2, 1.0)


def test_synonyms_are_searched_as_a_readers(given, capsys):
    SynonymGroup.objects.create(expressions="potager\njardin")
    synonyms.forget()
    given["queries"].write_text('{"text": "potager", "expected": "1", "kind": "plain"}')
    call_command("evaluate_search", **given, json=True)
    synonyms.forget()
    assert json.loads(capsys.readouterr().out)["kinds"]["plain"]["mrr@10"] == 1.0


def test_it_reads_as_a_table_too(given, capsys):
    call_command("evaluate_search", **given)
    assert "mrr@10 0.5" in capsys.readouterr().out


def test_what_is_wrong_with_a_file_is_said(given):
    given["queries"].write_text('{"text": "jardin"\n')
    with pytest.raises(CommandError, match="line 1"):
        call_command("evaluate_search", **given)
    with pytest.raises(CommandError, match="no such file"):
        call_command("evaluate_search", **given | {"documents": given["queries"].parent / "none"})
