"""Writes the parts of a Word file that python-docx does not: numbering, content controls, properties, fields."""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from knowledge.exchange.tags import tag_of

LEVELS = 9  # nested levels of a list that Word allows
STEP = 360  # twentieths of a point: the indent of one level
BULLETS = "•◦▪"
PROPERTIES = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
OWN_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
OF_WORD = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of properties that people may add in Word


class Numbering:
    """Gives each list its own number, so that the numbers of the next list start again."""

    def __init__(self, document: Document):
        self.element = document.part.numbering_part.element
        self.kinds = {ordered: self._add_kind(ordered) for ordered in (False, True)}

    def _add_kind(self, ordered: bool) -> int:
        known = self.element.xpath("./w:abstractNum/@w:abstractNumId")
        number = max(map(int, known), default=-1) + 1
        levels = "".join(self._level(ordered, level) for level in range(LEVELS))
        kind = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        self.element.xpath("./w:num")[0].addprevious(kind)
        return number

    def _level(self, ordered: bool, level: int) -> str:
        drawn = f"%{level + 1}." if ordered else BULLETS[level % len(BULLETS)]
        return (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{"decimal" if ordered else "bullet"}"/>'
            f'<w:lvlText w:val="{drawn}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
        )

    def new_list(self, ordered: bool, level: int) -> int:
        number = self.element.add_num(self.kinds[ordered])
        if ordered:
            number.add_lvlOverride(ilvl=level).add_startOverride(1)
        return number.numId


def content_control(number: int, key: str, label: str, held: Iterable, *, several: bool):
    """Returns a content control with the answer's tag, around several paragraphs or around the runs of one."""
    kind = "" if several else "<w:text/>"
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:alias w:val={quoteattr(label)}/><w:tag w:val={quoteattr(tag_of(key))}/>"
        f'<w:id w:val="{number}"/>{kind}</w:sdtPr><w:sdtContent/></w:sdt>'
    )
    control[-1].extend(held)
    return control


def field(instruction: str):
    """Returns a field that Word counts, such as PAGE, without asking anything when the file is opened."""
    counted = OxmlElement("w:fldSimple")
    counted.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    run.text = "1"
    counted.append(run)
    return counted


def add_properties(document: Document, properties: dict[str, str]) -> None:
    rows = "".join(
        f'<property fmtid="{OF_WORD}" pid="{place}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for place, (name, value) in enumerate(sorted(properties.items()), start=2)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{OWN_PROPERTIES}" xmlns:vt="{VALUES}">{rows}</Properties>'
    )
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), PROPERTIES, xml.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def always_alike(docx: bytes) -> bytes:
    """Returns the same file without the times of its parts, so that the same content gives the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as packed, zipfile.ZipFile(out, "w") as again:
        for name in packed.namelist():
            part = zipfile.ZipInfo(name)
            part.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(part, packed.read(name))
    return out.getvalue()
