"""The pages of validation for members: what waits, what was submitted, and the answers."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from wagtail.models import Page

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.readers import readers_of_submission
from itc_spaces.spaces.views import ROOT_PATH
from knowledge.attributions import to_be_named
from knowledge.compare import compare
from knowledge.files.previews import send_preview
from knowledge.files.serving import send_file
from knowledge.models import Attachment
from knowledge.publication import actions
from knowledge.publication.beside import Beside, beside_of
from knowledge.publication.copies import ask
from knowledge.publication.enums import CopyState, Decision, SubmissionState
from knowledge.publication.forms import PurgeForm, SubmitForm, VerdictForm, WithdrawForm
from knowledge.publication.fragments import requests_waiting_for
from knowledge.publication.models import Edition, Publication, Submission, SubmissionFile
from knowledge.publication.sources import public_words
from knowledge.reading import Reading
from web.attempts import sent, tried
from web.fields import renew
from web.refusals import NotAllowed, Overtaken
from web.routes import GET, POST, Rule, first, route

LISTED = 50
SECONDS_TO_PREPARE = 3  # before the page is asked for again
SAID = {Decision.ACCEPT: "accepté", Decision.CHANGES: "changements demandés"}
DONE, CURRENT, TO_COME, STOPPED = "done", "current", "todo", "refused"


@dataclass(frozen=True)
class StepShown:
    label: str
    state: str
    detail: str = ""


@route(Rule.SIGNED_IN, GET)
def validation(request: HttpRequest) -> HttpResponse:
    """Lists what waits for the viewer, what is pending in their ITCs, what they decided, and what is published."""
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
    shown["requests"] = requests_waiting_for(viewer)[:LISTED]
    return render(request, "publication/validation.html", shown)


def _listed(submissions: QuerySet[Submission]) -> QuerySet[Submission]:
    return submissions.select_related("space", "committee").defer("reading")


@route(Rule.OBJECT, GET + POST)
def submission_page(request: HttpRequest, pk: int) -> HttpResponse:
    form = VerdictForm(sent(request))
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data
        submission = get_object_or_404(access.permitted(request.user, Action.HEAR, Submission), pk=pk)
        try:
            with tried(form):
                edition = actions.decide(submission=submission, actor=request.user, **answer)
                messages.success(request, _decided_message(answer["decision"], edition))
                return redirect("validation")
        except NotAllowed:  # somebody answered meanwhile, and the submission is now with another committee
            form.add_error(None, actions.ANSWERED)
    submission = _visible(request).filter(pk=pk).first()
    if submission is None:
        return _answered(request, pk, form)
    return render(request, "publication/submission.html", _submission_context(request, submission, form))


def _answered(request: HttpRequest, pk: int, form: VerdictForm) -> HttpResponse:
    """Shows to a person who answered too late their own words, and nothing of the text."""
    if not form.errors:
        raise Http404
    get_object_or_404(access.permitted(request.user, Action.HEAR, Submission), pk=pk)
    return render(request, "publication/answered.html", {"form": form}, status=409)


def _visible(request: HttpRequest) -> QuerySet[Submission]:
    visible = access.visible_to(request.user, Submission)
    return visible.select_related("space", "committee", "step__circuit", "edition__publication", "submitted_by")


def _readable(request: HttpRequest, pk: int) -> Submission:
    return get_object_or_404(_visible(request), pk=pk)


def _decided_message(decision: str, edition: Edition | None) -> str:
    if decision == Decision.CHANGES:
        return "C'est noté : l'ITC reçoit votre demande de changements."
    if edition:
        return f"C'est accepté : l'édition {edition.number} est publiée."
    return "C'est accepté : la soumission passe à l'étape suivante."


def _submission_context(request: HttpRequest, submission: Submission, form: VerdictForm) -> dict:
    reading = _as_published(submission)
    earlier = _edition_before(submission)
    allowed = access.actions_on(request.user, submission)
    may_withdraw = submission.edition and access.may(request.user, Action.WITHDRAW, submission.edition.publication)
    return {
        "submission": submission,
        "reading": reading,
        "unprepared": len(submission.as_reading().files) - len(reading.files),
        "earlier": earlier,
        "comparison": compare(earlier.as_reading(), reading) if earlier else None,
        "steps": _steps(submission),
        "attribution": _attribution(submission),
        "verdicts": submission.verdicts.select_related("step__committee", "decided_by"),
        "credits": submission.credits.all(),
        "form": form,
        "may_decide": Action.DECIDE in allowed,
        "may_retract": Action.RETRACT in allowed,
        "may_withdraw": may_withdraw,
        "readers": readers_of_submission(submission),
        "may_list_readers": access.may(request.user, Action.SEE_MEMBERS, submission.space),
    }


def _as_published(submission: Submission) -> Reading:
    """Returns the frozen text with the files that the public would have; `id` is the submitted file's."""
    reading = submission.as_reading()
    ready = submission.files.filter(copy__state=CopyState.READY).select_related("copy")
    links = {link.attachment_id: link for link in ready}
    files = (
        replace(file, id=links[file.id].pk, size=links[file.id].copy.size) for file in reading.files if file.id in links
    )
    return replace(reading, files=tuple(files))


def _attribution(submission: Submission) -> str:
    """Returns what the edition says of its source, or would say today."""
    if submission.edition:
        return submission.edition.attribution
    return public_words(submission.page_id, submission.names_source)[0]


