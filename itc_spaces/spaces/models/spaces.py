"""The private space of an ITC: a page, and beside the page what decides access."""

from collections.abc import Callable

from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from itc_spaces.spaces.models.dated import Dated
from itc_spaces.spaces.models.departments import Department, FrameworkAgreement, Territory


class LockedPlace:
    """Mixin of every page: the page never leaves its place, and no revision restores an old address."""

    read_with: tuple[str, ...] = ()  # related rows that its page shows, loaded with it
    tester: type  # what the editor offers on it; an app above the models sets it at start

    def can_move_to(self, parent) -> bool:
        return False

    def permissions_for_user(self, user):
        return self.tester(user, self)

    def with_content_json(self, content):
        page = super().with_content_json(content)
        page.slug = self.slug
        page.url_path = self.url_path
        return page


class ShownPlace(LockedPlace):
    """A page that the site shows, by a view that its app sets at start: models import no views."""

    render: Callable  # takes a request, a page and `preview`

    def serve(self, request, *args, **kwargs):
        return type(self).render(request, self)

    def serve_preview(self, request, mode_name):
        return type(self).render(request, self, preview=True)


class SpacesIndex(LockedPlace, Page):
    """The root of the single site; « Mon ITC » is shown at its address."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["itc_spaces.Space"]
    max_count = 1

    class Meta:
        verbose_name = "ensemble des espaces"


class Space(ShownPlace, Page):
    """An ITC: its name and presentation. `SpaceRecord`, seats and offices decide access."""

    read_with = ("record",)

    presentation = RichTextField("présentation", blank=True)

    content_panels = [FieldPanel("title"), FieldPanel("presentation")]
    promote_panels = []
    settings_panels = []
    parent_page_types = ["itc_spaces.SpacesIndex"]
    template = "itc_spaces/space.html"

    class Meta:
        verbose_name = "espace d'une ITC"
        verbose_name_plural = "espaces des ITC"


class SpaceRecord(models.Model):
    """What no revision may restore of a space: its department, its closing, its own rules."""

    space = models.OneToOneField(Space, models.CASCADE, related_name="record")
    department = models.ForeignKey(Department, models.PROTECT, related_name="space_records")
    opened_on = models.DateField("ouvert le")
    closed_at = models.DateTimeField("fermé le", null=True, blank=True)
    closing_reason = models.TextField("motif de fermeture", blank=True, max_length=1000)
    guests_take_turns = models.BooleanField("les invités prennent leur tour", default=False)
    # The ITC's own rhythm, if it chose a shorter one than its agreement asks.
    meets_every_months = models.PositiveSmallIntegerField("se réunit tous les … mois", null=True, blank=True)

    class Meta:
        verbose_name = "registre d'un espace"

    def __str__(self) -> str:
        return f"espace {self.space_id}"


class Deployment(Dated):
    """Ties a space to an agreement and a territory for a time; the ITC outlives both."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="deployments")
    agreement = models.ForeignKey(FrameworkAgreement, models.PROTECT, related_name="deployments")
    territory = models.ForeignKey(Territory, models.PROTECT, related_name="deployments")
    diagnosis = models.TextField("diagnostic partagé", blank=True, max_length=5000)

    class Meta(Dated.Meta):
        verbose_name = "déploiement"
        ordering = ["-starts_on"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["space"],
                condition=Q(ends_on__isnull=True, ended_at__isnull=True),
                name="deployment_one_open_per_space",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.space_id}, {self.agreement_id}"
