"""The address of the database: what is written is what is opened, and a wrong one says how to write it."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.database import database

FILE = Path("itc.sqlite3")


@pytest.mark.parametrize("nothing", ["", "   "])
def test_sqlite_without_an_address(nothing):
    made = database(nothing, FILE)
    assert (made["ENGINE"], made["NAME"]) == ("config.sqlite", FILE)
    assert made["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_every_part_of_an_address():
    made = database("postgresql://itc:p%40ss%2Fw@base.example.org:5433/la_trame?sslmode=verify-full", FILE)
    assert (made["USER"], made["PASSWORD"], made["HOST"], made["PORT"], made["NAME"]) == (
        "itc", "p@ss/w", "base.example.org", "5433", "la_trame",
    )  # fmt: skip
    assert made["OPTIONS"]["sslmode"] == "verify-full"


def test_the_short_scheme_and_the_usual_port():
    made = database("postgres://itc@[::1]/itc", FILE)
    assert (made["HOST"], made["PORT"], made["PASSWORD"]) == ("::1", "5432", "")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("base.example.org/itc", "postgresql://"),
        ("mysql://u:motdepasse@h/itc", "postgresql://"),
        ("sqlite:///itc.sqlite3", "retirez la variable"),
        ("postgresql://u:motdepasse@h:54x2/itc", "port"),
        ("postgresql://u:motdepasse@h:99999/itc", "port"),
        ("postgresql://u:motdepasse@[h/itc", "serveur"),
        ("postgresql://u:motdepasse@h", "nom de la base"),
        ("postgresql://u:motdepasse@h/", "nom de la base"),
        ("postgresql:///itc", "serveur"),
        ("postgresql://u:mot/depasse@h/itc", "%2F"),
        ("postgresql://u:motdepasse@h/itc?ssl=oui", "sslmode"),
    ],
)
def test_a_wrong_address_says_what_to_write_and_not_its_password(address, why):
    with pytest.raises(ImproperlyConfigured) as refused:
        database(address, FILE)
    said = str(refused.value)
    assert why in said
    assert "DATABASE_URL=postgresql://utilisateur" in said
    assert "depasse@" not in said
    assert "motdepasse" not in said
