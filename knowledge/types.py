"""The types of resources, which each app registers: their names, and how they are drawn, asked and read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from design.glyphs import register_kind

if TYPE_CHECKING:
    from knowledge.answers import AnswersForm
    from knowledge.models import Resource

Values = tuple[tuple[str, str], ...]  # (value, label) pairs of a fact


@dataclass(frozen=True, kw_only=True)
class ResourceType:
    """What the site knows of a type, besides its model and its form.

    - `name`: what people read. `glyph`, `colour`: how the name is drawn, see `register_kind`.
    - `start`: the last part of the address of its empty form (« nouvelle-fiche »); `label`: the text of its button.
    - `takes_feedback`: people use it in the field, and can tell how it went.
    - `reads`: how to read a fact when its field does not say it: `reads[name](page)` returns its values.
    """

    model: "type[Resource]"
    form: "type[AnswersForm]"
    name: str
    glyph: str
    colour: str
    start: str
    label: str
    takes_feedback: bool = False
    by_invited: bool = True  # people invited to a thematic may start one there
    in_thematic_only: bool = False
    reads: Mapping[str, Callable[["Resource"], Values]] = field(default_factory=dict)


_registered: dict[str, ResourceType] = {}


def register_type(registered: ResourceType) -> None:
    """Registers a type, from `AppConfig.ready`."""
    kind = registered.model.kind
    _registered[kind] = registered
    register_kind(kind, registered.glyph, registered.colour)


def types() -> list[ResourceType]:
    return list(_registered.values())


def type_of(kind: str) -> ResourceType | None:
    return _registered.get(kind)


def kind_labels() -> dict[str, str]:
    """Returns what people read for each type, by kind."""
    return {kind: known.name for kind, known in _registered.items()}


def takes_feedback(kind: str) -> bool:
    known = type_of(kind)
    return known is not None and known.takes_feedback


def started_at(start: str) -> ResourceType | None:
    """Returns the type whose empty form has this address."""
    return next((known for known in types() if known.start == start), None)
