"""The words that pages show are read, whichever program wrote the file; those that no page shows are not."""

from pathlib import Path

import pytest

from knowledge.files.markup import DEEPEST, Malformed
from search.extracting import READERS, bounded
from tests.support.making.office import element, paragraph, presentation, word, workbook
from tests.support.making.open_document import content, document, text_document
from tests.support.making.pdf import pdf

MAIN = "word/document.xml"


@pytest.fixture
def read(tmp_path):
    """`read(name, bytes)`: [[page, text], …] as the confined program answers."""

    def of(name: str, content: bytes) -> list[list]:
        path = Path(tmp_path / name)
        path.write_bytes(content)
        return bounded(READERS[path.suffix](str(path)))

    return of


def said(pages: list[list]) -> str:
    return " ".join(text for _, text in pages)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"


def drawn(text: str) -> str:
    """A text box as Word writes it: once for itself, once for programs of before."""
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box(text)}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box(text)}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


CHART = element(
    "c:chartSpace",
    "<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Fréquentation</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    "<c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>Familles</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    "<c:cat><c:strRef><c:f>Feuille!A1</c:f><c:strCache><c:pt><c:v>Printemps</c:v></c:pt><c:pt><c:v>Automne</c:v></c:pt>"
    "</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:pt><c:v>31415</c:v></c:pt></c:numCache></c:numRef>"
    "</c:val></c:ser></c:chart>",
)
DIAGRAM = element(
    "dgm:dataModel",
    "<dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>Diagnostic</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>",
)
HEADED = {
    "word/header3.xml": element("w:hdr", paragraph("Centre social des Lilas")),
    "word/footer1.xml": element("w:ftr", paragraph("Document interne")),
    "word/notes.xml": element("w:footnotes", f"<w:footnote>{paragraph('Une note')}</w:footnote>"),
    "word/fin.xml": element("w:endnotes", f"<w:endnote>{paragraph('Une autre')}</w:endnote>"),
    "word/charts/chart7.xml": CHART,
    "word/diagrams/data2.xml": DIAGRAM,
    "word/comments.xml": element("w:comments", f"<w:comment>{paragraph('Remarque')}</w:comment>"),
}
RELATED = {
    MAIN: [
        ("header", "header3.xml"), ("footer", "footer1.xml"), ("footnotes", "notes.xml"), ("endnotes", "/word/fin.xml"),
        ("chart", "charts/chart7.xml"), ("diagramData", "diagrams/data2.xml"), ("comments", "comments.xml"),
        ("image", "media/absente.png"),
    ]
}  # fmt: skip
BODIES = {
    "a word in several runs": (run("mé") + run("dia") + run("tion"), ["médiation"], []),
    "box before its paragraph": (drawn("encadré") + run("ancre"), ["encadré ancre suite"], ["encadré encadré"]),
    "box amid its paragraph": (run("avant ") + drawn("encadré") + run("après"), ["encadré avant après"], []),
    "box in a box": (drawn(f"dehors</w:t></w:r>{drawn('dedans')}<w:r><w:t>") + run("ancre"), ["dedans", "dehors"], []),
    "old box alone": (f"<w:r><w:pict><v:textbox>{box('ancien')}</v:textbox></w:pict></w:r>", ["ancien suite"], []),
    "second drawing alone says something": (
        f"<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback>{box('repli')}</mc:Fallback></mc:AlternateContent></w:r>",
        ["repli"],
        [],
    ),
    "decorative text": ('<w:r><w:pict><v:textpath string="Bienvenue"/></w:pict></w:r>', ["Bienvenue"], []),
    "soft hyphens": (run("coo\u00adpé") + "<w:r><w:softHyphen/><w:t>ration</w:t></w:r>", ["coopération"], []),
    "tabs and lines": ("<w:r><w:t>un</w:t><w:tab/><w:t>deux</w:t><w:br/><w:t>trois</w:t></w:r>", ["un deux trois"], []),
    "deleted and moved": (
        f"<w:del><w:r><w:delText>effacé</w:delText></w:r></w:del><w:moveFrom>{run('déplacé')}</w:moveFrom>"
        f"<w:ins>{run('ajouté')}</w:ins>",
        ["ajouté"],
        ["effacé", "déplacé"],
    ),
    "hidden words": (
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>montré</w:t></w:r>',
        ["montré"],
        ["caché"],
    ),
    "field of a form": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Madame Untel')}</w:sdtContent></w:sdt>",
        ["Madame Untel"],
        [],
    ),
    "field not filled": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Cliquez ici')}</w:sdtContent></w:sdt>",
        ["suite"],
        ["Cliquez"],
    ),
    "old list of a form": (
        '<w:r><w:fldChar><w:ffData><w:ddList><w:result w:val="1"/><w:default w:val="0"/><w:listEntry w:val="Lundi"/>'
        '<w:listEntry w:val="Mardi"/></w:ddList></w:ffData></w:fldChar></w:r>',
        ["Mardi"],
        ["Lundi"],
    ),
    "instructions of a field": ("<w:r><w:instrText>MERGEFIELD nom</w:instrText></w:r>" + run("x"), ["x"], ["MERGE"]),
    "formula": ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", ["a+b"], []),
}


