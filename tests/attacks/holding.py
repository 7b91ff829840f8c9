"""Files that hold more than their pages show: each hidden word begins with « xqcanary », each shown one with « xqseen »."""

from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.support.making.packages import zipped

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "o": "urn:schemas-microsoft-com:office:office",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "x15ac": "http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac",
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
}
DECLARED = " ".join(f'xmlns:{short}="{uri}"' for short, uri in NAMES.items())
ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for short, path in {
        "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style", "form": "form",
        "presentation": "presentation", "config": "config", "manifest": "manifest", "script": "script", "meta": "meta",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:officeooo="http://openoffice.org/2009/office"'  # fmt: skip
CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>xqcanary auteur</dc:creator></cp:coreProperties>'
)
PATH = "file:///C:\\Users\\xqcanary.nom\\Modeles\\centre.dotx"


def archive(parts: dict[str, str | bytes], more: dict[str, tuple[str, str, str]] | None = None) -> bytes:
    """`more` adds a relation to the part whose path it names, « __ » for « / »."""
    for part, row in (more or {}).items():
        folder, _, name = part.replace("__", "/").rpartition("/")
        path = f"{folder}/_rels/{name}.xml.rels"
        row = relations(row).partition("<Relationship ")[2].partition("/>")[0]
        parts[path] = parts[path].replace("</Relationships>", f"<Relationship {row}/></Relationships>")
    return zipped(parts)


def relations(*rows: tuple[str, str, str]) -> str:
    """(id, end of its type, target); « * » before the target: outside the file."""
    outside = ' TargetMode="External"'
    said = "".join(
        f'<Relationship Id="{pk}" Type="{OFFICE}/{kind}" Target="{target.lstrip("*")}"{outside * target.startswith("*")}/>'
        for pk, kind, target in rows
    )
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{said}'
        "</Relationships>"
    )


def types(**parts: str) -> str:
    said = "".join(
        f'<Override PartName="/{name.replace("__", "/")}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="xlsx" '
        f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>{said}</Types>'
    )


def png() -> bytes:
    said, out = PngInfo(), BytesIO()
    said.add_text("Author", "xqcanary photographe")
    Image.new("RGB", (8, 8), "olive").save(out, "PNG", pnginfo=said)
    return out.getvalue()


def jpeg() -> bytes:
    exif, out = Image.Exif(), BytesIO()
    exif[0x013B], exif[0x0112] = "xqcanary photographe", 6
    Image.new("RGB", (8, 4), "olive").save(out, "JPEG", exif=exif, comment=b"xqcanary remarque")
    return out.getvalue() + b"xqcanary apres la fin"


def _run(text: str, properties: str = "") -> str:
    return f'<w:r w:rsidR="00A1"><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(instruction: str, shown: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    said = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{mark.format('begin')}{said}{mark.format('separate')}{_run(shown)}{mark.format('end')}"


def _word_body() -> str:
    deleted = '<w:del w:id="1" w:author="xqcanary qui"><w:r><w:delText>xqcanary efface</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="xqcanary qui">{_run("xqseen insere")}</w:ins>'
    remark = '<w:commentRangeStart w:id="0"/>' + _run("xqseen annote") + '<w:commentRangeEnd w:id="0"/>'
    row = f"<w:tr><w:trPr><w:del w:id='3'/></w:trPr><w:tc><w:p>{_run('xqcanary ligne')}</w:p></w:tc></w:tr>"
    shown = f"<w:tr><w:tc><w:p>{_run('xqseen case')}</w:p></w:tc></w:tr>"
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Image 1" descr="C:\\Users\\xqcanary.nom\\p.png"/><a:graphic>'
        '<a:graphicData uri="x"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="xqcanary.png"/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="rId2"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    ole = '<w:r><w:object><v:shape/><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rId3"/></w:object></w:r>'
    link = f'<w:hyperlink r:id="rId4">{_run("xqseen lien")}</w:hyperlink><w:hyperlink r:id="rId5">{_run("xqseen web")}</w:hyperlink>'
    styled = f'<w:p><w:pPr><w:pStyle w:val="Cachee"/></w:pPr>{_run("xqcanary style")}</w:p>'
    included = _field('INCLUDETEXT "C:\\\\xqcanary\\\\a.docx"'.replace('"', "&quot;"), "xqseen champ")
    return (
        f"<w:p>{_run('xqseen modele')}{deleted}{inserted}{remark}{_run('xqcanary vanish', '<w:vanish/>')}</w:p>{styled}"
        f"<w:p>{included}{_field(' PAGE ', 'xqseen page')}</w:p>"
        f"<w:tbl>{row}{shown}</w:tbl><w:p>{picture}{ole}{link}</w:p><w:sectPr/>"
    )


