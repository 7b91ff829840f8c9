"""What other apps call to tell people something."""

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
    """`on`: the model of the targets, or their parent; access.py says who may see one, in the list as in the mail.

    `template` (without .txt): first line the subject, then the body; it knows `target`, read with `read_with`,
    and `recipient`. `url(target)`: where the notice leads.
    `mailed`: False where its app tells the same by mails of its own.
    """
    KINDS[name] = Kind(name, on, template, url, read_with, mailed)


def notify(*, kind: str, target: Model, recipients: Iterable, event: str) -> None:
    """One notice per event and person; the kind must be registered."""
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