def _edition_before(submission: Submission) -> Edition | None:
    """Returns the edition in force that this submission would replace, or has replaced."""
    in_force = Edition.objects.filter(publication__page=submission.page_id, withdrawals=None)
    if submission.edition_id:
        in_force = in_force.filter(number__lt=submission.edition.number)
    return in_force.order_by("-number").first() if submission.page_id else None


def _steps(submission: Submission) -> list[StepShown]:
    """Returns the steps of the circuit, each with its state for this submission."""
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


@route(Rule.OBJECT, POST)
def retract(request: HttpRequest, pk: int) -> HttpResponse:
    submission = _readable(request, pk)
    with tried(request):
        actions.retract(submission=submission, actor=request.user)
        messages.success(request, "La soumission est retirée. Vous pourrez soumettre à nouveau quand vous voudrez.")
    return redirect("submission", pk=pk)


def _submittable(request: HttpRequest, itc: str, pk: int) -> Page:
    allowed = access.permitted(request.user, Action.SUBMIT, Page).filter(url_path__startswith=f"{ROOT_PATH}{itc}/")
    return get_object_or_404(allowed.select_related("placement__space"), pk=pk)


def _prepare_files(request: HttpRequest, itc: str, pk: int) -> None:
    actions.prepare_files(page=_submittable(request, itc, pk), actor=request.user)


@route(Rule.OBJECT, GET + POST)
@first(_prepare_files)
def submit(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    page = _submittable(request, itc, pk)
    files = _files_of(page)
    unnamed = to_be_named(request.user, page, in_public=True)
    form = SubmitForm(sent(request), files=files, unnamed=unnamed, seen=actions.text_seen(page))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data.get(name, False) for name in ("confirmed_no_resident", "names_source")}
        said["seen"] = form.cleaned_data["seen"]
        with tried(form) as attempt:
            submission = actions.submit(page=page, actor=request.user, choices=form.choices, **said)
            messages.success(request, "C'est envoyé : le premier comité est prévenu, vous serez tenu·e au courant.")
            return redirect("submission", pk=submission.pk)
        if isinstance(attempt.refusal, Overtaken):
            renew(form, "seen")
    pending = Submission.objects.filter(page=page, state=SubmissionState.PENDING).first()
    waits = any(one.is_waiting for one in files)
    shown = {"page": page, "itc": itc, "form": form, "pending": pending, "files": files, "waits": waits}
    response = render(request, "publication/submit.html", shown)
    if waits and request.method != "POST":
        response["Refresh"] = str(SECONDS_TO_PREPARE)
    return response


def _files_of(page: Page) -> list[Beside]:
    """Returns the shared files with what each holds beside its pages; asks the worker to prepare the missing copies."""
    files = beside_of(page.specific.reading().files)
    waiting = [one.file.id for one in files if one.is_waiting]
    if waiting:
        ask(Attachment.objects.filter(pk__in=waiting).values_list("sha256", flat=True))
    return files


@route(Rule.OBJECT, GET)
def public_copy(request: HttpRequest, itc: str, pk: int, file: int) -> HttpResponse:
    """Sends a file as it would be published, to a person who may submit it."""
    page = _submittable(request, itc, pk)
    one = next((one for one in beside_of(page.specific.reading().files) if one.file.id == file), None)
    if one is None or one.copy is None or one.copy.state != CopyState.READY:
        raise Http404
    return send_file(request, one.copy.file, name=one.file.name, kind=one.file.kind, sha256=one.copy.sha256)


@route(Rule.OBJECT, GET)
def submission_file(request: HttpRequest, pk: int) -> HttpResponse:
    link = _submitted_file(request, pk)
    kept = link.attachment
    return send_file(request, link.copy.file, name=kept.name, kind=kept.kind, sha256=link.copy.sha256)


@route(Rule.OBJECT, GET)
def submission_preview(request: HttpRequest, pk: int) -> HttpResponse:
    link = _submitted_file(request, pk)
    return send_preview(request, link.copy.file, sha256=link.copy.sha256, kind=link.attachment.kind)


def _submitted_file(request: HttpRequest, pk: int) -> SubmissionFile:
    """Returns a file as the public would have it; raises Http404 if it is not prepared."""
    readable = SubmissionFile.objects.filter(submission__in=access.visible_to(request.user, Submission))
    return get_object_or_404(readable.filter(copy__state=CopyState.READY).select_related("attachment", "copy"), pk=pk)


@route(Rule.OBJECT, GET + POST)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    publication = _publication(request, pk, Action.WITHDRAW)
    form = WithdrawForm(sent(request), publication=publication)
    if request.method == "POST" and form.is_valid():
        with tried(form):
            actions.withdraw(publication=publication, actor=request.user, **form.cleaned_data)
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


@route(Rule.OBJECT, GET + POST)
def purge(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    publication = _publication(request, pk, Action.PURGE)
    edition = get_object_or_404(publication.editions, number=number)
    form = PurgeForm(sent(request))
    if request.method == "POST" and form.is_valid():
        with tried(form):
            actions.purge(edition=edition, actor=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, f"Le contenu de l'édition {edition.number} est supprimé.")
            return redirect("withdraw_publication", pk=pk)
    return render(request, "publication/purge.html", {"publication": publication, "edition": edition, "form": form})


def _publication(request: HttpRequest, pk: int, action: Action) -> Publication:
    allowed = access.permitted(request.user, action, Publication).select_related("publisher")
    return get_object_or_404(allowed, pk=pk)
