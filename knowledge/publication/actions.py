"""Turns a shared text into an edition, and takes editions out of the public's sight."""

from collections.abc import Mapping

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_pages, lock_places, lock_rows
from itc_spaces.spaces.models import SpaceRecord
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.checks import CONFIRM, locked_resource
from knowledge.actions.notices import tell_source_of_reuse
from knowledge.attributions import to_be_named
from knowledge.files import confined
from knowledge.models import Attachment, Resource, Reuse
from knowledge.publication import notices
from knowledge.publication.beside import beside_of
from knowledge.publication.copies import prepare
from knowledge.publication.editions import create_edition
from knowledge.publication.enums import Decision, SubmissionState
from knowledge.publication.marking import lock_public
from knowledge.publication.models import (
    CircuitStep,
    Edition,
    Publication,
    PublicCopy,
    Submission,
    SubmissionCredit,
    SubmissionFile,
    Verdict,
    Withdrawal,
)
from knowledge.publication.withdrawing import close_requests
from knowledge.reading import Reading
from web.refusals import NotAllowed, Overtaken, Refused
from web.text import fold

NO_CIRCUIT = (
    "Votre département n'a pas encore de circuit de validation. Demandez à la coordination de le mettre en place."
)
ANSWERED = (
    "Quelqu'un a répondu entre-temps, ou le texte a été remplacé. Relisez où en est la soumission, puis répondez."
)
GONE = "L'ITC a mis cette ressource à la corbeille : demandez-lui si elle souhaite toujours la voir publiée."
PURGED_TITLE = "Contenu supprimé"


def prepare_files(*, page: Page, actor: User) -> None:
    """Prepares the public's copies of a page's files, before the transaction that submits the page."""
    allowed = access.permitted(actor, Action.SUBMIT, Page).filter(pk=page.pk).first()
    if allowed:
        shown = [file.id for file in allowed.specific.reading().files]
        prepare(Attachment.objects.filter(pk__in=shown))


def submit(
    *,
    page: Page,
    actor: User,
    confirmed_no_resident: bool,
    choices: Mapping[int, bool] | None = None,
    names_source: bool = False,
    seen: str = "",
) -> Submission:
    """Freezes the shared text and replaces a pending submission; the same text sent twice is one submission.

    `choices` says for each attachment with something beside its pages whether its hidden content stays on purpose.
    `names_source`: the public may read the title of the adapted source, even if the source has no edition. `seen`: the
    `text_seen` that the person confirmed; without it, any shared text is submitted.
    """
    if confined.may_run():  # the view of a request did this before its transaction
        prepare_files(page=page, actor=actor)
    return _submit(
        page=page, actor=actor, confirmed=confirmed_no_resident, choices=choices or {}, names_source=names_source,
        seen=seen,
    )  # fmt: skip


@transaction.atomic
def _submit(
    *, page: Page, actor: User, confirmed: bool, choices: Mapping[int, bool], names_source: bool, seen: str
) -> Submission:
    resource, placement = locked_resource(actor, Action.SUBMIT, page)
    step = _first_step(placement.space_id)
    if seen and seen != text_seen(resource):
        raise Overtaken("Le texte partagé a changé depuis que vous avez ouvert cette page : relisez-le d'abord.")
    reading = _submittable(resource, placement, confirmed)
    copies = {beside.file.id: beside.chosen(choices) for beside in beside_of(reading.files)}
    contact = resource.contact if getattr(resource, "contact_is_public", False) else ""
    named = names_source and to_be_named(actor, page, in_public=True) is not None
    waiting = Submission.objects.filter(page=page, state=SubmissionState.PENDING)
    lock_rows(waiting)
    pending = waiting.first()
    asked = (reading, contact, named)
    if pending and (pending.as_reading(), pending.contact, pending.names_source) == asked and _has(pending, copies):
        return pending
    now = access.now()
    waiting.update(state=SubmissionState.REPLACED, decided_at=now)
    submission = Submission.objects.create(
        space_id=placement.space_id,
        committee=step.committee,
        page_id=page.pk,
        step=step,
        reading=reading.to_json(),
        title=reading.title,
        contact=contact,
        names_source=named,
        submitted_by=actor,
        submitted_at=now,
    )
    _freeze_rows(resource, submission, copies)
    trace(action=Traced.SUBMITTED, target=submission, actor=actor, data={"page": page.pk})
    notices.tell_committee(submission, actor)
    return submission


def text_seen(page: Page) -> str:
    """Returns which text the page's readers have."""
    return str(page.live_revision_id or "")


def _first_step(space_id: int) -> CircuitStep:
    record = SpaceRecord.objects.get(space=space_id)
    steps = CircuitStep.objects.filter(circuit__department=record.department_id, circuit__is_active=True)
    step = steps.select_related("committee").order_by("position").first()
    if step is None:
        raise Refused(NO_CIRCUIT)
    return step


