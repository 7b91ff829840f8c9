"""What is dropped from the XML of Word, Excel and PowerPoint alike: the rules are data that one filter reads."""

from functools import lru_cache

from knowledge.files.cleaning.crops import Fill, Uses
from knowledge.files.cleaning.findings import (
    CHANGES,
    CONNECTIONS,
    DATA,
    EMBEDDED,
    FOREIGN,
    HIDDEN_TEXT,
    LINKS,
    PIVOTS,
    PROPERTIES,
    REMARKS,
    SCRIPTS,
    SIGNATURES,
    Found,
    Uncleanable,
    by_name,
)
from knowledge.files.cleaning.markup import DROP, HOLD, KEEP, SHORT, UNWRAP, Filter, forget_after

WEB = ("http://", "https://", "mailto:", "tel:")
_HOMES = ("/users/", "/home/", "\\users\\", "\\home\\", "documents and settings")

# Elements dropped with their content: their names, by kind.
DROPPED = by_name(
    {
        CHANGES: (
            "w:del w:delText w:delInstrText w:moveFrom w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange "
            "w:tblPrExChange w:tcPrChange w:trPrChange w:tblGridChange w:numberingChange w:cellIns w:cellDel "
            "w:cellMerge w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd "
            "w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart w:customXmlDelRangeEnd "
            "w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd w:customXmlMoveToRangeStart "
            "w:customXmlMoveToRangeEnd"
        ),
        REMARKS: "w:commentRangeStart w:commentRangeEnd w:commentReference w:annotationRef",
        LINKS: "w:attachedTemplate w:subDoc w:saveThroughXslt x:dataConsolidate c:externalData",
        CONNECTIONS: "w:mailMerge x:webPublishItems x:webPublishing w:odso",
        EMBEDDED: "o:OLEObject w:control x:oleObjects x:controls p:controls",
        DATA: "w:docVars w:dataBinding w15:dataBinding w:attachedSchema p:custDataLst x:customProperties",
        SCRIPTS: "w:entryMacro w:exitMacro",
        SIGNATURES: "o:signatureline",
        PIVOTS: "x:pivotCaches",
        PROPERTIES: (
            "w:rsids w:permStart w:permEnd w:documentProtection w:writeProtection w:customXmlPr w:smartTagPr "
            "w:placeholder w:helpText w:statusText w14:docId w15:docId w15:person x15ac:absPath x:fileSharing "
            "x:fileRecoveryPr x:workbookProtection x:customSheetViews x:customWorkbookViews x:scenarios "
            "xr:revisionPtr x:rPh p:modifyVerifier a14:imgProps x:oleSize w:printTwoOnOne x:protectedRanges"
        ),
    }
)
UNWRAPPED = {"w:ins": CHANGES, "w:moveTo": CHANGES, "w:smartTag": None, "w:customXml": None}
# Attributes that say who or when, or that link a text to something removed.
_TRACED = {
    "w14:paraId", "w14:textId", "xr:uid", "xr2:uid", "xr3:uid", "x:vm", "vm", "o:title", "password", "hashValue",
    "saltValue", "algorithmName", "spinCount", "w:author", "w:date", "o:href", "codeName", "filterPrivacy",
    "userName",
}  # fmt: skip
# An element goes with its relation, except these, which only lose the relation.
_PICTURES = {"a:blip", "v:imagedata", "v:fill", "v:stroke"}
_BEARABLE = {"p:oleObj", "w:hyperlink", "x:pageSetup", *_PICTURES}
# Shapes that may be hidden, and the inner elements that say so.
SHAPES = {
    "p:sp", "p:pic", "p:graphicFrame", "p:grpSp", "p:cxnSp", "w:drawing", "xdr:twoCellAnchor", "xdr:oneCellAnchor",
    "xdr:absoluteAnchor", "wps:wsp", "pic:pic",
}  # fmt: skip
_SAYS_HIDDEN = {"p:cNvPr", "wp:docPr", "xdr:cNvPr", "wps:cNvPr", "pic:cNvPr"}
_EXTENSIONS = {"x:ext", "c:ext", "p:ext", "a:ext"}
# Alternative drawings of the same thing, for programs of different ages.
_WAYS = {"mc:Choice", "mc:Fallback"}
_SPACES = {"", *SHORT.values()}
_KNOWN = (
    "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/", "http://schemas.microsoft.com/",
    "urn:schemas-microsoft-com:", "http://www.w3.org/",
)  # fmt: skip


def is_foreign(space: str) -> bool:
    """Tells whether no Office standard defines the namespace: programs keep such content but show none of it."""
    return space not in _SPACES and not space.startswith(_KNOWN)


@lru_cache(maxsize=4_096)
def has_foreign_name(name: str) -> bool:
    return is_foreign(name.rpartition(":")[0])


def is_private_path(value: str) -> bool:
    """Tells whether a value is a place on somebody's machine or network: C:\\…, \\\\server\\…, file:…, /home/…"""
    plain = value.strip().lower()
    if len(plain) > 2 and plain[0].isalpha() and plain[1] == ":" and plain[2] in "\\/":
        return True
    return plain.startswith(("\\\\", "file:")) or (any(home in plain for home in _HOMES) and not plain.startswith(WEB))