@pytest.mark.parametrize("strict", [False, True], ids=["usual", "strict"])
@pytest.mark.parametrize("case", BODIES)
def test_words_of_a_text(read, case, strict):
    inside, shown, hidden = BODIES[case]
    made = word(f"<w:p>{inside}</w:p>{paragraph('suite')}", strict=strict)
    text = said(read("a.docx", made.made()))
    assert [one for one in shown if one not in text] == []
    assert [one for one in hidden if one in text] == []


def test_what_pages_show_beside_the_text(read):
    pages = read("a.docx", word(paragraph("corps"), parts=HEADED, relations=RELATED).made())
    text = said(pages)
    for one in ("corps", "Lilas", "interne", "Une note", "Une autre", "Fréquentation", "Familles", "Printemps"):
        assert one in text
    assert "Diagnostic" in text
    assert "Remarque" not in text
    assert "31415" not in text
    assert pages[0] == [None, "corps"]


def test_a_part_beside_that_is_broken_takes_nothing_else_away(read):
    parts = {**HEADED, "word/header3.xml": "<w:hdr", "word/charts/chart7.xml": b"\x00\xff"}
    text = said(read("a.docx", word(paragraph("corps"), parts=parts, relations=RELATED).made()))
    assert "corps" in text
    assert "interne" in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_encoding_of_xml(read, encoding):
    assert said(read("a.docx", word(paragraph("médiation"), encoding=encoding).made())) == "médiation"


def test_another_prefix_is_the_same_element(read):
    made = word(paragraph("médiation"))
    made.content = made.content.replace("w:", "ns0:").replace("xmlns:w=", "xmlns:ns0=")
    assert said(read("a.docx", made.made())) == "médiation"


BREAKS = {
    "asked for": ('<w:r><w:br w:type="page"/></w:r>', 2),
    "as Word drew it": ("<w:r><w:lastRenderedPageBreak/></w:r>", 2),
    "asked for and drawn": ('<w:r><w:br w:type="page"/></w:r><w:r><w:lastRenderedPageBreak/></w:r>', 2),
    "two": ('<w:r><w:br w:type="page"/><w:br w:type="page"/></w:r>', 3),
    "of a paragraph": ("<w:pPr><w:pageBreakBefore/></w:pPr>", 2),
    "refused": ('<w:pPr><w:pageBreakBefore w:val="false"/></w:pPr>', None),
    "of a line": ("<w:r><w:br/></w:r>", None),
}


@pytest.mark.parametrize("case", BREAKS)
def test_pages_of_a_text(read, case):
    breaks, page = BREAKS[case]
    pages = read("a.docx", word(f"{paragraph('avant')}<w:p>{breaks}{run('après')}</w:p>").made())
    assert {text.split()[-1]: number for number, text in pages}["après"] == page


