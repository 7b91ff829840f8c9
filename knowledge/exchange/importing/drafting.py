"""Makes a draft and its tray from a document's blocks, and proves that no word was lost."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from itc_spaces.spaces.models import Space
from knowledge.exchange.importing.blocks import TABLE, Block, Document
from knowledge.exchange.importing.enums import Sure
from knowledge.exchange.importing.labels import BESIDE, Labels
from knowledge.exchange.importing.pieces import html_of
from knowledge.exchange.importing.placing import Fragment, Part, Placing
from knowledge.exchange.importing.putting import put
from knowledge.exchange.importing.words import total, words, words_in
from knowledge.models import Resource
from knowledge.types import ResourceType
from web.refusals import Refused
from web.text import clean_text

LOST = (
    "« {name} » n'a pas été repris : {count} de ses mots ({words}) auraient été perdus en route. Rien n'est "
    "enregistré. Copiez son texte, puis collez-le dans « tout coller ici »."
)


@dataclass
class Draft:
    """An unsaved resource filled from a document.

    `said`: for each answer filled from it, how sure it is and under which labels it stood. `words`: how many were
    placed, are in the tray, or stay out, by reason.
    """

    page: Resource
    said: dict[str, dict] = field(default_factory=dict)
    tray: list[Fragment] = field(default_factory=list)
    words: dict[str, int] = field(default_factory=dict)


def draft_from(document: Document, *, known: ResourceType, space: Space, name: str) -> Draft:
    """Returns the draft and its tray; raises Refused if a word of the document would be lost."""
    labels = Labels(known)
    placing = Placing(labels)
    placing.place(document.blocks)
    draft = Draft(known.model(), tray=placing.tray)
    for part in placing.parts.values():
        _put(draft, part, labels, space)
    placed = _placed(draft)
    _check(document, placed, draft.tray, name)
    if not draft.page.title:
        draft.page.title = _provisional_title(name)
        draft.said["title"] = {"sure": Sure.CHECK, "labels": [], "from_name": True}
    waiting = sum((_words_of(one) for one in draft.tray), Counter())
    draft.words = {"placed": total(placed), "tray": total(waiting), **document.left}
    return draft


def _put(draft: Draft, part: Part, labels: Labels, space: Space) -> None:
    """Puts the part in its answer, or in the tray near it if the whole part does not fit."""
    answer = labels.answers[part.key]
    if not any(html_of([block]) for block in part.blocks):
        draft.said.setdefault(part.key, {"sure": part.sure, "labels": part.labels, "empty": True})
    elif put(draft.page, answer, part.blocks, space):
        draft.said[part.key] = {"sure": part.sure, "labels": part.labels}
    else:
        heading = " ".join(part.labels) if part.labels else ""
        draft.tray.insert(0, Fragment(heading, html_of(part.blocks), near=part.key))


def _placed(draft: Draft) -> Counter[str]:
    """Returns the words of the answers filled from the document, as readers see them, and of their labels."""
    reading = draft.page.reading()
    found: Counter[str] = Counter()
    for key in draft.said:
        for label in draft.said[key]["labels"]:
            found += words(label)
    for text in _texts(draft, reading):
        found += text
    return found


def _texts(draft: Draft, reading) -> Iterator[Counter[str]]:
    for key in ("title", "summary"):
        if key in draft.said and not draft.said[key].get("from_name"):
            yield words(getattr(reading, key))
    for fact in reading.facts:
        if fact.key in draft.said:
            yield from (words(label) for _, label in fact.values)
    for section in reading.sections:
        if section.key in draft.said:
            yield words_in(section.html)
    for key in BESIDE:
        if key in draft.said:
            yield words(getattr(draft.page, key))


def _words_of(fragment: Fragment) -> Counter[str]:
    return words(fragment.heading) + words_in(fragment.html)


def _check(document: Document, placed: Counter[str], tray: list[Fragment], name: str) -> None:
    """Raises Refused if a word of the file is neither placed nor in the tray; `document.seen` omits what stays out."""
    kept = placed + sum((_words_of(one) for one in tray), Counter())
    lost = Counter(document.seen) - kept
    if lost:
        few = ", ".join(list(lost)[:3]) + ("…" if len(lost) > 3 else "")
        raise Refused(LOST.format(name=name, count=total(lost), words=few))


def words_added(document: Document, draft: Draft) -> Counter[str]:
    """Returns the draft's words that the document lacks: only a title made of the file's name may add some."""
    kept = _placed(draft) + sum((_words_of(one) for one in draft.tray), Counter())
    return kept - Counter(document.seen)


def _provisional_title(name: str) -> str:
    stem = clean_text(name.rpartition(".")[0].replace("_", " ") or name)
    return stem[:100] or "Sans titre"


def blocks_in(blocks: list[Block]) -> Iterator[Block]:
    """Yields every block, those in table cells too."""
    for block in blocks:
        yield block
        if block.kind == TABLE:
            for row in block.rows:
                for cell in row:
                    yield from blocks_in(cell)
