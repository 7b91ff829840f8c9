"""The tray of a draft made from a document: what waits there, and where the writer puts it."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from itc_spaces.spaces.models import Space
from knowledge.composing import Composition
from knowledge.enums import ImportState
from knowledge.exchange.importing.blocks import BOX, HEAD, HEADING, Block
from knowledge.exchange.importing.enums import How, Sure
from knowledge.exchange.importing.labels import Answer, answers_of
from knowledge.exchange.importing.pieces import blocks_of_clean
from knowledge.exchange.importing.putting import put
from knowledge.exchange.importing.words import total, words, words_in
from knowledge.models import Attachment, ImportedFile, PageFile, Resource
from knowledge.reading import Reading
from knowledge.types import type_of
from web.refusals import Refused
from web.text import clean_html, clean_text

PLACE, DESCRIBE, REVIEWED = "place-", "describe-", "reviewed"  # names of the fields that the tray sends
DROP, JOIN = "drop", "join"
# Answers that take a text only if it is one of their choices, so the form never proposes them.
BY_HAND = {How.ONE, How.SEVERAL, How.CHOICE, How.YES, How.DAY}
WHERE = {BOX: "dans un encadré du document", HEAD: "en tête ou au pied des pages"}
LEFT = {
    "hidden": "de texte caché ou supprimé", "prompts": "d'invites à remplir", "contents": "d'un sommaire",
    "drawn": "de graphiques ou de schémas",
    "marks": "de numéros de page, de date ou de nom de fichier, en tête ou au pied des pages",
    "dropped": "que vous avez laissés de côté",
}  # fmt: skip


def imported_for(page: Resource | None) -> ImportedFile | None:
    """Returns the document that a draft was made from; among several, the first whose tray still waits."""
    if page is None or page.pk is None:
        return None
    rows = list(ImportedFile.objects.filter(page=page.pk, state=ImportState.DONE))
    return next((row for row in rows if row.tray), rows[0] if rows else None)


def fragments_of(row: ImportedFile) -> list[tuple[str, SafeString]]:
    """Returns the heading and the text of each fragment in the tray."""
    return [(item["heading"], mark_safe(clean_html(item["html"]))) for item in row.tray if "html" in item]


# ── shown ──


@dataclass(frozen=True)
class Waiting:
    """A fragment or a picture of the tray, with the places that the writer may give it."""

    id: str
    heading: str
    html: SafeString
    where: str
    near: str
    places: list[tuple[str, str]]
    chosen: str
    picture: int | None = None
    description: str = ""


@dataclass(frozen=True)
class Tray:
    row: ImportedFile
    waiting: list[Waiting]
    to_check: list[str]  # labels
    left: list[str]  # sentences on what stays out


def tray_of(page: Resource | None, draft: Resource | None, composition: Composition) -> Tray | None:
    """Marks the questions whose answer is still the document's; returns what is left to place."""
    row = imported_for(page)
    if row is None:
        return None
    answers = answers_of(type_of(row.kind))
    marks = _marks(row, draft)
    for one in (one for group in composition.groups for one in group.asked):
        if mark := marks.get(one.question.name):
            one.taken = mark
            if one.field:
                one.field.help_text = format_html("<strong>{}</strong> {}", mark, one.field.help_text)
    return Tray(
        row,
        [_waiting(item, answers, composition.form.data) for item in row.tray],
        [answers[key].label for key in row.to_check if key in answers],
        [f"{many} mot{'s' * (many > 1)} {LEFT[reason]}" for reason, many in row.words.items() if reason in LEFT],
    )


def _marks(row: ImportedFile, draft: Resource) -> dict[str, str]:
    source = Reading.from_json(row.reading)
    same = _answers(source) & _answers(draft.reading())
    told = {}
    for key in {name for name, _ in same} & row.said.keys():
        said = row.said[key]
        if said.get("from_name"):
            told[key] = "Titre provisoire, pris du nom de votre fichier : à vérifier."
            continue
        under = f", sous « {' », « '.join(said['labels'])} »" if said["labels"] else ""
        check = " : à vérifier" if said["sure"] == Sure.CHECK else ""
        told[key] = f"Vient de votre fichier{under}{check}."
    return told


def _answers(reading: Reading) -> set[tuple]:
    return {
        ("title", reading.title),
        ("summary", reading.summary),
        *((fact.key, fact.values) for fact in reading.facts),
        *((section.key, section.html) for section in reading.sections),
    }


def _waiting(item: dict, answers: dict[str, Answer], sent: Mapping[str, str]) -> Waiting:
    chosen = sent.get(f"{PLACE}{item['id']}", "")
    if "picture" in item:
        places = [("", "La laisser ici"), (JOIN, "La joindre à la fiche"), (DROP, "Ne pas la reprendre")]
        described = sent.get(f"{DESCRIBE}{item['id']}", item["description"])
        return Waiting(
            item["id"], item["name"], mark_safe(""), "", "", places, chosen, picture=item["picture"],
            description=described,
        )  # fmt: skip
    near = answers.get(item["near"])
    places = [("", "Le laisser ici"), *((key, f"Dans « {one.label} »") for key, one in answers.items())]
    places.append((DROP, "Ne pas le reprendre"))
    html = mark_safe(clean_html(item["html"]))
    where = WHERE.get(item["place"], "")
    return Waiting(item["id"], item["heading"], html, where, near.label if near else "", places, chosen)


