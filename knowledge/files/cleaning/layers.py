"""Removes what a PDF's hidden layers draw, then all its layers."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from knowledge.files.cleaning.findings import FOREIGN, LAYERS, PROPERTIES, Found, Uncleanable

DEPTH = 200  # the deepest nesting that is followed
_DRAWN = (Name.Form, Name.Image)
_SHOWS = {"Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE", "MP", "DP"}
_PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}


def take_out_layers(pdf: pikepdf.Pdf, found: Found) -> None:
    """Removes the layers; parses the drawings only when one layer is hidden."""
    if "/OCProperties" not in pdf.Root:
        return
    hidden = _hidden(pdf.Root.OCProperties)
    if hidden:
        found.add(LAYERS, count=len(hidden))
        if "/StructTreeRoot" in pdf.Root:  # the structure repeats the words of all layers
            del pdf.Root["/StructTreeRoot"]
        for page in pdf.pages:
            page.obj.Contents = pdf.make_stream(_shown(page, inherited(page.obj, "/Resources"), hidden))
        for thing in list(pdf.objects):
            _clean_object(thing, hidden)
    else:
        found.add(PROPERTIES)
    for thing in pdf.objects:
        if not isinstance(thing, Dictionary | Stream):
            continue
        if "/OC" in thing:
            del thing["/OC"]
        if thing.get("/Type") == Name.OCG:  # a layer that something still refers to loses its name
            for key in [key for key in thing.keys() if key != "/Type"]:  # noqa: SIM118 (a PDF object is no dict)
                del thing[key]
    del pdf.Root["/OCProperties"]


def _clean_object(thing: Object, hidden: set[tuple[int, int]]) -> None:
    if not isinstance(thing, Stream) or not (thing.get("/Subtype") in _DRAWN or "/PatternType" in thing):
        if isinstance(thing, Dictionary) and "/Annots" in thing:
            thing.Annots = Array([one for one in thing.Annots if not _is_hidden(one.get("/OC"), hidden)])
        return
    if _is_hidden(thing.get("/OC"), hidden):
        if thing.get("/Subtype") == Name.Image:
            thing.stream_dict = Dictionary(Subtype=Name.Form, Type=Name.XObject, BBox=[0, 0, 1, 1])
        thing.write(b"")
    elif thing.get("/Subtype") != Name.Image:
        thing.write(_shown(thing, thing.get("/Resources"), hidden))


def _hidden(properties: Object) -> set[tuple[int, int]]:
    chosen = properties.get("/D", Dictionary())
    groups = {one.objgen for one in properties.get("/OCGs", Array())}
    off = {one.objgen for one in chosen.get("/OFF", Array())}
    if chosen.get("/BaseState") == Name.OFF:
        off |= groups - {one.objgen for one in chosen.get("/ON", Array())}
    for usage in chosen.get("/AS", Array()):  # these settings apply each time the file is opened
        if usage.get("/Event") == Name.View:
            off |= {one.objgen for one in usage.get("/OCGs", Array()) if _is_off_on_screens(one)}
    return off


def _is_off_on_screens(group: Object) -> bool:
    return group.get("/Usage", Dictionary()).get("/View", Dictionary()).get("/ViewState") == Name.OFF


def _is_hidden(group: Object | None, hidden: set[tuple[int, int]]) -> bool:
    if not isinstance(group, Dictionary):
        return False
    if group.get("/Type") != Name.OCMD:
        return group.objgen in hidden
    if "/VE" in group:
        raise Uncleanable(FOREIGN)
    named = group.get("/OCGs", Array())
    off = [one.objgen in hidden for one in (named if isinstance(named, Array) else [named])]
    if not off:
        return False
    policies = {"/AllOn": any(off), "/AnyOff": not any(off), "/AllOff": not all(off)}
    return policies.get(str(group.get("/P", "/AnyOn")), all(off))


def inherited(thing: Object, key: str):
    """Returns the value of a page or a field: its own, or that of the nearest parent."""
    for _ in range(DEPTH):
        if key in thing:
            return thing[key]
        if "/Parent" not in thing:
            return None
        thing = thing.Parent
    return None


def _shown(content, resources: Object | None, hidden: set[tuple[int, int]]) -> bytes:
    """Returns the drawing without the content of hidden layers; the pen ends in the same place."""
    properties = Dictionary() if resources is None else resources.get("/Properties", Dictionary())
    kept, open_marks = [], []
    for operands, operator in pikepdf.parse_content_stream(content):
        said = str(operator)
        if said in ("BDC", "BMC"):
            names = said == "BDC" and len(operands) > 1 and operands[0] == Name.OC and isinstance(operands[1], Name)
            group = properties.get(str(operands[1])) if names else None
            if names and group is None:
                raise Uncleanable(FOREIGN)
            open_marks.append(_is_hidden(group, hidden))
            if names or any(open_marks):  # a mark may repeat the words that it encloses
                operands, operator = [Name.Span], pikepdf.Operator("BMC")
        elif said == "EMC" and open_marks:
            open_marks.pop()
        elif any(open_marks):
            if said in _SHOWS:
                continue
            if said in _PAINTS:
                operands, operator = [], pikepdf.Operator("n")
        kept.append((operands, operator))
    return pikepdf.unparse_content_stream(kept)
