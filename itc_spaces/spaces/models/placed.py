"""The shapes of private things. `access` decides by shape; a model of no known shape is hidden."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models.departments import Committee, Department
from itc_spaces.spaces.models.spaces import Space


class Placed(models.Model):
    """Belongs to a space, readable there or by the whole network.

    It has no rule and no tokens of its own: each model made from it is given its own in `access`, else it is hidden.
    """

    space = models.ForeignKey(Space, models.PROTECT, related_name="space_%(class)ss")
    audience = models.CharField("partagé avec", max_length=8, choices=Audience, default=Audience.SPACE)

    class Meta:
        abstract = True


class Submitted(models.Model):
    """Shown to its space, and to the committee whose turn it is; `verdicts` tells which committees decided before."""

    space = models.ForeignKey(Space, models.PROTECT, related_name="space_%(class)ss")
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Published(models.Model):
    """What the public reads. Anonymous readers need no rule: their code path never asks access."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True


class AskedOfDepartment(models.Model):
    """Somebody of an ITC asks it, then the ITC itself, of those who answer for the department."""

    space = models.ForeignKey(Space, models.PROTECT, related_name="space_%(class)ss")
    department = models.ForeignKey(Department, models.PROTECT, related_name="%(class)ss")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="%(class)ss")
    passed_at = models.DateTimeField(null=True, blank=True)  # when the ITC's chair made it the ITC's own
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class OnTarget(models.Model):
    """Hangs on a space, a thematic or a page: exactly one."""

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
    """What someone says about a target, without an audience of its own: its readers are the target's."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta(OnTarget.Meta):
        abstract = True


class Offered(models.Model):
    """Passes from a page to another, of two ITCs: those who write in either read it, and the receiving side answers."""

    giver = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="%(class)ss_given")
    receiver = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="%(class)ss_received"
    )
    decided_at = models.DateTimeField("terminé le", null=True, blank=True)

    class Meta:
        abstract = True


class AboutResource(models.Model):
    """What someone says of a resource: its page's readers read it; without a page, anybody signed in reads it of an
    edition.
    """

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, null=True, blank=True, related_name="%(class)ss")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True


class ShownState(models.Model):
    """A state of a `page` that stays after newer ones, for those with whom the page was shared at its time."""

    # When readers were first shown it; null: only those who edit the page read it.
    shared_at = models.DateTimeField(null=True, blank=True)
    audience = models.CharField("partagé avec", max_length=8, choices=Audience, default=Audience.SPACE)

    class Meta:
        abstract = True


class HeldFile(models.Model):
    """A private file. Its readers are those of what it hangs on; else those who may write in its space.

    Rows that hang one on something are registered: see `access.register_holder`.
    """

    space = models.ForeignKey(Space, models.PROTECT, related_name="space_%(class)ss")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True


class Personal(models.Model):
    """Is for one person and nobody else."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


class Placement(Placed):
    """Where a page lives and who may read it. Never a field of the page: an old revision would bring it back.

    What is shared is live: sharing publishes, and what takes a page offline takes it back (`spaces.receivers`), so
    that nobody who asks what may be read has to look at the page too.
    """

    page = models.OneToOneField("wagtailcore.Page", models.CASCADE, related_name="placement")
    thematic = models.ForeignKey(
        "itc_spaces.Thematic", models.PROTECT, null=True, blank=True, related_name="placements"
    )
    # When its readers were last shown something new of it, the only date they are told; null: brouillon.
    shared_at = models.DateTimeField(null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="placements"
    )
    open_to_experts = models.BooleanField("ouvert aux experts de la thématique", default=False)
    # Since when; what was written before is not theirs to look up.
    opened_at = models.DateTimeField(null=True, blank=True)
    binned_at = models.DateTimeField(null=True, blank=True)
    # The coordination of its department offers it to those who begin a text.
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
            # Of all of them: one of the network's alone would draw a count away from the plain scan that is faster.
            models.Index(fields=["-shared_at"], name="placement_shared"),
        ]

    def __str__(self) -> str:
        return f"page {self.page_id}"
