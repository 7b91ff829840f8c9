"""Notices as their recipient may see them: the list, the badge and the mail each ask access every time."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMultiAlternatives
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.template import Context
from django.template.loader import get_template

from itc_spaces.spaces import access
from notifications.api import KINDS
from notifications.mails import message, name_of
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
    """Returns the person's notices whose target they may see today, in one query besides their holdings.

    `kinds` limits them: each model of targets adds its own rule to the query.
    """
    visible = Q(pk__in=[])
    with access.remembering():
        for model in {KINDS[kind].on for kind in kinds}:
            target = access.visible_to(person, model).filter(pk=OuterRef("object_id"))
            visible |= Q(content_type__in=_content_types(model)) & Exists(target)
        return access.visible_to(person, Notice).filter(visible, kind__in=kinds)


def unread_count(person, most: int) -> int:
    """Counts unread notices on every page; only asks the rules of the kinds that wait, usually none."""
    kinds = set(_waiting_kinds(person))
    return shown_to(person, kinds).filter(read_at__isnull=True).order_by()[:most].count() if kinds else 0


@access.prepared
def _waiting_kinds(person) -> QuerySet:
    waiting = access.visible_to(person, Notice).filter(read_at__isnull=True, kind__in=KINDS)
    return waiting.order_by().values_list("kind", flat=True).distinct()


def _content_types(parent: type[Model]) -> list[ContentType]:
    models = [model for model in apps.get_models() if issubclass(model, parent)]
    return [ContentType.objects.get_for_model(model) for model in models]


def render(notices: list[Notice], person) -> list[ShownNotice]:
    """Renders notices with one query per model of targets; leaves out what the person may not see."""
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
    # Plain text: the page and the HTML mail escape it later.
    text = get_template(f"{KINDS[notice.kind].template}.txt").template.render(Context(shown, autoescape=False))
    subject, _, body = text.strip().partition("\n")
    return ShownNotice(notice, target, subject, body.strip())


def compose(notice: Notice) -> EmailMultiAlternatives | None:
    """Returns the mail of a notice; None when its recipient can no longer see its target."""
    person = notice.recipient
    shown = render(list(shown_to(person).filter(pk=notice.pk)), person)
    if not shown:
        return None
    one, about = shown[0], name_of(shown[0].target)
    return message(to=person.email, subject=one.subject, body=one.body, url=one.url, label="Voir", about=about)
