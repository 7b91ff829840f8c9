"""The text of a document: headings, paragraphs, lists, boxes to tick, tables, lines to fill in.

# Heading
- item         1. numbered item      [ ] box to tick
| a | b |      a row of a table, the first one being its header
**bold**       ____ is a line to fill in
"""

import re
from dataclasses import dataclass, field
from itertools import groupby

MARKS = {"# ": "heading", "- ": "item", "[ ] ": "box", "|": "row"}
LINE_TO_FILL = "…" * 10


@dataclass
class Block:
    kind: str  # heading, paragraph, item, number, box, table
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)


def read(text: str) -> list[Block]:
    blocks = []
    lines = [line.strip() for line in text.replace("____", LINE_TO_FILL).splitlines() if line.strip()]
    for kind, group in groupby(lines, _kind):
        if kind == "row":
            blocks.append(Block("table", rows=[_cells(line) for line in group]))
        else:
            blocks += [Block(kind, _unmarked(line, kind)) for line in group]
    return blocks


def runs(text: str) -> list[tuple[str, bool]]:
    """Splits a line into (text, whether it is bold)."""
    parts = text.split("**")
    return [(part, index % 2 == 1) for index, part in enumerate(parts) if part]


def _kind(line: str) -> str:
    if re.match(r"\d+\. ", line):
        return "number"
    return next((kind for mark, kind in MARKS.items() if line.startswith(mark)), "paragraph")


def _unmarked(line: str, kind: str) -> str:
    mark = next((mark for mark, of in MARKS.items() if of == kind), "")
    return re.sub(r"^\d+\. ", "", line) if kind == "number" else line.removeprefix(mark)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def parts(blocks: list[Block]) -> list[dict]:
    """Returns the blocks as sections of a document (see `knowledge.exchange.content`), one for each heading."""
    sections: list[dict] = [{"key": "", "label": "", "blocks": []}]
    for kind, group in groupby(blocks, lambda block: block.kind):
        for_all = list(group)
        if kind == "heading":
            sections += [{"key": "", "label": block.text, "blocks": []} for block in for_all]
        elif kind in ("item", "number"):
            items = [[_paragraph(block.text)] for block in for_all]
            sections[-1]["blocks"].append({"kind": "list", "ordered": kind == "number", "items": items})
        else:
            sections[-1]["blocks"] += [_plain(block) for block in for_all]
    return [section for section in sections if section["label"] or section["blocks"]]


def _plain(block: Block) -> dict:
    if block.kind == "table":
        return {"kind": "table", "rows": [[_runs(cell) for cell in row] for row in block.rows]}
    return _paragraph(f"☐ {block.text}" if block.kind == "box" else block.text)


def _paragraph(text: str) -> dict:
    return {"kind": "paragraph", "runs": _runs(text)}


def _runs(text: str) -> list[dict]:
    return [{"text": part, **({"bold": True} if bold else {})} for part, bold in runs(text)]
