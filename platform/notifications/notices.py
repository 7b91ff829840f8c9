"""Notices as their recipient may see them: list, badge and mail ask access each time they are shown."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMultiAlternatives
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.template import Context
from django.template.loader import get_template

from itc_spaces import access
from notifications.api import KINDS
from notifications.mails import message
from notifications.models import Notice


@dataclass(frozen=True)
class ShownNotice:
    notice: Notice
    target: Model
    subject: str
    body: str

    @property
    def url(self) -> str:
        return KINDS[self.notice.kind].url(self.target)


def shown_to(person, kinds: Collection[str] = KINDS) -> QuerySet[Notice]:
    """The notices of a person whose target that person may see today: one query, beside what they hold.

    Of all kinds or of some: each model that they are about is a rule of its own in it."""
    visible = Q(pk__in=[])
    with access.remembering():
        for model in {KINDS[kind].on for kind in kinds}:
            target = access.visible_to(person, model).filter(pk=OuterRef("object_id"))
            visible |= Q(content_type__in=_content_types(model)) & Exists(target)
        return access.visible_to(person, Notice).filter(visible, kind__in=kinds)


def unread_count(person, most: int) -> int:
    """On every page: rules are asked only for the kinds that wait, which mostly are none."""
    waiting = access.visible_to(person, Notice).filter(read_at__isnull=True, kind__in=KINDS)
    kinds = set(waiting.order_by().values_list("kind", flat=True).distinct())
    return shown_to(person, kinds).filter(read_at__isnull=True).order_by()[:most].count() if kinds else 0


def _content_types(parent: type[Model]) -> list[ContentType]:
    models = [model for model in apps.get_models() if issubclass(model, parent)]
    return [ContentType.objects.get_for_model(model) for model in models]


def render(notices: list[Notice], person) -> list[ShownNotice]:
    """One query for each model of their targets; what the person may not see is left out."""
    asked = defaultdict(list)
    for notice in notices:
        kind = KINDS[notice.kind]
        asked[kind.on, kind.read_with].append(notice.object_id)
    targets = {
        (on, read_with): access.visible_to(person, on).select_related(*read_with).in_bulk(ids)
        for (on, read_with), ids in asked.items()
    }
    found = ((notice, targets[KINDS[notice.kind].on, KINDS[notice.kind].read_with]) for notice in notices)
    return [_rendered(n, rows[n.object_id], person) for n, rows in found if n.object_id in rows]


def _rendered(notice: Notice, target: Model, person) -> ShownNotice:
    shown = {"target": target, "recipient": person}
    # Plain text: nothing is escaped here, the page and the HTML mail do it.
    text = get_template(f"{KINDS[notice.kind].template}.txt").template.render(Context(shown, autoescape=False))
    subject, _, body = text.strip().partition("\n")
    return ShownNotice(notice, target, subject, body.strip())


def compose(notice: Notice) -> EmailMultiAlternatives | None:
    """The mail of a notice, None when its target is hidden from its recipient by now."""
    person = notice.recipient
    shown = render(list(shown_to(person).filter(pk=notice.pk)), person)
    if not shown:
        return None
    return message(to=person.email, subject=shown[0].subject, body=shown[0].body, url=shown[0].url, label="Voir")
