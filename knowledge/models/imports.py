"""Documents that people bring, the tray of what has no place yet, and the labels by which answers are recognised."""

from django.conf import settings
from django.db import models
from wagtail.models import Page

from itc_spaces.spaces.models import Retirable
from knowledge.enums import ImportState
from knowledge.models.files import Attachment
from web.alphabet import FrenchNamed


class ImportedFile(models.Model):
    """A document that a person brings. Once read, it has a draft and a tray, which the draft's editors empty.

    `said`: for each answer filled from it, how sure it is and under which labels it stood. `reading`: the resource as
    the document says it. `tray`: what waits, each with its `id`. `words`: how many are placed, wait, or stay out.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="imported_files"
    )
    space = models.ForeignKey("itc_spaces.Space", models.CASCADE, related_name="+")
    thematic = models.ForeignKey("itc_spaces.Thematic", models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=20)
    name = models.CharField("nom du fichier", max_length=150)
    attachment = models.ForeignKey(Attachment, models.SET_NULL, null=True, blank=True, related_name="+")
    page = models.ForeignKey(Page, models.CASCADE, null=True, blank=True, related_name="imported_files")
    state = models.CharField(max_length=8, choices=ImportState, default=ImportState.WAITING)
    refusal = models.TextField(blank=True)
    said = models.JSONField(default=dict, blank=True)
    reading = models.JSONField(null=True, blank=True)
    tray = models.JSONField(default=list, blank=True)
    words = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "document apporté"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["created_at"], condition=models.Q(state="WAITING"), name="imported_waiting")]

    def __str__(self) -> str:
        return self.name

    @property
    def to_check(self) -> list[str]:
        """Returns the keys of the answers that somebody should check."""
        return [key for key, said in self.said.items() if said["sure"] == "CHECK" and not said.get("empty")]


class KnownLabel(FrenchNamed, Retirable):
    """A label for all departments: « Constat de départ » means the answer « Contexte et besoin repéré »."""

    name = models.CharField("libellé", max_length=80, unique=True, help_text="Comme il est écrit dans les documents.")
    slug = models.SlugField(max_length=80, unique=True)
    answer = models.CharField("réponse", max_length=40, help_text="Là où ira ce qui est écrit sous ce libellé.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "libellé reconnu"
        verbose_name_plural = "libellés reconnus"
        ordering = ["answer", "name_key", "pk"]

    def __str__(self) -> str:
        return self.name
