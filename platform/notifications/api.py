"""What other apps call to tell people something."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from notifications.models import Notice


@dataclass(frozen=True)
class Kind:
    name: str
    on: type[Model]
    template: str
    url: Callable[[Model], str]
    read_with: tuple[str, ...]


KINDS: dict[str, Kind] = {}


def register_kind(
    name: str, *, on: type[Model], template: str, url: Callable[[Model], str], read_with: tuple[str, ...] = ()
) -> None:
    """`on`: the model of the targets, or their parent; access.py says who may see one, in the list as in the mail.

    `template` (without .txt): first line the subject, then the body; it knows `target`, read with `read_with`,
    and `recipient`. `url(target)`: where the notice leads.
    """
    KINDS[name] = Kind(name, on, template, url, read_with)


def notify(*, kind: str, target: Model, recipients: Iterable, event: str) -> None:
    """One notice per event and person; the kind must be registered."""
    content_type = ContentType.objects.get_for_model(target)
    Notice.objects.bulk_create(
        [
            Notice(recipient=person, kind=KINDS[kind].name, content_type=content_type, object_id=target.pk, event=event)
            for person in {person.pk: person for person in recipients}.values()
        ],
        ignore_conflicts=True,
    )
