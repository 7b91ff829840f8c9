"""The types of resources, each registered by its app: forms, reuse and checks know them from here."""

from dataclasses import dataclass

from knowledge.answers import AnswersForm
from knowledge.models import Resource


@dataclass(frozen=True)
class ResourceType:
    """`start` is the last part of the address where one begins (« nouvelle-fiche »), `label` what its button says."""

    model: type[Resource]
    form: type[AnswersForm]
    start: str
    label: str
    by_invited: bool = True  # people invited to a thematic may start one there
    in_thematic_only: bool = False


_registered: dict[str, ResourceType] = {}


def register_type(registered: ResourceType) -> None:
    """Called in `AppConfig.ready`."""
    _registered[registered.model.kind] = registered


def types() -> list[ResourceType]:
    return list(_registered.values())


def type_of(kind: str) -> ResourceType | None:
    return _registered.get(kind)


def started_at(start: str) -> ResourceType | None:
    """The type whose empty form is at this address."""
    return next((known for known in types() if known.start == start), None)