def _submittable(resource: Resource, placement, confirmed: bool) -> Reading:
    if placement.shared_at is None:
        raise Refused("Partagez d'abord cette ressource : c'est le texte partagé qui est soumis à validation.")
    missing = resource.missing_to_share()
    if missing:
        raise Refused(f"Avant de soumettre, complétez : {', '.join(missing)}.")
    if not confirmed:
        raise Refused(CONFIRM)
    return resource.reading()


def _has(submission: Submission, copies: Mapping[int, PublicCopy]) -> bool:
    """Tells whether the submission has these same copies."""
    return dict(submission.files.values_list("attachment", "copy")) == {pk: copy.pk for pk, copy in copies.items()}


def _freeze_rows(resource: Resource, submission: Submission, copies: Mapping[int, PublicCopy]) -> None:
    SubmissionFile.objects.bulk_create(
        SubmissionFile(submission=submission, attachment_id=pk, copy=copy) for pk, copy in copies.items()
    )
    SubmissionCredit.objects.bulk_create(
        SubmissionCredit(
            submission=submission,
            user_id=credit.user_id,
            name=credit.name,
            quality=credit.quality,
            consents_public=credit.consents_public,
            position=credit.position,
        )
        for credit in resource.credits.all()
    )


@transaction.atomic
def retract(*, submission: Submission, actor: User) -> None:
    """Takes the ITC's submission back, before anything of it is public."""
    locked = _locked(submission, actor)
    if not access.may(actor, Action.RETRACT, locked):
        raise Refused("Cette soumission n'attend plus de réponse : il n'y a rien à retirer.")
    _close(locked, SubmissionState.RETRACTED)
    trace(action=Traced.RETRACTED, target=locked, actor=actor)


def retract_pending(*, page: Page, actor: User) -> None:
    """Takes back the pending submission of a page that goes to the bin; the caller has checked the right."""
    waiting = Submission.objects.filter(page_id=page.pk, state=SubmissionState.PENDING)
    lock_rows(waiting)
    pending = waiting.first()
    if pending:
        _close(pending, SubmissionState.RETRACTED)
        trace(action=Traced.RETRACTED, target=pending, actor=actor)


def _locked(submission: Submission, actor: User) -> Submission:
    lock_places(actor, spaces=[submission.space_id])
    lock_pages(submission.page_id)
    lock_rows(Submission.objects.filter(pk=submission.pk))
    locked = access.visible_to(actor, Submission).filter(pk=submission.pk).first()
    if locked is None:
        raise NotAllowed("Vous ne pouvez pas agir sur cette soumission.")
    return locked


def _close(submission: Submission, state: SubmissionState) -> None:
    submission.state = state
    submission.decided_at = access.now()
    submission.version += 1
    submission.save(update_fields=["state", "decided_at", "version"])


@transaction.atomic
def decide(*, submission: Submission, actor: User, decision: Decision, reason: str, version: int) -> Edition | None:
    """Writes the verdict of the current step; an acceptance at the last step also makes the edition.

    `version` is the version that the actor has read: after another verdict, it raises Refused.
    """
    locked = _locked(submission, actor)
    if locked.version != version or locked.state != SubmissionState.PENDING:
        raise Refused(ANSWERED)
    if not access.may(actor, Action.DECIDE, locked):
        raise NotAllowed("Cette étape revient à un autre comité.")
    if decision == Decision.CHANGES and not reason.strip():
        raise Refused("Dites ce qui est à changer : sans motif, l'ITC ne saurait pas quoi reprendre.")
    now = access.now()
    Verdict.objects.create(
        submission=locked, step=locked.step, decision=decision, reason=reason.strip(), decided_by=actor, decided_at=now
    )
    if decision == Decision.CHANGES:
        _close(locked, SubmissionState.CHANGES)
        trace(action=Traced.CHANGES_ASKED, target=locked, actor=actor)
        notices.tell_itc(locked, notices.CHANGES, actor)
        return None
    following = locked.step.circuit.steps.filter(position__gt=locked.step.position).order_by("position").first()
    return _advance(locked, following, actor) if following else _accept(locked, actor, now)


def _advance(submission: Submission, step: CircuitStep, actor: User) -> None:
    submission.step = step
    submission.committee = step.committee
    submission.version += 1
    submission.save(update_fields=["step", "committee", "version"])
    trace(action=Traced.STEP_ACCEPTED, target=submission, actor=actor)
    notices.tell_itc(submission, notices.STEP, actor)
    notices.tell_committee(submission, actor)


