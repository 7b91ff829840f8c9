"""Writes a document's text in a resource's answers, each in its own way, and only if the whole text fits."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from itc_spaces.spaces.models import Organisation, Space
from knowledge.answers import LONG
from knowledge.enums import ConditionKind
from knowledge.exchange.importing.blocks import Block
from knowledge.exchange.importing.enums import How
from knowledge.exchange.importing.labels import Answer
from knowledge.exchange.importing.pieces import before_colon, html_of, lines_of, text_of
from knowledge.exchange.importing.steps import fit, steps_of
from knowledge.exchange.importing.words import words
from knowledge.exchange.tags import BETWEEN as BETWEEN_VALUES
from knowledge.models import Resource
from knowledge.models.keywords import words_of_page
from knowledge.questions import TITLE_LENGTH
from knowledge.reading import Section
from knowledge.topics import MAX_TOPICS
from knowledge.typed_keywords import words_of
from web.text import clean_html, clean_text, text_from_html, too_many_lines

DATE = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
BETWEEN = (";", "\n", ",")  # between the names of a list
MOST_PARTNERS = 40


def put(page: Resource, answer: Answer, blocks: list[Block], space: Space) -> bool:
    """Adds the text to the answer. Returns False, and changes nothing, if it does not fit or has no clear meaning."""
    return bool(blocks) and _WAYS[answer.how](page, answer.key, blocks, space)


def _line(page: Resource, key: str, blocks: list[Block], space: Space) -> bool:
    column, said = page._meta.get_field(key), getattr(page, key)
    if column.get_internal_type() == "TextField":
        lines = (part for line in lines_of(blocks) for part in line.split(BETWEEN_VALUES))
        text = "\n".join(filter(None, (said, *lines)))
    else:
        text = clean_text(" ".join(lines_of(blocks)))
        if said and key != "title":
            return False
    return _set(page, key, text, _longest(page, key))


def _longest(page: Resource, key: str) -> int:
    return TITLE_LENGTH if key == "title" else page._meta.get_field(key).max_length or LONG


def _set(page: Resource, key: str, text: str, longest: int) -> bool:
    if not text or len(text) > longest or too_many_lines(text):
        return False
    setattr(page, key, text)
    return True


def _rich(page: Resource, key: str, blocks: list[Block], space: Space) -> bool:
    html = clean_html(getattr(page, key) + html_of(blocks))
    text = text_from_html(html)
    if not text or len(text) > LONG or too_many_lines(text):
        return False
    setattr(page, key, html)
    return True


def _lines(page: Resource, key: str, blocks: list[Block], space: Space) -> bool:
    return _set(page, key, "\n".join(filter(None, (getattr(page, key), *lines_of(blocks)))), _longest(page, key))


def _text(page: Resource, key: str, blocks: list[Block], space: Space) -> bool:
    return _set(page, key, "\n\n".join(filter(None, (getattr(page, key), text_of(blocks)))), _longest(page, key))


def _choice(page: Resource, key: str, blocks: list[Block], space: Space) -> bool:
    column, said = page._meta.get_field(key), words(text_of(blocks))
    found = next((value for value, label in column.choices if words(str(label)) == said), None)
    if found is None or getattr(page, key) not in ("", None, column.get_default()):
        return False
    setattr(page, key, found)
    return True


def _yes(page: Resource, key: str, blocks: list[Block], space: Space) -> bool:
    if words(text_of(blocks)) != words("oui") or getattr(page, key):
        return False
    setattr(page, key, True)
    return True


def _day(page: Resource, key: str, blocks: list[Block], space: Space) -> bool:
    said = DATE.fullmatch(text_of(blocks).strip())
    if said is None or getattr(page, key):
        return False
    try:
        setattr(page, key, date(int(said[3]), int(said[2]), int(said[1])))
    except ValueError:
        return False
    return True


def _one(page: Resource, key: str, blocks: list[Block], space: Space) -> bool:
    rows = _offered(page, key, space)
    found = [row for row in rows if words(row.name) == words(text_of(blocks))]
    if len(found) != 1 or getattr(page, f"{key}_id"):
        return False
    setattr(page, key, found[0])
    if key == "territory" and not page.territory_kind:
        page.territory_kind = found[0].kind
    return True


def _several(page: Resource, key: str, blocks: list[Block], space: Space) -> bool:
    by_name = {_key(row.name): row for row in _offered(page, key, space)}
    found = _named(text_of(blocks), by_name)
    held = list(getattr(page, key).all())
    if not found or (key == "topics" and len({*held, *found}) > MAX_TOPICS):
        return False
    setattr(page, key, [*held, *(row for row in found if row not in held)])
    return True


def _named(text: str, by_name: dict[tuple, Model]) -> list[Model]:
    """Returns the rows that the text names; none if one is unknown. Names may hold commas: lines are tried first."""
    lines = [line.removeprefix("- ").strip() for line in text.split("\n")]
    if all(_key(line) in by_name for line in lines if line):
        return [by_name[_key(line)] for line in lines if line]
    for mark in BETWEEN:
        names = [name.strip(" -.") for name in " ".join(lines).split(mark) if name.strip(" -.")]
        if names and all(_key(name) in by_name for name in names):
            return [by_name[_key(name)] for name in names]
    return []


def _key(name: str) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(words(name).items()))


def _offered(page: Resource, key: str, space: Space) -> QuerySet:
    """Returns the rows that the form offers: the department's, not retired."""
    model = page._meta.get_field(key).related_model
    rows = model._default_manager.filter(retired_at__isnull=True)
    department = space.record.department_id
    if model is Organisation:
        return rows.filter(college__department=department)
    return rows.filter(department=department) if hasattr(model, "department") else rows


