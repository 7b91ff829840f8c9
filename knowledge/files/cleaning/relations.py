"""How the parts of an Office file lead to one another: what stays, what goes, and under which kind it is counted."""

from urllib.parse import quote

from knowledge.files.cleaning.findings import (
    CONNECTIONS,
    DATA,
    EMBEDDED,
    HIDDEN_SLIDES,
    HIDDEN_TEXT,
    LINKS,
    MACROS,
    NOTES,
    PIVOTS,
    PRINTERS,
    REMARKS,
    SIGNATURES,
    Uncleanable,
    by_name,
)
from knowledge.files.cleaning.markup import DROP, KEEP, Filter, element

# Parts that stay, by kind of relation: first those that the text names, then those that it does not name.
NAMED = {
    "header", "footer", "image", "hyperlink", "chart", "chartEx", "chartUserShapes", "diagramData", "diagramLayout",
    "diagramQuickStyle", "diagramColors", "drawing", "worksheet", "chartsheet", "table", "slide", "vmlDrawing",
}  # fmt: skip
UNNAMED = {
    "officeDocument", "styles", "settings", "fontTable", "theme", "themeOverride", "numbering", "footnotes", "endnotes",
    "chartStyle", "chartColorStyle", "diagramDrawing", "sharedStrings", "sheetMetadata", "slideMaster", "slideLayout",
    "presProps", "viewProps", "tableStyles", "notesSlide", "notesMaster",
}  # fmt: skip
KEPT = NAMED | UNNAMED
NAMED_BY_MASTER = {"slideLayout"}  # a slide master names its layouts; a slide does not name its own
SHEETS = {"worksheet", "chartsheet"}
OF_MAIN = {*SHEETS, "sharedStrings"}  # programs only look for them from the main part
PROGRAMS = {"vbaProject", "wordVbaData", "xlMacrosheet", "xlIntlMacrosheet", "attachedToolbars", "dialogsheet"}
RECORDINGS = {"video", "audio", "media"}
ANOTHER_DOCUMENT = "aFChunk"
GONE = by_name(
    {
        LINKS: "attachedTemplate externalLink externalLinkPath subDocument frame transform",
        REMARKS: "comments commentsExtended commentsIds commentsExtensible threadedComment",
        # Fonts go too: nobody can see what one holds, and few may be passed on.
        EMBEDDED: "package oleObject control ctrlProp activeXControlBinary font",
        CONNECTIONS: "connections queryTable xmlMaps mailMergeSource mailMergeHeaderSource recipientData",
        PIVOTS: "pivotTable pivotCacheDefinition pivotCacheRecords slicer slicerCache timeline timelineCache",
        DATA: "customXml customProperty tags customData glossaryDocument",
        SIGNATURES: "origin signature",
        PRINTERS: "printerSettings",
        NOTES: "notesSlide",
        HIDDEN_SLIDES: "slide",
        HIDDEN_TEXT: "header footer",
    }
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
Row = dict[str, str]
_REMARKS = {"w:comment", "x:comment", "p:cm"}


class RelationsReader(Filter):
    def __init__(self):
        self.rows: list[dict[str, str]] = []

    def start(self, name, attributes, path):
        if name == "rel:Relationship":
            self.rows.append(dict(attributes))


class KeptRelations(Filter):
    """Keeps the relations in `kept` (target by name); writes last those that the file does not have."""

    def __init__(self, kept: dict[str, Row], known: set[str]):
        self.kept = kept
        added = [row for name, row in kept.items() if name not in known]
        self.last = "".join(
            element("Relationship", RELATIONS, {key: row[key] for key in ("Id", "Type", "Target")}) for row in added
        )

    def start(self, name, attributes, path):
        if name == "rel:Relationship" and attributes.get("Id") in self.kept:
            attributes["Target"] = self.kept[attributes["Id"]]["Target"]
            return KEEP
        return KEEP if name == "rel:Relationships" else DROP

    def text(self, name):
        return False


class Types(Filter):
    """Keeps the content types of the parts that stay (`parts`, folded names); adds those of the `added` parts."""

    def __init__(self, parts: set[str], added: dict[str, str]):
        self.parts = {f"/{part}" for part in parts}
        rows = [{"PartName": f"/{quote(part)}", "ContentType": kind} for part, kind in added.items()]
        self.last = "".join(element("Override", TYPES, row) for row in rows)

    def start(self, name, attributes, path):
        if "macroenabled" in attributes.get("ContentType", "").lower():
            raise Uncleanable(MACROS)
        is_part = name == "ct:Override" and attributes.get("PartName", "").lower() in self.parts
        return None if is_part or name in ("ct:Types", "ct:Default") else DROP

    def text(self, name):
        return False


class Holds(Filter):
    """Tells whether a part holds a remark or words."""

    def __init__(self):
        self.remarks, self.words = 0, False

    def start(self, name, attributes, path):
        self.remarks += name in _REMARKS or name.rpartition(":")[2] in ("threadedComment", "cm")

    def text(self, name):
        self.words = True
        return True