def test_slides_in_their_order_hidden_ones_aside(read):
    made = presentation(
        ["premier", "caché", "troisième"],
        hidden={1},
        parts={"ppt/charts/chart1.xml": CHART, "ppt/notesSlides/notes1.xml": element("p:notes", "<a:t>souffler</a:t>")},
        relations={
            "ppt/slides/slide1.xml": [("chart", "../charts/chart1.xml"), ("notesSlide", "../notesSlides/notes1.xml")]
        },
    )
    pages = read("a.pptx", made.made())
    assert [number for number, _ in pages] == [1, 3]
    assert pages[0][1] == "premier"
    assert pages[1][1].startswith("troisième Fréquentation")
    assert "souffler" not in said(pages)
    assert said(read("a.pptx", presentation(["strict"], strict=True).made())) == "strict"


def cell(value: str, more: str = "") -> str:
    return f"<s:c {more}><s:v>{value}</s:v></s:c>"


def of_kind(kind: str, value: str, place: str = "") -> str:
    return cell(value, f't="{kind}"' + (f' r="{place}"' if place else ""))


def row(*cells: str, more: str = "") -> str:
    return f"<s:row {more}>{''.join(cells)}</s:row>"


@pytest.mark.parametrize("strict", [False, True], ids=["usual", "strict"])
def test_cells_of_a_workbook(read, strict):
    inline = '<s:c t="inlineStr"><s:is><s:r><s:t>mé</s:t></s:r><s:r><s:t>diation</s:t></s:r></s:is></s:c>'
    formula = '<s:c t="str"><s:f>A1</s:f><s:v>formule</s:v></s:c>'
    cells = row(
        *(of_kind("s", "0"), of_kind("s", "1"), cell("2024"), inline, formula, cell("0.30000000000000004")),
        *(of_kind("s", "99"), of_kind("s", "-1"), of_kind("e", "#REF!")),
    ) + row(of_kind("str", "ligne cachée"), more='hidden="1"')
    strings = (
        "<s:t>simple</s:t>",
        "<s:r><s:t>coo</s:t></s:r><s:r><s:t>pération</s:t></s:r><s:rPh><s:t>x</s:t></s:rPh>",
    )
    pages = read("a.xlsx", workbook(cells, strings=strings, strict=strict).made())
    assert [[number, text.split()] for number, text in pages] == [
        [1, ["Feuille", "1", "simple", "coopération", "2024", "médiation", "formule", "0.3"]]
    ]


def test_hidden_sheets_and_columns_are_not_read(read):
    cells = row(of_kind("str", "montré", "A1"), of_kind("str", "caché", "C1"))
    made = workbook(cells, states=("hidden", "veryHidden", "visible"))
    name = "xl/worksheets/feuille3.xml"
    columns = '<s:cols><s:col min="3" max="4" hidden="1"/></s:cols><s:sheetData>'
    made.parts[name] = made.parts[name].replace("<s:sheetData>", columns)
    assert read("a.xlsx", made.made()) == [[3, "Feuille 3 montré"]]