def _steps(page: Resource, key: str, blocks: list[Block], space: Space) -> bool:
    steps = [*(dict(block.value) for block in page.steps), *steps_of(blocks)]
    if not fit(steps):
        return False
    page.take_list(Section(key, "", "", tuple(steps)))
    return True


def _partners(page: Resource, key: str, blocks: list[Block], space: Space) -> bool:
    pairs = [before_colon(line) or (line, "") for line in lines_of(blocks)]
    held = len(page.partners.all())
    if held + len(pairs) > MOST_PARTNERS or any(len(name) > 120 or len(role) > 250 for name, role in pairs):
        return False
    for place, (name, role) in enumerate(pairs, start=held):
        page.partners.add(page.partners.model(name=name, role=role, sort_order=place))
    return True


def _conditions(page: Resource, key: str, blocks: list[Block], space: Space) -> bool:
    """Adds lines such as « Indispensable : … » or « Adaptable : … »; returns False if a line does not say which."""
    items = [dict(block.value) for block in page.transfer_conditions]
    kinds = {label: value for value, label in ConditionKind.choices}
    for line in lines_of(blocks):
        kind, text = before_colon(line) or ("", line)
        if kind.lower() not in kinds or len(text) > 300:
            return False
        items.append({"kind": kinds[kind.lower()], "text": text})
    page.take_list(Section(key, "", "", tuple(items)))
    return True


def _keywords(page: Resource, key: str, blocks: list[Block], space: Space) -> bool:
    held = words_of_page(page)
    try:
        found = words_of(", ".join([*held, *lines_of(blocks)]))
    except ValidationError:
        return False
    if not _same_words(found, [*held, *lines_of(blocks)]):
        return False
    page.keywords.set(found)
    return True


def _same_words(first: Iterable[str], second: Iterable[str]) -> bool:
    return words(" ".join(first)) == words(" ".join(second))


_WAYS: dict[How, Callable[[Resource, str, list[Block], Space], bool]] = {
    How.LINE: _line, How.RICH: _rich, How.LINES: _lines, How.TEXT: _text, How.CHOICE: _choice, How.ONE: _one,
    How.SEVERAL: _several, How.STEPS: _steps, How.PARTNERS: _partners, How.CONDITIONS: _conditions,
    How.KEYWORDS: _keywords, How.YES: _yes, How.DAY: _day,
}  # fmt: skip
