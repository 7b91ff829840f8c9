"""Writes a PDF again: its pages, the links and forms that they show, and its structure; leaves out everything else."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from knowledge.files.cleaning.findings import (
    DAMAGED,
    DATA,
    EMBEDDED,
    FOREIGN,
    HIDDEN_TEXT,
    LINKS,
    PASSWORD,
    PROPERTIES,
    REMARKS,
    REVISIONS,
    SCRIPTS,
    SIGNATURES,
    Found,
    Uncleanable,
)
from knowledge.files.cleaning.inline import clean_inline, unpacked
from knowledge.files.cleaning.layers import DEPTH, inherited, take_out_layers
from knowledge.files.cleaning.office import WEB, is_private_path
from knowledge.files.cleaning.pictures import jp2, jpeg

TRAILER = {  # other entries may say who made it and when
    "/Root", "/Size", "/ID", "/Prev", "/XRefStm", "/Encrypt", "/Type", "/W", "/Index", "/Filter", "/DecodeParms",
    "/Length",
}  # fmt: skip
CATALOG = {
    "/Type", "/Pages", "/PageLabels", "/Outlines", "/Dests", "/Names", "/ViewerPreferences", "/PageLayout", "/PageMode",
    "/Lang", "/MarkInfo", "/StructTreeRoot", "/AcroForm", "/OutputIntents", "/OCProperties",
}  # fmt: skip
PAGE = {
    "/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Contents",
    "/Rotate", "/Group", "/Tabs", "/StructParents", "/UserUnit", "/Annots",
}  # fmt: skip
LINK = {
    "/Type", "/Subtype", "/Rect", "/Border", "/BS", "/C", "/H", "/QuadPoints", "/A", "/Dest", "/F", "/StructParent",
    "/P",
}  # fmt: skip
FIELD = {
    "/FT", "/T", "/TU", "/Ff", "/V", "/Opt", "/MaxLen", "/Q", "/DA", "/MK", "/AP", "/AS", "/Rect", "/F", "/Kids",
    "/Parent", "/Subtype", "/Type", "/P", "/BS", "/Border", "/H", "/I", "/TI", "/StructParent", "/A",
}  # fmt: skip
FORM = {"/Fields", "/DA", "/DR", "/Q", "/NeedAppearances"}
# Removed wherever they stand: who made a thing, when, and from what.
EVERYWHERE = {"/Metadata": PROPERTIES, "/PieceInfo": PROPERTIES, "/LastModified": PROPERTIES, "/OPI": LINKS,
              "/AF": EMBEDDED, "/AA": SCRIPTS, "/Thumb": PROPERTIES, "/Ref": LINKS,
              "/Alternates": EMBEDDED}  # fmt: skip
OF_CATALOG = {"/OpenAction": SCRIPTS, "/AA": SCRIPTS, "/AF": EMBEDDED, "/Collection": EMBEDDED, "/Perms": SIGNATURES,
              "/DSS": SIGNATURES, "/Legal": SIGNATURES, "/Threads": DATA, "/SpiderInfo": DATA}  # fmt: skip
OF_NAMES = {"/EmbeddedFiles": EMBEDDED, "/JavaScript": SCRIPTS, "/AP": DATA, "/Renditions": EMBEDDED}
HIDDEN, NO_VIEW, PASSWORD_FIELD = 2, 32, 1 << 13
FILES = {"/FileAttachment", "/RichMedia", "/3D", "/Screen", "/Movie", "/Sound"}


def clean_pdf(source: str, target: str, found: Found) -> None:
    with open(source, "rb") as stream:
        content = stream.read()
    start = content[:1024].find(b"%PDF-")
    if start < 0:
        raise Uncleanable(DAMAGED)
    try:
        with pikepdf.open(source) as pdf:
            if _earlier_versions(content, pdf):
                found.add(REVISIONS)
            del content
            Cleaning(pdf, found).clean()
            written = BytesIO()  # the library crashes when it cannot finish writing a file
            pdf.save(
                written,
                encryption=False,
                deterministic_id=True,
                # With object streams, a file whose table was rebuilt would be written without its root.
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                fix_metadata_version=False,
            )
        Path(target).write_bytes(written.getbuffer())
    except pikepdf.PasswordError as error:
        raise Uncleanable(PASSWORD) from error
    except (pikepdf.PdfError, zlib.error, ValueError, KeyError, TypeError, AttributeError, RuntimeError) as error:
        raise Uncleanable(DAMAGED) from error


def _earlier_versions(content: bytes, pdf: pikepdf.Pdf) -> bool:
    """Tells whether earlier saves are still in the file; a linearized file has one more `startxref`."""
    return content.count(b"startxref") > 1 + pdf.is_linearized


class Cleaning:
    def __init__(self, pdf: pikepdf.Pdf, found: Found):
        self.pdf, self.found = pdf, found
        self.fields: set[tuple[int, int]] = set()
        self.gone: set[tuple[int, int]] = set()

    def clean(self) -> None:
        root = self.pdf.Root
        self._keep(self.pdf.trailer, TRAILER, {})
        if root.get("/NeedsRendering", False):
            raise Uncleanable(FOREIGN)
        self._opening(root)
        self._names(root)
        take_out_layers(self.pdf, self.found)
        self._keep(root, CATALOG, OF_CATALOG)
        for page in self.pdf.pages:
            self._page(page.obj)
        self._form(root)
        self._outlines(root)
        self._everywhere()
        clean_inline(self.pdf, self.found)
        self.pdf.remove_unreferenced_resources()

    def _keep(self, thing: Object, kept: set[str], kinds: dict[str, str]) -> None:
        for key in [key for key in thing.keys() if key not in kept]:  # noqa: SIM118 (a PDF object is no dict)
            if key in kinds:
                self.found.add(kinds[key])
            else:
                self.found.add(PROPERTIES)
            del thing[key]

    def _opening(self, root: Object) -> None:
        """Removes the page at which a file opens: most files have one, and it is no script to ask about."""
        opening = root.get("/OpenAction")
        if isinstance(opening, Array) or (isinstance(opening, Dictionary) and opening.get("/S") == Name.GoTo):
            self.found.add(PROPERTIES)
            del root["/OpenAction"]

    def _names(self, root: Object) -> None:
        if "/Names" in root:
            self._keep(root.Names, {"/Dests"}, OF_NAMES)

    # ── pages ──

    def _page(self, page: Object) -> None:
        self._keep(page, PAGE, {"/AA": SCRIPTS, "/AF": EMBEDDED})
        if "/Annots" not in page:
            return
        kept = Array()
        for annotation in page.Annots:
            if not isinstance(annotation, Dictionary) or not self._annotation(annotation):
                if isinstance(annotation, Object) and annotation.is_indirect:
                    self.gone.add(annotation.objgen)
                continue
            kept.append(annotation)
        if len(kept):
            page.Annots = kept
        else:
            del page["/Annots"]

    def _annotation(self, annotation: Object) -> bool:
        """Tells whether an annotation stays: a plain link, or the visible box of a form."""
        kind = str(annotation.get("/Subtype", ""))
        if kind == "/Link":
            self._keep(annotation, LINK, {})
            return self._leads_somewhere(annotation)
        if kind != "/Widget":
            if kind != "/Popup":
                self.found.add(EMBEDDED if kind in FILES else REMARKS)
            return False
        flags = int(annotation.get("/F", 0))
        if inherited(annotation, "/FT") == Name.Sig:
            self.found.add(SIGNATURES)
            return False
        if flags & (HIDDEN | NO_VIEW):
            self.found.add(HIDDEN_TEXT)
            return False
        self._field(annotation)
        return True

    def _leads_somewhere(self, thing: Object) -> bool:
        """Tells whether a link leads to the web or to a place in this file; removes any other action."""
        if "/A" not in thing:
            return "/Dest" in thing
        action = thing.A
        kind = str(action.get("/S", ""))
        address = str(action.get("/URI", ""))
        web = kind == "/URI" and address.lower().startswith(WEB) and not is_private_path(address)
        if not web and not (kind == "/GoTo" and "/D" in action):
            self.found.add(LINKS if kind in ("/URI", "/GoToR", "/Launch", "/GoToE") else SCRIPTS)
            del thing["/A"]
            return False
        self._keep(action, {"/S", "/URI"} if web else {"/S", "/D"}, {"/Next": SCRIPTS, "/Type": PROPERTIES})
        return True

    # ── forms ──

    def _field(self, field: Object) -> None:
        """Cleans a field and its parents, each once."""
        for _ in range(DEPTH):
            if field.is_indirect and field.objgen in self.fields:
                return
            self.fields.add(field.objgen)
            self._keep(field, FIELD, {"/AA": SCRIPTS, "/DV": DATA, "/RV": DATA, "/NM": PROPERTIES, "/M": PROPERTIES})
            if "/A" in field:
                self._leads_somewhere(field)
            if int(field.get("/Ff", 0)) & PASSWORD_FIELD and inherited(field, "/FT") == Name.Tx and "/V" in field:
                self.found.add(HIDDEN_TEXT)
                del field["/V"]
            if "/AP" in field:
                self._keep(field.AP, {"/N"}, {})
            if "/Parent" not in field:
                return
            field = field.Parent

    def _form(self, root: Object) -> None:
        """Removes the fields that have no box on a page, with their values: nobody sees them."""
        if "/AcroForm" not in root:
            return
        self._keep(root.AcroForm, FORM, {"/XFA": DATA, "/CO": SCRIPTS})
        shown = self._shown_fields(root.AcroForm.get("/Fields", Array()), 0)
        if len(shown):
            root.AcroForm.Fields = shown
        else:
            del root["/AcroForm"]

    def _shown_fields(self, fields: Object, depth: int) -> Array:
        kept = Array()
        for field in fields if depth < DEPTH else ():
            if not isinstance(field, Dictionary) or not field.is_indirect or field.objgen not in self.fields:
                if isinstance(field, Dictionary) and "/V" in field and inherited(field, "/FT") != Name.Sig:
                    self.found.add(HIDDEN_TEXT)
                continue
            if "/Kids" in field:
                field.Kids = self._shown_fields(field.Kids, depth + 1)
            kept.append(field)
        return kept

    # ── bookmarks and structure ──

    def _outlines(self, root: Object) -> None:
        waiting = [root.Outlines.First] if "/Outlines" in root and "/First" in root.Outlines else []
        seen = set()
        while waiting:
            item = waiting.pop()
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
            if "/A" in item:
                self._leads_somewhere(item)
            waiting += [item[key] for key in ("/First", "/Next") if key in item]

    def _drop_gone(self, element: Object) -> None:
        """Removes from a structure element its references to removed annotations."""
        kids = element.K
        if isinstance(kids, Array):
            kept = [kid for kid in kids if not self._is_gone(kid)]
            if len(kept) < len(kids):
                element.K = Array(kept)
        elif self._is_gone(kids):
            del element["/K"]

    def _is_gone(self, kid) -> bool:
        if not isinstance(kid, Dictionary) or kid.get("/Type") != Name.OBJR:
            return False
        return isinstance(kid.get("/Obj"), Object) and kid.Obj.objgen in self.gone

    def _everywhere(self) -> None:
        for thing in _each(self.pdf):
            is_element = thing.get("/Type") == Name.StructElem
            if is_element and "/K" in thing:
                self._drop_gone(thing)
            for key, kind in EVERYWHERE.items():
                if key in thing and not (key == "/Ref" and is_element):
                    del thing[key]
                    self.found.add(kind)
            if "/S" in thing and ("/JS" in thing or thing.S in (Name.JavaScript, Name.Launch)):
                self._keep(thing, set(), {"/JS": SCRIPTS, "/S": SCRIPTS, "/F": LINKS})
            for key in ("/Alt", "/ActualText"):
                if key in thing and isinstance(thing[key], pikepdf.String) and is_private_path(str(thing[key])):
                    del thing[key]
                    self.found.add(LINKS)
            if isinstance(thing, Stream):
                self._stream(thing)

    def _stream(self, stream: Stream) -> None:
        if "/F" in stream:
            raise Uncleanable(FOREIGN)
        if stream.get("/Subtype") != Name.Image:
            return
        given = stream.get("/Filter", Array())
        *packed, last = list(given) if isinstance(given, Array) and len(given) else [given]
        if last not in (Name.DCTDecode, Name.JPXDecode):
            return
        content = unpacked(stream.read_raw_bytes(), packed)
        clean = jpeg(content) if last == Name.DCTDecode else jp2(content)
        if clean and clean != content:
            self.found.add(PROPERTIES)
            parms = stream.get("/DecodeParms")
            stream.write(clean, filter=last, decode_parms=parms[-1] if isinstance(parms, Array) else parms)


def _each(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """Yields every dictionary and stream, including nested ones."""
    for thing in pdf.objects:
        waiting = [(thing, 0)]
        while waiting:
            inner, depth = waiting.pop()
            if isinstance(inner, Dictionary | Stream):
                yield inner
                values = [value for _, value in inner.items()]
            elif isinstance(inner, Array):
                values = list(inner)
            else:
                continue
            if depth < DEPTH:
                waiting += [(one, depth + 1) for one in values if isinstance(one, Object) and not one.is_indirect]
