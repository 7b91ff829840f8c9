"""Makes steps, each with its title, from paragraphs, lists and sub-headings."""

import re

from knowledge.exchange.importing.blocks import HEADING, LIST, Block
from knowledge.exchange.importing.pieces import before_colon, plain
from web.text import text_from_html

TITLE_LENGTH, TEXT_LENGTH = 150, 3000
MOST_STEPS = 40
# A duration in brackets, as our own files write it: « Ouvrir (deux heures) ».
_DURATION = re.compile(r"(?:\(([^()\n]{1,60})\)\s*)?(.*)", re.S)
_BOLD = re.compile(r"^<strong>(.+?)</strong>\s*:?\s*(.*)$", re.S)


def steps_of(blocks: list[Block]) -> list[dict[str, str]]:
    """Returns the steps: one for each sub-heading and the text under it, or else one for each item or paragraph."""
    blocks = plain(blocks)
    has_titles = any(block.kind == HEADING for block in blocks)
    has_items = any(block.kind == LIST and block.is_ordered for block in blocks)
    steps: list[dict[str, str]] = []
    for block in blocks:
        if block.kind == HEADING:
            steps.append(step_from(text_from_html(block.html)))
        elif has_titles and steps:
            _add(steps[-1], block)
        elif block.kind == LIST and (block.is_ordered or not (has_items or steps)):
            steps += [_of_item(item) for item in block.items]
        elif has_items and steps:
            _add(steps[-1], block)
        else:
            steps += [_of_item(item) for item in block.items] if block.kind == LIST else [_of_item(block.html)]
    return steps


def _of_item(html: str) -> dict[str, str]:
    bold = _BOLD.match(html)
    if bold and "<" not in bold[1] and len(bold[1]) <= TITLE_LENGTH:
        duration, text = _DURATION.fullmatch(text_from_html(bold[2])).groups()
        return {"title": text_from_html(bold[1]), "text": text, "duration": duration or ""}
    return step_from(text_from_html(html))


def step_from(text: str) -> dict[str, str]:
    """Makes one step; its title is what precedes a colon, or the first line, or the beginning of a long first line."""
    first, _, rest = text.strip().partition("\n")
    if parts := before_colon(first):
        return {"title": parts[0], "text": "\n".join(filter(None, (parts[1], rest.strip()))), "duration": ""}
    if len(first) <= TITLE_LENGTH:
        return {"title": first, "text": rest.strip(), "duration": ""}
    end = first.rfind(". ", 0, TITLE_LENGTH) + 1 or first.rfind(" ", 0, TITLE_LENGTH)
    end = end if end > 0 else TITLE_LENGTH
    more = "\n".join(filter(None, (first[end:].strip(), rest.strip())))
    return {"title": first[:end].strip(), "text": more, "duration": ""}


def _add(step: dict[str, str], block: Block) -> None:
    said = text_from_html(block.html)
    step["text"] = f"{step['text']}\n\n{said}".strip()


def fit(steps: list[dict[str, str]]) -> bool:
    return len(steps) <= MOST_STEPS and all(
        0 < len(step["title"]) <= TITLE_LENGTH and len(step["text"]) <= TEXT_LENGTH for step in steps
    )
