"""The abstract page of every resource, and what hangs on it beside its revisions."""

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
    """When a text is asked again whether it still holds, unless its author says otherwise."""
    today = timezone.localdate()
    return today.replace(year=today.year + 2, day=min(today.day, 28))


class Public(FrenchNamed, Retirable):
    """Whom a practice is for: the controlled list of « publics »."""

    name = models.CharField("public", max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "public"
        ordering = ["position", "name_key", "pk"]

    def __str__(self) -> str:
        return self.name


class Resource(ShownPlace, Page):
    """A new type of resource is one model that says what it reads and what sharing it needs; see types.py."""

    kind: str  # a stable word, under which the type is registered
    questions: tuple[Group, ...] = ()  # what its form asks, in the order of the form: see questions.py
    own: tuple[str, ...] = ()  # what one team did and had: an adaptation says its own, beside the source's words
    # What its reading says, in the order people read it: short answers, then long ones and how each is written.
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
        """Set once: the random end keeps `-2` from telling of a hidden twin."""
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
        """The rows of an answer that is a list, as its form asks them."""
        raise NotImplementedError(f"{type(self).__name__} must say the rows of {name}.")

    def write_list(self, name: str, items: Iterable[dict]) -> None:
        """Writes those rows."""
        raise NotImplementedError(f"{type(self).__name__} must write the rows of {name}.")

    def take_list(self, section: Section) -> None:
        """A section that this type keeps as a list of its own, written from another's reading."""

    def take_from(self, reading: Reading) -> None:
        """Beside the plain facts and the sections: what of another's reading this type takes in its own way."""

    def take_file(self, file: ReadingFile, attachment: Attachment, position: int) -> None:
        """Hangs on this draft its own copy of a file that another's reading shows."""
        self.file_links.add(PageFile(attachment=attachment, caption=file.caption, role=file.role, sort_order=position))

    def unanswered(self) -> list[Question]:
        """What is still needed before this is shared, in the order of the form; empty when it is ready."""
        return [question for question in asked(self.questions) if question.is_needed(self) and not self._says(question)]

    def _says(self, question: Question) -> bool:
        answer = getattr(self, question.name)
        return bool(answer.all() if hasattr(answer, "all") else answer)

    def missing_to_share(self) -> list[str]:
        """Labels of the answers still needed."""
        return [label_of(type(self), question.name) for question in self.unanswered()]


class Credit(models.Model):
    """Who wrote it, outside revisions: people are not content."""

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
    """A form's own key, kept once its page exists: the same form sent twice makes one page."""

    key = models.UUIDField(unique=True)
    page = models.ForeignKey(Page, models.CASCADE, related_name="start_keys")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "clé de formulaire"

    def __str__(self) -> str:
        return str(self.key)
