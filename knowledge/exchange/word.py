"""`word.py`, a confined program: writes a document's content as a Word file, with real styles.

Each answer has its own content control, so that a file brought back is understood. It does not import Django;
`knowledge/exchange/content.py` describes its input.
"""

from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu

from knowledge.exchange import given
from knowledge.exchange.tags import SUMMARY, TITLE
from knowledge.exchange.word_parts import (
    STEP,
    Numbering,
    add_properties,
    always_alike,
    content_control,
    field,
)
from knowledge.exchange.word_styles import LANGUAGE, MARGIN, PAPER, dress, page_at_the_right

WIDEST, TALLEST = Cm(16), Cm(18)
DOTS = 150  # dots an inch, for pictures
FIRST_COLUMN, TWIPS = 0.3, 635  # the share of a table's first column; EMU in a twentieth of a point
WIDTH = (PAPER[0] - 2 * MARGIN) // TWIPS


def document_of(content: dict) -> bytes:
    writer = Writer(content)
    writer.write()
    out = BytesIO()
    writer.document.save(out)
    return always_alike(out.getvalue())


def prepared(content: dict) -> Document:
    """Returns an empty document in French, on A4 paper."""
    document = docx.Document()
    dress(document)
    about, day = document.core_properties, datetime.fromisoformat(content["day"])
    about.title, about.subject, about.author = content["title"][:255], content["over"][:255], content["author"][:255]
    about.language, about.comments, about.created, about.modified = LANGUAGE, "", day, day
    return document


