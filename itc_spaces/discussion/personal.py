"""What discussions hold on a person: their messages, how far they read, their mails; and how they forget them."""

from accounts.models import ERASED, User
from itc_spaces.discussion.models import Contribution, Digest, MailRhythm, ReadMark


def export_messages(user: User) -> list[dict]:
    """What moderation took away is theirs too."""
    return [
        {
            "écrit le": said.created_at, "modifié le": said.edited_at, "nom": said.author_name,
            "fonction": said.author_quality, "texte": said.body or said.withheld, "retiré le": said.removed_at,
            "motif": said.removal_reason, "fichiers": [link.attachment.name for link in said.files.all()],
        }
        for said in Contribution.objects.filter(author=user).prefetch_related("files__attachment")
    ]  # fmt: skip


def forget_messages(user: User) -> None:
    """The answers of others keep their sense: the words stay, without the person."""
    Contribution.objects.filter(author=user).update(author=None, author_name=ERASED, author_quality="")


def export_reading(user: User) -> list[dict]:
    read = ReadMark.objects.filter(recipient=user).values("read_at")
    wanted = MailRhythm.objects.filter(recipient=user).values("rhythm")
    return [*read, *wanted, *Digest.objects.filter(recipient=user).values("event", "mailed_at")]


def forget_reading(user: User) -> None:
    for model in (ReadMark, MailRhythm, Digest):
        model.objects.filter(recipient=user).delete()
