"""The personal data of resources (credits, feedback, offers, typed words), and how it is erased."""

from django.db.models import QuerySet
from wagtail.models import Page

from accounts.models import ERASED, User
from itc_spaces.spaces import access
from knowledge.enums import ImportState
from knowledge.models import (
    Attachment,
    Credit,
    Feedback,
    ImportedFile,
    Improvement,
    KeptFile,
    Review,
    UnfinishedForm,
)
from web.text import itc_in_words


def export_credits(user: User) -> list[dict]:
    written = Credit.objects.filter(user=user).select_related("page")
    readable = set(access.visible_to(user, Page).filter(credits__user=user).values_list("pk", flat=True))
    return [{"titre": _title(row.page, readable), "nom": row.name, "fonction": row.quality} for row in written]


def _title(page: Page, readable: set[int]) -> str:
    """Returns the shared title, or only a number for a resource that the person can no longer read."""
    return page.title if page.pk in readable else f"ressource {page.pk}"


def forget_credits(user: User) -> None:
    """Replaces the person's name by that of the ITC."""
    for credit in Credit.objects.filter(user=user).select_related("page__placement__space"):
        forget_credit(credit, credit.page.placement.space.title)


def forget_credit(credit, itc: str) -> None:
    named = f"un membre de {itc_in_words(itc)}"[:160]
    # A purge may have deleted the credit since it was read.
    type(credit)._default_manager.filter(pk=credit.pk).update(name=named, quality="", user=None)


def export_feedback(user: User) -> list[dict]:
    fields = ("used_on", "for_whom", "worked", "did_not", "use_again", "author_name", "author_quality", "created_at")
    return list(Feedback.objects.filter(author=user).values(*fields))


def forget_feedback(user: User) -> None:
    """Removes the author's name; the feedback itself still serves others."""
    Feedback.objects.filter(author=user).update(author=None, author_name=ERASED, author_quality="")


def export_care(user: User) -> list[dict]:
    """Exports what they offered or answered between two ITCs, and the texts that they confirmed."""
    offered = Improvement.objects.filter(offered_by=user)
    answered = Improvement.objects.filter(decided_by=user)
    reviewed = Review.objects.filter(reviewed_by=user)
    return [
        *({"proposé": row.why, "le": row.offered_at, "état": row.get_state_display()} for row in offered),
        *({"répondu": row.word, "le": row.decided_at, "état": row.get_state_display()} for row in answered),
        *({"relu": f"ressource {row.page_id}", "le": row.reviewed_at} for row in reviewed),  # a title may be hidden
    ]


def forget_care(user: User) -> None:
    """Removes the person; the offer and its answer stay, between two ITCs."""
    Improvement.objects.filter(offered_by=user).update(offered_by=None)
    Improvement.objects.filter(decided_by=user).update(decided_by=None)
    Review.objects.filter(reviewed_by=user).update(reviewed_by=None)


def export_typing(user: User) -> list[dict]:
    rows = UnfinishedForm.objects.filter(user=user, sent_at__isnull=True)
    files = KeptFile.objects.filter(user=user)
    return [*rows.values("kind", "slot", "answers", "updated_at"), *files.values("name", "created_at")]


def forget_typing(user: User) -> None:
    UnfinishedForm.objects.filter(user=user).delete()
    KeptFile.objects.filter(user=user).delete()  # the sweeper takes the bytes


def export_documents(user: User) -> list[dict]:
    rows = ImportedFile.objects.filter(user=user)
    return [{"fichier": row.name, "le": row.created_at, "état": row.get_state_display()} for row in rows]


def forget_documents(user: User) -> None:
    """Deletes the documents that led to no draft; a draft stays without the person's name, because it is the ITC's."""
    rows = ImportedFile.objects.filter(user=user)
    forget_undone(rows)
    rows.update(user=None)


def forget_undone(rows: QuerySet[ImportedFile]) -> int:
    """Deletes those of the rows that led to no draft, with their files, which nothing else holds; returns how many."""
    undone = rows.exclude(state=ImportState.DONE)
    Attachment.objects.filter(pk__in=list(undone.values_list("attachment", flat=True))).delete()
    return undone.delete()[0]
