"""Decides which people are told of a message. Its mails are in `digests`: whole texts, at each person's rhythm."""

from django.db.models import Q, QuerySet
from django.urls import reverse

from accounts.models import User
from itc_spaces.discussion.models import Contribution
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Grant
from notifications.api import notify, register_kind

REPLY = "discussion.reply"
QUESTION = "discussion.question"
MODERATED = "discussion.moderated"
RESTORED = "discussion.restored"


def register() -> None:
    read_with = ("space", "thematic", "page")
    for kind in (REPLY, QUESTION, MODERATED, RESTORED):
        mailed = kind in (MODERATED, RESTORED)
        template = f"notices/{kind.replace('.', '_')}"
        register_kind(kind, on=Contribution, template=template, url=address, read_with=read_with, mailed=mailed)


def address(contribution: Contribution) -> str:
    """Returns the address of a message in its conversation."""
    root = contribution.parent_id or contribution.pk
    return f"{reverse('conversation', args=[root])}#message-{contribution.pk}"


def tell_written(contribution: Contribution) -> None:
    """Tells the people who spoke in the conversation; for a new message on a resource, its authors."""
    if contribution.parent_id:
        _notify(REPLY, contribution, _in_conversation(contribution))
    elif contribution.page_id:
        _notify(QUESTION, contribution, _authors(contribution))


def tell_moderated(contribution: Contribution) -> None:
    _notify(MODERATED, contribution, Q(pk=contribution.author_id), contribution.removed_at.isoformat())


def tell_restored(contribution: Contribution) -> None:
    _notify(RESTORED, contribution, Q(pk=contribution.author_id), access.now().isoformat())


def _notify(kind: str, contribution: Contribution, people: Q, moment: str = "") -> None:
    recipients = User.objects.filter(people, is_active=True)
    if not moment:  # people need no news of what they wrote themselves
        recipients = recipients.exclude(pk=contribution.author_id)
    notify(kind=kind, target=contribution, recipients=recipients, event=f"{kind}:{contribution.pk}:{moment}")


def _in_conversation(contribution: Contribution) -> Q:
    said = Contribution.objects.filter(
        Q(pk=contribution.parent_id) | Q(parent=contribution.parent_id), removed_at__isnull=True
    )
    return Q(pk__in=said.values("author"))


def _authors(contribution: Contribution) -> Q:
    return Q(placements__page=contribution.page_id) | Q(credits__page=contribution.page_id)


def followers(contribution: Contribution) -> QuerySet[User]:
    """Returns the people who get the message by mail: people who sit there, authors, and people who spoke there."""
    target = {name: getattr(contribution, name) for name in ("space_id", "thematic_id", "page_id")}
    people = Q(pk__in=Contribution.objects.filter(**target, removed_at__isnull=True).values("author"))
    home = contribution.space_id or (contribution.thematic and contribution.thematic.space_id)
    if home:
        people |= Q(pk__in=access.memberships_in_force().filter(seat__space=home).values("user"))
    if contribution.thematic_id:
        people |= Q(pk__in=_invited(contribution.thematic_id))
    if contribution.page_id:
        people |= _authors(contribution)
    return User.objects.filter(people, is_active=True).exclude(pk=contribution.author_id).distinct()


def _invited(thematic_id: int) -> QuerySet:
    return Grant.objects.filter(content_object=thematic_id).values("user")
