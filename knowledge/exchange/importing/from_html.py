"""Turns a reader's HTML into blocks, the same way for Word and OpenDocument. This module does not import Django."""

import re
from html import escape

import lxml.html
from lxml import etree

from knowledge.exchange.importing.blocks import BOX, HEAD, HEADING, LIST, PICTURE, TABLE, TEXT, TITLE, Block
from knowledge.exchange.importing.marks import BOX_BEGINS, BOX_ENDS, END, HEAD_BEGINS, HEAD_ENDS, START, STARTED

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = {"ul", "ol"}
STRUCTURE = {"p", "table", *HEADINGS, *LISTS}
BOLD, ITALIC = {"b", "strong"}, {"i", "em"}
OUTSIDE = re.compile(r"(?:https?|mailto):", re.I)
_PLACES = {HEAD_BEGINS: HEAD, HEAD_ENDS: "", BOX_BEGINS: BOX, BOX_ENDS: ""}
_MARK = re.compile(f"{START}(\\w+){STARTED}|{END}")


def blocks_of(html: str) -> list[Block]:
    """Returns the blocks in reading order; those between our marks get the tag or the place that the marks name."""
    if not html.strip():
        return []
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    notes = _notes(root)
    made: list[Block] = []
    _fill(root, made, notes)
    return _placed(_tagged(made))


def _notes(root: etree._Element) -> dict[str, str]:
    """Takes the notes out of the end of the document; returns their texts, to be put where each note is called."""
    notes = {}
    for item in list(root.iter("li")):
        name = item.get("id") or ""
        if name.startswith(("footnote-", "endnote-")):
            for back in list(item.iter("a")):
                if (back.get("href") or "").startswith(f"#{name.split('-')[0]}-ref"):
                    back.drop_tree()
            inside: list[Block] = []
            _fill(item, inside, {})
            notes[f"#{name}"] = " ".join(_flat(block) for block in inside).strip()
    for listed in list(root.iter("ol")):
        if (items := listed.findall("li")) and all(f"#{item.get('id')}" in notes for item in items):
            listed.drop_tree()
    return notes


def _flat(block: Block) -> str:
    """Returns the block's text on one line."""
    if block.kind == TABLE:
        return " ".join(_flat(inner) for row in block.rows for cell in row for inner in cell)
    return " ; ".join(item.replace("<br>", " ") for item in block.items) if block.kind == LIST else block.html


# ── blocks ──


def _fill(parent: etree._Element, made: list[Block], notes: dict[str, str]) -> None:
    """Adds the blocks of an element; words outside any block become paragraphs."""
    loose: list[str] = [_text(parent.text)]

    def close() -> None:
        html = "".join(loose).strip()
        loose.clear()
        if html:
            made.append(Block(TEXT, html))

    for child in parent:
        if child.tag in STRUCTURE:
            close()
            _block(child, made, notes)
        elif any(inner.tag in STRUCTURE for inner in child.iter()):
            close()
            _fill(child, made, notes)
        else:
            html, pictures = _inline(child, notes)
            loose.append(html)
            if pictures:
                close()
                made.extend(Block(PICTURE, escape(name), picture=place) for place, name in pictures)
        loose.append(_text(child.tail))
    close()


def _block(element: etree._Element, made: list[Block], notes: dict[str, str]) -> None:
    if element.tag == "table":
        made.append(Block(TABLE, rows=_rows(element, notes)))
    elif element.tag in LISTS:
        before = len(made)
        made.append(_list(element, notes, made))
        made.insert(before, made.pop())  # the list goes before the pictures found in it
    elif element.tag in ("p", *HEADINGS) and not any(inner.tag in STRUCTURE for inner in element.iterdescendants()):
        html, pictures = _inside(element, notes)
        if html.strip():
            is_title = "title" in (element.get("class") or "").split()
            level = TITLE if is_title else HEADINGS.get(element.tag, 9)
            made.append(Block(HEADING if element.tag in HEADINGS else TEXT, html.strip(), level))
        made.extend(Block(PICTURE, escape(name), picture=place) for place, name in pictures)
    else:
        _fill(element, made, notes)


def _rows(table: etree._Element, notes: dict[str, str]) -> list[list[list[Block]]]:
    rows = []
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        cells = []
        for cell in row:
            if cell.tag in ("td", "th"):
                inside: list[Block] = []
                _fill(cell, inside, notes)
                cells.append(inside)
        rows.append(cells)
    return rows


