"""The functions that other apps call to tell people something."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from notifications.enums import MailState
from notifications.models import Notice


@dataclass(frozen=True)
class Kind:
    name: str
    on: type[Model]
    template: str
    url: Callable[[Model], str]
    read_with: tuple[str, ...]
    mailed: bool


KINDS: dict[str, Kind] = {}


def register_kind(
    name: str, *, on: type[Model], template: str, url: Callable[[Model], str], read_with: tuple[str, ...] = (),
    mailed: bool = True,
) -> None:  # fmt: skip
    """Registers a kind. `on` is the model of its targets, or their parent; `access` decides who may see one.

    `template` (without .txt) has the subject on its first line, then the body; it knows `target`, read with
    `read_with`, and `recipient`. `url(target)` is where the notice leads. `mailed` is False when the app sends its own
    mails.
    """
    KINDS[name] = Kind(name, on, template, url, read_with, mailed)


def others(people: Iterable, actor) -> list:
    """Leaves out the actor: nobody is told of what they have just done."""
    return [person for person in people if person and (actor is None or person.pk != actor.pk)]


def notify(*, kind: str, target: Model, recipients: Iterable, event: str) -> None:
    """Writes one notice per event and person; the kind must be registered."""
    content_type = ContentType.objects.get_for_model(target)
    mail_state = MailState.PENDING if KINDS[kind].mailed else MailState.CANCELLED
    told = {
        "kind": kind,
        "content_type": content_type,
        "object_id": target.pk,
        "event": event,
        "mail_state": mail_state,
    }
    people = {person.pk: person for person in recipients}.values()
    Notice.objects.bulk_create([Notice(recipient=person, **told) for person in people], ignore_conflicts=True)
