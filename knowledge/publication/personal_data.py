"""The personal data of publication: names in editions, and withdrawals that the person asked for."""

from accounts.models import User
from knowledge.personal_data import forget_credit
from knowledge.publication.models import EditionCredit, SubmissionCredit, WithdrawalRequest


def export_credits(user: User) -> list[dict]:
    published = EditionCredit.objects.filter(user=user).select_related("edition")
    return [{"édition": row.edition.title, "nom": row.name, "fonction": row.quality} for row in published]


def forget_credits(user: User) -> None:
    """Keeps the ITC's name in place of the person's, even in editions, whose credits are not content."""
    for credit in SubmissionCredit.objects.filter(user=user).select_related("submission__space"):
        forget_credit(credit, credit.submission.space.title)
    for credit in EditionCredit.objects.filter(user=user).select_related("edition__publication__publisher"):
        forget_credit(credit, credit.edition.publication.publisher.name)


def export_requests(user: User) -> list[dict]:
    asked = WithdrawalRequest.objects.filter(asked_by=user)
    return [{"retrait demandé": row.reason, "le": row.asked_at} for row in asked]


def forget_requests(user: User) -> None:
    WithdrawalRequest.objects.filter(asked_by=user).update(asked_by=None)
