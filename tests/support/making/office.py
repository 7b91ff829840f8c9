"""Makes Word, Excel and PowerPoint packages part by part, in the ways in which programs differ."""

from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from tests.support.making.packages import zipped

USUAL = "http://schemas.openxmlformats.org"
STRICT = "http://purl.oclc.org/ooxml"
_LOCAL = {"w": "wordprocessingml", "s": "spreadsheetml", "p": "presentationml", "a": "drawingml"}
_MAIN = {"w": "wordprocessingml.document", "s": "spreadsheetml.sheet", "p": "presentationml.presentation"}


def space(prefix: str, *, strict: bool = False) -> str:
    """Returns the namespace of a prefix, in the strict edition of the standard or the usual one."""
    if prefix == "mc":
        return f"{USUAL}/markup-compatibility/2006"
    if prefix == "v":
        return "urn:schemas-microsoft-com:vml"
    if prefix == "m":
        return f"{STRICT}/officeDocument/math" if strict else f"{USUAL}/officeDocument/2006/math"
    if prefix == "r":
        return f"{STRICT}/officeDocument/relationships" if strict else f"{USUAL}/officeDocument/2006/relationships"
    local, _, rest = {"c": "drawingml/chart", "dgm": "drawingml/diagram"}.get(
        prefix, f"{_LOCAL.get(prefix)}/main"
    ).partition("/")
    return f"{STRICT}/{local}/{rest}" if strict else f"{USUAL}/{local}/2006/{rest}"


def element(tag: str, inside: str, *, strict: bool = False) -> str:
    """Returns a root element, with the namespaces that its content uses."""
    prefixes = dict.fromkeys([tag.partition(":")[0], "r", "mc", "v", "a", "m"])
    declared = " ".join(f'xmlns:{one}="{space(one, strict=strict)}"' for one in prefixes)
    return f"<{tag} {declared}>{inside}</{tag}>"


@dataclass
class Package:
    """`main`: the name of the main part. `parts`: the other parts, by name. `relations`: by holder, (kind, target)
    pairs.

    The ids of relations are rId1, rId2… in their order.
    """

    content: str | bytes
    main: str
    content_type: str
    parts: dict[str, str | bytes] = field(default_factory=dict)
    relations: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    strict: bool = False
    absolute: bool = False
    encoding: str = "utf-8"
    left_out: tuple[str, ...] = ()

    def made(self) -> bytes:
        entries = self._entries(space("r", strict=self.strict))
        return zipped(
            {
                name: content if isinstance(content, bytes) else content.encode(self.encoding)
                for name, content in entries.items()
                if name not in self.left_out
            }
        )

    def _entries(self, kind: str) -> dict[str, str | bytes]:
        start = "/" if self.absolute else ""
        entries = {
            "[Content_Types].xml": f'<Types xmlns="{USUAL}/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/{self.main}" ContentType="{self.content_type}"/></Types>',
            "_rels/.rels": _rels([(f"{kind}/officeDocument", f"{start}{self.main}")]),
            self.main: self.content,
            **self.parts,
        }
        for holder, relations in self.relations.items():
            path = PurePosixPath(holder)
            given = [(f"{kind}/{word}", target) for word, target in relations]
            entries[f"{path.parent}/_rels/{path.name}.rels"] = _rels(given)
        return entries


def moved(package: Package, folder: str, name: str) -> Package:
    """Returns the same package, with another name for its main part and another folder for all parts."""
    top = package.main.rpartition("/")[0]

    def there(path: str) -> str:
        return f"{folder}/{name}" if path == package.main else path.replace(f"{top}/", f"{folder}/", 1)

    return replace(
        package,
        main=there(package.main),
        parts={there(path): content for path, content in package.parts.items()},
        relations={there(path): rows for path, rows in package.relations.items()},
    )


def _rels(relations: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, start=1)
    )
    return f'<Relationships xmlns="{USUAL}/package/2006/relationships">{rows}</Relationships>'


def content_type(prefix: str) -> str:
    return f"application/vnd.openxmlformats-officedocument.{_MAIN[prefix]}.main+xml"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word(body: str, *, main: str = "word/document.xml", strict: bool = False, **more) -> Package:
    content = element("w:document", f"<w:body>{body}<w:sectPr/></w:body>", strict=strict)
    return Package(content, main, content_type("w"), strict=strict, **more)


def presentation(slides: list[str], *, strict: bool = False, parts=None, relations=None, hidden=()) -> Package:
    """Makes a presentation; `slides` holds the text of each slide."""
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in range(1, len(slides) + 1))
    made = {
        # Numbered against their order, as after slides were moved.
        f"ppt/slides/slide{len(slides) - n}.xml": _slide(text, strict, shown=n not in hidden)
        for n, text in enumerate(slides)
    }
    main = element("p:presentation", f"<p:sldIdLst>{ids}</p:sldIdLst>", strict=strict)
    links = {"ppt/presentation.xml": [("slide", name.removeprefix("ppt/")) for name in made]}
    return Package(
        main,
        "ppt/presentation.xml",
        content_type("p"),
        {**made, **(parts or {})},
        {**links, **(relations or {})},
        strict,
    )


def _slide(text: str, strict: bool, *, shown: bool) -> str:
    shape = f"<p:sp><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    made = element("p:sld", f"<p:cSld><p:spTree>{shape}</p:spTree></p:cSld>", strict=strict)
    return made if shown else made.replace("<p:sld ", '<p:sld show="0" ', 1)


def workbook(cells: str, *, strings: tuple[str, ...] = (), states: tuple[str, ...] = ("visible",), **more) -> Package:
    """Makes a workbook; `cells` is the content of each sheet's `sheetData`, `strings` are the shared strings."""
    strict = more.get("strict", False)
    sheets = "".join(
        f'<s:sheet name="Feuille {n}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
        for n, state in enumerate(states, start=1)
    )
    parts = {
        f"xl/worksheets/feuille{n}.xml": element("s:worksheet", f"<s:sheetData>{cells}</s:sheetData>", strict=strict)
        for n in range(1, len(states) + 1)
    }
    links = [("worksheet", name.removeprefix("xl/")) for name in parts]
    if strings:
        shared = "".join(f"<s:si>{one}</s:si>" for one in strings)
        parts["xl/sharedStrings2.xml"] = element("s:sst", shared, strict=strict)
        links.append(("sharedStrings", "sharedStrings2.xml"))
    main = element("s:workbook", f"<s:sheets>{sheets}</s:sheets>", strict=strict)
    more["parts"] = {**parts, **more.get("parts", {})}
    more["relations"] = {"xl/workbook.xml": links, **more.get("relations", {})}
    return Package(main, "xl/workbook.xml", content_type("s"), **more)
