"""A thematic is a work cycle with a question; a grant opens it to an invited person while it is open."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from guardian.managers import UserObjectPermissionManager
from guardian.models import UserObjectPermissionBase

from itc_spaces.spaces import clock
from itc_spaces.spaces.enums import Capacity, GrantLevel, ThematicState
from itc_spaces.spaces.models.dated import Dated, in_force
from itc_spaces.spaces.models.departments import Topic
from itc_spaces.spaces.models.placed import Placed
from itc_spaces.spaces.models.seats import Seat


class Thematic(Placed):
    question = models.CharField("question posée", max_length=250)
    why_now = models.TextField("pourquoi maintenant", blank=True, max_length=3000)
    objectives = models.TextField("objectifs", blank=True, max_length=3000, help_text="Un objectif par ligne.")
    topics = models.ManyToManyField(Topic, blank=True, related_name="thematics", verbose_name="sujets")
    referents = models.ManyToManyField(Seat, blank=True, related_name="thematics", verbose_name="référent·es")
    commitment = models.TextField("engagement demandé", blank=True, max_length=1000)
    progress = models.TextField("où nous en sommes", blank=True, max_length=3000)
    # The note that gave the idea, if there is one.
    from_page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="thematics_suggested"
    )
    state = models.CharField("état", max_length=10, choices=ThematicState, default=ThematicState.SUGGESTED)
    opened_on = models.DateField("ouverture", null=True, blank=True)
    closes_on = models.DateField("clôture prévue", null=True, blank=True)
    closed_on = models.DateField("close le", null=True, blank=True)

    class Meta:
        verbose_name = "thématique"
        permissions = [
            (GrantLevel.READ.value, "Lire la thématique"),
            (GrantLevel.CONTRIBUTE.value, "Contribuer à la thématique"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ThematicState.SUGGESTED)
                | Q(state=ThematicState.ABANDONED)
                | Q(opened_on__isnull=False, closes_on__isnull=False),
                name="thematic_open_has_dates",
            ),
            models.CheckConstraint(
                condition=Q(opened_on__isnull=True) | Q(closes_on__isnull=True) | Q(opened_on__lte=F("closes_on")),
                name="thematic_opens_before_it_closes",
            ),
        ]

    def __str__(self) -> str:
        return self.question


def grant_works(on: date) -> Q:
    """Returns a condition on a `Grant`: it works that day, its thematic is open, and its holder has an account."""
    return in_force("", on) & Q(content_object__state=ThematicState.OPEN, user__is_active=True)


class GrantsInForce(UserObjectPermissionManager):
    """The rows that work today, of people with an active account; guardian's shortcuts read only these."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(grant_works(clock.today()))

    def assign_perm(self, *args, **kwargs):
        raise NotImplementedError("A grant has dates and a history: use thematics.actions.")

    assign_perm_to_many = bulk_assign_perm = remove_perm = bulk_remove_perm = assign_perm


class Grant(Dated, UserObjectPermissionBase):
    """Opens one thematic to one person at one level, for some dates. guardian's direct foreign key deletes it with its
    thematic.

    It also says in which capacity the person takes part, and their commitment in the words of that day.
    """

    content_object = models.ForeignKey(Thematic, models.CASCADE, related_name="grants")
    # The question that the person last read while their access worked; they are shown no later one.
    question = models.CharField("question, ce jour-là", max_length=250, blank=True)
    capacity = models.CharField("qualité", max_length=8, choices=Capacity, blank=True)
    organisation = models.CharField("organisation", max_length=160, blank=True)
    commitment = models.TextField("engagement pris", blank=True, max_length=1000)
    committed_at = models.DateTimeField("engagement pris le", null=True, blank=True)
    # Asked when the invitation is accepted; the person may change it, even after the end.
    consents_public = models.BooleanField("accepte d'être cité·e en public", default=False)

    # The first manager is Django's default, so relations list the history too.
    all_rows = models.Manager()
    objects = GrantsInForce()

    class Meta:
        verbose_name = "droit sur une thématique"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["user", "content_object"], name="grant_one_per_person_and_thematic"),
        ]

    def __str__(self) -> str:
        return f"thématique {self.content_object_id}"

    def save(self, *args, **kwargs):
        if not self.question:
            self.question = self.content_object.question
        super().save(*args, **kwargs)

    @property
    def level(self) -> GrantLevel:
        return GrantLevel(self.permission.codename)

    @property
    def quality(self) -> str:
        """Returns the signature of what they write here: « experte, Université d'Aix »."""
        return ", ".join(filter(None, [self.get_capacity_display(), self.organisation]))


class GrantPeriod(Dated):
    """A period of a grant, and the person who changed it; granting again changes the grant's one row."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="periods")
    level = models.CharField(max_length=20, choices=GrantLevel)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now_add=True)

    class Meta(Dated.Meta):
        verbose_name = "période d'un droit"
        ordering = ["changed_at"]

    def __str__(self) -> str:
        return f"{self.get_level_display()}"
