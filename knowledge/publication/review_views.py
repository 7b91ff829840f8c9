"""Validation in the members' world: what waits, what was submitted, what becomes of it."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Page

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.readers import readers_of_review
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from itc_spaces.views import ROOT_PATH
from knowledge.compare import compare
from knowledge.publication import actions
from knowledge.publication.enums import Decision, SubmissionState
from knowledge.publication.forms import PurgeForm, SubmitForm, VerdictForm, WithdrawForm
from knowledge.publication.models import Edition, Publication, Submission

LISTED = 50
SAID = {Decision.ACCEPT: "accepté", Decision.CHANGES: "changements demandés"}
DONE, CURRENT, TO_COME, STOPPED = "done", "current", "todo", "refused"


@dataclass(frozen=True)
class StepShown:
    label: str
    state: str
    detail: str = ""


@route(Rule.SIGNED_IN)
def validation(request: HttpRequest) -> HttpResponse:
    """What waits for the viewer, what goes on in their ITCs, what they decided, what their department published."""
    viewer = request.user
    waiting = _listed(access.permitted(viewer, Action.DECIDE, Submission)).order_by("submitted_at")[:LISTED]
    readable = _listed(access.visible_to(viewer, Submission))
    waiting_ids = [submission.pk for submission in waiting]
    going_on = readable.filter(state=SubmissionState.PENDING).exclude(pk__in=waiting_ids)[:LISTED]
    decided = readable.filter(verdicts__decided_by=viewer).distinct()[:LISTED]
    published = (
        Edition.objects.filter(publication__in=access.permitted(viewer, Action.WITHDRAW, Publication), withdrawals=None)
        .select_related("publication__publisher")
        .defer("reading", "html")
        .order_by("-accepted_at")[:LISTED]
    )
    shown = {"waiting": waiting, "going_on": going_on, "decided": decided, "published": published}
    return render(request, "publication/validation.html", shown)


def _listed(submissions: QuerySet[Submission]) -> QuerySet[Submission]:
    return submissions.select_related("space", "committee").defer("reading")


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def submission_page(request: HttpRequest, pk: int) -> HttpResponse:
    submission = _readable(request, pk)
    form = VerdictForm(_sent(request), initial={"version": submission.version})
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data
        try:
            edition = actions.decide(submission=submission, actor=request.user, **answer)
        except NotAllowed as refusal:
            raise Http404 from refusal
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _decided_message(answer["decision"], edition))
            return redirect("validation")
        submission = _readable(request, pk)
    return render(request, "publication/submission.html", _submission_context(request, submission, form))


def _readable(request: HttpRequest, pk: int) -> Submission:
    visible = access.visible_to(request.user, Submission)
    related = visible.select_related("space", "committee", "step__circuit", "edition__publication", "submitted_by")
    return get_object_or_404(related, pk=pk)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _decided_message(decision: str, edition: Edition | None) -> str:
    if decision == Decision.CHANGES:
        return "C'est noté : l'ITC reçoit votre demande de changements."
    if edition:
        return f"C'est accepté : l'édition {edition.number} est publiée."
    return "C'est accepté : la soumission passe à l'étape suivante."


def _submission_context(request: HttpRequest, submission: Submission, form: VerdictForm) -> dict:
    reading = submission.as_reading()
    earlier = _edition_before(submission)
    allowed = access.actions_on(request.user, submission)
    may_withdraw = submission.edition and access.may(request.user, Action.WITHDRAW, submission.edition.publication)
    return {
        "submission": submission,
        "reading": reading,
        "earlier": earlier,
        "comparison": compare(earlier.as_reading(), reading) if earlier else None,
        "steps": _steps(submission),
        "verdicts": submission.verdicts.select_related("step__committee", "decided_by"),
        "credits": submission.credits.all(),
        "form": form,
        "may_decide": Action.DECIDE in allowed,
        "may_retract": Action.RETRACT in allowed,
        "may_withdraw": may_withdraw,
        "readers": readers_of_review(submission),
        "may_list_readers": access.may(request.user, Action.SEE_MEMBERS, submission.space),
    }


def _edition_before(submission: Submission) -> Edition | None:
    """The edition in force that this one would take the place of, or took."""
    in_force = Edition.objects.filter(publication__page=submission.page_id, withdrawals=None)
    if submission.edition_id:
        in_force = in_force.filter(number__lt=submission.edition.number)
    return in_force.order_by("-number").first() if submission.page_id else None


def _steps(submission: Submission) -> list[StepShown]:
    """The circuit as it stands for this submission."""
    verdicts = {verdict.step_id: verdict for verdict in submission.verdicts.all()}
    shown = []
    for step in submission.step.circuit.steps.select_related("committee"):
        verdict = verdicts.get(step.pk)
        if verdict:
            state = DONE if verdict.decision == Decision.ACCEPT else STOPPED
            detail = f"{SAID[verdict.decision]} le {localtime(verdict.decided_at):%d/%m/%Y}"
        else:
            waits = step.pk == submission.step_id and submission.state == SubmissionState.PENDING
            state, detail = (CURRENT, "C'est son tour") if waits else (TO_COME, "")
        shown.append(StepShown(step.committee.name, state, detail))
    return shown


@route(Rule.OBJECT)
@require_POST
def retract(request: HttpRequest, pk: int) -> HttpResponse:
    submission = _readable(request, pk)
    try:
        actions.retract(submission=submission, actor=request.user)
    except NotAllowed as refusal:
        raise Http404 from refusal
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, "La soumission est retirée. Vous pourrez soumettre à nouveau quand vous voudrez.")
    return redirect("submission", pk=pk)


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    allowed = access.permitted(request.user, Action.SUBMIT, Page).filter(url_path__startswith=f"{ROOT_PATH}{itc}/")
    page = get_object_or_404(allowed.select_related("placement__space"), pk=pk)
    form = SubmitForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            submission = actions.submit(page=page, actor=request.user, **form.cleaned_data)
        except NotAllowed as refusal:
            raise Http404 from refusal
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "C'est envoyé : le premier comité est prévenu, vous serez tenu·e au courant.")
            return redirect("submission", pk=submission.pk)
    pending = Submission.objects.filter(page=page, state=SubmissionState.PENDING).first()
    return render(request, "publication/submit.html", {"page": page, "form": form, "pending": pending})


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    publication = _publication(request, pk, Action.WITHDRAW)
    form = WithdrawForm(_sent(request), publication=publication)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(publication=publication, actor=request.user, **form.cleaned_data)
        except NotAllowed as refusal:
            raise Http404 from refusal
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "C'est retiré : le public lit désormais votre motif à la place du contenu.")
            return redirect("validation")
    editions = publication.editions.defer("reading", "html").prefetch_related("withdrawals")
    context = {
        "publication": publication,
        "editions": editions,
        "newest": editions.first(),
        "form": form,
        "may_purge": access.may(request.user, Action.PURGE, publication),
    }
    return render(request, "publication/withdraw.html", context)


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def purge(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    publication = _publication(request, pk, Action.PURGE)
    edition = get_object_or_404(publication.editions, number=number)
    form = PurgeForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.purge(edition=edition, actor=request.user, reason=form.cleaned_data["reason"])
        except NotAllowed as refusal:
            raise Http404 from refusal
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Le contenu de l'édition {edition.number} est supprimé.")
            return redirect("withdraw_publication", pk=pk)
    return render(request, "publication/purge.html", {"publication": publication, "edition": edition, "form": form})


def _publication(request: HttpRequest, pk: int, action: Action) -> Publication:
    allowed = access.permitted(request.user, action, Publication).select_related("publisher")
    return get_object_or_404(allowed, pk=pk)
