"""Reads a Word file of ours back, by its content controls: what it says again, by code that did not write it."""

import zipfile
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from knowledge.exchange.tags import key_of

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LEVEL = 360  # twentieths of a point


@dataclass
class Back:
    """Answers of one line as text, the long ones as blocks; properties by their names."""

    texts: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, list[dict]] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)


def read_back(docx: bytes) -> Back:
    back = Back()
    with zipfile.ZipFile(BytesIO(docx)) as packed:
        document = etree.fromstring(packed.read("word/document.xml"))
        targets = _targets(packed.read("word/_rels/document.xml.rels"))
        if "docProps/custom.xml" in packed.namelist():
            rows = etree.fromstring(packed.read("docProps/custom.xml"))
            back.properties = {row.get("name"): row[0].text or "" for row in rows}
    for control in document.iter(f"{WORD}sdt"):
        key = key_of(control.find(f"{WORD}sdtPr/{WORD}tag").get(f"{WORD}val"))
        held = control.find(f"{WORD}sdtContent")
        paragraphs = held.findall(f"{WORD}p")
        if paragraphs:
            back.blocks[key] = _Blocks(targets).of(paragraphs)
        else:
            back.texts[key] = "".join(_text(run) for run in held.iter(f"{WORD}r"))
    return back


def _targets(relations: bytes) -> dict[str, str]:
    return {one.get("Id"): one.get("Target") for one in etree.fromstring(relations)}


def _text(run) -> str:
    said = {f"{WORD}br": "\n", f"{WORD}tab": "\t"}
    return "".join(said.get(part.tag, part.text or "") for part in run if part.tag != f"{WORD}rPr")


class _Blocks:
    def __init__(self, targets: dict[str, str]):
        self.targets = targets
        self.blocks: list[dict] = []
        self.open: list[tuple[str, dict]] = []  # lists, outermost first, each with its number

    def of(self, paragraphs) -> list[dict]:
        for paragraph in paragraphs:
            self._add(paragraph)
        return [block for block in self.blocks if block != {"kind": "paragraph", "runs": []}]

    def _add(self, paragraph) -> None:
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        named = style.get(f"{WORD}val") if style is not None else ""
        said = {"kind": "paragraph", "runs": self._runs(paragraph)}
        number = paragraph.find(f"{WORD}pPr/{WORD}numPr/{WORD}numId")
        if number is not None:
            level = int(paragraph.find(f"{WORD}pPr/{WORD}numPr/{WORD}ilvl").get(f"{WORD}val"))
            self._list(level, number.get(f"{WORD}val"), named == "ListNumber")["items"].append([said])
        elif named == "ListContinue":
            left = int(paragraph.find(f"{WORD}pPr/{WORD}ind").get(f"{WORD}left"))
            del self.open[left // LEVEL :]
            self.open[-1][1]["items"][-1].append(said)
        else:
            self.open = []
            heading = {"kind": "heading", "level": int(named[-1]) + 1} if named.startswith("Heading") else {}
            self.blocks.append(said | heading)

    def _list(self, level: int, number: str, ordered: bool) -> dict:
        del self.open[level + 1 :]
        if len(self.open) == level + 1 and self.open[level][0] != number:
            del self.open[level:]
        if len(self.open) == level:
            opened = {"kind": "list", "ordered": ordered, "items": []}
            (self.open[-1][1]["items"][-1] if self.open else self.blocks).append(opened)
            self.open.append((number, opened))
        return self.open[level][1]

    def _runs(self, paragraph) -> list[dict]:
        runs = []
        for part in paragraph:
            link = self.targets[part.get(f"{RELATION}id")] if part.tag == f"{WORD}hyperlink" else None
            for run in part.iter(f"{WORD}r"):
                marks = {
                    name: True for name in ("bold", "italic") if run.find(f"{WORD}rPr/{WORD}{name[0]}") is not None
                }
                runs.append({"text": _text(run), **marks, **({"link": link} if link else {})})
        return runs
