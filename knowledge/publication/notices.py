"""Decides which people are told of a submission. A notice has no title of its own: it shows what its reader may see."""

from django.db.models import Q, QuerySet
from django.urls import reverse

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import CommitteeKind, OfficeKind
from knowledge.actions.notices import chairs_of
from knowledge.publication.models import Publication, Submission, Verdict, WithdrawalRequest
from notifications.api import notify, register_kind

TURN = "submission.turn"  # to the committee whose step it is
STEP = "submission.step"  # this kind and the next three go to the ITC
CHANGES = "submission.changes"
ACCEPTED = "submission.accepted"
WITHDRAWN = "submission.withdrawn"
REUSED_IN_PUBLIC = "resource.reused_in_public"  # leads to the edition: the page may be private to its ITC
REQUESTED = "withdrawal.requested"  # from the author to the ITC's chair
REQUEST_PASSED = "withdrawal.passed"  # to the people who may withdraw
REQUEST_ANSWERED = "withdrawal.answered"  # to the person who asked, and to the chair


def register() -> None:
    for kind in (TURN, STEP, CHANGES, ACCEPTED, WITHDRAWN):
        template = f"notices/{kind.replace('.', '_')}"
        register_kind(kind, on=Submission, template=template, url=_url, read_with=("space", "committee"))
    for kind in (REQUESTED, REQUEST_PASSED, REQUEST_ANSWERED):
        template = f"notices/{kind.replace('.', '_')}"
        register_kind(
            kind,
            on=WithdrawalRequest,
            template=template,
            url=lambda asked: reverse("withdrawal_request", args=[asked.pk]),
            read_with=("space", "publication"),
        )
    register_kind(
        REUSED_IN_PUBLIC,
        on=Publication,
        template="notices/resource_reused_in_public",
        url=lambda publication: publication.editions.first().get_absolute_url(),
    )


def _url(submission: Submission) -> str:
    return reverse("submission", args=[submission.pk])


def tell_committee(submission: Submission, actor: User) -> None:
    """Tells the people of the committee whose turn it is, except the actor."""
    committee = submission.committee
    if committee.kind == CommitteeKind.COORDINATION:
        offices = access.offices_in_force(OfficeKind.COORDINATOR).filter(department=committee.department_id)
    else:
        offices = access.offices_in_force(OfficeKind.VALIDATOR).filter(committee=committee)
    people = User.objects.filter(pk__in=offices.values("user")).exclude(pk=actor.pk)
    notify(kind=TURN, target=submission, recipients=people, event=f"{TURN}:{submission.pk}:{submission.version}")


def tell_itc(submission: Submission, kind: str, actor: User, *, with_chair: bool = False) -> None:
    """Tells the author and the person who submitted; `with_chair` adds the chair in office."""
    concerned = Q(pk=submission.submitted_by_id) | Q(placements__page=submission.page_id)
    if with_chair:
        concerned |= Q(pk__in=chairs_of(submission.space_id).values("pk"))
    people = User.objects.filter(concerned).exclude(pk=actor.pk).distinct()
    notify(kind=kind, target=submission, recipients=people, event=f"{kind}:{submission.pk}:{submission.version}")


def tell_of_request(asked: WithdrawalRequest, actor: User) -> None:
    _tell(REQUESTED, asked, chairs_of(asked.space_id), actor)


def tell_of_request_passed(asked: WithdrawalRequest, actor: User) -> None:
    """Tells the coordination, and the validators of the committee that accepted the newest edition."""
    last = Verdict.objects.filter(submission__edition__publication=asked.publication_id).order_by("-decided_at").first()
    offices = access.offices_in_force().filter(department=asked.department_id)
    told = Q(kind=OfficeKind.COORDINATOR) | Q(committee=last and last.step.committee_id, committee__isnull=False)
    _tell(REQUEST_PASSED, asked, User.objects.filter(pk__in=offices.filter(told).values("user")), actor)


def tell_request_answered(asked: WithdrawalRequest, actor: User) -> None:
    chairs = chairs_of(asked.space_id)
    _tell(REQUEST_ANSWERED, asked, chairs | User.objects.filter(pk=asked.asked_by_id), actor)


def _tell(kind: str, asked: WithdrawalRequest, people: QuerySet[User], actor: User) -> None:
    recipients = people.exclude(pk=actor.pk).distinct()
    notify(kind=kind, target=asked, recipients=recipients, event=f"{kind}:{asked.pk}")
