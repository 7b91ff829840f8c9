"""What resources hold on a person: credits, what they were typing; and how they forget them."""

from accounts.models import User
from knowledge.models import Credit, UnfinishedForm
from knowledge.publication.models import EditionCredit, SubmissionCredit
from knowledge.text import itc_in_words


def export_credits(user: User) -> list[dict]:
    written = Credit.objects.filter(user=user).select_related("page")
    published = EditionCredit.objects.filter(user=user).select_related("edition")
    return [
        *({"titre": row.page.draft_title, "nom": row.name, "fonction": row.quality} for row in written),
        *({"édition": row.edition.title, "nom": row.name, "fonction": row.quality} for row in published),
    ]


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


def export_typing(user: User) -> list[dict]:
    return list(UnfinishedForm.objects.filter(user=user).values("kind", "answers", "updated_at"))


def forget_typing(user: User) -> None:
    UnfinishedForm.objects.filter(user=user).delete()
