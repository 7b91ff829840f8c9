"""Turns pasted text into a document: paragraphs, lists, and rows of a table whose cells are separated by tabs."""

import re
from collections import Counter
from html import escape
from itertools import groupby

from knowledge.exchange.importing.blocks import LIST, TABLE, TEXT, Block, Document
from knowledge.exchange.importing.pieces import blocks_of_clean
from knowledge.exchange.importing.words import words, words_in
from web.text import clean_lines

BULLET = re.compile(r"^\s*[-–•·▪‣*◦]\s+(?=\S)")
NUMBER = re.compile(r"^\s*\d{1,2}\s*[.)]\s+(?=\S)")
BAR = " | "
_LINE_ENDS = re.compile(r"<br>|\n")
_WAYS = ((BULLET, "ul"), (NUMBER, "ol"))


def document_from_text(text: str) -> Document:
    """Cuts plain text; the signs that begin the items of a list are not counted as words."""
    lines = clean_lines(text).split("\n")
    seen: Counter[str] = Counter()
    for line in lines:
        seen += words(_bare(line))
    blocks: list[Block] = []
    for kind, run in groupby((line for line in lines if line.strip()), _kind_of):
        rows = list(run)
        if kind in ("ul", "ol") and len(rows) > 1:
            items = [escape(_bare(line).strip(), quote=False) for line in rows]
            html = f"<{kind}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{kind}>"
            blocks.append(Block(LIST, html, is_ordered=kind == "ol", items=items))
        elif kind == "table":
            cells = [[[_paragraph(cell)] for cell in line.strip().split("\t") if cell.strip()] for line in rows]
            blocks.append(Block(TABLE, rows=cells))
        else:
            blocks += [_paragraph(_bare(line)) for line in rows]
    return Document(blocks, dict(seen))


def document_from_html(html: str) -> Document:
    """Cuts HTML of the rich editor; bars between words separate the cells of a table."""
    blocks: list[Block] = []
    for block in blocks_of_clean(html):
        for line in _LINE_ENDS.split(block.html) if block.kind == TEXT else ("",):
            cells = [cell for cell in line.split(BAR) if cell.strip()]
            if block.kind != TEXT:
                blocks.append(block)
            elif len(cells) < 2:
                blocks += [Block(TEXT, cell.strip()) for cell in cells]
            else:
                row = [[Block(TEXT, cell.strip())] for cell in cells]
                if not blocks or blocks[-1].kind != TABLE:
                    blocks.append(Block(TABLE))
                blocks[-1].rows.append(row)
    return Document(blocks, dict(words_in(html)))


def _kind_of(line: str) -> str:
    if "\t" in line.strip():
        return "table"
    return next((tag for sign, tag in _WAYS if sign.match(line)), "")


def _bare(line: str) -> str:
    for sign, _ in _WAYS:
        line = sign.sub("", line)
    return line


def _paragraph(line: str) -> Block:
    return Block(TEXT, escape(line.strip(), quote=False))
