"""Counts the words that a Word or OpenDocument file shows; it shares with the importer only what a word is."""

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import chain

import docx
from lxml import etree

from knowledge.exchange.importing.words import words

NOTES, HEADS = ("footnotes", "endnotes"), ("header", "footer")
OFF = ("0", "false", "off")
APART = {"tab", "ptab", "br", "cr", "sym", "noBreakHyphen", "footnoteReference", "endnoteReference"}
NOT_SAID = {"annotation", "tracked-changes", "note-citation", "title", "desc", "script", "forms", "ruby-text"}
NOT_SAID |= {"sequence-decls", "binary-data", "scripts"}


def shown(path: str) -> Counter[str]:
    """Counts what the pages show, each header once, without what is hidden or deleted, and without remarks."""
    return _of_word(path) if path.endswith(".docx") else _of_open_document(path)


def read_by_another(path: str) -> Counter[str]:
    """Counts what python-docx reads of a Word file: it misses some words, and reads hidden ones."""
    return words(" \n ".join(_said(docx.Document(path)))) if path.endswith(".docx") else Counter()


def _said(holder) -> Iterator[str]:
    for block in holder.iter_inner_content():
        if isinstance(block, docx.table.Table):
            for cell in {cell._tc: cell for row in block.rows for cell in row.cells}.values():
                yield from _said(cell)
        else:
            yield block.text


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _value(element: etree._Element, name: str = "val") -> str:
    return next((value for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


# ── Word ──


def _of_word(path: str) -> Counter[str]:
    with zipfile.ZipFile(path) as archive:
        read = {name: archive.read(name) for name in archive.namelist()}
    main = next(part for kind, part in _related(read, "") if kind == "officeDocument")
    related = [(kind, part) for kind, part in _related(read, main) if part in read]
    hidden = _hidden_styles([read[part] for kind, part in related if kind == "styles"])
    found: Counter[str] = Counter()
    heads = set()
    for kind, part in [("", main), *related]:
        if kind in ("", *NOTES):
            found += words(" \n ".join(_paragraphs(etree.fromstring(read[part]), hidden)))
        elif kind in HEADS:
            heads.add(" \n ".join(_paragraphs(etree.fromstring(read[part]), hidden)))
    return sum(map(words, heads), found)


def _related(read: dict[str, bytes], part: str) -> Iterator[tuple[str, str]]:
    """Yields the kind and the name of each part that this one refers to."""
    folder, name = posixpath.split(part)
    for one in etree.fromstring(read.get(posixpath.join(folder, "_rels", f"{name}.rels"), b"<none/>")):
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(folder, one.get("Target", "")))
            yield one.get("Type", "").rpartition("/")[2], target.lstrip("/")


def _hidden_styles(parts: list[bytes]) -> set[str]:
    rows = [one for content in parts for one in etree.fromstring(content)]
    styles = {_value(one, "styleId"): one for one in rows if _name(one) == "style"}
    hidden: set[str] = set()
    for name in styles:
        above = name
        for _ in range(20):
            style = styles.get(above)
            if style is None:
                break
            said = next((one for one in style.iter("{*}vanish")), None)
            if said is not None:
                hidden |= {name} if _value(said) not in OFF else set()
                break
            above = next((_value(one) for one in style.iter("{*}basedOn")), "")
    return hidden


def _paragraphs(root: etree._Element, hidden: set[str]) -> Iterator[str]:
    for paragraph in root.iter("{*}p"):
        if not _is_twice(paragraph) and "drawingml" not in paragraph.tag:
            yield "".join(_pieces(paragraph, paragraph, hidden))


def _pieces(paragraph: etree._Element, element: etree._Element, hidden: set[str]) -> Iterator[str]:
    for child in element:
        name = _name(child)
        if name in ("p", "del", "moveFrom", "pPr", "rPr", "instrText") or _is_twice(child):
            continue
        if name == "t" and "drawingml/2006/main" not in child.tag:
            yield child.text or ""
        elif name in APART:
            yield " "
        elif name == "textpath":
            yield f" {child.get('string', '')} "
        elif name != "r" or not _is_hidden(paragraph, child, hidden):
            yield from _pieces(paragraph, child, hidden)


def _is_twice(element: etree._Element) -> bool:
    """Tells whether it draws again, for older programs, the words that stand beside it."""
    other = next((one for one in chain([element], element.iterancestors()) if _name(one) == "Fallback"), None)
    return other is not None and any(True for one in other.getparent().iterfind("{*}Choice//{*}t"))


def _is_hidden(paragraph: etree._Element, run: etree._Element, hidden: set[str]) -> bool:
    own = run.find("{*}rPr/{*}vanish")
    if own is not None:
        return _value(own) not in OFF
    named = [run.find("{*}rPr/{*}rStyle"), paragraph.find("{*}pPr/{*}pStyle")]
    return any(one is not None and _value(one) in hidden for one in named)


# ── OpenDocument ──


def _of_open_document(path: str) -> Counter[str]:
    with zipfile.ZipFile(path) as archive:
        content = etree.fromstring(archive.read("content.xml"))
        common = etree.fromstring(archive.read("styles.xml")) if "styles.xml" in archive.namelist() else None
    hidden = {
        _value(style, "name")
        for root in (content, common)
        if root is not None
        for style in root.iter("{*}style")
        if any(_value(one, "display") == "none" for one in style.iter("{*}text-properties"))
    }
    found = words(" \n ".join(_lines(content.find("{*}body"), hidden)))
    heads = [] if common is None else [" \n ".join(_lines(one, hidden)) for one in common.iter("{*}master-page")]
    return sum(map(words, set(heads)), found)


def _lines(root: etree._Element, hidden: set[str]) -> Iterator[str]:
    for one in root.iter("{*}p", "{*}h"):
        if not any(_name(above) in NOT_SAID or _is_closed(above) for above in one.iterancestors()):
            yield "".join(_of_line(one, hidden))


def _is_closed(element: etree._Element) -> bool:
    return _name(element) == "section" and _value(element, "display") == "none"


def _of_line(element: etree._Element, hidden: set[str]) -> Iterator[str]:
    if _value(element, "style-name") in hidden:
        return
    yield element.text or ""
    for child in element:
        name = _name(child)
        if name in ("s", "tab", "line-break", "note"):
            yield " "
        if name and name not in ("p", "h", *NOT_SAID) and ":drawing:" not in str(child.tag):
            yield from _of_line(child, hidden)
        yield child.tail or ""
