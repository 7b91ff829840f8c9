"""The files of a message, with the same checks as a resource's files."""

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from itc_spaces.discussion.actions.checks import locked_contribution, trace_contribution
from itc_spaces.discussion.models import Contribution, ContributionFile
from itc_spaces.discussion.targets import home_of, target_of
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.trace import Traced
from knowledge.actions.files import Taken, store, take_upload
from knowledge.models import Attachment
from web.refusals import Refused

MAX_FILES = 5


@dataclass(frozen=True)
class GivenFile:
    upload: UploadedFile
    alternative_text: str = ""


def take(given: GivenFile) -> Taken:
    return take_upload(given.upload, given.alternative_text)


def attach(contribution: Contribution, actor: User, taken: Taken) -> Attachment:
    attachment = store(space=home_of(target_of(contribution)), actor=actor, **taken.stored)
    ContributionFile.objects.create(contribution=contribution, attachment=attachment)
    return attachment


def add_file(*, contribution: Contribution, actor: User, given: GivenFile) -> Attachment:
    return _add_file(contribution=contribution, actor=actor, taken=take(given))


@transaction.atomic
def _add_file(*, contribution: Contribution, actor: User, taken: Taken) -> Attachment:
    contribution = locked_contribution(actor, Action.EDIT, contribution)
    if contribution.files.count() >= MAX_FILES:
        raise Refused(f"Un message porte au plus {MAX_FILES} fichiers : retirez-en un d'abord.")
    attachment = attach(contribution, actor, taken)
    _edited(contribution, actor, attachment.pk)
    return attachment


@transaction.atomic
def drop_file(*, contribution: Contribution, actor: User, attachment_id: int) -> None:
    contribution = locked_contribution(actor, Action.EDIT, contribution)
    links = contribution.files.filter(attachment=attachment_id)
    if links.exists():
        links.delete()
        _edited(contribution, actor, attachment_id)


def _edited(contribution: Contribution, actor: User, attachment_id: int) -> None:
    contribution.edited_at = access.now()
    contribution.save(update_fields=["edited_at"])
    trace_contribution(Traced.CONTRIBUTION_EDITED, contribution, actor, {"attachment": attachment_id})
