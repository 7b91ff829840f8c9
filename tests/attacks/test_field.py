"""Small files of the kinds that people met faults with elsewhere: what each must give, here."""

from pathlib import Path

import pytest

from knowledge.files.confined import run
from search.texts import BUDGET, PROGRAM
from tests.attacks.test_published_files import CONFIRMED, Chain, download
from tests.knowledge.files.test_cleaning import everything

FIELD = Path(__file__).with_name("field")
# The words that search finds in each.
FOUND = {
    "word-online.docx": "xqonline",
    "owner-password-only.pdf": "xqowner",
    "bom.pdf": "xqbom",
    "leading-newline.pdf": "xqsaut",
    "compressible-picture.docx": "xqemf",
    "text-box-word.docx": "xqdansbox xqhorsbox xqsuivant",
    "header-footer.docx": "xqentete xqpied",
    "footnote.docx": "xqlanote",
    "line-end-hyphen.pdf": "médiation coopération",
    "soft-hyphen.docx": "médiation",
    "hidden-sheet.xlsx": "xqvisible",
    "comment.pdf": "xqcomm",
    "connection-password.xlsx": "xqconn",
    "linked-template.docx": "xqmodele",
}
# What is in none of its public copies, and how it is told.
SECRET = {
    "hidden-sheet.xlsx": (b"xqcachee", "feuilles de calcul masquées («\u00a0Familles\u00a0»)"),
    "comment.pdf": (b"xqremarque", "commentaires ou annotations"),
    "connection-password.xlsx": (b"xqsecret", "connexions à une base de données"),
    "linked-template.docx": (b"prenom.nom", "liens vers des fichiers"),
}


@pytest.fixture
def chain(world) -> Chain:
    return Chain(world)


def missing(name: str, path: str) -> list[str]:
    text = run(PROGRAM, path, budget=BUDGET).decode()
    return [word for word in FOUND[name].split() if word not in text]


@pytest.mark.parametrize("name", FOUND)
def test_is_accepted_read_and_published(chain, name):
    attachment = chain.attached(name, (FIELD / name).read_bytes())
    assert missing(name, attachment.file.path) == []
    file = chain.accepted(chain.submitted(attachment)).files.get()
    assert missing(name, file.file.path) == []
    published = everything(download(file.get_absolute_url()))
    assert [secret for secret, _ in SECRET.values() if secret in published] == []


@pytest.mark.parametrize("name", SECRET)
def test_what_it_does_not_show_is_told_before_it_is_submitted(chain, name):
    chain.attached(name, (FIELD / name).read_bytes())
    asked = chain.member.post(chain.submit_path, CONFIRMED).text
    assert SECRET[name][1] in asked
    assert "Dites ce que devient" in asked


def test_a_locked_one_is_named_as_such(chain):
    refused = chain.upload("encrypted.odt", (FIELD / "encrypted.odt").read_bytes())
    assert refused.status_code == 422
    assert "protégé par un mot de passe" in refused.text


def test_each_is_tried():
    assert {path.name for path in FIELD.iterdir()} == {*FOUND, "encrypted.odt"}
