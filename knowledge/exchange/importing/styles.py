"""Finds titles, headings and bold in the styles of a Word file's paragraphs. This module does not import Django."""

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLES = {"title", "titre"}
HEADINGS = tuple(f"{word}{space}" for word in ("heading", "titre") for space in (" ", ""))
MOST_LEVELS = 6
# Word's style for the next paragraph of an item; INDENT is in twentieths of a point for each level
MORE, MOST_MORE, INDENT = "ListContinue", 5, 360
DEEP = 20  # at most: styles based on one another


class Styles:
    def __init__(self, root: etree._Element | None):
        rows = () if root is None else root.iterchildren(f"{_W}style")
        self.known = {style.get(f"{_W}styleId", ""): style for style in rows}

    def say(self, paragraph: etree._Element) -> None:
        """Gives the paragraph a style that mammoth maps to a title, a heading or bold."""
        properties = paragraph.find(f"{_W}pPr")
        style = None if properties is None else properties.find(f"{_W}pStyle")
        name = "" if style is None else style.get(f"{_W}val", "")
        level = self._level(properties, name)
        if name.replace(" ", "").startswith(MORE):
            self._set(properties, style, f"ItcMore{_indented(properties)}")
        elif level is not None:
            self._set(properties, style, "ItcTitle" if level == 0 else f"Heading{level}")
            if (numbering := properties.find(f"{_W}numPr")) is not None:
                properties.remove(numbering)  # a numbered heading is not an item of a list
        elif self._is_bold(name):
            for run in paragraph.iter(f"{_W}r"):
                self._embolden(run)

    def _chain(self, name: str):
        for _ in range(DEEP):
            style = self.known.get(name)
            if style is None:
                return
            yield style
            base = style.find(f"{_W}basedOn")
            name = "" if base is None else base.get(f"{_W}val", "")

    def _level(self, properties: etree._Element | None, name: str) -> int | None:
        """Returns the level of a heading, 0 for the document's own title; None for other paragraphs."""
        if properties is None:
            return None
        own = properties.find(f"{_W}outlineLvl")
        for style in self._chain(name):
            called = style.find(f"{_W}name")
            said = ("" if called is None else called.get(f"{_W}val", "")).lower()
            if said in TITLES:
                return 0
            if (level := _of_heading(said)) is not None:
                return level
            own = style.find(f"{_W}pPr/{_W}outlineLvl") if own is None else own
        if name.lower() in TITLES:
            return 0
        if own is None:
            return _of_heading(name.lower())
        value = own.get(f"{_W}val", "")
        return int(value) + 1 if value.isdigit() and int(value) < MOST_LEVELS else None

    def _is_bold(self, name: str) -> bool:
        for style in self._chain(name):
            if (bold := style.find(f"{_W}rPr/{_W}b")) is not None:
                return bold.get(f"{_W}val", "1") not in ("0", "false")
        return False

    def _set(self, properties: etree._Element, style: etree._Element | None, name: str) -> None:
        if style is None:
            style = etree.Element(f"{_W}pStyle")
            properties.insert(0, style)
        style.set(f"{_W}val", name)

    def _embolden(self, run: etree._Element) -> None:
        properties = run.find(f"{_W}rPr")
        if properties is None:
            properties = etree.Element(f"{_W}rPr")
            run.insert(0, properties)
        if properties.find(f"{_W}b") is None:
            etree.SubElement(properties, f"{_W}b")


def _indented(properties: etree._Element) -> int:
    indent = properties.find(f"{_W}ind")
    left = "" if indent is None else indent.get(f"{_W}left", "")
    return min(max(int(left) // INDENT, 1), MOST_MORE) if left.isdigit() else 1


def _of_heading(name: str) -> int | None:
    level = next((name.removeprefix(start) for start in HEADINGS if name.startswith(start)), "")
    return int(level) if level.isdigit() and 1 <= int(level) <= MOST_LEVELS else None