def _list(element: etree._Element, notes: dict[str, str], made: list[Block]) -> Block:
    items = []
    for item in element:
        inside: list[Block] = []
        if item.tag in LISTS:  # some programs write a list directly in a list
            inside.append(_list(item, notes, made))
        else:
            _fill(item, inside, notes)
        made.extend(block for block in inside if block.kind == PICTURE)
        html = _of_item([block for block in inside if block.kind != PICTURE])
        if html and item.tag in LISTS and items:
            items[-1] += html
        elif html:
            items.append(html)
    tag = element.tag
    html = f"<{tag}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>" if items else ""
    return Block(LIST, html, is_ordered=tag == "ol", items=items)


def _of_item(blocks: list[Block]) -> str:
    parts = []
    for block in blocks:
        is_list = block.kind == LIST
        if parts and not is_list:
            parts.append("<br>")
        parts.append(block.html if is_list else _flat(block))
    return "".join(parts)


# ── lines ──


def _text(text: str | None) -> str:
    return escape(re.sub(r"[ \t\r\n\f]+", " ", text or ""), quote=False)


def _inside(element: etree._Element, notes: dict[str, str]) -> tuple[str, list[tuple[int, str]]]:
    parts, pictures = [_text(element.text)], []
    for child in element:
        html, found = _inline(child, notes)
        parts.append(html)
        pictures += found
        parts.append(_text(child.tail))
    return _joined("".join(parts)), pictures


def _joined(html: str) -> str:
    """Joins a bold or italic word that a program wrote in several pieces."""
    return html.replace("</strong><strong>", "").replace("</em><em>", "")


def _inline(element: etree._Element, notes: dict[str, str]) -> tuple[str, list[tuple[int, str]]]:
    tag, href = element.tag, (element.get("href") or "")
    if tag == "br":
        return "<br>", []
    if tag == "img":
        place = (element.get("src") or "").partition("itc:")[2]
        return "", [(int(place), element.get("alt") or "")] if place.isdigit() else []
    if tag == "input":
        return ("☒ " if element.get("checked") is not None else "☐ "), []
    if tag == "a" and href in notes:
        return f" [{notes[href]}]", []
    html, pictures = _inside(element, notes)
    if not html.strip():
        return html, pictures
    if tag in BOLD:
        html = f"<strong>{html}</strong>"
    elif tag in ITALIC:
        html = f"<em>{html}</em>"
    elif tag == "a" and OUTSIDE.match(href):
        html = f'<a href="{escape(href)}">{html}</a>'
    return html, pictures


# ── marks ──


def _tagged(blocks: list[Block]) -> list[Block]:
    """Cuts the blocks where our marks stand; the blocks between two marks get their tag."""
    made: list[Block] = []
    tag = ""
    for block in blocks:
        if block.kind == TABLE:
            block.rows = [[_tagged(cell) for cell in row] for row in block.rows]
        if block.kind in (TABLE, PICTURE) or not (START in block.html or END in block.html):
            made.append(_with(block, tag))
        elif block.kind == LIST:
            marks = [mark[1] or "" for mark in _MARK.finditer(block.html)]
            made.append(_with(_unmarked(block), marks[0] or tag))
            tag = marks[-1]
        else:
            tag = _cut(block, tag, made)
    return made


def _cut(block: Block, tag: str, made: list[Block]) -> str:
    """Adds the parts of a line to `made`; returns the tag that is still open."""
    start = 0
    for mark in [*_MARK.finditer(block.html), None]:
        part = block.html[start : mark.start() if mark else None].strip()
        if part:
            kind, level = (block.kind, block.level) if not tag else (TEXT, 9)
            made.append(Block(kind, part, level, tag=tag))
        if mark:
            start, tag = mark.end(), mark[1] or ""
    return tag


def _with(block: Block, tag: str) -> Block:
    block.tag = tag
    return block


def _unmarked(block: Block) -> Block:
    block.html = _MARK.sub("", block.html)
    block.items = [_MARK.sub("", item) for item in block.items]
    return block


def _placed(blocks: list[Block]) -> list[Block]:
    made, place = [], ""
    for block in blocks:
        if (mark := block.html) in _PLACES:
            place = _PLACES[mark]
            continue
        block.rows = [[_placed(cell) for cell in row] for row in block.rows]
        block.place = block.place or place
        made.append(block)
    return made
