"""Decides which people are told of what happens to a resource."""

from datetime import date

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.urls import reverse
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MandateKind, Mode
from itc_spaces.spaces.models import Mandate, Space, in_force
from knowledge.models import Feedback, Improvement, Resource, Reuse
from notifications.api import notify, others, register_kind

REUSED = "resource.reused"  # leads to the adaptation, shared with the network
REVIEW_DUE = "resource.review_due"
DUTIES_RECEIVED, DUTIES_PASSED = "duties.received", "duties.passed"
IMPROVEMENT_OFFERED = "improvement.offered"  # to the ITC of the source
IMPROVEMENT_WITHDRAWN = "improvement.withdrawn"
IMPROVEMENT_ANSWERED = "improvement.answered"  # to the ITC that offered
FEEDBACK = "resource.feedback"


def tell_source_of_reuse(*, page: Resource, actor: User, kind: str = REUSED, target: Model | None = None) -> None:
    """Tells the source's ITC once, when the adaptation first reaches the network or the public (`kind`, `target`)."""
    reuse = Reuse.objects.select_for_update(no_key=True).filter(adaptation=page, source_told_at__isnull=True).first()
    space_id = _source_space(reuse) if reuse else None
    if space_id is None:
        return
    told = access.memberships_in_force(Mode.ATTENDS).filter(seat__space=space_id).exclude(user=actor)
    notify(
        kind=kind,
        target=target or page,
        recipients=[membership.user for membership in told.select_related("user")],
        event=f"{REUSED}:{reuse.pk}",
    )
    reuse.source_told_at = access.now()
    reuse.save(update_fields=["source_told_at"])


def _source_space(reuse: Reuse) -> int | None:
    """Returns the ITC of the source, even when the source itself is deleted."""
    if reuse.source_page:
        return reuse.source_page.placement.space_id
    return reuse.source_edition.publication.publisher.space_id if reuse.source_edition else None


def keepers_of(page: Page) -> list[User]:
    """Returns the page's author if they may still write it, else the chairs of its ITC."""
    author = page.placement.author
    if author and access.may(author, Action.EDIT, page):
        return [author]
    return list(chairs_of(page.placement.space_id))


def chairs_of(space_id: int) -> QuerySet[User]:
    chairs = Mandate.objects.filter(in_force("", access.today()), seat=OuterRef("seat"), kind=MandateKind.CHAIR)
    seated = access.memberships_in_force(Mode.ATTENDS).filter(Exists(chairs), seat__space=space_id)
    return User.objects.filter(pk__in=seated.values("user"))


def tell_review_is_due(page: Resource, due: date) -> bool:
    """Tells the keepers once for each date; returns False when there is nobody to tell."""
    people = keepers_of(page)
    notify(kind=REVIEW_DUE, target=page, recipients=people, event=f"{REVIEW_DUE}:{page.pk}:{due}")
    return bool(people)


def tell_duties_passed(space: Space, *, giver: User, receiver: User, actor: User) -> None:
    event = f"{space.pk}:{giver.pk}:{access.now().isoformat()}"
    for kind, person in ((DUTIES_RECEIVED, receiver), (DUTIES_PASSED, giver)):
        if person != actor:
            notify(kind=kind, target=space, recipients=[person], event=f"{kind}:{event}")


def tell_of_offer(offer: Improvement, kind: str, actor: User) -> None:
    """Tells the source's author and the chairs of its ITC that an offer waits, or that it was withdrawn."""
    if offer.receiver is None:
        return
    people = [*keepers_of(offer.receiver), *chairs_of(offer.receiver.placement.space_id)]
    _tell(offer, kind, people, actor)


def tell_of_answer(offer: Improvement, actor: User) -> None:
    people = [*filter(None, [offer.offered_by]), *keepers_of(offer.giver)]
    _tell(offer, IMPROVEMENT_ANSWERED, people, actor)


def _tell(offer: Improvement, kind: str, people: list[User], actor: User) -> None:
    notify(kind=kind, target=offer, recipients=others(people, actor), event=f"{kind}:{offer.pk}")


def tell_authors_of_feedback(feedback: Feedback) -> None:
    """Tells the authors of the page, or of the page that became the edition."""
    page = feedback.page_id or feedback.edition.publication.page_id
    wrote = Q(placements__page=page) | Q(credits__page=page)
    authors = User.objects.filter(wrote, is_active=True).exclude(pk=feedback.author_id)
    notify(kind=FEEDBACK, target=feedback, recipients=authors, event=f"{FEEDBACK}:{feedback.pk}")


def feedback_address(feedback: Feedback) -> str:
    page, anchor = feedback.page, f"#retour-{feedback.pk}"
    if page:
        return reverse("feedback", args=[page.placement.space.slug, page.pk]) + anchor
    return reverse("edition_feedback", args=[feedback.edition.publication_id]) + anchor


def register() -> None:
    for kind in (IMPROVEMENT_OFFERED, IMPROVEMENT_WITHDRAWN, IMPROVEMENT_ANSWERED):
        register_kind(
            kind,
            on=Improvement,
            template=f"notices/{kind.replace('.', '_')}",
            url=lambda offer: reverse("improvement", args=[offer.pk]),
            read_with=("giver__placement__space", "receiver", "reuse"),
        )
    register_kind(
        FEEDBACK,
        on=Feedback,
        template="notices/resource_feedback",
        url=feedback_address,
        read_with=("page__placement__space", "edition"),
    )
    register_kind(REUSED, on=Page, template="notices/resource_reused", url=lambda page: page.specific.get_url())
    for kind in (DUTIES_RECEIVED, DUTIES_PASSED):
        register_kind(kind, on=Space, template=f"notices/{kind.replace('.', '_')}", url=lambda space: space.get_url())
    register_kind(REVIEW_DUE, on=Page, template="notices/resource_review_due", url=lambda page: page.get_url())
