"""Word files as offices make them, each with what its pages show and what they hide."""

import zipfile
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.oxml import parse_xml
from PIL import Image

from tests.support.making.office import space, word
from tests.support.making.packages import zipped

HIDDEN = "Zzyzx"  # a word that no page shows


@dataclass(frozen=True)
class Made:
    """`shown`: some of what its pages show; `places`: answers that must have these words."""

    name: str
    content: bytes
    shown: tuple[str, ...]
    places: dict[str, str]


def saved(document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def paragraph(inside: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    said = f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{said}</w:r>"


def styles(inside: str) -> str:
    return f'<w:styles xmlns:w="{space("w")}">{inside}</w:styles>'


def style(name: str, inside: str = "", called: str = "", based: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called or name}"/>{on}{inside}</w:style>'


def with_styles(body: str, inside: str, **more) -> bytes:
    parts = {"word/styles.xml": styles(inside), **more.pop("parts", {})}
    relations = {"word/document.xml": [("styles", "styles.xml"), *more.pop("relations", [])]}
    return word(body, parts=parts, relations=relations, **more).made()


def titled() -> Made:
    document = Document()
    document.add_heading("Un café des parents", 0)
    document.add_paragraph("Chaque jeudi matin, un café devant l'école accueille les parents du quartier.")
    document.add_heading("1. Constat de départ", 1)
    first = document.add_paragraph("Les parents ne se ")
    first.add_run("connaissent").bold = True
    first.add_run(" pas.")
    document.add_heading("Déroulement", 1)
    for text in ("Repérer : on va devant l'école", "Inviter", "Accueillir"):
        document.add_paragraph(text, style="List Number")
    document.add_heading("Résultats", 1)
    for text in ("Dix parents", "Deux pères"):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Météo du projet", 1)
    document.add_paragraph("Beau fixe.")
    places = {"title": "Un café des parents", "context": "connaissent", "steps": "Accueillir", "outcomes": "Deux pères"}
    return Made("titres.docx", saved(document), ("quartier", "Beau fixe", "Météo"), places)


def mixed_levels() -> Made:
    """What made another's import drop all but the appendix."""
    document = Document()
    document.add_heading("Contexte", 3)
    document.add_paragraph("Un quartier sans commerce.")
    document.add_heading("Précision", 5)
    document.add_paragraph("Le dernier a fermé au printemps.")
    document.add_heading("Moyens humains", 2)
    document.add_paragraph("Une référente famille.")
    document.add_heading("Annexe", 1)
    document.add_paragraph("Un plan du quartier.")
    return Made(
        "niveaux.docx", saved(document), ("fermé au printemps", "référente famille", "plan du quartier"),
        {"context": "sans commerce"},
    )  # fmt: skip


def numbered_in_styles() -> Made:
    numbering = (
        f'<w:numbering xmlns:w="{space("w")}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="decimal"/><w:pStyle w:val="Etape"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    body = (
        paragraph(run("Déroulement"), '<w:pStyle w:val="Rubrique"/>')
        + paragraph(run("Ouvrir la salle"), '<w:pStyle w:val="Etape"/>')
        + paragraph(run("Servir le café"), '<w:pStyle w:val="Etape"/>')
        + paragraph(run("Freins"), '<w:pStyle w:val="Rubrique"/>')
        + paragraph(run("Le froid."))
    )
    inside = style("Rubrique", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', "Rubrique maison") + style(
        "Etape", '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>', "Étape maison"
    )
    content = with_styles(
        body, inside, parts={"word/numbering.xml": numbering}, relations=[("numbering", "numbering.xml")]
    )
    return Made("styles.docx", content, ("froid",), {"steps": "Servir le café"})


def labelled_table() -> Made:
    document = Document()
    document.add_paragraph().add_run("Les mardis du jardin").bold = True
    table = document.add_table(rows=0, cols=2)
    rows = {
        "Contexte et besoin repéré": "Des balcons nus.", "Objectifs :": "Planter ensemble", "Durée": "Six mois",
        "Météo": "Du soleil", "Partenaires": "La mairie : prête le terrain",
    }  # fmt: skip
    for left, right in rows.items():
        cells = table.add_row().cells
        cells[0].text, cells[1].text = left, right
    return Made(
        "tableau.docx", saved(document), ("Planter ensemble", "Six mois", "Du soleil", "prête le terrain"),
        {"context": "Des balcons nus"},
    )  # fmt: skip


def table_in_a_cell() -> Made:
    document = Document()
    document.add_heading("Résultats", 1)
    outer = document.add_table(rows=2, cols=2)
    outer.cell(0, 0).text, outer.cell(0, 1).text = "Mois", "Présents"
    outer.cell(1, 0).text = "Mai"
    inner = outer.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Enfants", "quarante"
    return Made("cellules.docx", saved(document), ("Mois", "quarante"), {"outcomes": "Présents"})


def text_box() -> Made:
    inside = "<w:txbxContent>" + paragraph(run("Dans la boîte")) + "</w:txbxContent>"
    wps = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    drawing = (
        f'<w:drawing><wp:inline xmlns:wp="{space("a").replace("main", "wordprocessingDrawing")}">'
        f'<a:graphic><a:graphicData uri="{wps}"><wps:wsp xmlns:wps="{wps}"><wps:txbx>{inside}</wps:txbx></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    fallback = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps" xmlns:wps="{wps}">{drawing}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    alone = f"<w:r>{fallback.replace('Dans la boîte', 'Seule en VML')}</w:r>"
    body = paragraph(run("Contexte : ") + run("un hall vide.")) + paragraph(run("Avant. ") + both) + paragraph(alone)
    return Made(
        "boites.docx", word(body).made(), ("Dans la boîte", "Seule en VML", "Avant"), {"context": "un hall vide"}
    )


def notes() -> Made:
    body = paragraph(
        run("Résultats : trente familles") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" sont venues.")
        + '<w:r><w:endnoteReference w:id="3"/></w:r>'
    )  # fmt: skip
    kinds = {"footnote": ("Comptées à l'entrée.", 2), "endnote": ("Source : cahier d'accueil.", 3)}
    parts = {
        f"word/{kind}s.xml": f'<w:{kind}s xmlns:w="{space("w")}"><w:{kind} w:id="{number}">'
        f"{paragraph(run(text))}</w:{kind}></w:{kind}s>"
        for kind, (text, number) in kinds.items()
    }
    relations = {"word/document.xml": [(f"{kind}s", f"{kind}s.xml") for kind in kinds]}
    content = word(body, parts=parts, relations=relations).made()
    return Made("notes.docx", content, ("Comptées à l'entrée", "cahier d'accueil"), {"outcomes": "trente familles"})


def tracked() -> Made:
    mark = 'w:id="1" w:author="Une personne" w:date="2026-01-01T00:00:00Z"'
    body = paragraph(
        run("Freins : le ")
        + f"<w:ins {mark}>{run('froid')}</w:ins>"
        + f"<w:del {mark}><w:r><w:delText>{HIDDEN}</w:delText></w:r></w:del>"
    ) + paragraph(f"<w:moveTo {mark}>{run('Déplacé ici.')}</w:moveTo>")
    return Made("suivi.docx", word(body).made(), ("froid", "Déplacé ici"), {})


def vanished() -> Made:
    hidden = style("Cachee", "<w:rPr><w:vanish/></w:rPr>") + style("Fille", based="Cachee")
    body = (
        paragraph(run("Contexte : une cour ") + run(HIDDEN, "<w:vanish/>") + run("partagée."))
        + paragraph(run(f"{HIDDEN} par son style"), '<w:pStyle w:val="Cachee"/>')
        + paragraph(run(f"{HIDDEN} par celui d'avant"), '<w:pStyle w:val="Fille"/>')
    )
    return Made("cache.docx", with_styles(body, hidden), (), {"context": "une cour partagée"})


def bold_lines() -> Made:
    bold = style("Fort", "<w:rPr><w:b/></w:rPr>")
    body = (
        paragraph(run("Un potager au pied des tours", "<w:b/>"))
        + paragraph(run("Constat", "<w:b/>"))
        + paragraph(run("Rien ne pousse."))
        + paragraph(run("Points forts"), '<w:pStyle w:val="Fort"/>')
        + paragraph(run("Les voisins."))
    )
    places = {"title": "Un potager au pied des tours", "context": "Rien ne pousse"}
    return Made("gras.docx", with_styles(body, bold), ("Les voisins", "Points forts"), places)


def labels_in_line() -> Made:
    document = Document()
    for line in (
        "Titre : Le bus des aînés", "Résumé : un minibus, deux fois par semaine.", "Contexte : les arrêts sont loin.",
        "Ils le resteront.", "Constats divers : des trottoirs hauts.", "Une phrase seule : rien à voir.",
    ):  # fmt: skip
        document.add_paragraph(line)
    places = {"title": "Le bus des aînés", "summary": "un minibus", "context": "Ils le resteront"}
    return Made("lignes.docx", saved(document), ("trottoirs hauts", "rien à voir"), places)


def content_controls() -> Made:
    def control(inside: str, tag: str = "", prompt: bool = False) -> str:
        said = (f'<w:tag w:val="{tag}"/>' if tag else "") + ("<w:showingPlcHdr/>" if prompt else "")
        return f"<w:sdt><w:sdtPr>{said}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    body = (
        control(paragraph(run("Le titre exact")), "itc:title")
        + paragraph(run("Ce qui ressemble à un intitulé"), '<w:outlineLvl w:val="0"/>')
        + control(paragraph(run("Un besoin.")) + paragraph(run("Un autre.")), "itc:context")
        + paragraph(run("Période : ") + control(run("au printemps"), "itc:period"))
        + control(paragraph(run(HIDDEN)), prompt=True)
    )
    places = {"title": "Le titre exact", "context": "Un autre"}
    return Made("controles.docx", word(body).made(), ("au printemps", "ressemble à un intitulé"), places)


def heads() -> Made:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Centre social Les Pins"
    document.sections[0].footer.paragraphs[0].text = "Page une"
    document.add_paragraph("Contexte : une place.")
    return Made("entetes.docx", saved(document), ("Les Pins", "Page une"), {"context": "une place"})


def field(instruction: str, text: str) -> str:
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText> {instruction} </w:instrText></w:r>{kinds[1]}{run(text)}{kinds[2]}"


def simple(instruction: str, text: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} ">{run(text)}</w:fldSimple>'


def edged(name: str, header: str, footer: str, shown: tuple[str, ...] = ()) -> Made:
    """Makes a file whose pages have these runs at their head and foot."""
    document = Document()
    section = document.sections[0]
    for edge, inside in ((section.header, header), (section.footer, footer)):
        edge._element.append(parse_xml(paragraph(inside).replace("<w:p>", f'<w:p xmlns:w="{space("w")}">', 1)))
    document.add_paragraph("Contexte : une place.")
    return Made(name, saved(document), shown, {"context": "une place"})


def numbered_pages() -> Made:
    """A field of a file's name does not stay when a file is cleaned."""
    header = field("FILENAME \\p", "bilan-mai.docx") + "<w:r><w:tab/></w:r>" + simple("SAVEDATE", "03/05/2026")
    footer = run("Pa") + run("ge ") + field("PAGE", "1") + run(" sur ") + simple("NUMPAGES", "1")
    return edged("pages.docx", header, footer)


def numbered_and_named_pages() -> Made:
    footer = run("Centre social des Tilleuls, page ") + field("PAGE", "1")
    return edged("tilleuls.docx", field("STYLEREF Titre", "Les Pins"), footer, ("des Tilleuls", "Les Pins"))


def fields() -> Made:
    toc = paragraph(run(HIDDEN), '<w:pStyle w:val="TM1"/>')
    body = (
        toc
        + paragraph(run("Contexte : voir ") + f'<w:fldSimple w:instr=" REF x ">{run("le plan")}</w:fldSimple>')
        + paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/" '
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("le site")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    )  # fmt: skip
    return Made("champs.docx", word(body).made(), ("le plan", "le site"), {"context": "voir le plan"})


def strict() -> Made:
    body = paragraph(run("Contexte : un format strict.")) + paragraph(run("Fin."))
    return Made("strict.docx", word(body, strict=True).made(), ("Fin",), {"context": "un format strict"})


def odd_runs() -> Made:
    body = paragraph(
        run("Contexte : porte")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + run("à")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + run("porte, ac")
        + "<w:r><w:softHyphen/></w:r>"
        + run("cueil")
        + "<w:r><w:tab/></w:r>"
        + f"<w:smartTag>{run('lundi')}</w:smartTag>"
        + f'<w:bdo w:val="ltr">{run(" mardi")}</w:bdo>'
        + "<w:r><w:cr/></w:r>"
        + run("jeudi ")
        + "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"
    )
    return Made("morceaux.docx", word(body).made(), ("mardi", "jeudi", "lundi"), {"context": "accueil"})


def without_headings() -> Made:
    document = Document()
    for line in ("Nous avons ouvert la cour.", "1) Prévenir les voisins", "2) Sortir les tables", "Puis il a plu."):
        document.add_paragraph(line)
    return Made("sans-titres.docx", saved(document), ("ouvert la cour", "Sortir les tables", "il a plu"), {})


def shows(text: str, kind: str):
    out = BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, kind)
    out.seek(0)
    document = Document()
    document.add_paragraph(text)
    document.add_picture(out)
    return document


