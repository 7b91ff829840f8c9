"""Private files: immutable, outside any web root, served by one view that asks access."""

from pathlib import PurePosixPath
from uuid import uuid4

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from itc_spaces.spaces.models import HeldFile
from knowledge.enums import FileKind, FileRole


def token_path(folder: str, name: str) -> str:
    """Returns a path that nobody can guess; the row keeps the person's own name for the file."""
    token = uuid4().hex
    return f"{folder}/{token[:2]}/{token}{PurePosixPath(name).suffix.lower()}"


def private_path(attachment: "Attachment", name: str) -> str:
    return token_path("private", name)


class Attachment(HeldFile):
    file = models.FileField(upload_to=private_path, max_length=200)
    name = models.CharField("nom du fichier", max_length=150)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField("taille en octets")
    kind = models.CharField("nature", max_length=8, choices=FileKind)
    alternative_text = models.CharField("texte de remplacement", max_length=300, blank=True)
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "pièce jointe"

    def __str__(self) -> str:
        return self.name


class PageFile(Orderable):
    """A file on a page, as the page's revisions know it; removing the file removes this row and keeps the bytes."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="file_links")
    # PROTECT would make a revision impossible to open once its file is gone.
    attachment = models.ForeignKey(Attachment, models.DO_NOTHING, related_name="page_links", db_constraint=False)
    caption = models.CharField("légende", max_length=200, blank=True)
    role = models.CharField("rôle", max_length=10, choices=FileRole, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = "fichier d'une ressource"

    def __str__(self) -> str:
        return self.caption or f"fichier {self.attachment_id}"
