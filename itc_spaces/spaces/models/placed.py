"""The shapes of private things. `access` decides by shape; a model without a known shape is hidden."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models.departments import Committee, Department
from itc_spaces.spaces.models.spaces import Space


class Placed(models.Model):
    """Belongs to a space, and is read there or by the whole network.

    This shape has no rule or tokens: each model made from it gets its own in `access`, or is hidden.
    """

    space = models.ForeignKey(Space, models.PROTECT, related_name="space_%(class)ss")
    audience = models.CharField("partagé avec", max_length=8, choices=Audience, default=Audience.SPACE)

    class Meta:
        abstract = True


class Submitted(models.Model):
    """Is read by its space, and by the committee whose turn it is; `verdicts` says which committees decided before."""

    space = models.ForeignKey(Space, models.PROTECT, related_name="space_%(class)ss")
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Published(models.Model):
    """Is read by the public. Anonymous readers need no rule: their code never asks access."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True


class AskedOfDepartment(models.Model):
    """A request to the people who answer for a department, first by a person of an ITC, then by the ITC itself."""

    space = models.ForeignKey(Space, models.PROTECT, related_name="space_%(class)ss")
    department = models.ForeignKey(Department, models.PROTECT, related_name="%(class)ss")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="%(class)ss")
    passed_at = models.DateTimeField(null=True, blank=True)  # when the ITC's chair made the request the ITC's own
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class OnTarget(models.Model):
    """Belongs to exactly one space, thematic or page."""

    space = models.ForeignKey(Space, models.PROTECT, null=True, blank=True, related_name="space_%(class)ss")
    thematic = models.ForeignKey(
        "itc_spaces.Thematic", models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, null=True, blank=True, related_name="%(class)ss")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(space__isnull=False, thematic__isnull=True, page__isnull=True)
                | Q(space__isnull=True, thematic__isnull=False, page__isnull=True)
                | Q(space__isnull=True, thematic__isnull=True, page__isnull=False),
                name="%(class)s_has_one_target",
            ),
        ]


class FollowsTarget(OnTarget):
    """What a person says about a target. It has no audience of its own: the target's readers read it."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta(OnTarget.Meta):
        abstract = True


class Offered(models.Model):
    """Goes from a page to a page of another ITC: people who write in either ITC read it; the receiver's ITC answers."""

    giver = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="%(class)ss_given")
    receiver = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="%(class)ss_received"
    )
    decided_at = models.DateTimeField("terminé le", null=True, blank=True)

    class Meta:
        abstract = True


class AboutResource(models.Model):
    """What a person says of a resource: the page's readers read it; on an edition, anybody signed in."""

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, null=True, blank=True, related_name="%(class)ss")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True


class ShownState(models.Model):
    """A version of a `page` that stays after newer ones, for the people with whom the page was shared at its time."""

    # When readers were first shown it; null: only people who edit the page read it.
    shared_at = models.DateTimeField(null=True, blank=True)
    audience = models.CharField("partagé avec", max_length=8, choices=Audience, default=Audience.SPACE)

    class Meta:
        abstract = True


class HeldFile(models.Model):
    """A private file. Its readers are those of the things that hold it, and people who may write in its space.

    Models that attach files are registered: see `access.register_holder`.
    """

    space = models.ForeignKey(Space, models.PROTECT, related_name="space_%(class)ss")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True


class Personal(models.Model):
    """Belongs to one person, who alone reads it."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


class Placement(Placed):
    """Where a page lives and who may read it. The page has no field for it, because an old revision would restore it.

    A shared page is live: sharing publishes it, and taking it offline unshares it (`spaces.receivers`). So a query of
    what may be read need not look at the page.
    """

    page = models.OneToOneField("wagtailcore.Page", models.CASCADE, related_name="placement")
    thematic = models.ForeignKey(
        "itc_spaces.Thematic", models.PROTECT, null=True, blank=True, related_name="placements"
    )
    # When its readers were last shown something new, the only date they are told; null: brouillon.
    shared_at = models.DateTimeField(null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="placements"
    )
    open_to_experts = models.BooleanField("ouvert aux experts de la thématique", default=False)
    # When it was opened; invited people do not read earlier versions.
    opened_at = models.DateTimeField(null=True, blank=True)
    binned_at = models.DateTimeField(null=True, blank=True)
    # The coordination offers it to people who begin a text.
    is_model = models.BooleanField("proposé comme modèle", default=False)

    class Meta:
        verbose_name = "placement"
        constraints = [
            models.CheckConstraint(
                condition=Q(audience=Audience.SPACE) | Q(shared_at__isnull=False), name="placement_network_is_shared"
            ),
        ]
        indexes = [
            models.Index(fields=["space", "-shared_at"], name="placement_in_space"),
            # An index of all placements: one of the network's only would make counts slower than a plain scan.
            models.Index(fields=["-shared_at"], name="placement_shared"),
        ]

    def __str__(self) -> str:
        return f"page {self.page_id}"
