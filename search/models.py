"""What is not in the indexes yet, how far a rebuild has come, the text of files, and the words of the coordination."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from search.enums import TextState


class Change(models.Model):
    """The outbox: one thing that may differ from what the indexes hold, written in the transaction of the change.

    `narrows`: some who could find it may not any more; until it is applied, queries exclude it.
    """

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    narrows = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    try_after = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)  # tried enough: shown to people, not tried again

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
    """One row: counts the readings of the database made for the indexes, so that a later one has a larger version."""

    value = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "compteur d'écritures"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="write_count_is_one_row")]

    def __str__(self) -> str:
        return str(self.value)


class IndexMark(models.Model):
    """The version of the last write that an index is known to hold whole."""

    index = models.CharField(max_length=20, unique=True)
    version = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = "repère d'un index"

    def __str__(self) -> str:
        return f"{self.index}: {self.version}"


class Rebuild(models.Model):
    """A generation being filled: where to go on if it is interrupted. `version` is of the last write that is whole."""

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
    """A thing that changed during a rebuild, which is to read it again."""

    rebuild = models.ForeignKey(Rebuild, models.CASCADE, related_name="missed")
    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = "changement pendant une reconstruction"
        verbose_name_plural = "changements pendant une reconstruction"

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"


class FileText(models.Model):
    """The text of a file's content, by its digest: the same bytes are read once. `pages`: [[number or null, text]]."""

    sha256 = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=8, choices=TextState, default=TextState.WAITING)
    pages = models.JSONField(default=list, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "texte d'un fichier"
        indexes = [models.Index(fields=["asked_at"], condition=Q(state="WAITING"), name="file_text_waiting")]

    def __str__(self) -> str:
        return self.sha256[:12]


class SynonymGroup(models.Model):
    """Expressions that say the same, one a line; the coordination edits them, queries read them."""

    expressions = models.TextField(
        "expressions", max_length=1000, help_text="Une par ligne : un mot, un sigle ou quelques mots."
    )
    retired_at = models.DateTimeField("retiré le", null=True, blank=True)

    class Meta:
        verbose_name = "groupe de synonymes"
        ordering = ["expressions"]

    def __str__(self) -> str:
        return ", ".join(self.words)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(line for line in (line.strip() for line in self.expressions.splitlines()) if line)


class FruitlessSearch(models.Model):
    """Words that found nothing, and how often: nobody's name, no date finer than a month."""

    words = models.CharField(max_length=100, unique=True)
    count = models.PositiveIntegerField(default=1)
    month = models.DateField()

    class Meta:
        verbose_name = "recherche sans résultat"
        ordering = ["-count", "words"]

    def __str__(self) -> str:
        return self.words
