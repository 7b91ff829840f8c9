"""Each file of the demonstration is accepted and read: the visit's charter once stood as failed."""

import json

import pytest

from demonstration.attached import FILES
from demonstration.documents import document
from demonstration.tools import TOOLS
from knowledge.files import confined
from knowledge.files.checks import check_stored
from search import texts

CHARTER = next(tool for tool in TOOLS if tool["key"] == "charte-de-visite")


def read(path) -> str:
    check_stored(path, path.name)
    return " ".join(text for _, text in json.loads(confined.run(texts.PROGRAM, path, budget=texts.BUDGET)))


@pytest.mark.parametrize("kind", ["pdf", "odt", "docx"])
@pytest.mark.parametrize("number", range(len(CHARTER["versions"])))
def test_the_charter_is_read(tmp_path, kind, number):
    path = tmp_path / f"charte-de-visite.{kind}"
    text = CHARTER["versions"][number]["document"]
    path.write_bytes(document(kind, title=CHARTER["title"], author="", text=text))
    said = read(path)
    assert "Ni argent, ni clé, ni procuration, ni cadeau" in said
    assert "Nous vous le disons d'abord" in said


def test_files_that_go_with_a_message_are_read(tmp_path):
    for file in FILES.values():
        path = tmp_path / file["name"]
        text = file["text"]
        path.write_bytes(document(path.suffix[1:], title=file.get("title", ""), author="", text=text))
        said = read(path)
        assert len(said) > len(text) / 2, path.name
