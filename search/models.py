"""Changes that the indexes lack, the progress of rebuilds, the text of files, and the coordination's words."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from itc_spaces.spaces.models import Department
from search.enums import TextState
from web.alphabet import French


class Change(models.Model):
    """A row of the outbox: an object that may differ from the indexes, written in the transaction of its change.

    `narrows`: some readers may no longer find it; queries exclude it until it is applied.
    """

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    narrows = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    try_after = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)  # not tried again: people see it

    class Meta:
        verbose_name = "changement à indexer"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["kind", "object_id"], condition=Q(narrows=True), name="change_narrows"),
            models.Index(fields=["set_aside_at"], condition=Q(set_aside_at__isnull=False), name="change_set_aside"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"


class WriteCount(models.Model):
    """A single row: it counts the readings made for the indexes, so that a later reading has a larger version."""

    value = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "compteur d'écritures"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="write_count_is_one_row")]

    def __str__(self) -> str:
        return str(self.value)


class IndexMark(models.Model):
    """The version of the last write that an index surely holds completely."""

    index = models.CharField(max_length=20, unique=True)
    version = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = "repère d'un index"

    def __str__(self) -> str:
        return f"{self.index}: {self.version}"


class Rebuild(models.Model):
    """A generation being filled, and where to continue it. `version` is the version of the last complete write."""

    index = models.CharField(max_length=20, unique=True)
    generation = models.CharField(max_length=100)
    version = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=20, blank=True)
    last_id = models.PositiveBigIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "reconstruction d'un index"

    def __str__(self) -> str:
        return f"{self.index}: {self.done}/{self.total}"


class Missed(models.Model):
    """An object that changed during a rebuild; the rebuild must read it again."""

    rebuild = models.ForeignKey(Rebuild, models.CASCADE, related_name="missed")
    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = "changement pendant une reconstruction"
        verbose_name_plural = "changements pendant une reconstruction"

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"


class FileText(models.Model):
    """The text of a file's content, by digest: the same bytes are read once. `pages` is [[number or null, text]].

    `reader` is the version of the extraction that last asked for the text; 0 is any earlier version.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=8, choices=TextState, default=TextState.WAITING)
    pages = models.JSONField(default=list, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    try_after = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    reader = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "texte d'un fichier"
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(state="WAITING"), name="file_text_waiting"),
            models.Index(fields=["try_after"], condition=Q(state="FAILED"), name="file_text_failed"),
            models.Index(fields=["reader"], name="file_text_reader"),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]


class SynonymGroup(models.Model):
    """Expressions with the same meaning, one per line; the coordination edits them, and queries use them."""

    expressions = models.TextField(
        "expressions", max_length=1000, help_text="Une par ligne : un mot, un sigle ou quelques mots."
    )
    retired_at = models.DateTimeField("retiré le", null=True, blank=True)

    class Meta:
        verbose_name = "groupe de synonymes"
        ordering = [French("expressions"), "pk"]

    def __str__(self) -> str:
        return ", ".join(self.words)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(line for line in (line.strip() for line in self.expressions.splitlines()) if line)


class FruitlessSearch(models.Model):
    """Words that found nothing in a department, and how often: without names, and without a date finer than a month."""

    words = models.CharField(max_length=100)
    # The department of the person who searched; empty for the public.
    department = models.ForeignKey(Department, models.CASCADE, null=True, blank=True, related_name="+")
    count = models.PositiveIntegerField(default=1)
    month = models.DateField()

    class Meta:
        verbose_name = "recherche sans résultat"
        ordering = ["-count", French("words"), "pk"]
        constraints = [
            models.UniqueConstraint(fields=["words", "department"], name="fruitless_one_a_department"),
            models.UniqueConstraint(
                fields=["words"], condition=Q(department__isnull=True), name="fruitless_one_of_the_public"
            ),
        ]

    def __str__(self) -> str:
        return self.words
