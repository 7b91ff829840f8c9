"""One French order, whatever the machine: names as people look for them, the same on SQLite and on PostgreSQL."""

import re
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from itc_spaces.spaces.models import Organisation, Territory, Topic
from tests.support.factories import CollegeFactory, OrganisationFactory, TerritoryFactory, TopicFactory
from web.alphabet import create_on_postgresql, french_key

ROOT = Path(__file__).resolve().parents[3]
IN_ORDER = [
    "aire du Soleil", "Arles", "Côté cour", "Ensuès", "Étang de Berre", "L’Estaque", "La Ciotat", "Laure",
    "Œuvre des quartiers", "Pays d'Aix", "Saint-Denis", "Saint Denis Sud", "Vitrolles",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Organisation, Territory, Topic])
def test_names_are_in_french_order(model):
    if model is Organisation:
        college = CollegeFactory()
        for name in reversed(IN_ORDER):
            OrganisationFactory(name=name, college=college)
    for name in reversed(IN_ORDER):
        if model is Territory:
            TerritoryFactory(name=name)
        elif model is Topic:
            TopicFactory(name=name, position=0)
    found = model.objects.filter(name__in=IN_ORDER)
    assert [row.name for row in found] == IN_ORDER


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=30))
def test_accents_and_case_do_not_count(text):
    assert french_key(french_key(text)) == french_key(text)


@pytest.mark.django_db
def test_the_database_makes_the_very_same_key():
    letters = "".join(chr(code) for code in range(1, 0x500)) + "« L’œuvre »"
    with connection.cursor() as cursor:
        cursor.execute("SELECT french_key(%s), french_key(NULL)", [letters])
        assert cursor.fetchone() == (french_key(letters), None)


# Fields of text that people read: a list of them has one order only.
NAMES = r"(?:\w+__)?(?:name|title|draft_title|last_name|first_name|label|short_name|commune)"


def test_no_list_is_left_to_the_order_of_the_database():
    asked = re.compile(rf'(?:order_by\(|ordering = \[)[^)\]]*(?<!French\()"-?(?:\w+__)*{NAMES}"')
    sources = [
        path
        for top in ("platform", "itc_spaces", "knowledge", "tools", "search")
        for path in (ROOT / top).rglob("*.py")
    ]
    found = [str(path) for path in sources if "migrations" not in path.parts and asked.search(path.read_text())]
    assert found == []


def test_postgresql_makes_the_very_same_key(postgresql):
    """Whatever its collation: the function is the migration's own."""
    sent = []
    editor = SimpleNamespace(
        connection=SimpleNamespace(vendor="postgresql"), execute=lambda sql, params: sent.append(sql)
    )
    create_on_postgresql(editor)
    letters = "".join(chr(code) for code in range(1, 0x500)) + "« L’œuvre »"
    with psycopg.connect(postgresql.create("alphabet")) as one, one.cursor() as cursor:
        cursor.execute(sent[0])
        cursor.execute("SELECT french_key(%s)", [letters])
        assert cursor.fetchone() == (french_key(letters),)
        cursor.execute(
            'SELECT name FROM unnest(%s::text[]) name ORDER BY french_key(name) COLLATE "C"', [IN_ORDER[::-1]]
        )
        assert [name for (name,) in cursor.fetchall()] == IN_ORDER
