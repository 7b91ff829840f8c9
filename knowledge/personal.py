"""What resources hold on a person: credits, feedback, offers, what they were typing; and how they forget them."""

from wagtail.models import Page

from accounts.models import ERASED, User
from itc_spaces import access
from knowledge.models import Credit, Feedback, Improvement, Review, UnfinishedForm
from knowledge.publication.models import EditionCredit, SubmissionCredit
from knowledge.text import itc_in_words


def export_credits(user: User) -> list[dict]:
    written = Credit.objects.filter(user=user).select_related("page")
    readable = set(access.visible_to(user, Page).filter(credits__user=user).values_list("pk", flat=True))
    published = EditionCredit.objects.filter(user=user).select_related("edition")
    return [
        *({"titre": _title(row.page, readable), "nom": row.name, "fonction": row.quality} for row in written),
        *({"édition": row.edition.title, "nom": row.name, "fonction": row.quality} for row in published),
    ]


def _title(page: Page, readable: set[int]) -> str:
    """As its readers have it; of what the person reads no more, not even that."""
    return page.title if page.pk in readable else f"ressource {page.pk}"


def forget_credits(user: User) -> None:
    """Institutional attribution stays; editions are not content here, so even theirs change."""
    for credit in Credit.objects.filter(user=user).select_related("page__placement__space"):
        _forget(credit, credit.page.placement.space.title)
    for credit in SubmissionCredit.objects.filter(user=user).select_related("submission__space"):
        _forget(credit, credit.submission.space.title)
    for credit in EditionCredit.objects.filter(user=user).select_related("edition__publication__publisher"):
        _forget(credit, credit.edition.publication.publisher.name)


def _forget(credit, itc: str) -> None:
    credit.name, credit.quality, credit.user = f"un membre de {itc_in_words(itc)}"[:160], "", None
    credit.save(update_fields=["name", "quality", "user"])


def export_feedback(user: User) -> list[dict]:
    fields = ("used_on", "for_whom", "worked", "did_not", "use_again", "author_name", "author_quality", "created_at")
    return list(Feedback.objects.filter(author=user).values(*fields))


def forget_feedback(user: User) -> None:
    """What came of it still serves others."""
    Feedback.objects.filter(author=user).update(author=None, author_name=ERASED, author_quality="")


def export_care(user: User) -> list[dict]:
    """What they offered or answered between two ITCs, and texts they found still true."""
    offered = Improvement.objects.filter(offered_by=user)
    answered = Improvement.objects.filter(decided_by=user)
    reviewed = Review.objects.filter(reviewed_by=user)
    return [
        *({"proposé": row.why, "le": row.offered_at, "état": row.get_state_display()} for row in offered),
        *({"répondu": row.word, "le": row.decided_at, "état": row.get_state_display()} for row in answered),
        *({"relu": f"ressource {row.page_id}", "le": row.reviewed_at} for row in reviewed),  # its title may be hidden
    ]


def forget_care(user: User) -> None:
    """An offer and its answer are between two ITCs, which stay named."""
    Improvement.objects.filter(offered_by=user).update(offered_by=None)
    Improvement.objects.filter(decided_by=user).update(decided_by=None)
    Review.objects.filter(reviewed_by=user).update(reviewed_by=None)


def export_typing(user: User) -> list[dict]:
    return list(UnfinishedForm.objects.filter(user=user).values("kind", "answers", "updated_at"))


def forget_typing(user: User) -> None:
    UnfinishedForm.objects.filter(user=user).delete()
