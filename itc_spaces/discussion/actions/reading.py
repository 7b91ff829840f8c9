"""Each person's own settings: how far they have read, and when they want mails."""

from django.db import transaction
from django.db.models import Model

from itc_spaces.discussion.enums import Rhythm
from itc_spaces.discussion.models import MailRhythm, ReadMark
from itc_spaces.discussion.targets import column_of, on_of, with_discussion
from itc_spaces.spaces import access
from web.refusals import NotAllowed


@transaction.atomic
def mark_read(*, target: Model, reader) -> None:
    if not with_discussion(reader, on_of(target)).filter(pk=target.pk).exists():
        raise NotAllowed("Vous ne lisez pas cet échange.")
    ReadMark.objects.update_or_create(**column_of(target), recipient=reader, defaults={"read_at": access.now()})


def choose_rhythm(*, person, rhythm: Rhythm) -> None:
    """Keeps the choice, which also applies to a mail that waits."""
    MailRhythm.objects.update_or_create(recipient=person, defaults={"rhythm": rhythm})
