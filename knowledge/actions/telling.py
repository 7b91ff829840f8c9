"""Who is told of what happens to a resource."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from wagtail.models import Page

from accounts.models import User
from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import MandateKind, Mode
from itc_spaces.models import Mandate, Space, in_force
from knowledge.models import Feedback, Improvement, Resource, Reuse
from knowledge.publication.models import Publication
from notifications.api import notify, register_kind

REUSED = "resource.reused"  # leads to the adaptation, shared with the network
REUSED_IN_PUBLIC = "resource.reused_in_public"  # leads to its edition: the page may be its ITC's own
REVIEW_DUE = "resource.review_due"
DUTIES_RECEIVED, DUTIES_PASSED = "duties.received", "duties.passed"
IMPROVEMENT_OFFERED = "improvement.offered"  # to the ITC of the source
IMPROVEMENT_WITHDRAWN = "improvement.withdrawn"
IMPROVEMENT_ANSWERED = "improvement.answered"  # to the ITC that offered
FEEDBACK = "resource.feedback"


def tell_source_of_reuse(*, page: Resource, actor, publication: Publication | None = None) -> None:
    """Once, when the adaptation first reaches the network or, with `publication`, the public: drafts are private."""
    reuse = Reuse.objects.select_for_update().filter(adaptation=page, source_told_at__isnull=True).first()
    space_id = _source_space(reuse) if reuse else None
    if space_id is None:
        return
    told = access.memberships_in_force(Mode.ATTENDS).filter(seat__space=space_id).exclude(user=actor)
    notify(
        kind=REUSED_IN_PUBLIC if publication else REUSED,
        target=publication or page,
        recipients=[membership.user for membership in told.select_related("user")],
        event=f"{REUSED}:{reuse.pk}",
    )
    reuse.source_told_at = access.now()
    reuse.save(update_fields=["source_told_at"])


def _source_space(reuse: Reuse) -> int | None:
    """The ITC the source came from, even when the source itself is gone."""
    if reuse.source_page:
        return reuse.source_page.placement.space_id
    return reuse.source_edition.publication.publisher.space_id if reuse.source_edition else None


def keepers_of(page: Page) -> list[User]:
    """Its author while they may still write it, else the chairs of its ITC."""
    author = page.placement.author
    if author and access.may(author, Action.EDIT, page):
        return [author]
    return list(_chairs_of(page.placement.space_id))


def _chairs_of(space_id: int) -> QuerySet[User]:
    chairs = Mandate.objects.filter(in_force("", access.today()), seat=OuterRef("seat"), kind=MandateKind.CHAIR)
    seated = access.memberships_in_force(Mode.ATTENDS).filter(Exists(chairs), seat__space=space_id)
    return User.objects.filter(pk__in=seated.values("user"))


def tell_review_is_due(page: Resource, due: date) -> bool:
    """Once for each date and person; False when there is nobody to tell."""
    people = keepers_of(page)
    notify(kind=REVIEW_DUE, target=page, recipients=people, event=f"{REVIEW_DUE}:{page.pk}:{due}")
    return bool(people)


def tell_duties_passed(space: Space, *, giver: User, receiver: User, actor) -> None:
    event = f"{space.pk}:{giver.pk}:{access.now().isoformat()}"
    for kind, person in ((DUTIES_RECEIVED, receiver), (DUTIES_PASSED, giver)):
        if person != actor:
            notify(kind=kind, target=space, recipients=[person], event=f"{kind}:{event}")


def tell_of_offer(offer: Improvement, kind: str, actor) -> None:
    """The author of the source and the chairs of its ITC: there is something to answer, or not any more."""
    if offer.receiver is None:
        return
    people = [*keepers_of(offer.receiver), *_chairs_of(offer.receiver.placement.space_id)]
    _tell(offer, kind, people, actor)


def tell_of_answer(offer: Improvement, actor) -> None:
    people = [*filter(None, [offer.offered_by]), *keepers_of(offer.giver)]
    _tell(offer, IMPROVEMENT_ANSWERED, people, actor)


def _tell(offer: Improvement, kind: str, people: list[User], actor) -> None:
    others = [person for person in people if person != actor]
    notify(kind=kind, target=offer, recipients=others, event=f"{kind}:{offer.pk}")


def tell_authors_of_feedback(feedback: Feedback) -> None:
    """Those who wrote the page, or what the edition was made of."""
    page = feedback.page_id or feedback.edition.publication.page_id
    wrote = Q(placements__page=page) | Q(credits__page=page)
    authors = User.objects.filter(wrote, is_active=True).exclude(pk=feedback.author_id)
    notify(kind=FEEDBACK, target=feedback, recipients=authors, event=f"{FEEDBACK}:{feedback.pk}")


def feedback_address(feedback: Feedback) -> str:
    page, anchor = feedback.page, f"#retour-{feedback.pk}"
    if page:
        return reverse("feedback", args=[page.placement.space.slug, page.pk]) + anchor
    return reverse("edition_feedback", args=[feedback.edition.publication_id]) + anchor


def register_kinds() -> None:
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
    register_kind(
        REUSED_IN_PUBLIC,
        on=Publication,
        template="notices/resource_reused_in_public",
        url=lambda publication: publication.editions.first().get_absolute_url(),
    )
