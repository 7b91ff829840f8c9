"""Reads the text of Word and PowerPoint files: the main part, and the related parts that pages show."""

from knowledge.files.markup import Malformed, walk
from knowledge.files.packages import Package, Relation
from search.extraction.flow import Enough, Flow, Pages

# Pages do not show comments, speaker's notes, masters or embedded files.
BESIDE = ("header", "footnotes", "endnotes", "footer")
DRAWN = ("chart", "chartEx", "diagramData")
MOST_PARTS = 2_000


def of_word(package: Package, main: str) -> Pages:
    yield from read_part(package, main).pages()
    relations = package.relations(main)
    beside = sorted((one for one in relations if one.kind in BESIDE), key=lambda one: BESIDE.index(one.kind))
    for one in beside[:MOST_PARTS]:
        yield None, read_beside(package, one.part)
    for holder in dict.fromkeys([main, *(one.part for one in beside)]):
        yield None, drawn_in(package, holder)


def of_slides(package: Package, main: str) -> Pages:
    """Yields the slides; hidden ones keep their number but are not read."""
    by_id = {one.id: one for one in package.relations(main) if one.kind == "slide"}
    for number, slide in enumerate(_in_order(package, main, by_id), start=1):
        flow = Slide()
        read_into(flow, package, slide.part)
        if not flow.is_hidden:
            texts = [text for _, text in flow.pages()]
            yield number, "\n".join([*texts, drawn_in(package, slide.part)])


class Slide(Flow):
    is_hidden = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "p:sld":
            self.is_hidden = attributes.get("show", "1").lower() in ("0", "false")
        super().start(tag, attributes)


def _in_order(package: Package, main: str, by_id: dict[str, Relation]) -> list[Relation]:
    slides: dict[str, Relation] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        one = by_id.get(attributes.get("r:id", "")) if tag == "p:sldId" else None
        if one and len(slides) < MOST_PARTS:
            slides.setdefault(one.part, one)

    with package.open(main) as stream:
        walk(stream, start)
    return list(slides.values())


def read_part(package: Package, part: str) -> Flow:
    flow = Flow()
    read_into(flow, package, part)
    return flow


def read_into(flow: Flow, package: Package, part: str) -> None:
    try:
        with package.open(part) as stream:
            walk(stream, flow.start, flow.end, flow.text)
    except Enough:
        return


def read_beside(package: Package, part: str) -> str:
    """Returns the text of a related part; nothing for a broken one, so that the main text stays."""
    try:
        return "\n".join(text for _, text in read_part(package, part).pages())
    except Malformed:
        return ""


def drawn_in(package: Package, holder: str) -> str:
    """Returns the titles and words of a part's charts and diagrams."""
    drawn = dict.fromkeys(one.part for one in package.relations(holder) if one.kind in DRAWN)
    return "\n".join(read_beside(package, part) for part in list(drawn)[:MOST_PARTS])
