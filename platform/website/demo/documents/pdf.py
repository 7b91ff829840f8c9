"""A PDF to print or to read: title, language and outline said, in the fonts that every reader has."""

from django.utils import timezone
from fpdf import FPDF
from fpdf.fonts import FontFace

from website.demo.documents.blocks import Block

# Those fonts know the letters of western Europe only; they have one no-break space.
REPLACED = str.maketrans({"\u202f": "\u00a0"})
BEFORE = {"item": "\u2022 ", "box": "      "}
LINE = 6  # millimetres


def as_pdf(title: str, author: str, blocks: list[Block]) -> bytes:
    pdf = FPDF()
    pdf.core_fonts_encoding = "windows-1252"
    pdf.set_lang("fr-FR")
    pdf.set_title(title)
    pdf.set_author(author)
    pdf.set_creation_date(timezone.now())
    pdf.set_margin(20)
    pdf.add_page()
    pdf.set_font("helvetica", "B", 18)
    pdf.multi_cell(0, 8, _plain(title), align="L", new_x="LMARGIN", new_y="NEXT")
    number = 0
    for block in blocks:
        number = number + 1 if block.kind == "number" else 0
        _draw(pdf, block, number)
    return bytes(pdf.output())


def _plain(text: str) -> str:
    return text.translate(REPLACED)


def _draw(pdf: FPDF, block: Block, number: int) -> None:
    pdf.set_font("helvetica", "", 11)
    if block.kind == "table":
        _table(pdf, block.rows)
    elif block.kind == "heading":
        if pdf.will_page_break(4 * LINE):  # a heading alone at the foot of a page
            pdf.add_page()
        pdf.ln(3)
        pdf.set_font("helvetica", "B", 13)
        pdf.start_section(_plain(block.text))
        pdf.multi_cell(0, 8, _plain(block.text), align="L", new_x="LMARGIN", new_y="NEXT")
    else:
        before = f"{number}. " if number else BEFORE.get(block.kind, "")
        if block.kind == "box":
            if pdf.will_page_break(LINE):
                pdf.add_page()
            pdf.rect(pdf.get_x() + 1, pdf.get_y() + 1, 4, 4)
        text = before + _plain(block.text)
        pdf.multi_cell(0, LINE, text, align="L", markdown=True, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(1)


def _table(pdf: FPDF, rows: list[list[str]]) -> None:
    pdf.set_font("helvetica", "", 10)
    with pdf.table(
        line_height=LINE, padding=1, text_align="LEFT", markdown=True, headings_style=FontFace(emphasis="BOLD")
    ) as table:
        for row in rows:
            line = table.row()
            for text in row:
                line.cell(_plain(text) or "\u00a0")
    pdf.ln(2)