class OfficeFilter(Filter):
    """Filters a part. `gone`: its relations that do not stay; `used`: those that its text still names afterwards."""

    whole = frozenset({"c:f"})

    def __init__(self, found: Found, where: str, gone: set[str]):
        self.found = found
        self.where = where
        self.gone = gone
        self.used: dict[str, None] = {}  # a dict keeps their order; `pictures` holds those of pictures
        self.pictures = Uses()
        self.shape_gone = False
        self.settled: set[int] = set()  # depths of alternatives where one lost a shape that the others would show

    def start(self, name: str, attributes: dict[str, str], path: list[str]) -> str | None:
        if name in DROPPED:
            self.found.add(DROPPED[name], self.where)
            return DROP
        if name == "w:altChunk":
            raise Uncleanable(FOREIGN)
        if (kind := self._unread(name, attributes, path)) is not None:
            self.found.add(kind, self.where)
            return DROP
        if name in UNWRAPPED:
            if UNWRAPPED[name]:
                self.found.add(UNWRAPPED[name], self.where)
            return UNWRAP
        for key in list(attributes):
            self._attribute(name, key, attributes)
        said = self._relations(name, attributes, path)
        if said:
            return said
        if name in _SAYS_HIDDEN and attributes.get("hidden") in ("1", "true"):
            self._hide_shape(path)
        if name == "p:timing" and self.shape_gone:
            return DROP
        if name.startswith("c15:filtered") and path and path[-1] == "c:ext":
            self.found.add(HIDDEN_TEXT, self.where)
            self.condemn(len(path) - 1)
        self._piece(name, attributes)
        return HOLD if name in SHAPES or name in _EXTENSIONS else KEEP

    def _piece(self, name: str, attributes: dict[str, str]) -> None:
        if name.endswith(":blipFill"):
            self.pictures.fills.append(Fill())
        elif name == "a:srcRect" and self.pictures.fills:
            self.pictures.source(attributes)
        elif name == "a:fillRect" and self.pictures.fills:
            self.pictures.stretched(attributes)

    def _unread(self, name: str, attributes: dict[str, str], path: list[str]) -> str | None:
        """Returns the kind of an element that no program shows, else None."""
        if has_foreign_name(name):
            self._condemn_extensions(path)
            return DATA
        if name in _WAYS:
            asked = attributes.get("Requires", "").split()
            is_for_nobody = any(is_foreign(self.spaces.get(prefix, prefix)) for prefix in asked)
            return HIDDEN_TEXT if is_for_nobody or len(path) - 1 in self.settled else None
        style = attributes.get("style", "").lower().replace(" ", "")
        return HIDDEN_TEXT if name.startswith("v:") and "visibility:hidden" in style else None

    def _condemn_extensions(self, path: list[str]) -> None:
        for depth, outer in enumerate(path):
            if outer in _EXTENSIONS:
                self.condemn(depth)

    def _attribute(self, name: str, key: str, attributes: dict[str, str]) -> None:
        if key in _TRACED or key.startswith("w:rsid"):
            del attributes[key]
            if key not in ("filterPrivacy", "codeName"):
                self.found.add(PROPERTIES, self.where)
        elif key == "name" and name == "pic:cNvPr" and attributes[key]:
            attributes[key] = ""
            self.found.add(PROPERTIES, self.where)
        elif is_private_path(attributes[key]):
            attributes[key] = ""
            self.found.add(LINKS, self.where)
        elif ":" in key and has_foreign_name(key):
            del attributes[key]
            self.found.add(DATA, self.where)

    def _relations(self, name: str, attributes: dict[str, str], path: list[str]) -> str | None:
        asked = [key for key in attributes if key.startswith("r:") or key == "o:relid"]
        lost = [key for key in asked if attributes[key] in self.gone]
        if lost and name not in _BEARABLE:
            self._condemn_extensions(path)
            return DROP
        for key in lost:
            del attributes[key]
        named = [key for key in asked if key in attributes]
        if name == "v:imagedata":
            self.pictures.drawn(attributes, named)
        elif name in _PICTURES or name.endswith(":svgBlip"):
            for key in named:
                attributes[key] = self.pictures.named(attributes[key])
        else:
            self.used |= dict.fromkeys(attributes[key] for key in named)
        return None

    def mark(self) -> tuple[int, int]:
        return len(self.used), len(self.pictures.shown)

    def forget(self, mark: tuple[int, int]) -> None:
        forget_after(self.used, mark[0])
        forget_after(self.pictures.shown, mark[1])

    def _hide_shape(self, path: list[str]) -> None:
        inwards = range(len(path) - 1, -1, -1)
        # A shape directly inside a drawing goes with the drawing.
        shapes = (one for one in inwards if path[one] in SHAPES and path[max(one - 1, 0)] != "a:graphicData")
        if (depth := next(shapes, None)) is not None:
            self.found.add(HIDDEN_TEXT, self.where)
            self.shape_gone = True
            self.settled |= {place for place, outer in enumerate(path) if outer == "mc:AlternateContent"}
            self.condemn(depth)

    def end(self, name: str, text: str | None, path: list[str]) -> str | None:
        if name == "mc:AlternateContent":
            self.settled.discard(len(path))
        if name.endswith(":blipFill") and self.pictures.fills:
            self.pictures.end_of_fill()
        if name == "c:f" and "[" in text:
            self.found.add(LINKS, self.where)
            return without_book(text)
        return None


def without_book(formula: str) -> str:
    """Turns « '[C:\\x\\y.xlsx]Feuil1'!A1 » into « 'Feuil1'!A1 »."""
    book, _, rest = formula.rpartition("]")
    return f"'{rest}" if book.lstrip("(").startswith("'") else rest
