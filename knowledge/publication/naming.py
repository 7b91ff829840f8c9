"""People are not content: whether they are named in an edition stays theirs to change."""

from django.db import transaction

from knowledge.publication.models import Edition, EditionCredit, SubmissionCredit


@transaction.atomic
def name_in_editions(*, user, pages, consents: bool) -> None:
    """In the editions made of `pages` (a queryset of their ids) that this person has a part in."""
    editions = Edition.objects.filter(publication__page__in=pages, submission__credits__user=user)
    for edition in editions.select_related("publication__publisher").defer("reading", "html").distinct():
        named = edition.credits.filter(user=user)
        if consents and not named.exists():
            _name(edition, user)
        elif not consents and named.exists():
            _hide(edition, named)


def _name(edition: Edition, user) -> None:
    """By the name and function of the day it was submitted."""
    asked = SubmissionCredit.objects.filter(submission__edition=edition)
    credit = asked.filter(user=user).first()
    EditionCredit.objects.create(
        edition=edition, user=user, name=credit.name, quality=credit.quality, position=credit.position
    )
    if edition.credits.filter(user__isnull=False).count() >= asked.count():
        edition.credits.filter(user__isnull=True).delete()


def _hide(edition: Edition, named) -> None:
    position = named.get().position
    named.delete()
    if not edition.credits.filter(user__isnull=True).exists():
        who = f"un membre de {edition.publication.publisher.in_words}"
        EditionCredit.objects.create(edition=edition, name=who, position=position)
