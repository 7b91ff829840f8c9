"""Gives the Word files their look: python-docx's own styles, in the colours and sizes of the PDF.

It knows nothing of Django.
"""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt, RGBColor

LANGUAGE = "fr-FR"
MARGIN = Cm(2)
PAPER = Cm(21), Cm(29.7)
INK, LINK, QUIET = RGBColor(0x1F, 0x38, 0x64), RGBColor(0x0B, 0x4F, 0x8A), RGBColor(0x40, 0x40, 0x40)
LINE = "7F7F7F"
# name: size, colour (none: that of the text), bold, italic, space before, space after
LOOKS = {
    "Title": (22, INK, True, False, 0, 6),
    "Subtitle": (12.5, None, False, True, 0, 8),
    "Heading 1": (15, INK, True, False, 18, 6),
    "Heading 2": (12.5, INK, True, False, 12, 4),
    "Heading 3": (11, INK, True, False, 10, 2),
    "Caption": (9.5, QUIET, False, False, 2, 10),
    "Footer": (9, None, False, False, 0, 0),
}
_OF_THE_TEMPLATE = "./w:pPr/w:pBdr | ./w:rPr/w:spacing | ./w:rPr/w:kern"  # lines under titles, letters set apart
_FRENCH = {"themeFontLang": LANGUAGE, "decimalSymbol": ",", "listSeparator": ";"}


def dress(document: Document) -> None:
    """Makes an empty document French, on A4 paper, with our styles."""
    for language in document.styles.element.xpath("//w:rPrDefault//w:lang"):
        language.set(qn("w:val"), LANGUAGE)
    settings = document.settings.element
    for name, said in _FRENCH.items():
        for element in settings.xpath(f"./w:{name}"):
            element.set(qn("w:val"), said)
    for element in settings.xpath("./w:zoom"):
        element.set(qn("w:percent"), "100")
    for element in settings.xpath(".//w:compatSetting[@w:name='compatibilityMode']"):
        element.set(qn("w:val"), "15")
    section = document.sections[0]
    section.page_width, section.page_height = PAPER
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    _forget_preview(document)
    for name in LOOKS:
        _look(document, name)
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.underline, link.font.color.rgb = True, LINK
    _rule_tables(document)


def _forget_preview(document: Document) -> None:
    """Removes the preview that the template has, which shows another page."""
    relations = document.part.package.rels
    for name in [name for name, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]


def _look(document: Document, name: str) -> None:
    size, colour, bold, italic, before, after = LOOKS[name]
    style = document.styles[name]
    for element in style.element.xpath(_OF_THE_TEMPLATE):
        element.getparent().remove(element)
    style.font.size, style.font.bold, style.font.italic, style.font.color.rgb = Pt(size), bold, italic, colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _rule_tables(document: Document) -> None:
    """Draws tables with thin grey lines, and leaves space around the text of a cell."""
    style = document.styles["Table Grid"]
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in _AIR)
    properties = style.element.find(qn("w:tblPr"))
    for name, inside in (("tblBorders", sides), ("tblCellMar", margins)):
        made = parse_xml(f"<w:{name} {nsdecls('w')}>{inside}</w:{name}>")
        old = properties.find(qn(f"w:{name}"))
        properties.append(made) if old is None else properties.replace(old, made)


_AIR = (("top", 60), ("left", 108), ("bottom", 60), ("right", 108))


def page_at_the_right(document: Document, width: Length) -> None:
    """Draws a thin line above the foot, and puts what follows its tab at the right edge."""
    style = document.styles["Footer"]
    stops = style.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    line = parse_xml(f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="4" w:space="6" w:color="{LINE}"/></w:pBdr>')
    style.element.get_or_add_pPr().insert_element_before(
        line, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
