"""What a cleaned file still shows where a part of it was hidden, and as what the rest is told."""

import re
import zipfile
from io import BytesIO

import pikepdf
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from knowledge.files.cleaning.crops import clip_sides, clip_that_stays
from tests.attacks import holding_crops, holding_unseen
from tests.knowledge.files.test_cleaning import cleaned, everything

HALF = (48, 48)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pictures(content: bytes, text: str) -> list[tuple[int, int]]:
    """The sizes of the pictures that this part shows, in its order."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        folder, _, name = text.rpartition("/")
        rows = archive.read(f"{folder}/_rels/{name}.rels").decode()
        places = dict(re.findall(r'Id="([^"]+)"[^>]*?Target="([^"]+)"', rows))
        asked = re.findall(r'(?:r:embed|r:id)="([^"]+)"', archive.read(text).decode())
        names = [places[one].removeprefix("/") for one in asked]
        shown = [name if name in archive.namelist() else f"{folder}/{name}" for name in names]
        return [Image.open(BytesIO(archive.read(name))).size for name in shown]


@pytest.mark.parametrize("case", holding_crops.CROPPED)
def test_a_piece_is_told_once_and_then_it_is_all_there_is(tmp_path, case):
    name, made = holding_crops.CROPPED[case]
    said, once = cleaned(tmp_path, name, made())
    assert "crops" in {kind for kind, *_ in said["found"]}
    again, twice = cleaned(tmp_path, name, once)
    assert again == {"found": [], "refused": ""}
    assert parts(twice) == parts(once)


def test_each_use_shows_its_own_piece_and_a_whole_one_stays_whole(tmp_path):
    quarter = '<a:srcRect l="25%" r="50%"/>'
    body = "".join(holding_crops.picture(holding_crops.fill(more)) for more in (holding_crops.RIGHT, "", quarter))
    _, content = cleaned(tmp_path, "a.docx", holding_crops.in_word(body).made())
    assert pictures(content, "word/document.xml") == [HALF, (96, 48), (24, 48)]
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.read("[Content_Types].xml").count(b'ContentType="image/png"') == 2


def test_a_piece_opens_where_people_open_it(tmp_path):
    document, held = Document(), BytesIO()
    document.add_picture(BytesIO(holding_crops.halves()))
    shape = document.inline_shapes[0]._inline.graphic.graphicData.pic
    shape.blipFill.insert(1, parse_xml(f'<a:srcRect {nsdecls("a")} r="50000"/>'))
    document.save(held)
    _, content = cleaned(tmp_path, "a.docx", held.getvalue())
    again = Document(BytesIO(content))
    blip = again.inline_shapes[0]._inline.graphic.graphicData.pic.blipFill.blip
    image = again.part.related_parts[blip.embed]
    assert (image.image.px_width, image.image.px_height, image.content_type) == (*HALF, "image/png")


def test_margins_stay_in_the_measure_of_what_is_left(tmp_path):
    more = '<a:srcRect l="-10000" t="-5%" r="50000"/>'
    _, content = cleaned(
        tmp_path, "a.docx", holding_crops.in_word(holding_crops.picture(holding_crops.fill(more))).made()
    )
    assert b'<a:srcRect l="-20000" t="-5%">' in everything(content)


def test_a_picture_of_yesterday_keeps_its_margin(tmp_path):
    _, content = cleaned(tmp_path, "a.docx", holding_crops.of_yesterday().made())
    assert pictures(content, "word/document.xml") == [HALF]
    assert b'croptop="-.1"' in everything(content)
    assert b"cropright" not in everything(content)


def test_a_picture_that_is_shown_whole_is_left_as_it_is(tmp_path):
    """Programs often say that they hide nothing of it."""
    whole, tiny = '<a:srcRect l="0" r="0"/>', '<a:srcRect r="3"/>'
    body = "".join(holding_crops.picture(holding_crops.fill(more)) for more in (whole, tiny))
    made = holding_crops.in_word(body, "i.jpg", holding_crops.halves("JPEG"))
    said, content = cleaned(tmp_path, "a.docx", made.made())
    assert "crops" not in {kind for kind, *_ in said["found"]}
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.read("word/media/i.jpg") == holding_crops.halves("JPEG")


def test_a_piece_of_an_open_document_is_in_its_manifest(tmp_path):
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    held = BytesIO(holding_crops.in_a_text())
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {space}/>")
    _, content = cleaned(tmp_path, "a.odt", held.getvalue())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert [name for name in archive.namelist() if name.startswith("Pictures/")] == ["Pictures/i-1.png"]
        assert b'm:full-path="Pictures/i-1.png" m:media-type="image/png"' in archive.read("META-INF/manifest.xml")
        assert archive.read("content.xml").count(b'xlink:href="Pictures/i-1.png"') == 2


def test_a_clip_in_each_of_its_ways():
    assert clip_sides("rect(0in, 0.5in, 1in, 2.54cm)") == pytest.approx((1, 0, 0.5, 1))
    assert clip_sides("rect(auto 72pt 0 -96px)") == pytest.approx((-1, 0, 1, 0))
    assert clip_sides("auto") == (0, 0, 0, 0)
    assert clip_that_stays("rect(0in, 0.5in, -1in, 0in)") == "rect(0in, 0in, -1in, 0in)"


def test_a_header_that_a_later_section_shows_stays(tmp_path):
    said, content = cleaned(tmp_path, "a.docx", holding_unseen.header_of_the_next_section().made())
    assert b"xqseen haut" in everything(content)
    assert "hidden_text" not in {kind for kind, *_ in said["found"]}


@pytest.mark.parametrize("made", holding_unseen.WORD)
def test_a_header_that_no_page_has_is_told_as_hidden_text(tmp_path, made):
    said, content = cleaned(tmp_path, "a.docx", made().made())
    assert ["hidden_text", 1, ["word/document.xml"]] in said["found"]
    assert b"xqseen" in everything(content)


def test_an_even_header_stays_where_they_are_switched_on(tmp_path):
    made = holding_unseen.header_of_even_pages()
    made.parts["word/settings.xml"] = made.parts["word/settings.xml"].replace(' w:val="false"', "")
    _, content = cleaned(tmp_path, "a.docx", made.made())
    assert b"xqcanary" in everything(content)


@pytest.mark.parametrize("made", holding_unseen.SHEETS)
def test_cells_of_folded_groups_are_told_or_kept_on_purpose(tmp_path, made):
    content = made()
    said, clean = cleaned(tmp_path, "a.ods", content)
    count = everything(content).count(b"xqcanary")
    assert ["hidden_cells", count, ["content.xml"]] in said["found"]
    assert cleaned(tmp_path, "a.ods", clean)[0] == {"found": [], "refused": ""}
    said, kept = cleaned(tmp_path, "a.ods", content, frozenset({"hidden_cells"}))
    assert everything(kept).count(b"xqcanary") == count
    assert "hidden_cells" not in {kind for kind, *_ in said["found"]}


def test_pictures_in_what_a_pdf_draws_are_still_drawn(tmp_path):
    _, content = cleaned(tmp_path, "a.pdf", holding_unseen.inline_pictures())
    with pikepdf.open(BytesIO(content)) as pdf:
        shown = [one for one in pikepdf.parse_content_stream(pdf.pages[0]) if str(one.operator) == "INLINE IMAGE"]
        assert [one.iimage.as_pil_image().size for one in shown] == [(8, 4), (8, 4)]
    assert cleaned(tmp_path, "a.pdf", content)[0] == {"found": [], "refused": ""}
