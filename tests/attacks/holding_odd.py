"""Office files as no program writes them, and as a few do: what they hide begins with « xqcanary »."""

from base64 import b64encode

from tests.attacks.holding import HEAD, jpeg, png, relations
from tests.support.making.office import Package, element, moved, paragraph, presentation, word, workbook

MAIN = "word/document.xml"
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>xqcanary</w:t></w:r>"
DELETED = '<w:del w:author="xqcanary"><w:r><w:delText>xqcanary</w:delText></w:r></w:del>'
SHOWN = paragraph("xqseen texte")
HIDDEN_ROW = f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph('xqcanary')}</w:tc></w:tr>"
BODY = f"<w:p>{HIDDEN}{DELETED}</w:p><w:tbl>{HIDDEN_ROW}</w:tbl>{SHOWN}"
DRAWN = {
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "zz": "https://exemple.test/nulle-part",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in DRAWN.items())
ROWS = (
    '<s:row r="1"><s:c r="A1" t="inlineStr"><s:is><s:t>xqseen total</s:t></s:is></s:c></s:row>'
    '<s:row r="2" hidden="1"><s:c r="A2" t="inlineStr"><s:is><s:t>xqcanary ligne</s:t></s:is></s:c></s:row>'
)


def declared(body: str) -> str:
    return f"<w:p {DECLARED}>{body}</w:p>{SHOWN}"


def word_elsewhere() -> Package:
    return word(BODY, main="foo/bar.xml")


def word_strict_elsewhere() -> Package:
    return word(BODY, main="xl/worksheets/a.xml", strict=True)


def styles_elsewhere() -> Package:
    styles = element("w:styles", '<w:style w:styleId="Cachee"><w:rPr><w:vanish/></w:rPr></w:style>')
    hidden = f'<w:p><w:pPr><w:pStyle w:val="Cachee"/></w:pPr><w:r><w:t>xqcanary</w:t></w:r></w:p>{SHOWN}'
    return word(hidden, main="a/b.xml", parts={"c/d.xml": styles}, relations={"a/b.xml": [("styles", "../c/d.xml")]})


def header_elsewhere() -> Package:
    body = f'{SHOWN}<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:pPr></w:p>'
    header = element("w:hdr", f"<w:p>{HIDDEN}{DELETED}</w:p>")
    return word(
        body, main="ppt/a.xml", parts={"xl/h.xml": header}, relations={"ppt/a.xml": [("header", "../xl/h.xml")]}
    )


def book_elsewhere() -> Package:
    return moved(workbook(ROWS), "foo", "livre.xml")


def hidden_sheet_elsewhere() -> Package:
    made = workbook("", states=("visible", "veryHidden"))
    for number, text in enumerate(("xqseen", "xqcanary"), start=1):
        cell = f'<s:row><s:c t="inlineStr"><s:is><s:t>{text}</s:t></s:is></s:c></s:row>'
        made.parts[f"xl/worksheets/feuille{number}.xml"] = element("s:worksheet", f"<s:sheetData>{cell}</s:sheetData>")
    return moved(made, "word", "document.xml")


def strings_elsewhere() -> Package:
    cells = '<s:row r="1"><s:c r="A1" t="s"><s:v>0</s:v></s:c></s:row>'
    strings = ("<s:t>xqseen total</s:t>", "<s:t>xqcanary efface</s:t>")
    return moved(workbook(cells, strings=strings), "donnees", "w.xml")


def slides_elsewhere() -> Package:
    return moved(presentation(["xqseen diapositive", "xqcanary cachee"], hidden=(1,)), "foo", "diapos.xml")


def second_main() -> Package:
    """Two that are said to be the first: only one is read."""
    rows = relations(("rId1", "officeDocument", "word/document.xml"), ("rId2", "officeDocument", "word/autre.xml"))
    return word(SHOWN, parts={"word/autre.xml": element("w:document", f"<w:p>{HIDDEN}</w:p>"), "_rels/.rels": rows})


def document_in_document() -> Package:
    other = element("w:document", "<w:body><w:p><w:r><w:t>xqcanary</w:t></w:r></w:p></w:body>")
    return word(SHOWN, parts={"word/b.xml": other}, relations={MAIN: [("officeDocument", "b.xml")]})


def sheet_of_a_sheet() -> Package:
    made = workbook(ROWS, parts={"xl/worksheets/b.xml": element("s:worksheet", "<s:v>xqcanary</s:v>")})
    sheet = "xl/worksheets/feuille1.xml"
    made.parts[sheet] = made.parts[sheet].replace("</s:sheetData>", '</s:sheetData><s:drawing r:id="rId1"/>')
    made.relations[sheet] = [("worksheet", "b.xml")]
    return made


def table_over_hidden_cells() -> Package:
    made = workbook(ROWS, parts={"xl/tables/t.xml": element("s:table", '<s:tableColumn name="xqcanary"/>')})
    sheet = "xl/worksheets/feuille1.xml"
    more = (
        '<s:autoFilter ref="A1:A2"><s:filterColumn colId="0"><s:filters><s:filter val="xqcanary"/></s:filters>'
        '</s:filterColumn></s:autoFilter><s:hyperlinks><s:hyperlink ref="A2" display="xqcanary" tooltip="xqcanary" '
        'location="A1"/></s:hyperlinks><s:tableParts><s:tablePart r:id="rId1"/></s:tableParts>'
    )
    made.parts[sheet] = made.parts[sheet].replace("</s:sheetData>", f"</s:sheetData>{more}")
    made.relations[sheet] = [("table", "../tables/t.xml")]
    return made