def test_dates_boxes_charts_and_heads_of_a_workbook(read):
    made = workbook(
        row(cell("45352", 's="1"'), cell("45352", 's="0"')),
        parts={
            "xl/styles.xml": element(
                "s:styleSheet",
                '<s:numFmts><s:numFmt numFmtId="170" formatCode="d mmmm yyyy"/></s:numFmts>'
                '<s:cellXfs><s:xf numFmtId="0"/><s:xf numFmtId="170"/></s:cellXfs>',
            ),
            "xl/drawings/d.xml": element("a:x", "<a:p><a:r><a:t>zone de texte</a:t></a:r></a:p>"),
            "xl/charts/c.xml": CHART,
        },
        relations={
            "xl/worksheets/feuille1.xml": [("drawing", "../drawings/d.xml")],
            "xl/drawings/d.xml": [("chart", "../charts/c.xml")],
        },
    )
    made.relations["xl/workbook.xml"].append(("styles", "styles.xml"))
    sheet = "xl/worksheets/feuille1.xml"
    code = '&amp;L&amp;"Arial,Gras"&amp;12Bilan&amp;R&amp;P'
    head = f"</s:sheetData><s:headerFooter><s:oddHeader>{code}</s:oddHeader></s:headerFooter>"
    made.parts[sheet] = made.parts[sheet].replace("</s:sheetData>", head)
    text = said(read("a.xlsx", made.made()))
    assert text.startswith("Feuille 1 01/03/2024 45352 Bilan zone de texte Fréquentation")


OPEN_TEXTS = {
    "paragraph": ("<text:p>mé<text:span>diation</text:span></text:p>", ["médiation"], []),
    "box amid its paragraph": (
        "<text:p>avant <draw:frame><draw:text-box><text:p>encadré</text:p></draw:text-box></draw:frame>après</text:p>",
        ["encadré avant après"],
        [],
    ),
    "note": (
        "<text:p>texte<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>la note</text:p>"
        "</text:note-body></text:note> suite</text:p>",
        ["la note texte suite"],
        [],
    ),
    "remark": (
        "<text:p>texte<office:annotation><dc:creator>Zoé</dc:creator><text:p>remarque</text:p></office:annotation></text:p>",
        ["texte"],
        ["Zoé", "remarque"],
    ),
    "deleted": (
        "<text:tracked-changes><text:p>effacé</text:p></text:tracked-changes><text:p>x</text:p>",
        ["x"],
        ["eff"],
    ),
    "table": (
        "<table:table><table:table-row><table:table-cell><text:p>un</text:p></table:table-cell><table:table-cell>"
        "<text:p>deux</text:p></table:table-cell></table:table-row></table:table>",
        ["un deux"],
        [],
    ),
    "soft hyphen": ("<text:p>coopé\u00adration</text:p>", ["coopération"], []),
    "spaces": ('<text:p>un<text:s text:c="3"/>deux<text:line-break/>trois</text:p>', ["un deux trois"], []),
    "forms": (
        '<office:forms><form:form><form:text form:value="vide" form:current-value="Madame Untel"/><form:listbox>'
        '<form:option form:label="Lundi"/><form:option form:label="Mardi" form:current-selected="true"/></form:listbox>'
        "</form:form></office:forms><text:p>x</text:p>",
        ["Madame Untel", "Mardi"],
        ["vide", "Lundi"],
    ),
    "hidden section": ('<text:section text:display="none"><text:p>caché</text:p></text:section>', [], ["caché"]),
}


@pytest.mark.parametrize("case", OPEN_TEXTS)
def test_words_of_an_open_document(read, case):
    inside, shown, hidden = OPEN_TEXTS[case]
    pages = read("a.odt", text_document(inside))
    assert {number for number, _ in pages} <= {None}
    assert [one for one in shown if one not in said(pages)] == []
    assert [one for one in hidden if one in said(pages)] == []


def test_heads_and_charts_of_an_open_document(read):
    heads = (
        "<style:master-page><style:header><text:p>En tête</text:p></style:header><style:footer><text:p>Au pied</text:p>"
        "</style:footer></style:master-page>"
    )
    chart = content("<office:chart><text:p>Fréquentation</text:p></office:chart>")
    body = '<text:p>x<draw:object xlink:href="./Objet 1"/></text:p>'
    text = said(read("a.odt", text_document(body, heads=heads, parts={"Objet 1/content.xml": chart})))
    assert text == "x Fréquentation En tête Au pied"