STYLES = (
    f'{HEAD}<w:styles {DECLARED}><w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Cachee"><w:basedOn w:val="Base"/></w:style></w:styles>'
)
SETTINGS = (
    f'{HEAD}<w:settings {DECLARED}><w:attachedTemplate r:id="rId1"/><w:mailMerge><w:connectString '
    'w:val="Password=xqcanary"/></w:mailMerge><w:docVars><w:docVar w:name="a" w:val="xqcanary"/></w:docVars>'
    '<w:rsids><w:rsid w:val="00A1"/></w:rsids></w:settings>'
)
COMMENTS = f'{HEAD}<w:comments {DECLARED}><w:comment w:id="0" w:author="xqcanary"><w:p/></w:comment></w:comments>'


def word(**more: tuple[str, str, str]) -> bytes:
    return archive(
        {
            "[Content_Types].xml": types(
                word__document="wordprocessingml.document.main", word__settings="wordprocessingml.settings",
                word__comments="wordprocessingml.comments", word__styles="wordprocessingml.styles",
            ),
            "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml"), ("rId2", "core-properties", "docProps/core.xml"),
                                     ("rId3", "thumbnail", "docProps/thumbnail.jpeg")),
            "docProps/core.xml": CORE,
            "docProps/thumbnail.jpeg": jpeg(),
            "word/document.xml": f"{HEAD}<!-- xqcanary --><w:document {DECLARED}><w:body>{_word_body()}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(
                ("rId1", "settings", "settings.xml"), ("rId2", "image", "media/image1.png"),
                ("rId3", "oleObject", "embeddings/a.xlsx"), ("rId4", "hyperlink", f"*{PATH}"),
                ("rId5", "hyperlink", "*https://exemple.test/"), ("rId6", "comments", "comments.xml"),
                ("rId7", "styles", "styles.xml"), ("rId8", "customXml", "../customXml/item1.xml"),
                ("rId9", "people", "people.xml"),
            ),
            "word/settings.xml": SETTINGS,
            "word/_rels/settings.xml.rels": relations(("rId1", "attachedTemplate", f"*{PATH}")),
            "word/styles.xml": STYLES,
            "word/comments.xml": COMMENTS,
            "word/people.xml": f"{HEAD}<a>xqcanary</a>",
            "word/media/image1.png": png(),
            "word/embeddings/a.xlsx": b"xqcanary",
            "customXml/item1.xml": f"{HEAD}<a>xqcanary</a>",
            "_xmlsignatures/sig1.xml": f"{HEAD}<a>xqcanary</a>",
        },
        more,
    )  # fmt: skip


def _sheet(rows: str, more: str = "", before: str = "") -> str:
    return f'{HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" {DECLARED}>{before}<sheetData>{rows}</sheetData>{more}</worksheet>'


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = ["xqseen total", "xqcanary ligne", "xqcanary colonne", "xqcanary feuille"]
SHOWN = _sheet(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>2</v></c><c r="C1"><f>SUM(Cachee!A1)+1</f><v>42</v></c></row>'
    '<row r="2" hidden="1"><c r="A2" t="s"><v>1</v></c></row>',
    '<dataValidations count="1"><dataValidation type="list" sqref="A1"><formula1>Cachee!$A$1</formula1></dataValidation>'
    '</dataValidations><pageSetup r:id="rId2"/><drawing r:id="rId3"/><legacyDrawing r:id="rId4"/>',
    '<cols><col min="2" max="2" width="9" hidden="1"/></cols>',
)
CHART = (
    f"{HEAD}<c:chartSpace {DECLARED}><c:chart><c:f>'[C:\\Users\\xqcanary\\b.xlsx]Feuil1'!$A$1</c:f><c:v>xqseen serie</c:v>"
    '</c:chart><c:externalData r:id="rId1"/></c:chartSpace>'
)
DRAWING = (
    f'{HEAD}<xdr:wsDr {DECLARED}><xdr:twoCellAnchor><c:chart r:id="rId1"/></xdr:twoCellAnchor><xdr:twoCellAnchor><xdr:sp>'
    '<xdr:nvSpPr><xdr:cNvPr id="3" name="b" hidden="1"/></xdr:nvSpPr><a:t>xqcanary forme</a:t></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>'
)
WORKBOOK = (
    f'{HEAD}<workbook xmlns="{MAIN}" {DECLARED}><x15ac:absPath url="C:\\Users\\xqcanary\\"/><bookViews><workbookView activeTab="1"/>'
    '</bookViews><sheets><sheet name="Cachee" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Bilan" sheetId="2" r:id="rId2"/>'
    '</sheets><externalReferences><externalReference r:id="rId6"/></externalReferences><definedNames><definedName name="n" '
    'localSheetId="0">Cachee!$A$1</definedName><definedName name="m" localSheetId="1">Bilan!$A$1</definedName></definedNames>'
    '<pivotCaches><pivotCache cacheId="1" r:id="rId5"/></pivotCaches></workbook>'
)


