"""A document as blocks in reading order, which the confined readers return. This module does not import Django."""

from dataclasses import asdict, dataclass, field

from knowledge.exchange.importing.words import text_in

HEADING, TEXT, LIST, TABLE, PICTURE = "heading", "text", "list", "table", "picture"
TITLE = 0  # the level of the document's own title
BOX, HEAD = "box", "head"  # where a block stood, if outside the running text


@dataclass
class Block:
    """`html` is clean, without the block's own tag; a list's `html` is the whole list.

    `level` is for headings. `items` holds the HTML of each item of a list; `rows` the rows of a table, each cell a list
    of blocks. `tag` is the answer that a file of ours names; `picture` is the picture's index in the document.
    """

    kind: str
    html: str = ""
    level: int = 9
    is_ordered: bool = False
    items: list[str] = field(default_factory=list)
    rows: list[list[list["Block"]]] = field(default_factory=list)
    tag: str = ""
    place: str = ""
    picture: int = -1

    @property
    def text(self) -> str:
        return " ".join(text_in(self.html).split())

    @property
    def is_bold(self) -> bool:
        """Returns whether the whole line is bold."""
        html = self.html.strip()
        bold = html.startswith("<strong>") and html.endswith("</strong>") and html.count("<strong>") == 1
        return self.kind == TEXT and bold and bool(self.text)

    def to_json(self) -> dict:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict) -> "Block":
        rows = [[[cls.from_json(one) for one in cell] for cell in row] for row in stored["rows"]]
        return cls(**{**stored, "rows": rows})


@dataclass
class Picture:
    """`content` holds its bytes in base 64."""

    name: str
    description: str
    content: str


@dataclass
class Document:
    """What a reader found. `seen`: the words on its pages, counted apart from the blocks. `left`: how many words
    stay out,
    by reason. `origin`: what a file of ours says of where it comes from."""

    blocks: list[Block] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    others: int = 0  # the number of pictures that stay in the file
    origin: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> dict:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict) -> "Document":
        blocks = [Block.from_json(one) for one in stored["blocks"]]
        pictures = [Picture(**one) for one in stored["pictures"]]
        return cls(**{**stored, "blocks": blocks, "pictures": pictures})
