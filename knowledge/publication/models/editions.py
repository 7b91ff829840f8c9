"""What the public reads: copies that nothing members do can change."""

from dataclasses import replace
from pathlib import PurePosixPath
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.urls import reverse
from wagtail.models import Page

from itc_spaces.spaces.models import Department, Published, Space
from knowledge.enums import FileKind, FileRole, Licence
from knowledge.reading import Reading, ReadingFile
from knowledge.types import kind_labels, takes_feedback
from web.text import itc_in_words

# The edition outlives the model that wrote it.


def public_path(edition_file: "EditionFile", name: str) -> str:
    token = uuid4().hex
    return f"editions/{token[:2]}/{token}{PurePosixPath(name).suffix.lower()}"


class Publisher(models.Model):
    """An ITC as the public knows it; its name is copied when an edition is accepted."""

    space = models.OneToOneField(Space, models.SET_NULL, null=True, related_name="publisher")
    department = models.ForeignKey(Department, models.PROTECT, related_name="publishers")
    name = models.CharField(max_length=255)
    slug = models.SlugField(max_length=255, unique=True)

    class Meta:
        verbose_name = "ITC éditrice"

    def __str__(self) -> str:
        return self.name

    @property
    def in_words(self) -> str:
        return itc_in_words(self.name)


class Publication(Published):
    """The public life of a resource: it numbers its editions, and never uses a number twice."""

    page = models.OneToOneField(Page, models.SET_NULL, null=True, related_name="publication")
    publisher = models.ForeignKey(Publisher, models.PROTECT, related_name="publications")
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "publication"

    def __str__(self) -> str:
        return f"publication {self.pk}"


class Edition(models.Model):
    """Immutable, except for `purge`. `html` stores the body; the page adds credits and contact when it shows it."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    # True only for a publication's newest edition, while it is in force: it is in the catalogue and the feeds.
    in_catalogue = models.BooleanField(default=True)
    slug = models.SlugField(max_length=100)
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=100)
    summary = models.CharField(max_length=300)
    licence = models.CharField(max_length=8, choices=Licence)
    topic_slug = models.SlugField(max_length=80, blank=True)  # for the drawn cover
    reading = models.JSONField()
    html = models.TextField()
    contact = models.CharField(max_length=200, blank=True)
    # Title and summary without accents or capitals, for searching and sorting in the database.
    folded = models.CharField(max_length=800)
    # The source, in words; below, its publication if it has one.
    attribution = models.CharField(max_length=400, blank=True)
    source = models.ForeignKey(Publication, models.PROTECT, null=True, blank=True, related_name="adapted_in")
    accepted_at = models.DateTimeField()
    purged_at = models.DateTimeField(null=True, blank=True)
    purge_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "édition"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["publication"],
                condition=models.Q(in_catalogue=True),
                name="edition_one_in_catalogue_per_publication",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-accepted_at", "-id"], condition=models.Q(in_catalogue=True), name="edition_catalogue"
            ),
        ]

    def __str__(self) -> str:
        return f"édition {self.number} de {self.publication_id}"

    def save(self, *args, **kwargs):
        if self.pk and not self._state.adding:
            raise TypeError("An edition is immutable: withdraw it, purge it, or accept a new one.")
        super().save(*args, **kwargs)

    @property
    def takes_feedback(self) -> bool:
        return takes_feedback(self.kind)

    @property
    def kind_label(self) -> str:
        return kind_labels().get(self.kind, self.kind)

    def get_absolute_url(self) -> str:
        return reverse("edition", args=[self.publication_id, self.slug])

    def numbered_url(self) -> str:
        return reverse("edition_number", args=[self.publication_id, self.slug, self.number])

    def as_reading(self) -> Reading:
        """Returns the stored reading with the edition's own files; these never change, so they are not stored in it."""
        files = tuple(
            ReadingFile(file.pk, file.name, file.kind, file.size, file.caption, file.alternative_text, file.role)
            for file in self.files.all()
        )
        return replace(Reading.from_json(self.reading), files=files)


class EditionFacet(models.Model):
    """The values that the catalogue filters and counts by, copied when an edition is accepted."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="facets")
    facet = models.CharField(max_length=12)  # the word of a row of `publication.facets`
    value = models.CharField(max_length=80)
    label = models.CharField(max_length=255)

    class Meta:
        verbose_name = "facette"
        constraints = [models.UniqueConstraint(fields=["edition", "facet", "value"], name="edition_facet_once")]
        indexes = [models.Index(fields=["facet", "value", "edition"], name="edition_facet_value")]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}"


class EditionFile(models.Model):
    """The edition's own copy of a file, without metadata: it stays even if the private file goes."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="files")
    file = models.FileField(upload_to=public_path, max_length=200)
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=8, choices=FileKind)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    caption = models.CharField(max_length=200, blank=True)
    alternative_text = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=10, choices=FileRole, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "fichier d'une édition"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("edition_file", args=[self.pk, self.name])


class EditionCredit(models.Model):
    """A person as named at that time; anonymising this row leaves the edition unchanged."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="credits")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=160)
    quality = models.CharField(max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "crédit d'une édition"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class Withdrawal(models.Model):
    """A dated retrait. Withdrawing a whole publication writes one for each of its editions."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="withdrawals")
    reason = models.TextField("motif", max_length=1000)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField()

    class Meta:
        verbose_name = "retrait"
        ordering = ["-withdrawn_at"]
        constraints = [
            models.UniqueConstraint(fields=["edition"], name="withdrawal_once_per_edition"),
        ]

    def __str__(self) -> str:
        return f"retrait du {self.withdrawn_at:%d/%m/%Y}"