def book(**more: tuple[str, str, str]) -> bytes:
    return archive(
        {
            "[Content_Types].xml": types(
                xl__workbook="spreadsheetml.sheet.main", xl__worksheets__sheet1="spreadsheetml.worksheet",
                xl__worksheets__sheet2="spreadsheetml.worksheet", xl__sharedStrings="spreadsheetml.sharedStrings",
                xl__connections="spreadsheetml.connections", xl__drawings__drawing1="drawing", xl__charts__chart1="drawingml.chart",
            ),
            "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "core-properties", "docProps/core.xml")),
            "docProps/core.xml": CORE,
            "xl/workbook.xml": WORKBOOK,
            "xl/_rels/workbook.xml.rels": relations(
                ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml"),
                ("rId3", "sharedStrings", "sharedStrings.xml"), ("rId4", "connections", "connections.xml"),
                ("rId5", "pivotCacheDefinition", "pivotCache/p.xml"), ("rId6", "externalLink", "externalLinks/e.xml"),
            ),
            "xl/worksheets/sheet1.xml": _sheet('<row r="1"><c r="A1" t="s"><v>3</v></c></row>'),
            "xl/worksheets/sheet2.xml": SHOWN,
            "xl/worksheets/_rels/sheet2.xml.rels": relations(
                ("rId1", "comments", "../comments1.xml"), ("rId2", "printerSettings", "../printer.bin"),
                ("rId3", "drawing", "../drawings/drawing1.xml"), ("rId4", "vmlDrawing", "../drawings/vml.vml"),
            ),
            "xl/drawings/drawing1.xml": DRAWING,
            "xl/drawings/_rels/drawing1.xml.rels": relations(("rId1", "chart", "../charts/chart1.xml")),
            "xl/drawings/vml.vml": f"<xml {DECLARED}><v:shape>xqcanary</v:shape></xml>",
            "xl/charts/chart1.xml": CHART,
            "xl/charts/_rels/chart1.xml.rels": relations(("rId1", "package", "../embeddings/b.xlsx")),
            "xl/embeddings/b.xlsx": b"xqcanary",
            "xl/printer.bin": b"xqcanary imprimante",
            "xl/comments1.xml": f'{HEAD}<comments xmlns="{MAIN}"><comment ref="A1"><text>xqcanary</text></comment></comments>',
            "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">' + "".join(f"<si><t>{one}</t></si>" for one in STRINGS) + "</sst>",
            "xl/connections.xml": f'{HEAD}<connections xmlns="{MAIN}"><dbPr connection="Password=xqcanary"/></connections>',
            "xl/pivotCache/p.xml": f"{HEAD}<a>xqcanary</a>",
            "xl/externalLinks/e.xml": f"{HEAD}<a>xqcanary</a>",
        },
        more,
    )  # fmt: skip


def _slide(text: str, more: str = "", shape: str = "") -> str:
    return (
        f'{HEAD}<p:sld {DECLARED}{more}><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="2" name="t"/></p:nvSpPr><p:txBody><a:p><a:r>'
        f"<a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>{shape}</p:spTree></p:cSld></p:sld>"
    )


def deck(**more: tuple[str, str, str]) -> bytes:
    hidden = '<p:sp><p:nvSpPr><p:cNvPr id="3" name="h" hidden="1"/></p:nvSpPr><p:txBody><a:p><a:r><a:t>xqcanary forme</a:t></a:r></a:p></p:txBody></p:sp>'
    ole = '<p:graphicFrame><p:oleObj r:id="rId3"><p:embed/></p:oleObj></p:graphicFrame>'
    main = (
        f'{HEAD}<p:presentation {DECLARED}><p:sldIdLst><p:sldId id="256" r:id="rId1"/><p:sldId id="257" r:id="rId2"/></p:sldIdLst>'
        '<p:extLst><p:ext uri="x"><p14:sectionLst><p14:section name="s"><p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="257"/>'
        "</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>"
    )
    return archive(
        {
            "[Content_Types].xml": types(ppt__presentation="presentationml.presentation.main", ppt__slides__slide1="presentationml.slide",
                                         ppt__slides__slide2="presentationml.slide", ppt__notesSlides__n="presentationml.notesSlide"),
            "_rels/.rels": relations(("rId1", "officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": main,
            "ppt/_rels/presentation.xml.rels": relations(
                ("rId1", "slide", "slides/slide1.xml"), ("rId2", "slide", "slides/slide2.xml"), ("rId3", "commentAuthors", "authors.xml"),
            ),
            "ppt/authors.xml": f"{HEAD}<a>xqcanary</a>",
            "ppt/slides/slide1.xml": _slide("xqseen diapositive", shape=hidden + ole),
            "ppt/slides/_rels/slide1.xml.rels": relations(
                ("rId1", "notesSlide", "../notesSlides/n.xml"), ("rId2", "comments", "../comments/c.xml"), ("rId3", "oleObject", "../o.bin"),
            ),
            "ppt/slides/slide2.xml": _slide("xqcanary cachee", ' show="0"'),
            "ppt/notesSlides/n.xml": f"{HEAD}<p:notes {DECLARED}><a:t>xqcanary notes</a:t></p:notes>",
            "ppt/comments/c.xml": f"{HEAD}<p:cmLst {DECLARED}><p:cm><p:text>xqcanary</p:text></p:cm></p:cmLst>",
            "ppt/o.bin": b"xqcanary",
        },
        more,
    )  # fmt: skip
