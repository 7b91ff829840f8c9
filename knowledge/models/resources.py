"""The abstract page of every resource, and what hangs on it beside its revisions."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page

from itc_spaces.models import LockedPlace, Topic
from knowledge.editor import ResourceForm
from knowledge.enums import Licence, Written
from knowledge.models.files import Attachment, PageFile
from knowledge.reading import Reading, ReadingFile, Section
from knowledge.text import clean_text, slug_of

TITLE_LENGTH = 100
SUMMARY_LENGTH = 300
SLUG_CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def in_two_years() -> date:
    """When a text is asked again whether it still holds, unless its author says otherwise."""
    today = timezone.localdate()
    return today.replace(year=today.year + 2, day=min(today.day, 28))


class Public(models.Model):
    """Whom a practice is for: the controlled list of « publics »."""

    name = models.CharField("public", max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "public"
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class Resource(LockedPlace, Page):
    """A new type of resource is one model that says what it reads and what sharing it needs; see types.py."""

    kind: str  # a stable word, the colour and the glyph of the type
    kind_label: str
    takes_feedback = False  # it is used in the field, and who used it tells how it went
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

    def _set_core_field_defaults(self):
        if not self.slug:
            # Set once: the random end keeps `-2` from telling of a hidden twin.
            self.slug = f"{slug_of(self.title, self.kind)}-{get_random_string(6, SLUG_CHARACTERS)}"
        super()._set_core_field_defaults()

    def clean(self):
        super().clean()
        self.title = clean_text(self.title)
        self.summary = clean_text(self.summary)
        if len(self.title) > TITLE_LENGTH:
            raise ValidationError(
                {"title": f"Le titre compte {len(self.title)} caractères : gardez-en {TITLE_LENGTH} au plus."}
            )

    def reading(self) -> Reading:
        from knowledge.readings import reading_of

        return reading_of(self)

    def take_list(self, section: Section) -> None:
        """A section that this type keeps as a list of its own, written from another's reading."""

    def take_from(self, reading: Reading) -> None:
        """Beside the plain facts and the sections: what of another's reading this type takes in its own way."""

    def take_file(self, file: ReadingFile, attachment: Attachment, position: int) -> None:
        """Hangs on this draft its own copy of a file that another's reading shows."""
        self.file_links.add(PageFile(attachment=attachment, caption=file.caption, role=file.role, sort_order=position))

    def missing_to_share(self) -> list[str]:
        """Labels of the answers still needed before this is shared; empty when it is ready."""
        raise NotImplementedError(f"{type(self).__name__} must say what sharing needs.")

    def serve(self, request, *args, **kwargs):
        from knowledge.views.pages import render_resource

        return render_resource(request, self)

    def serve_preview(self, request, mode_name):
        from knowledge.views.pages import render_resource

        return render_resource(request, self, preview=True)


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


class UnfinishedForm(models.Model):
    """What someone was typing, so that an interrupted form is found again. Not a draft: nobody else reads it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="unfinished_forms")
    # A new resource in a space, or in a thematic of it; or the editing of a page.
    space = models.ForeignKey("itc_spaces.Space", models.CASCADE, related_name="+")
    thematic = models.ForeignKey("itc_spaces.Thematic", models.CASCADE, null=True, blank=True, related_name="+")
    page = models.ForeignKey(Page, models.CASCADE, null=True, blank=True, related_name="unfinished_forms")
    kind = models.CharField(max_length=20)
    answers = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "saisie interrompue"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "space", "kind"],
                condition=models.Q(page__isnull=True, thematic__isnull=True),
                name="unfinished_form_one_new",
            ),
            models.UniqueConstraint(
                fields=["user", "thematic", "kind"],
                condition=models.Q(page__isnull=True),
                name="unfinished_form_one_new_per_thematic",
            ),
            models.UniqueConstraint(
                fields=["user", "page"], condition=models.Q(page__isnull=False), name="unfinished_form_one_per_page"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.user_id}"


class StartKey(models.Model):
    """A form's own key, kept once its page exists: the same form sent twice makes one page."""

    key = models.UUIDField(unique=True)
    page = models.ForeignKey(Page, models.CASCADE, related_name="start_keys")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "clé de formulaire"

    def __str__(self) -> str:
        return str(self.key)