def scanned() -> Made:
    """A picture that the cleaning of what is published does not take: it stays in the file."""
    return Made("tiff.docx", saved(shows("Contexte : une page.", "TIFF")), (), {"context": "une page"})


def style_without_kind() -> Made:
    body = paragraph(run("Contexte : une cour."), '<w:pStyle w:val="Vieux"/>')
    inside = style("Vieux").replace('w:type="paragraph" ', "")
    return Made("vieux-style.docx", with_styles(body, inside), (), {"context": "une cour"})


def pictured() -> Made:
    document = shows("Contexte : une photo.", "PNG")
    described = document.inline_shapes[0]._inline.docPr
    described.set("descr", "Une fresque rouge")
    return Made("image.docx", saved(document), (), {"context": "une photo"})


def many_merged_cells() -> Made:
    document = Document()
    document.add_heading("Budget prévisionnel", 1)
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Dépenses"
    for place, text in enumerate(("Café", "Tasses", "Total")):
        table.cell(1, place).text = text
        table.cell(2, place).text = f"{place}00 euros"
    return Made("fusion.docx", saved(document), ("Dépenses", "Tasses", "200 euros"), {})


def own_properties(content: bytes, **said: str) -> bytes:
    """The same file with custom properties, as ours have."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    rows = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{place}" name="{name.replace("_", "-")}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for place, (name, value) in enumerate(said.items(), start=2)
    )
    parts["docProps/custom.xml"] = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{rows}</Properties>'
    ).encode()
    return zipped(parts)


def nested_tables(depth: int) -> bytes:
    return word("<w:tbl><w:tr><w:tc>" * depth + paragraph(run("au fond")) + "</w:tc></w:tr></w:tbl>" * depth).made()


WORD = (
    titled, mixed_levels, numbered_in_styles, labelled_table, table_in_a_cell, text_box, notes, tracked, vanished,
    bold_lines, labels_in_line, content_controls, heads, fields, strict, odd_runs, without_headings, pictured,
    many_merged_cells, scanned, style_without_kind, numbered_pages, numbered_and_named_pages,
)  # fmt: skip
