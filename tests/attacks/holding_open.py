"""OpenDocument and PDF files that hold more than their pages show, with the words of `holding`."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from tests.attacks.holding import HEAD, ODF, archive, jpeg, png
from tests.support.making.pdf import drawn

MANIFEST = (
    f'{HEAD}<manifest:manifest {ODF} manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.{kind}"/>{more}</manifest:manifest>'
)
META = f"{HEAD}<office:document-meta {ODF}><office:meta><dc:creator>xqcanary auteur</dc:creator></office:meta></office:document-meta>"
SETTINGS = (
    f'{HEAD}<office:document-settings {ODF}><office:settings><config:config-item-set config:name="ooo:configuration-settings">'
    '<config:config-item config:name="PrinterName" config:type="string">xqcanary imprimante</config:config-item>'
    '<config:config-item config:name="PrinterSetup" config:type="base64Binary">eHFjYW5hcnk=xqcanary</config:config-item>'
    '<config:config-item config:name="AddParaTableSpacing" config:type="boolean">true</config:config-item>'
    "</config:config-item-set></office:settings></office:document-settings>"
)
STYLES = f"{HEAD}<office:document-styles {ODF}><office:styles/></office:document-styles>"


def _open(kind: str, body: str, styles: str = "", **more: str | bytes) -> bytes:
    content = (
        f'{HEAD}<office:document-content {ODF} office:version="1.3"><office:automatic-styles>{styles}</office:automatic-styles>'
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    parts = {"content.xml": content, "styles.xml": STYLES, "settings.xml": SETTINGS, "meta.xml": META} | more
    parts |= {"Thumbnails/thumbnail.png": png(), "META-INF/documentsignatures.xml": f"{HEAD}<a>xqcanary</a>"}
    listed = "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type=""/>' for name in parts)
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return archive({"mimetype": mimetype, **parts, "META-INF/manifest.xml": MANIFEST.format(kind=kind, more=listed)})


def _style(name: str, family: str, properties: str) -> str:
    return f'<style:style style:name="{name}" style:family="{family}">{properties}</style:style>'


def text(**more: bytes) -> bytes:
    picture = '<draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
    linked = '<draw:frame><draw:image xlink:href="file:///C:/Users/xqcanary/a.png"/></draw:frame>'
    inside = '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>'
    body = (
        "<office:scripts><office:script>xqcanary</office:script></office:scripts><text:tracked-changes><text:p>xqcanary efface</text:p></text:tracked-changes>"
        '<text:user-field-decls><text:user-field-decl text:name="n" office:string-value="xqcanary"/></text:user-field-decls>'
        "<text:p>xqseen texte<office:annotation><dc:creator>xqcanary</dc:creator><text:p>xqcanary</text:p></office:annotation>"
        '<text:span text:style-name="Cache">xqcanary</text:span><text:user-field-get text:name="n">xqseen champ</text:user-field-get>'
        '<text:a xlink:href="file:///C:/Users/xqcanary/a.odt">xqseen lien</text:a><text:a xlink:href="https://exemple.test/">xqseen web</text:a>'
        f'</text:p><text:p>xqcanary<text:hidden-paragraph text:is-hidden="true"/></text:p><text:p>{picture}{linked}{inside}</text:p>'
        '<text:section text:display="none"><text:section-source xlink:href="file:///x"/><text:p>xqcanary</text:p></text:section>'
    )
    return _open(
        "text", body, _style("Cache", "text", '<style:text-properties text:display="none" officeooo:rsid="00a1"/>'),
        **{"Pictures/a.png": png(), "Pictures/unused.png": b"xqcanary", "Versions/v": b"xqcanary", "Object 1/meta.xml": META,
           "Object 1/content.xml": f"{HEAD}<office:document-content {ODF}><office:body><office:spreadsheet>xqcanary</office:spreadsheet>"
           "</office:body></office:document-content>", "ObjectReplacements/Object 1": png()} | more,
    )  # fmt: skip


def table(**more: bytes) -> bytes:
    def cell(words: str, formula: str = "") -> str:
        return f'<table:table-cell office:value-type="string"{formula}><text:p>{words}</text:p></table:table-cell>'

    sheet = (
        '<table:table table:name="Bilan"><table:table-column/><table:table-column table:visibility="collapse"/>'
        f"<table:table-row>{cell('xqseen total', ' table:formula=&quot;of:=[xqcanary.A1]&quot;'.replace('&quot;', chr(34)))}{cell('xqcanary colonne')}</table:table-row>"
        f'<table:table-row table:visibility="filter">{cell("xqcanary ligne")}{cell("xqcanary")}</table:table-row></table:table>'
    )
    hidden = f'<table:table table:name="Familles" table:style-name="H"><table:table-row>{cell("xqcanary feuille")}</table:table-row></table:table>'
    asked = "<table:dde-links>xqcanary</table:dde-links><table:data-pilot-tables>xqcanary</table:data-pilot-tables>"
    return _open(
        "spreadsheet",
        sheet + hidden + asked,
        _style("H", "table", '<style:table-properties table:display="false"/>'),
        **more,
    )


def slides() -> bytes:
    page = '<draw:page draw:name="{}"{}><draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>{}</draw:page>'
    notes = "<presentation:notes><draw:frame><draw:text-box><text:p>xqcanary notes</text:p></draw:text-box></draw:frame></presentation:notes>"
    hidden = _style("dp2", "drawing-page", '<style:drawing-page-properties presentation:visibility="hidden"/>')
    body = page.format("a", "", "xqseen diapositive", notes) + page.format(
        "b", ' draw:style-name="dp2"', "xqcanary cachee", ""
    )
    return _open("presentation", body, hidden)


def _annotated(pdf: pikepdf.Pdf, page) -> None:
    def annotation(subtype: str, **more) -> Dictionary:
        return pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=[0, 0, 9, 9], **more))

    shown = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="nom", V="xqseen valeur", DV="xqcanary",
                                         Rect=[0, 0, 9, 9], F=4))  # fmt: skip
    unseen = annotation("Widget", FT=Name.Tx, T="cache", V="xqcanary valeur", F=2)
    script = Dictionary(S=Name.JavaScript, JS="xqcanary()")
    page.obj.Annots = Array([
        annotation("Text", T="xqcanary Prenom", Contents="xqcanary remarque"),
        annotation("Link", A=Dictionary(S=Name.URI, URI="https://exemple.test/xqseen"), Contents="xqcanary"),
        annotation("Link", A=Dictionary(S=Name.Launch, F="C:\\xqcanary.exe")),
        shown, unseen,
    ])  # fmt: skip
    page.obj.AA = Dictionary(O=script)
    pdf.Root.OpenAction = script
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=[shown, unseen], XFA="xqcanary"))
    page.obj.Metadata = Stream(pdf, b"<x>xqcanary</x>")
    page.obj.PieceInfo = Dictionary(Word=Dictionary(Private="xqcanary"))


def pdf() -> bytes:
    with pikepdf.open(BytesIO(drawn("xqseen texte", picture=jpeg(), author="xqcanary auteur"))) as made:
        page = made.pages[0]
        _annotated(made, page)
        _, picture = next(iter(page.obj.Resources.XObject.items()))
        picture.write(jpeg(), filter=Name.DCTDecode)
        picture.Metadata = Stream(made, b"<x>xqcanary</x>")
        layer = made.make_indirect(Dictionary(Type=Name.OCG, Name="xqcanary calque"))
        made.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer], Order=[layer]))
        page.obj.Resources.Properties = Dictionary(MC0=layer)
        font = next(iter(page.obj.Resources.Font.keys()))
        page.contents_add(f"/OC /MC0 BDC BT {font} 12 Tf 50 50 Td (xqcanary calque) Tj ET EMC".encode())
        made.attachments["a.txt"] = pikepdf.AttachedFileSpec(made, b"xqcanary joint", filename="xqcanary.txt")
        with made.open_metadata() as said:
            said["dc:creator"] = ["xqcanary"]
        made.Root.Extra = String("xqcanary")
        out = BytesIO()
        made.save(out)
    content = out.getvalue()
    # Saved once more over it: what came before is still there.
    return content + b"\n9999 0 obj\n(xqcanary ancienne version)\nendobj\n" + content[content.rindex(b"startxref") :]
