"""The personal data of discussions (messages, reading, mails), and how it is erased."""

from accounts.models import ERASED, User
from itc_spaces.discussion.models import Contribution, Digest, MailRhythm, ReadMark


def export_messages(user: User) -> list[dict]:
    """Exports the person's messages, including moderated ones."""
    return [
        {
            "écrit le": said.created_at, "modifié le": said.edited_at, "nom": said.author_name,
            "fonction": said.author_quality, "texte": said.body or said.withheld, "retiré le": said.removed_at,
            "motif": said.removal_reason, "fichiers": [link.attachment.name for link in said.files.all()],
        }
        for said in Contribution.objects.filter(author=user).prefetch_related("files__attachment")
    ]  # fmt: skip


def forget_messages(user: User) -> None:
    """Keeps the words without the person, so that other people's answers still make sense."""
    Contribution.objects.filter(author=user).update(author=None, author_name=ERASED, author_quality="")


def export_reading(user: User) -> list[dict]:
    read = ReadMark.objects.filter(recipient=user).values("read_at")
    wanted = MailRhythm.objects.filter(recipient=user).values("rhythm")
    return [*read, *wanted, *Digest.objects.filter(recipient=user).values("event", "mailed_at")]


def forget_reading(user: User) -> None:
    for model in (ReadMark, MailRhythm, Digest):
        model.objects.filter(recipient=user).delete()
