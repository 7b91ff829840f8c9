"""What other apps call to tell people something."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from notifications.models import Notice


@dataclass(frozen=True)
class Kind:
    name: str
    template: str
    url: Callable
    about_own_right: bool = False


KINDS: dict[str, Kind] = {}


def register_kind(name: str, *, template: str, url: Callable, about_own_right: bool = False) -> None:
    KINDS[name] = Kind(name, template, url, about_own_right)


def notify(*, kind: str, target: Model, recipients: Iterable, event: str) -> None:
    """One notice per event and person; a kind must be registered."""
    content_type = ContentType.objects.get_for_model(target)
    Notice.objects.bulk_create(
        [
            Notice(recipient=person, kind=KINDS[kind].name, content_type=content_type, object_id=target.pk, event=event)
            for person in {person.pk: person for person in recipients}.values()
        ],
        ignore_conflicts=True,
    )