class Writer:
    def __init__(self, content: dict):
        self.content = content
        self.document = prepared(content)
        self.numbering = Numbering(self.document)
        self.end = self.document.element.body.sectPr
        self.controls = self.pictures = 0

    def write(self) -> None:
        content = self.content
        self.lines(content["over"])
        self.put(self.answer(TITLE, "Titre", content["title"], "Title"))
        if content["summary"]:
            self.put(self.answer(SUMMARY, "En bref", content["summary"], "Subtitle"))
        self.lines(content["readers"], bold=True)
        self.lines(*content["about"])
        if content["facts"]:
            self.put(self.paragraph([{"text": content["facts_label"]}], "Heading1"))
            self.put(self.facts(content["facts"]))
            if not content["sections"]:
                self.put(self.paragraph([]))
        for section in content["sections"]:
            if section["label"]:
                self.put(self.paragraph([{"text": section["label"]}], "Heading1"))
            blocks = self.blocks(section["blocks"])
            self.put(*([self.control(section["key"], section["label"], blocks)] if section["key"] else blocks))
        self.foot()
        if content["properties"]:
            add_properties(self.document, content["properties"])

    def put(self, *elements) -> None:
        for element in elements:
            self.end.addprevious(element)

    def lines(self, *texts: str, bold: bool = False) -> None:
        self.put(*(self.paragraph([{"text": text, "bold": bold}]) for text in texts if text))

    def foot(self) -> None:
        """Writes on each page who may read the document, and the page's number."""
        page_at_the_right(self.document, Emu(PAPER[0] - 2 * MARGIN))
        foot = self.document.sections[0].footer.paragraphs[0]._p
        foot.append(self.run({"text": f"{self.content['readers']}\tPage "}))
        foot.append(field("PAGE"))
        foot.append(self.run({"text": " sur "}))
        foot.append(field("NUMPAGES"))

    # ── answers ──

    def control(self, key: str, label: str, held: list, *, several: bool = True):
        self.controls += 1
        return content_control(self.controls, key, label, held, several=several)

    def answer(self, key: str, label: str, text: str, style: str = ""):
        """Returns a paragraph that holds one answer."""
        held = self.paragraph([], style)
        held.append(self.control(key, label, [self.run({"text": text})], several=False))
        return held

    def facts(self, facts: list[dict]):
        head = [self.paragraph([{"text": text, "bold": True}]) for text in ("Question", "Réponse")]
        labels = [self.paragraph([{"text": fact["label"], "bold": True}]) for fact in facts]
        answers = [self.answer(fact["key"], fact["label"], fact["text"]) for fact in facts]
        rows, first = [head, *zip(labels, answers, strict=True)], int(WIDTH * FIRST_COLUMN)
        return self.grid(rows, [first, WIDTH - first], self.content["facts_label"])

    # ── blocks ──

    def blocks(self, blocks: list[dict]) -> list:
        return [element for block in blocks for element in self.block(block)]

    def block(self, block: dict) -> list:
        if block["kind"] == "list":
            return self.list_of(block, 0)
        if block["kind"] == "picture":
            return self.picture(block)
        if block["kind"] == "table":
            return [self.table(block["rows"]), self.paragraph([])]
        return [self.paragraph(block["runs"], f"Heading{block['level'] - 1}" if block["kind"] == "heading" else "")]

    def list_of(self, block: dict, level: int) -> list:
        number, elements = self.numbering.new_list(block["ordered"], level), []
        for item in block["items"]:
            first, *others = item
            elements.append(self.item(first["runs"], block["ordered"], number, level))
            for other in others:
                if other["kind"] == "list":
                    elements += self.list_of(other, level + 1)
                else:
                    elements.append(self.continued(other["runs"], level))
        return elements

    def item(self, runs: list[dict], ordered: bool, number: int, level: int):
        made = self.paragraph(runs, "ListNumber" if ordered else "ListBullet")
        numbered = made.pPr.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = level
        numbered.get_or_add_numId().val = number
        return made

    def continued(self, runs: list[dict], level: int):
        """Returns the second paragraph of an item: indented like the first one, without a bullet or number."""
        made = self.paragraph(runs, "ListContinue")
        made.pPr.ind_left = Emu(STEP * (level + 1) * TWIPS)
        return made

    def paragraph(self, runs: list[dict], style: str = ""):
        made = OxmlElement("w:p")
        if style:
            made.get_or_add_pPr().style = style
        for run in runs:
            made.append(self.link(run) if run.get("link") else self.run(run))
        return made

    def link(self, run: dict):
        held = OxmlElement("w:hyperlink")
        held.set(qn("r:id"), self.document.part.relate_to(run["link"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        held.append(self.run(run))
        return held

    def run(self, run: dict):
        made = OxmlElement("w:r")
        marks = made.get_or_add_rPr() if run.keys() & {"bold", "italic", "link"} else None
        if run.get("link"):
            marks.style = "Hyperlink"
        if run.get("bold"):
            marks.get_or_add_b()
        if run.get("italic"):
            marks.get_or_add_i()
        made.text = run["text"]
        return made

    def picture(self, block: dict) -> list:
        found = given.picture(block["path"])
        caption = [self.paragraph([{"text": block["caption"]}], "Caption")] if block["caption"] else []
        if found is None:
            return [self.paragraph([{"text": f"Image : {block['alt']}", "italic": True}]), *caption]
        drawn, wide, tall = found
        scale = min(914400 / DOTS, WIDEST / wide, TALLEST / tall)  # EMU for each pixel
        inline = self.document.part.new_pic_inline(BytesIO(drawn), Emu(int(wide * scale)), Emu(int(tall * scale)))
        self.pictures += 1
        inline.docPr.set("descr", block["alt"])
        inline.docPr.set("id", str(self.pictures))
        inline.docPr.set("name", f"Image {self.pictures}")
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        held, drawing = OxmlElement("w:r"), OxmlElement("w:drawing")
        drawing.append(inline)
        held.append(drawing)
        shown = self.paragraph([])
        shown.get_or_add_pPr().get_or_add_keepNext().val = bool(caption)
        shown.append(held)
        return [shown, *caption]

    def table(self, rows: list[list[list[dict]]]):
        head = [[run | {"bold": True} for run in runs] for runs in rows[0]]
        cells = [[self.paragraph(runs) for runs in row] for row in (head, *rows[1:])]
        return self.grid(cells, [WIDTH // len(rows[0])] * len(rows[0]))

    def grid(self, rows: list, widths: list[int], description: str = ""):
        """Returns a table whose first row is its header; each cell is given as one paragraph."""
        table = self.document.add_table(len(rows), len(widths), style="Table Grid")
        made = table._tbl
        made.getparent().remove(made)
        if description:
            described = OxmlElement("w:tblDescription")
            described.set(qn("w:val"), description)
            made.tblPr.append(described)
        for column, width in zip(made.tblGrid.gridCol_lst, widths, strict=True):
            column.w = Emu(width * TWIPS)
        for row, cells in zip(made.tr_lst, rows, strict=True):
            for cell, paragraph, width in zip(row.tc_lst, cells, widths, strict=True):
                cell.width = Emu(width * TWIPS)
                cell.replace(cell.p_lst[0], paragraph)
        header = OxmlElement("w:tblHeader")
        made.tr_lst[0].get_or_add_trPr().append(header)
        return made


if __name__ == "__main__":
    given.answer(document_of)