# ── chosen ──


@dataclass
class Choices:
    """What a sending does with each thing in the tray."""

    row: ImportedFile | None = None
    placed: dict[str, str] = field(default_factory=dict)  # a fragment's id, and the answer that takes it
    joined: dict[str, str] = field(default_factory=dict)  # a picture's id, and its description
    dropped: set[str] = field(default_factory=set)
    reviewed: bool = False

    def after(self, apply: Callable[[Resource], None], space: Space) -> Callable[[Resource], None]:
        """Returns a change that writes what was typed, then what was placed; it may raise Refused: a text must fit."""

        def both(page: Resource) -> None:
            apply(page)
            for item in self._items(self.placed):
                answer = answers_of(type_of(self.row.kind))[self.placed[item["id"]]]
                if not put(page, answer, _blocks(item), space):
                    raise Refused(_does_not_fit(answer, item))

        return both

    def joining(self, change: Callable[[Resource], None]) -> Callable[[Resource], None]:
        """Returns a change that also adds the pictures that are described now."""

        def both(page: Resource) -> None:
            change(page)
            self._join(page)

        return both

    def _join(self, page: Resource) -> None:
        held = {link.attachment_id for link in page.file_links.all()}
        for item in self._items(self.joined):
            if not self.joined[item["id"]]:
                raise Refused(f"Décrivez « {item['name']} » en une phrase, pour les personnes qui ne la voient pas.")
            if item["picture"] not in held:
                page.file_links.add(PageFile(attachment_id=item["picture"], sort_order=len(held)))
                held.add(item["picture"])

    def settle(self, draft: Resource) -> None:
        """Removes from the tray what `draft` now has, in the transaction that saved it, under its lock."""
        if self.row is None or not (self.placed or self.joined or self.dropped or self.reviewed):
            return
        row = ImportedFile.objects.get(pk=self.row.pk)
        said = _words_of_draft(draft)
        links = {link.attachment_id for link in draft.file_links.all()}
        gone = self.dropped | {item["id"] for item in self._items(self.placed) if not _words_of(item) - said}
        gone |= {item["id"] for item in self._items(self.joined) if item["picture"] in links}
        for item in row.tray:
            if item["id"] in gone:
                self._settle_one(row, item)
        row.tray = [item for item in row.tray if item["id"] not in gone]
        if self.reviewed:
            row.said = {key: said | {"sure": Sure.SURE} for key, said in row.said.items()}
        row.save()

    def _settle_one(self, row: ImportedFile, item: dict) -> None:
        picture = Attachment.objects.filter(pk=item.get("picture"))
        if item["id"] in self.joined:
            picture.update(alternative_text=self.joined[item["id"]])
        elif "picture" in item:
            picture.delete()
        else:
            many, where = total(_words_of(item)), "dropped" if item["id"] in self.dropped else "placed"
            row.words = row.words | {"tray": row.words["tray"] - many, where: row.words.get(where, 0) + many}

    def _items(self, named: Mapping[str, str]) -> list[dict]:
        return [item for item in self.row.tray if item["id"] in named] if self.row else []


def choices_in(sent: Mapping[str, str], page: Resource | None) -> Choices:
    """Returns the choices that a sending makes in the tray; things it does not name stay there."""
    row = imported_for(page)
    choices = Choices(row, reviewed=REVIEWED in sent)
    answers = answers_of(type_of(row.kind)) if row else {}
    for item in row.tray if row else ():
        where = sent.get(f"{PLACE}{item['id']}", "")
        if where == DROP:
            choices.dropped.add(item["id"])
        elif "picture" in item and where == JOIN:
            choices.joined[item["id"]] = clean_text(sent.get(f"{DESCRIBE}{item['id']}", ""))[:300]
        elif "picture" not in item and where in answers:
            choices.placed[item["id"]] = where
    return choices


def _blocks(item: dict) -> list[Block]:
    heading = [Block(HEADING, escape(item["heading"]), 3)] if item["heading"] else []
    return [*heading, *blocks_of_clean(item["html"])]


def _words_of(item: dict) -> Counter[str]:
    return words(item["heading"]) + words_in(item["html"])


def _words_of_draft(draft: Resource) -> Counter[str]:
    reading = draft.reading()
    found = words(f"{reading.title} {reading.summary} {getattr(draft, 'contact', '')}")
    for fact in reading.facts:
        for _, label in fact.values:
            found += words(label)
    for section in reading.sections:
        found += words_in(section.html)
    return found


def _does_not_fit(answer: Answer, item: dict) -> str:
    begins = clean_text(item["heading"] or " ".join(blocks_of_clean(item["html"])[0].text.split()[:8]))[:60]
    if answer.how in BY_HAND:
        return f"« {begins} » n'est pas une des réponses de « {answer.label} » : choisissez-la dans le formulaire."
    return (
        f"« {begins} » ne tient pas dans « {answer.label} », qui est trop courte ou déjà remplie : choisissez une "
        "autre place, ou raccourcissez cette réponse."
    )
