"""What is a person's own: how far they have read, and how they want their mails."""

from django.db import transaction
from django.db.models import Model

from itc_spaces import access
from itc_spaces.discussion.enums import Rhythm
from itc_spaces.discussion.models import MailRhythm, ReadMark
from itc_spaces.discussion.targets import column_of, on_of, with_discussion
from itc_spaces.refusals import NotAllowed


@transaction.atomic
def mark_read(*, target: Model, reader) -> None:
    if not with_discussion(reader, on_of(target)).filter(pk=target.pk).exists():
        raise NotAllowed("Vous ne lisez pas cet échange.")
    ReadMark.objects.update_or_create(**column_of(target), recipient=reader, defaults={"read_at": access.now()})


def choose_rhythm(*, person, rhythm: Rhythm) -> None:
    """From now on; what was already to be sent follows the choice when it leaves."""
    MailRhythm.objects.update_or_create(recipient=person, defaults={"rhythm": rhythm})
