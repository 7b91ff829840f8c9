"""Changes whether an edition names a person. Names are not content: each person may change this later."""

from django.db import transaction

from knowledge.publication.marking import lock_public
from knowledge.publication.models import Edition, EditionCredit, SubmissionCredit


@transaction.atomic
def name_in_editions(*, user, pages, consents: bool) -> None:
    """Names or hides this person in the editions of `pages` (a queryset of ids) that credit them."""
    lock_public()
    editions = Edition.objects.filter(publication__page__in=pages, submission__credits__user=user)
    for edition in editions.select_related("publication__publisher").defer("reading", "html").distinct():
        named = edition.credits.filter(user=user)
        if consents and not named.exists():
            _name(edition, user)
        elif not consents and named.exists():
            _hide(edition, named)


def _name(edition: Edition, user) -> None:
    """Names the person as they were called on the day of the submission."""
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
