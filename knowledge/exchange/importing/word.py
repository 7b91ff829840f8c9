"""Prepares a Word file for mammoth, which ignores some of what pages show: boxes, formulas, headers, own styles.

The file comes without hidden text (see `knowledge.files.cleaning`). This module does not import Django.
"""

import re
import zipfile
from base64 import b64encode
from collections.abc import Collection, Iterator
from io import BytesIO

import mammoth
from lxml import etree

from knowledge.exchange.importing.blocks import Picture
from knowledge.exchange.importing.census import BESIDE, CONTENTS
from knowledge.exchange.importing.damage import MAMMOTH, XML, OurFault, damaged_by, read_part
from knowledge.exchange.importing.marks import BOX_BEGINS, BOX_ENDS, END, HEAD_BEGINS, HEAD_ENDS, START, STARTED
from knowledge.exchange.importing.page_marks import HEADS
from knowledge.exchange.importing.styles import MOST_MORE, Styles
from knowledge.exchange.tags import key_of
from knowledge.files.markup import Malformed
from knowledge.files.packages import Package

_STRICT = b"http://purl.oclc.org/ooxml/"
# The namespaces of the strict edition of the format, each with the usual one that mammoth knows.
_USUAL = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_ROOTS = {f"{_W}{name}" for name in ("document", "hdr", "ftr", "footnotes", "endnotes")}
_UNWRAPPED = [f"{_W}{name}" for name in ("fldSimple", "dir", "bdo", "ruby", "rubyBase", "rt", "smartTag", "customXml")]
_PROPERTIES = {f"{_W}{name}" for name in ("rubyPr", "fldData", "smartTagPr", "customXmlPr")}
# A paragraph that continues an item stays in that item; its indent says at which level.
STYLE_MAP = "\n".join(
    ["p.ItcTitle => h1.title:fresh"]
    + [f"p.ItcMore{level} => {' > '.join(['ul|ol > li'] * level)} > p:fresh" for level in range(1, MOST_MORE + 1)]
)
MOST_PICTURES = 20
MOST_OF_PICTURES = 24 * 1024 * 1024  # bytes
TAKEN = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


def parsed(content: bytes) -> etree._Element:
    """Parses without entities or network; libxml limits the depth. Raises Malformed."""
    if _STRICT in content:
        for strict, usual in _USUAL.items():
            content = content.replace(_STRICT + strict, usual)
    with damaged_by(*XML):
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def html_of_word(archive: zipfile.ZipFile, marks: Collection[str] = ()) -> tuple[str, list[Picture], int]:
    """Returns mammoth's HTML with our marks, the pictures, and the number of other pictures, which stay in the file.

    `marks`: the headers and footers to leave out. Raises Malformed.
    """
    pictures, prepared = Pictures(), _ready(archive, marks)
    with damaged_by(*MAMMOTH):
        made = mammoth.convert_to_html(
            prepared,
            style_map=STYLE_MAP,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(pictures.given),
        )
    return made.value, pictures.taken, pictures.others


class Pictures:
    def __init__(self):
        self.taken: list[Picture] = []
        self.others = self._size = 0
        self._known: dict[bytes, int] = {}

    def given(self, image) -> dict[str, str]:
        """Takes a picture while mammoth runs; what goes wrong here is no damage that mammoth met."""
        try:
            return self.take(image)
        except Exception as error:
            raise OurFault from error

    def take(self, image) -> dict[str, str]:
        kind = TAKEN.get(image.content_type)
        try:
            with image.open() as stream:
                content = stream.read()
        except KeyError:  # the file names a picture that it does not hold
            return {}
        if content in self._known:
            return {"src": f"itc:{self._known[content]}"}
        self._size += len(content)
        if not kind or len(self.taken) >= MOST_PICTURES or self._size > MOST_OF_PICTURES:
            self.others += 1
            return {}
        self._known[content] = len(self.taken)
        name = f"image-{len(self.taken) + 1}.{kind}"
        self.taken.append(Picture(name, image.alt_text or "", b64encode(content).decode()))
        return {"src": f"itc:{len(self.taken) - 1}"}


