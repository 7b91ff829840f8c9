"""Word: fields, hidden text and tracked rows, in addition to what all Office files have."""

from knowledge.files.cleaning.findings import HIDDEN_TEXT, LINKS, Found
from knowledge.files.cleaning.markup import DROP, HOLD, UNWRAP, Filter, with_heirs
from knowledge.files.cleaning.office import WEB, OfficeFilter
from knowledge.files.markup import is_on

# Fields that hold no more than they show; the address of a link is checked.
FIELDS = {
    "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TOC", "REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF", "DATE",
    "TIME", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "SYMBOL", "EQ", "=", "LISTNUM", "AUTONUM",
}  # fmt: skip
RUNS = {"w:r", "m:r"}


def field_may_stay(instruction: str) -> bool:
    word, _, rest = instruction.strip().partition(" ")
    if word.upper() == "HYPERLINK":
        return rest.strip().lstrip('"').lower().startswith(WEB) or rest.strip().startswith("\\l ")
    return word.upper() in FIELDS or word.startswith("=")


class HiddenStyles(Filter):
    """Finds the styles that hide their text, and the styles based on them."""

    def __init__(self):
        self.style, self.hidden = "", set()
        self.heirs: dict[str, list[str]] = {}

    def start(self, name, attributes, path):
        if name == "w:style":
            self.style = attributes.get("w:styleId", "")
        elif name == "w:basedOn":
            self.heirs.setdefault(attributes.get("w:val", ""), []).append(self.style)
        elif name == "w:vanish" and path[-2:] == ["w:style", "w:rPr"] and is_on(attributes, "w:val"):
            self.hidden.add(self.style)

    def all(self) -> set[str]:
        return with_heirs(self.hidden, self.heirs)


class WordFilter(OfficeFilter):
    """Filters a part; `fields` tells for each field, in the order they begin, whether it stays."""

    def __init__(self, found: Found, where: str, gone: set[str], fields: list[bool], hidden_styles: set[str]):
        super().__init__(found, where, gone)
        self.fields = iter(fields)
        self.hidden_styles = hidden_styles
        self.open: list[list[bool]] = []  # [stays, still in its instruction]
        self.asking = 0  # how many open fields that do not stay are still in their instruction
        self.hidden_paragraph = 0  # depth + 1 of the paragraph whose style hides it

    def start(self, name, attributes, path):
        if name in ("w:del", "w:hidden") and path[-1:] == ["w:trPr"] and is_on(attributes, "w:val"):
            self._take_row(name, path)
        said = super().start(name, attributes, path)
        if said:
            return said
        match name:
            case "w:fldChar":
                return self._field(attributes.get("w:fldCharType"))
            case "w:instrText":
                return self._instruction()
            case "w:t" if self.asking:
                return DROP
            case "w:fldSimple" if not field_may_stay(attributes.get("w:instr", "")):
                self.found.add(LINKS, self.where)
                return UNWRAP
            case "w:pStyle" if attributes.get("w:val") in self.hidden_styles:
                self.hidden_paragraph = self.hidden_paragraph or len(path) - 1
            case "w:r" | "m:r" if self.hidden_paragraph:
                self.found.add(HIDDEN_TEXT, self.where)
                self.condemn(len(path))  # the run is still read, because the fields that begin in it are counted
                return HOLD
            case "w:r" | "m:r" | "w:tr":
                return HOLD
            case "w:vanish" | "w:specVanish" | "w:rStyle":
                self._hidden_run(name, attributes, path)
        return None

    def _take_row(self, name: str, path: list[str]) -> None:
        if name == "w:hidden":
            self.found.add(HIDDEN_TEXT, self.where)
        self.condemn(len(path) - 2)

    def _instruction(self) -> str | None:
        return None if self.open and self.open[-1][0] else DROP

    def _field(self, kind: str | None) -> str | None:
        if kind == "begin":
            self.open.append([next(self.fields, False), True])
            if not self.open[-1][0]:
                self.found.add(LINKS, self.where)
                self.asking += 1
        stays = bool(self.open) and self.open[-1][0]
        if kind in ("separate", "end") and self.open:
            self.asking -= self.open[-1] == [False, True]
            self.open[-1][1] = False
            if kind == "end":
                self.open.pop()
        return None if stays else DROP

    def _hidden_run(self, name: str, attributes: dict[str, str], path: list[str]) -> None:
        hides = attributes.get("w:val") in self.hidden_styles if name == "w:rStyle" else is_on(attributes, "w:val")
        if hides and path[-1:] == ["w:rPr"] and path[-2] in RUNS:
            self.found.add(HIDDEN_TEXT, self.where)
            self.condemn(len(path) - 2)

    def end(self, name, text, path):
        if name == "w:p" and self.hidden_paragraph and len(path) < self.hidden_paragraph:
            self.hidden_paragraph = 0
        return super().end(name, text, path)


class SectionsReader(Filter):
    """Finds the headers and footers that a page shows. First pages show theirs only if their section says so."""

    def __init__(self, even: bool):
        self.types = {"first": False, "even": even, "default": True}
        self.current: dict[tuple[str, str], str] = {}  # a section without its own continues those of the section before
        self.named: set[str] = set()
        self.shown: set[str] = set()

    def start(self, name, attributes, path):
        if "w:sectPrChange" in path:
            return
        if name == "w:sectPr":
            self.types["first"] = False
        elif name == "w:titlePg" and path[-1:] == ["w:sectPr"]:
            self.types["first"] = is_on(attributes, "w:val")
        elif name in ("w:headerReference", "w:footerReference"):
            pk = attributes.get("r:id", "")
            self.current[name, attributes.get("w:type", "default")] = pk
            self.named.add(pk)

    def end(self, name, text, path):
        if name == "w:sectPr" and "w:sectPrChange" not in path:
            self.shown |= {pk for (_, kind), pk in self.current.items() if self.types.get(kind, True)}


class SettingsReader(Filter):
    """Tells whether even pages have their own headers."""

    even = False

    def start(self, name, attributes, path):
        if name == "w:evenAndOddHeaders":
            self.even = is_on(attributes, "w:val")


class FieldsReader(WordFilter):
    """Reads a part a first time. It uses the same filter, so that dropped fields are not counted in either pass."""

    whole = WordFilter.whole | {"w:instrText"}

    def __init__(self, where: str, gone: set[str], hidden_styles: set[str]):
        super().__init__(Found(), where, gone, [], hidden_styles)
        self.stays: list[bool] = []  # a field that never ends does not stay
        self.begun: list[tuple[int, list[str]]] = []

    def _field(self, kind):
        if kind == "begin":
            self.begun.append((len(self.stays), []))
            self.stays.append(False)
        elif kind == "end" and self.begun:
            number, said = self.begun.pop()
            self.stays[number] = field_may_stay("".join(said))

    def _instruction(self):
        return None

    def end(self, name, text, path):
        if name == "w:instrText" and self.begun:
            self.begun[-1][1].append(text)
        return super().end(name, text, path)
