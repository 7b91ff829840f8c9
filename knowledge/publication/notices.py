"""Who is told of what happens to a submission. A notice holds no title: it is rendered from what its reader may see."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from accounts.models import User
from itc_spaces import access
from itc_spaces.enums import CommitteeKind, MandateKind, Mode, OfficeKind
from itc_spaces.models import Mandate, in_force
from knowledge.publication.models import Submission
from notifications.api import notify, register_kind

TURN = "submission.turn"  # to the committee whose step it is
STEP = "submission.step"  # the rest to the ITC
CHANGES = "submission.changes"
ACCEPTED = "submission.accepted"
WITHDRAWN = "submission.withdrawn"


def register() -> None:
    for kind in (TURN, STEP, CHANGES, ACCEPTED, WITHDRAWN):
        template = f"notices/{kind.replace('.', '_')}"
        register_kind(kind, on=Submission, template=template, url=_url, read_with=("space", "committee"))


def _url(submission: Submission) -> str:
    return reverse("submission", args=[submission.pk])


def tell_committee(submission: Submission, actor) -> None:
    """The people of the committee whose turn it is, but for the one who has just acted."""
    committee = submission.committee
    if committee.kind == CommitteeKind.COORDINATION:
        offices = access.offices_in_force(OfficeKind.COORDINATOR).filter(department=committee.department_id)
    else:
        offices = access.offices_in_force(OfficeKind.VALIDATOR).filter(committee=committee)
    people = User.objects.filter(pk__in=offices.values("user")).exclude(pk=actor.pk)
    notify(kind=TURN, target=submission, recipients=people, event=f"{TURN}:{submission.pk}:{submission.version}")


def tell_itc(submission: Submission, kind: str, actor, *, with_chair: bool = False) -> None:
    """The author and who submitted; the chair in office too for what concerns the public."""
    concerned = Q(pk=submission.submitted_by_id) | Q(placements__page=submission.page_id)
    if with_chair:
        chairs = Mandate.objects.filter(in_force("", access.today()), seat=OuterRef("seat"), kind=MandateKind.CHAIR)
        seated = access.memberships_in_force(Mode.ATTENDS).filter(Exists(chairs), seat__space=submission.space_id)
        concerned |= Q(pk__in=seated.values("user"))
    people = User.objects.filter(concerned).exclude(pk=actor.pk).distinct()
    notify(kind=kind, target=submission, recipients=people, event=f"{kind}:{submission.pk}:{submission.version}")