def _ready(archive: zipfile.ZipFile, marks: Collection[str]) -> BytesIO:
    package = Package(archive)
    main, _ = package.main("docx")
    relations = package.relations(main)
    changed = {one.part: _parsed_part(archive, one.part) for one in relations if one.kind == "styles"}
    for style in (style for root in changed.values() for style in root.iter(f"{_W}style")):
        style.set(f"{_W}type", style.get(f"{_W}type", "paragraph"))  # as Word takes one that does not say
    styles = Styles(next(iter(changed.values()), None))
    for part in [main, *(one.part for one in relations if one.kind in BESIDE)]:
        changed[part] = _made_plain(_parsed_part(archive, part), styles)
    heads: dict[str, list] = {}
    for one in relations:
        if one.kind in HEADS and one.part not in marks:
            head = _made_plain(_parsed_part(archive, one.part), styles)
            heads.setdefault("\n".join(_said(head)), list(_without_relations(head)))
    _add_heads(changed[main], [blocks for text, blocks in heads.items() if text.strip()])
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as written:
        for entry in archive.infolist():
            part = next((part for part in changed if _entry(archive, part) == entry.filename), None)
            content = etree.tostring(changed[part]) if part else archive.read(entry)
            if entry.filename.endswith(".rels"):
                content = content.replace(
                    _STRICT + b"officeDocument/relationships", _USUAL[b"officeDocument/relationships"]
                )
            written.writestr(entry.filename, content)
    out.seek(0)
    return out


def _parsed_part(archive: zipfile.ZipFile, part: str) -> etree._Element:
    return parsed(read_part(archive, _entry(archive, part)))


def _entry(archive: zipfile.ZipFile, part: str) -> str:
    """Returns the real name of a part; some programs write it with other capitals or slashes."""
    return next(name for name in archive.namelist() if name.replace("\\", "/").lstrip("/").lower() == part.lower())


