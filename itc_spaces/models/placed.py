"""The shapes of private things. access.py decides by shape; a model of no known shape is hidden."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from itc_spaces.enums import Audience
from itc_spaces.models.departments import Committee, Department
from itc_spaces.models.spaces import Space


class Placed(models.Model):
    """Belongs to a space, readable there or by the whole network."""

    space = models.ForeignKey(Space, models.PROTECT, related_name="space_%(class)ss")
    audience = models.CharField("partagé avec", max_length=8, choices=Audience, default=Audience.SPACE)

    class Meta:
        abstract = True


class UnderReview(models.Model):
    """Shown to its space, and to the committee whose turn it is; `verdicts` tells who decided before."""

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
    """Passes from a page to another, of two ITCs: who writes either of them reads it, the receiving side answers."""

    giver = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="%(class)ss_given")
    receiver = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="%(class)ss_received"
    )
    decided_at = models.DateTimeField("terminé le", null=True, blank=True)

    class Meta:
        abstract = True


class AboutResource(models.Model):
    """What someone says of a resource: read with its page; without one, of an edition, by whoever signs in."""

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, null=True, blank=True, related_name="%(class)ss")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True


class ShownState(models.Model):
    """A state of a `page` that stays after newer ones, for those with whom the page was shared at its time."""

    # When readers were first shown it; null: for those who edit the page.
    shared_at = models.DateTimeField(null=True, blank=True)
    audience = models.CharField("partagé avec", max_length=8, choices=Audience, default=Audience.SPACE)

    class Meta:
        abstract = True


class HeldFile(models.Model):
    """A private file. Its readers are those of what it hangs on; else those who may write in its space.

    `held_by_pages`, `held_by_reviews` and `held_by_contributions` name the reverse relations whose rows have a `page`,
    a `submission` or a `contribution` (which follows its target); `held_by_versions` the one whose rows have a
    `version` of a page, shown to readers once its `shared_at` is set.
    """

    held_by_pages: str
    held_by_reviews: str
    held_by_contributions: str
    held_by_versions: str

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

    What is shared is live: sharing publishes, and what takes a page offline takes it back (`itc_spaces.receivers`), so
    that nobody who asks what may be read has to look at the page too.
    """

    page = models.OneToOneField("wagtailcore.Page", models.CASCADE, related_name="placement")
    thematic = models.ForeignKey(
        "itc_spaces.Thematic", models.PROTECT, null=True, blank=True, related_name="placements"
    )
    shared_at = models.DateTimeField(null=True, blank=True)  # null: brouillon
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="placements"
    )
    open_to_experts = models.BooleanField("ouvert aux experts de la thématique", default=False)
    binned_at = models.DateTimeField(null=True, blank=True)

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
