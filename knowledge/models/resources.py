"""The abstract page of every resource, and the rows outside its revisions (credits, keys of forms)."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page

from itc_spaces.spaces.models import Retirable, ShownPlace, Topic
from knowledge.editor import ResourceForm
from knowledge.enums import Licence, Written
from knowledge.models.files import Attachment, PageFile
from knowledge.models.keywords import PageKeyword, follow_aliases
from knowledge.questions import TITLE_LENGTH, Group, Question, asked
from knowledge.reading import Reading, ReadingFile, Section
from knowledge.readings import label_of, reading_of
from knowledge.types import kind_labels
from web.alphabet import FrenchNamed
from web.text import clean_text, slug_of

SUMMARY_LENGTH = 300
SLUG_CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def in_two_years() -> date:
    """Returns the default day when somebody must confirm that a text still holds."""
    today = timezone.localdate()
    return today.replace(year=today.year + 2, day=min(today.day, 28))


class Public(FrenchNamed, Retirable):
    """The people for whom a practice is: a row of the controlled list of « publics »."""

    name = models.CharField("public", max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "public"
        ordering = ["position", "name_key", "pk"]

    def __str__(self) -> str:
        return self.name


class Resource(ShownPlace, Page):
    """The base of every type of resource: its model says its facts, its sections and its questions; see types.py."""

    kind: str  # the stable word under which the type is registered
    questions: tuple[Group, ...] = ()  # the questions of its form, in order: see questions.py
    own: tuple[str, ...] = ()  # answers about one team, which each adaptation gives anew
    # What its reading says, in reading order: the short answers, then the long ones with how each is written.
    facts: tuple[str, ...] = ()
    sections: tuple[tuple[str, Written], ...] = ()

    summary = models.CharField(
        "en bref",
        max_length=SUMMARY_LENGTH,
        blank=True,
        help_text="Ce qu'un collègue lira en premier, en deux ou trois phrases.",
    )
    topics = ParentalManyToManyField(Topic, blank=True, related_name="%(class)ss", verbose_name="sujets")
    keywords = ClusterTaggableManager(
        through=PageKeyword, blank=True, verbose_name="mots-clés", help_text="Huit au plus, séparés par des virgules."
    )
    licence = models.CharField("licence", max_length=8, choices=Licence, default=Licence.OPEN)
    revisit_on = models.DateField("à réinterroger le", null=True, blank=True, default=in_two_years)

    base_form_class = ResourceForm
    parent_page_types = ["itc_spaces.Space"]
    subpage_types = []
    promote_panels = []
    settings_panels = []
    template = "knowledge/resource.html"
    preview_modes = [("", "Lecture")]

    class Meta:
        abstract = True

    @classmethod
    def new_slug(cls, title: str) -> str:
        """Returns a slug that never changes; its random end hides whether another resource has the same title."""
        return f"{slug_of(title, cls.kind)}-{get_random_string(6, SLUG_CHARACTERS)}"

    def _set_core_field_defaults(self):
        if not self.slug:
            self.slug = self.new_slug(self.title)
        super()._set_core_field_defaults()

    def clean(self):
        super().clean()
        typed, self.title = self.title, clean_text(self.title)
        if typed and not self.title:
            raise ValidationError({"title": "Ce titre ne contient aucun caractère visible : écrivez-en un."})
        self.summary = clean_text(self.summary)
        if len(self.title) > TITLE_LENGTH:
            raise ValidationError(
                {"title": f"Le titre compte {len(self.title)} caractères : gardez-en {TITLE_LENGTH} au plus."}
            )

    def save(self, *args, **kwargs):
        follow_aliases(self)
        super().save(*args, **kwargs)

    def save_revision(self, *args, **kwargs):
        follow_aliases(self)
        return super().save_revision(*args, **kwargs)

    @property
    def kind_label(self) -> str:
        return kind_labels()[self.kind]

    def reading(self) -> Reading:
        return reading_of(self)

    def list_items(self, name: str) -> list[dict]:
        """Returns the rows of an answer that is a list, with the fields that its form asks."""
        raise NotImplementedError(f"{type(self).__name__} must say the rows of {name}.")

    def write_list(self, name: str, items: Iterable[dict]) -> None:
        """Writes the rows of an answer that is a list."""
        raise NotImplementedError(f"{type(self).__name__} must write the rows of {name}.")

    def take_list(self, section: Section) -> None:
        """Writes a section of another resource's reading as this type's own list."""

    def take_from(self, reading: Reading) -> None:
        """Takes what this type reads in its own way from another resource's reading, besides facts and sections."""

    def take_file(self, file: ReadingFile, attachment: Attachment, position: int) -> None:
        """Adds to this draft its own copy of a file of another resource's reading."""
        self.file_links.add(PageFile(attachment=attachment, caption=file.caption, role=file.role, sort_order=position))

    def unanswered(self) -> list[Question]:
        """Returns the questions to answer before sharing, in the order of the form; [] when the resource is ready."""
        return [question for question in asked(self.questions) if question.is_needed(self) and not self._says(question)]

    def _says(self, question: Question) -> bool:
        answer = getattr(self, self._meta.get_field(question.name).attname)  # of a related row, its key is enough
        return bool(answer.all() if hasattr(answer, "all") else answer)

    def missing_to_share(self) -> list[str]:
        """Returns the labels of the questions to answer before sharing."""
        return [label_of(type(self), question.name) for question in self.unanswered()]


class Credit(models.Model):
    """An author of a resource. Credits stay outside revisions, so that restoring a text never changes the people."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="credits")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="credits")
    name = models.CharField("nom", max_length=160)
    quality = models.CharField("fonction", max_length=160, blank=True)
    consents_public = models.BooleanField("accepte d'être cité·e en public", default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "crédit"
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["page", "user"], name="credit_once_per_person_and_page")]

    def __str__(self) -> str:
        return self.name


class StartKey(models.Model):
    """The key of a sent form, kept with its page, so that the same form sent twice makes one page."""

    key = models.UUIDField(unique=True)
    page = models.ForeignKey(Page, models.CASCADE, related_name="start_keys")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "clé de formulaire"

    def __str__(self) -> str:
        return str(self.key)
