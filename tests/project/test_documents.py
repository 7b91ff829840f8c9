"""What the documents name is there: a file that moved or a name that changed is found here."""

import re

import pytest

from tests.support.instances import ROOT
from tests.support.sources import listed

DOCUMENTS = ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/glossary.md", "docs/one-request.md"]
FENCED = re.compile(r"^ *```.*?^ *```$", re.M | re.S)
FILE = re.compile(r"`([\w.-]+(?:/[\w.-]+)*\.(?:py|md|js|toml|txt|yml))`|\]\((?!\w+:)([\w./-]+)\)")
NAME = re.compile(r"`([A-Za-z_][\w.]*)(?:\([^`]*\))?`")
# Words of other programs, and what a recipe makes; variables of the environment are put together by the settings.
FOREIGN = {"root_packages", "ancestors", "testimonies"}


def words_of_code() -> set[str]:
    texts = (ROOT / name for name in listed() if name.endswith((".py", ".js", ".html", ".css", ".yml")))
    return {word for path in texts for word in re.findall(r"\w+", path.read_text())}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_that_a_document_names_are_there(document):
    files = {f"/{name}" for name in listed()}
    named = {(one or other).strip("/") for one, other in FILE.findall((ROOT / document).read_text())}
    beside = {name for name in named if (ROOT / document).parent.joinpath(name).exists()}
    assert {name for name in named - beside if not any(path.endswith(f"/{name}") for path in files)} == set()


def test_names_that_the_documents_use_are_those_of_the_code():
    known = words_of_code() | FOREIGN
    used = {
        (document, name)
        for document in DOCUMENTS
        for name in NAME.findall(FENCED.sub("", (ROOT / document).read_text()))
        if not name.isupper() and set(name.split(".")) - known - {"py", "md", "js", "toml"}
    }
    assert used == set()