def _said(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p"):
        yield "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))


# ── what is made plain ──


def _made_plain(root: etree._Element, styles: Styles) -> etree._Element:
    if root.tag not in _ROOTS:
        raise Malformed("another kind of part")
    _drop_prompts_and_contents(root)
    _mark_answers(root)
    _choose(root)
    _formulas(root)
    for name in _UNWRAPPED:
        for element in list(root.iter(name)):
            _unwrap(element)
    for old, new in (("cr", "br"), ("ptab", "tab")):
        for element in root.iter(f"{_W}{old}"):
            element.tag = f"{_W}{new}"
    _out_of_boxes(root)
    for paragraph in root.iter(f"{_W}p"):
        styles.say(paragraph)
    return root


def _drop_prompts_and_contents(root: etree._Element) -> None:
    for prompt in list(root.iter(f"{_W}showingPlcHdr")):
        content = _content_of(prompt)
        if prompt.get(f"{_W}val", "1") not in ("0", "false") and content is not None:
            for text in content.iter(f"{_W}t"):
                text.text = ""
    for style in list(root.iter(f"{_W}pStyle")):
        paragraph = next(style.iterancestors(f"{_W}p"), None)
        if paragraph is not None and CONTENTS.match(style.get(f"{_W}val", "")):
            for text in paragraph.iter(f"{_W}t"):
                text.text = ""


def _content_of(said: etree._Element) -> etree._Element | None:
    """Returns the content of the control that says this."""
    control = next(said.iterancestors(f"{_W}sdt"), None)
    return None if control is None else control.find(f"{_W}sdtContent")


def _mark_answers(root: etree._Element) -> None:
    """Puts our marks around the content controls of our own files: mammoth keeps text, and drops the controls."""
    for tag in list(root.iter(f"{_W}tag")):
        key = key_of(tag.get(f"{_W}val", ""))
        content = _content_of(tag)
        if key is None or content is None or not re.fullmatch(r"\w{1,40}", key):
            continue
        paragraphs = [content] if content.find(f".//{_W}p") is None else list(content.iter(f"{_W}p"))
        properties = paragraphs[0].find(f"{_W}pPr")
        paragraphs[0].insert(0 if properties is None else 1, _run(f"{START}{key}{STARTED}"))
        paragraphs[-1].append(_run(END))


def _run(text: str) -> etree._Element:
    run = etree.Element(f"{_W}r")
    said = etree.SubElement(run, f"{_W}t")
    said.text = text
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _choose(root: etree._Element) -> None:
    """Keeps one of two drawings of the same thing: the one with words, or else the one that mammoth can draw."""
    for both in list(root.iter(f"{_MC}AlternateContent")):
        ways = [way for way in both if isinstance(way.tag, str)]
        told = next((way for way in ways if way.find(f".//{_W}t") is not None), None)
        drawn = next(
            (way for way in ways if way.tag == f"{_MC}Fallback" and way.find(f".//{_V}imagedata") is not None), None
        )
        chosen = told if told is not None else drawn if drawn is not None else next(iter(ways), None)
        for way in ways:
            if way is not chosen:
                both.remove(way)
        if chosen is not None:
            _unwrap(chosen)
        _unwrap(both)
    for art in list(root.iter(f"{_V}textpath")):
        paragraph = next((one for one in art.iterancestors(f"{_W}p")), None)
        if paragraph is not None and art.get("string"):
            paragraph.append(_run(f" {art.get('string')} "))


def _formulas(root: etree._Element) -> None:
    for formula in list(root.iter(f"{_M}oMath")):
        formula.addprevious(_run("".join(text.text or "" for text in formula.iter(f"{_M}t"))))
        formula.getparent().remove(formula)
    for around in list(root.iter(f"{_M}oMathPara")):
        _unwrap(around)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    for child in list(element):
        if child.tag not in _PROPERTIES:
            element.addprevious(child)
    parent.remove(element)


def _out_of_boxes(root: etree._Element) -> None:
    """Moves the text of a box after the paragraph that holds the box."""
    last: dict[etree._Element, etree._Element] = {}
    for box in list(root.iter(f"{_W}txbxContent")):
        holder = None
        for above in box.iterancestors(f"{_W}p", f"{_W}txbxContent"):
            if above.tag == f"{_W}txbxContent":
                break
            holder = above
        if holder is None:
            continue
        for child in [_paragraph(BOX_BEGINS), *box, _paragraph(BOX_ENDS)]:
            last.get(holder, holder).addnext(child)
            last[holder] = child
        box.getparent().remove(box)


def _without_relations(head: etree._Element) -> Iterator[etree._Element]:
    """Yields the blocks of a header without links and pictures, whose relations are not those of the main part."""
    for link in list(head.iter(f"{_W}hyperlink")):
        _unwrap(link)
    for drawing in [*head.iter(f"{_W}drawing"), *head.iter(f"{_W}pict"), *head.iter(f"{_W}object")]:
        drawing.getparent().remove(drawing)
    yield from head


def _add_heads(root: etree._Element, heads: list[list[etree._Element]]) -> None:
    body = root.find(f"{_W}body")
    if not heads or body is None:
        return
    at = len(body) - (len(body) > 0 and body[-1].tag == f"{_W}sectPr")
    marked = [_paragraph(HEAD_BEGINS), *(block for head in heads for block in head), _paragraph(HEAD_ENDS)]
    for place, block in enumerate(marked, start=at):
        body.insert(place, block)


def _paragraph(text: str) -> etree._Element:
    paragraph = etree.Element(f"{_W}p")
    paragraph.append(_run(text))
    return paragraph
