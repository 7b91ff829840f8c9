"""Word: which fields stay, whatever stands around them."""

import zipfile
from io import BytesIO

import pytest

from tests.knowledge.files.test_cleaning import cleaned, everything
from tests.support.making.office import element, word


def mark(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def field(instruction: str, shown: str, properties: str = "") -> str:
    said, words = f"<w:instrText>{instruction}</w:instrText>", f"<w:t>{shown}</w:t>"
    parts = (mark("begin"), said, mark("separate"), words, mark("end"))
    return "".join(f"<w:r><w:rPr>{properties}</w:rPr>{part}</w:r>" for part in parts)


ASKED = field("INCLUDETEXT xqcanary", "xqseen texte")
PAGE = field("PAGE", "xqseen page")
VANISH = "<w:rPr><w:vanish/></w:rPr>"
HIDING = '<w:pPr><w:pStyle w:val="Cachee"/></w:pPr>'
BEFORE = {
    "nothing": "",
    "deleted": f"<w:del>{field('PAGE', 'xqcanary')}</w:del>",
    "moved away": f"<w:moveFrom>{field('PAGE', 'xqcanary')}</w:moveFrom>",
    "hidden": field("PAGE", "xqcanary", "<w:vanish/>"),
    "in a hidden paragraph": f"</w:p><w:p>{HIDING}{field('PAGE', 'xqcanary')}</w:p><w:p>",
    "in a way for nobody": (
        f'<mc:AlternateContent><mc:Choice Requires="zz">{field("PAGE", "xqcanary")}</mc:Choice></mc:AlternateContent>'
    ),
    "begun and deleted": f"<w:del><w:r>{mark('begin')}</w:r></w:del>",
    "ended and never begun": f"<w:r>{mark('end')}</w:r>",
}
STYLED = {
    "parts": {"word/styles.xml": element("w:styles", f'<w:style w:styleId="Cachee">{VANISH}</w:style>')},
    "relations": {"word/document.xml": [("styles", "styles.xml")]},
}


@pytest.mark.parametrize("case", BEFORE)
def test_a_field_is_judged_by_what_it_says_itself(tmp_path, case):
    body = f"<w:p>{BEFORE[case]}{ASKED}{PAGE}</w:p>"
    made = word(body, **STYLED)
    _, content = cleaned(tmp_path, "a.docx", made.made())
    text = everything(content)
    assert b"xqcanary" not in text
    assert b"INCLUDETEXT" not in text
    assert text.count(b"<w:instrText>PAGE</w:instrText>") == 1
    assert b"xqseen texte" in text
    assert b"xqseen page" in text


def test_each_part_is_read_no_more_often_than_is_needed(tmp_path, monkeypatch):
    """To look for fields, and to be written; relations to be known, and to be written."""
    opened, real = [], zipfile.ZipFile.open

    def counting(self, name, mode="r", *args, **kwargs):
        if mode == "r":
            opened.append(getattr(name, "filename", name))
        return real(self, name, mode, *args, **kwargs)

    content = word("<w:p/>", **STYLED).made()
    monkeypatch.setattr(zipfile.ZipFile, "open", counting)
    cleaned(tmp_path, "a.docx", content)
    assert opened.count("word/document.xml") == 2
    assert opened.count("word/_rels/document.xml.rels") == 2
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert set(opened) == set(archive.namelist())