def link_to_a_part() -> Package:
    body = f'<w:p><w:hyperlink r:id="rId1"><w:r><w:t>xqseen</w:t></w:r></w:hyperlink></w:p>{SHOWN}'
    return word(body, parts={"word/c.xml": "<a>xqcanary</a>"}, relations={MAIN: [("hyperlink", "c.xml")]})


def shape_drawn_twice() -> Package:
    """Hidden in the drawing of today; the one of yesterday does not say so."""
    text = f"<w:txbxContent>{paragraph('xqcanary')}</w:txbxContent>"
    drawing = (
        f'<w:drawing><wp:anchor><wp:docPr id="1" name="a" hidden="1"/><wps:wsp>{text}</wps:wsp></wp:anchor></w:drawing>'
    )
    ways = f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback><w:pict><v:shape>{text}</v:shape></w:pict></mc:Fallback>'
    return word(declared(f"<w:r><mc:AlternateContent>{ways}</mc:AlternateContent></w:r>"))


def shape_of_yesterday() -> Package:
    text = f"<w:txbxContent>{paragraph('xqcanary')}</w:txbxContent>"
    shape = f'<v:shape style="position:absolute; visibility: hidden"><v:textbox>{text}</v:textbox></v:shape>'
    return word(declared(f"<w:r><w:pict>{shape}</w:pict></w:r>"))


def way_for_nobody() -> Package:
    secret = '<mc:Choice Requires="zz"><w:r><w:t>xqcanary</w:t></w:r></mc:Choice>'
    ways = f"{secret}<mc:Fallback><w:r><w:t>xqseen</w:t></w:r></mc:Fallback>"
    return word(declared(f"<mc:AlternateContent>{ways}</mc:AlternateContent>"))


def words_of_no_standard() -> Package:
    return word(declared('<zz:note>xqcanary</zz:note><w:r zz:qui="xqcanary"><w:t>xqseen</w:t></w:r>'))


def bound_data() -> Package:
    item = "<a>xqcanary</a>"
    binding = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/xqcanary"/></w:sdtPr><w:sdtContent>'
        + SHOWN
        + "</w:sdtContent></w:sdt>"
    )
    return word(
        binding, parts={"customXml/item1.xml": item}, relations={MAIN: [("customXml", "../customXml/item1.xml")]}
    )


def font_inside() -> Package:
    fonts = element("w:fonts", '<w:font w:name="Police"><w:embedRegular r:id="rId1" w:fontKey="{0}"/></w:font>')
    rows = {MAIN: [("fontTable", "fontTable.xml")], "word/fontTable.xml": [("font", "fonts/f.odttf")]}
    return word(SHOWN, parts={"word/fontTable.xml": fonts, "word/fonts/f.odttf": b"xqcanary"}, relations=rows)


def object_in_a_slide() -> Package:
    made = presentation(["xqseen diapositive"], parts={"ppt/embeddings/o.bin": b"xqcanary", "ppt/media/i.png": png()})
    frame = (
        '<p:graphicFrame><a:graphic><a:graphicData uri="x"><mc:AlternateContent><mc:Choice Requires="v"><p:oleObj r:id="rId1"/>'
        '</mc:Choice><mc:Fallback><p:oleObj r:id="rId1"><p:embed/><p:pic><p:blipFill><a:blip r:embed="rId2"/></p:blipFill>'
        "</p:pic></p:oleObj></mc:Fallback></mc:AlternateContent></a:graphicData></a:graphic></p:graphicFrame>"
    )
    slide = "ppt/slides/slide1.xml"
    made.parts[slide] = made.parts[slide].replace("</p:spTree>", f"{frame}</p:spTree>")
    made.relations[slide] = [("oleObject", "../embeddings/o.bin"), ("image", "../media/i.png")]
    return made


def picture(name: str, content: bytes | str) -> Package:
    drawing = f'<w:p><w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r></w:p>{SHOWN}'
    return word(drawing, parts={f"word/media/{name}": content}, relations={MAIN: [("image", f"media/{name}")]})


def drawing_in_letters() -> Package:
    letters = b64encode(jpeg()).decode()
    shapes = f'<image href="data:image/jpeg;base64,{letters}"/><text style="display: none">xqcanary</text>'
    return picture("i.svg", f'{HEAD}<svg xmlns="http://www.w3.org/2000/svg">{shapes}</svg>')


def another_document() -> Package:
    return word(
        f'<w:altChunk r:id="rId1"/>{SHOWN}',
        parts={"word/a.html": "xqcanary"},
        relations={MAIN: [("aFChunk", "a.html")]},
    )


OFFICE = {
    "a.docx": [
        word_elsewhere, word_strict_elsewhere, styles_elsewhere, header_elsewhere, second_main, document_in_document,
        link_to_a_part, shape_drawn_twice, shape_of_yesterday, way_for_nobody, words_of_no_standard, bound_data,
        font_inside, drawing_in_letters,
    ],
    "a.xlsx": [book_elsewhere, hidden_sheet_elsewhere, strings_elsewhere, sheet_of_a_sheet, table_over_hidden_cells],
    "a.pptx": [slides_elsewhere, object_in_a_slide],
}  # fmt: skip