def _accept(submission: Submission, actor: User, now) -> Edition:
    page = Page.objects.filter(pk=submission.page_id, placement__binned_at__isnull=True).first()
    if page is None:
        raise Refused(GONE)
    edition = create_edition(submission, now)
    submission.edition = edition
    submission.save(update_fields=["edition"])
    _close(submission, SubmissionState.ACCEPTED)
    trace(action=Traced.EDITION_ACCEPTED, target=edition, actor=actor, data={"submission": submission.pk})
    tell_source_of_reuse(page=page, actor=actor, kind=notices.REUSED_IN_PUBLIC, target=edition.publication)
    notices.tell_itc(submission, notices.ACCEPTED, actor, with_chair=True)
    return edition


@transaction.atomic
def withdraw(*, publication: Publication, actor: User, reason: str, edition: Edition | None = None) -> None:
    """Takes one edition, or all those in force, out of the public's sight; the date and the reason stay public."""
    publication = _locked_publication(publication, actor, Action.WITHDRAW)
    if not reason.strip():
        raise Refused("Donnez le motif du retrait : il est montré au public à la place du contenu.")
    withdrawn = publication.editions.filter(withdrawals=None)
    if edition is not None:
        withdrawn = withdrawn.filter(pk=edition.pk)
    rows = [
        Withdrawal(edition=one, reason=reason.strip(), withdrawn_by=actor, withdrawn_at=access.now())
        for one in withdrawn
    ]
    if not rows:
        raise Refused("Cette édition est déjà retirée.")
    for row in rows:  # one save each: receivers of withdrawals do not hear a bulk insert
        row.save()
    withdrawn_ids = [row.edition_id for row in rows]
    publication.editions.filter(pk__in=withdrawn_ids).update(in_catalogue=False)
    close_requests(publication, actor)
    trace(action=Traced.WITHDRAWN, target=publication, actor=actor, data={"editions": withdrawn_ids})
    last = Submission.objects.filter(edition__in=withdrawn_ids).order_by("-edition__number").first()
    if last:
        notices.tell_itc(last, notices.WITHDRAWN, actor, with_chair=True)


def _locked_publication(publication: Publication, actor: User, action: Action) -> Publication:
    lock_places(actor, departments=[publication.department_id])
    lock_pages(publication.page_id)
    lock_rows(Submission.objects.filter(edition__publication=publication.pk))
    lock_public(publication.pk)
    locked = access.permitted(actor, action, Publication).filter(pk=publication.pk).first()
    if locked is None:
        raise NotAllowed("Vous ne pouvez pas faire cela sur cette publication.")
    return locked


@transaction.atomic
def purge(*, edition: Edition, actor: User, reason: str) -> None:
    """Deletes content and files when the law asks for it; the number, the date and the reason stay."""
    publication = _locked_publication(edition.publication, actor, Action.PURGE)
    edition = Edition.objects.get(pk=edition.pk, publication=publication)
    if not reason.strip():
        raise Refused("Donnez le motif : c'est tout ce qui restera de cette édition, avec son numéro et sa date.")
    if edition.purged_at:
        raise Refused("Le contenu de cette édition est déjà supprimé.")
    now = access.now()
    Withdrawal.objects.get_or_create(
        edition=edition, defaults={"reason": reason.strip(), "withdrawn_by": actor, "withdrawn_at": now}
    )
    blank = Reading(edition.kind, edition.as_reading().kind_label, PURGED_TITLE, "", edition.licence).to_json()
    _blank_edition(edition, blank, reason.strip(), now)
    _blank_origins(edition, blank)
    close_requests(publication, actor)
    trace(action=Traced.PURGED, target=edition, actor=actor)


def _blank_edition(edition: Edition, blank: dict, reason: str, now) -> None:
    names = list(edition.files.values_list("file", flat=True))
    edition.files.all().delete()
    edition.credits.all().delete()
    edition.facets.all().delete()
    Edition.objects.filter(pk=edition.pk).update(
        title=PURGED_TITLE,
        slug="contenu-supprime",
        summary="",
        reading=blank,
        html="",
        contact="",
        attribution="",
        topic_slug="",
        folded=fold(PURGED_TITLE),
        in_catalogue=False,
        purged_at=now,
        purge_reason=reason[:500],
    )
    transaction.on_commit(lambda: [default_storage.delete(name) for name in names])


def _blank_origins(edition: Edition, blank: dict) -> None:
    """Blanks the submission, the texts kept of the edition elsewhere, and its title in attributions."""
    words = f"D'après une ressource de {edition.publication.publisher.in_words}, dont le contenu a été supprimé"
    for submission in Submission.objects.filter(edition=edition):
        submission.files.all().delete()
        submission.credits.all().delete()
        Submission.objects.filter(pk=submission.pk).update(title=PURGED_TITLE, reading=blank, contact="")
    reuses = Reuse.objects.filter(Q(source_edition=edition) | Q(source_page__publication=edition.publication_id))
    Edition.objects.filter(publication__page__reuse__in=reuses).update(attribution=words)
    reuses.update(source_reading=blank, attribution=words)
