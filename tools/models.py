"""Tools: files in versions, which other teams can use as they are or change."""

from django.conf import settings
from django.db import models
from wagtail.fields import RichTextField

from itc_spaces.spaces.models import ShownState
from knowledge.enums import Written
from knowledge.models import Attachment, PracticeSheet, Resource
from knowledge.panels import panels_of
from knowledge.reading import Reading, ReadingFile
from tools.enums import ToolKind, VersionRole
from tools.questions import TOOL
from tools.readings import reading_of_tool


class Tool(Resource):
    kind = "outil"
    read_with = ("version",)
    questions = TOOL
    facts = ("topics", "keywords", "tool_kind", "intended_users", "time_needed", "equipment")
    sections = (
        ("purpose", Written.RICH),
        ("use_when", Written.RICH),
        ("instructions", Written.RICH),
    )

    tool_kind = models.CharField("type", max_length=16, choices=ToolKind, blank=True)
    purpose = RichTextField("à quoi ça sert", blank=True)
    intended_users = models.CharField("pour qui", max_length=250, blank=True)
    use_when = RichTextField("quand l'utiliser", blank=True)
    instructions = RichTextField("mode d'emploi", blank=True)
    time_needed = models.CharField("durée", max_length=120, blank=True)
    equipment = models.CharField("matériel", max_length=250, blank=True)
    # The version of this text; an older text has an older version.
    version = models.ForeignKey("tools.ToolVersion", models.SET_NULL, null=True, blank=True, related_name="+")

    content_panels = panels_of(TOOL)

    class Meta:
        verbose_name = "outil"
        verbose_name_plural = "outils"

    def reading(self) -> Reading:
        return reading_of_tool(self)

    def take_file(self, file: ReadingFile, attachment: Attachment, position: int) -> None:
        if file.role not in VersionRole.values:
            super().take_file(file, attachment, position)
            return
        if self.version is None:
            self.version = ToolVersion.objects.create(page=self, number=1, label="Reprise de la source")
        self.version.files.create(attachment=attachment, role=file.role)


class ToolVersion(ShownState):
    """A version whose files never change: a correction is another one. It is not in revisions, so none removes it."""

    page = models.ForeignKey(Tool, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("numéro")
    label = models.CharField("nom de la version", max_length=80)
    changes = models.TextField("ce qui change", max_length=2000, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    # How often one of its files was downloaded inside; nothing says who or when.
    downloads = models.PositiveIntegerField("téléchargements", default=0)

    class Meta:
        verbose_name = "version d'un outil"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="tool_version_number_once")]

    def __str__(self) -> str:
        return f"version {self.title}"

    @property
    def owes_accessible(self) -> bool:
        """Returns whether the accessible file, which may be added later, is missing; reads prefetched files."""
        return all(file.role != VersionRole.ACCESSIBLE for file in self.files.all())

    @property
    def title(self) -> str:
        """Returns « 2, « Rentrée » », or only the number when the label adds nothing."""
        return str(self.number) if self.label == str(self.number) else f"{self.number}, « {self.label} »"


class ToolVersionFile(models.Model):
    version = models.ForeignKey(ToolVersion, models.CASCADE, related_name="files")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="version_links")
    role = models.CharField("rôle", max_length=10, choices=VersionRole)

    class Meta:
        verbose_name = "fichier d'une version"
        ordering = ["-role"]  # the file to change comes first
        constraints = [models.UniqueConstraint(fields=["version", "role"], name="tool_version_role_once")]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.attachment_id}"


class ToolSheet(models.Model):
    """A sheet that the tool served. Readers are shown the ones they may read, and no trace of others."""

    tool = models.ForeignKey(Tool, models.CASCADE, related_name="sheet_links")
    sheet = models.ForeignKey(PracticeSheet, models.CASCADE, related_name="tool_links")

    class Meta:
        verbose_name = "fiche liée à un outil"
        constraints = [models.UniqueConstraint(fields=["tool", "sheet"], name="tool_sheet_once")]

    def __str__(self) -> str:
        return f"outil {self.tool_id}, fiche {self.sheet_id}"
