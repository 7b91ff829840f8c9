"""Minutes as Word and PDF files hold exactly the parts of who asks for them, and say who may read them."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from tests.support.world import signed_in

pytestmark = pytest.mark.django_db
PARTS = {"caf": {"common", "thematic", "reserved"}, "follower": {"common", "thematic"}, "expert": {"thematic"}}


def words_of(content: bytes, form: str) -> str:
    if form == "word":
        return " ".join(run.text or "" for run in Document(BytesIO(content)).element.body.iter(qn("w:t")))
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


@pytest.mark.parametrize("form", ["word", "pdf"])
@pytest.mark.parametrize("person", PARTS)
def test_a_document_holds_exactly_the_parts_of_its_reader(scene, person, form):
    scene.write_all()
    scene.circulate()
    client = signed_in(getattr(scene, person))
    answer = client.get(reverse("download_minutes", args=[scene.space.slug, scene.meeting.pk, form]))
    assert answer.status_code == 200
    text = words_of(answer.content, form)
    assert {name for name in scene.items if f"Dit sur {name}." in text} == PARTS[person]
    assert {name for name in scene.items if f"Décidé sur {name}." in text} == PARTS[person]
    assert ("La rentrée" in text) == (person != "expert"), "what a meeting is called is for those inside"
    if form == "pdf":  # on each page
        assert ("il contient un point réservé" in " ".join(text.split())) == (person == "caf")
    assert "compte-rendu" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]


def test_there_is_no_document_before_it_circulates(scene):
    scene.write_all()
    client = signed_in(scene.caf)
    assert client.get(reverse("download_minutes", args=[scene.space.slug, scene.meeting.pk, "word"])).status_code == 404