def test_sheets_and_slides_of_open_documents_hidden_ones_aside(read):
    styles = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    tables = "".join(
        f'<table:table table:name="F{n}" table:style-name="{style}"><table:table-row><table:table-cell><text:p>{said}'
        "</text:p></table:table-cell></table:table-row></table:table>"
        for n, style, said in ((1, "ta1", "un"), (2, "ta2", "caché"), (3, "ta1", "trois"))
    )
    made = document(f"<office:spreadsheet>{tables}</office:spreadsheet>", styles=styles)
    assert read("a.ods", made) == [[1, "F1 un"], [3, "F3 trois"]]
    slides = (
        "<draw:page><text:p>un</text:p><presentation:notes><text:p>souffler</text:p></presentation:notes></draw:page>"
        "<draw:page><table:table><text:p>deux</text:p></table:table></draw:page>"
    )
    assert read("a.odp", document(f"<office:presentation>{slides}</office:presentation>")) == [[1, "un"], [2, "deux"]]


HYPHENS = {
    "syllables": ("une action de média-\ntion et de coopéra-\ntion", "médiation et de coopération"),
    "broken twice": ("l'inter-\ngéné-\nrationnel", "intergénérationnel"),
    "of spelling, by its halves": ("le savoir-\nfaire et le centre-\nville", "savoir-faire et le centre-ville"),
    "of spelling, as elsewhere in the text": ("un porte-à-faux, un porte-\nà-faux", "un porte-à-faux, un porte-à-faux"),
    "seen elsewhere whole": ("la surveillance, la sur-\nveillance", "la surveillance, la surveillance"),
    "a name": ("Aix-Marseille, Saint-\nDenis", "Saint-Denis"),
    "a number": ("en 2019-\n2020", "2019-2020"),
    "a dash": ("le lieu -\nle jour", "le lieu - le jour"),
}


@pytest.mark.parametrize("case", HYPHENS)
def test_hyphens_at_the_end_of_a_line(read, case):
    text, shown = HYPHENS[case]
    assert shown in said(read("a.pdf", pdf(text)))


def test_values_of_a_pdf_form(read):
    fields = (
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(nom)/V(Madame Untel)/Rect[0 0 90 20]>>",
        "<</Type/Annot/Subtype/Widget/FT/Ch/Ff 131072/T(jour)/Opt[(Lundi)(Mardi)]/V(Mardi)/Rect[0 0 90 20]>>",
        "<</Type/Annot/Subtype/Widget/FT/Tx/Ff 8192/T(code)/V(motdepasse)/Rect[0 0 90 20]>>",
        "<</Type/Annot/Subtype/Widget/FT/Tx/F 2/T(cache)/V(invisible)/Rect[0 0 90 20]>>",
        "<</Type/Annot/Subtype/Text/Contents(remarque)/T(Auteur)/Rect[0 0 90 20]>>",
    )
    refs = " ".join(f"{number} 0 R" for number in range(6, 11))
    forms = f"/AcroForm<</Fields[{refs}]/DA(/F1 10 Tf)/DR<</Font<</F1 5 0 R>>>>>>|/Annots[{refs}]"
    text = said(read("a.pdf", pdf("formulaire", forms=forms, more=fields)))
    assert "formulaire Madame Untel Mardi" in text
    for hidden in ("motdepasse", "invisible", "remarque", "Auteur"):
        assert hidden not in text


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_markup_that_means_harm_is_not_read(read, name):
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    deep = "<w:p>" * (DEEPEST + 1)
    for harm in (laughs + "<x>&b;</x>", deep, "<a" * 110_000, "\x00"):
        made = word("", parts={MAIN: harm}) if name == "a.docx" else None
        held = made.made() if made else document("", parts={"content.xml": harm})
        with pytest.raises(Malformed):
            read(name, held)


def test_a_cell_repeated_without_end_is_cut(read):
    pages = read("a.xlsx", workbook(of_kind("s", "0") * 2_000, strings=(f"<s:t>{'mot ' * 8_000}</s:t>",)).made())
    assert sum(len(text) for _, text in pages) <= 10 * 1024 * 1024
