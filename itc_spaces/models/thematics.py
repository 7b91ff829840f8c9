"""A thematic is a work cycle with a question; a grant opens it to an invited person while it is open."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase

from itc_spaces.enums import GrantLevel, ThematicState
from itc_spaces.models.dated import Dated
from itc_spaces.models.departments import Topic
from itc_spaces.models.placed import Placed
from itc_spaces.models.seats import Seat


class Thematic(Placed):
    question = models.CharField("question posée", max_length=250)
    why_now = models.TextField("pourquoi maintenant", blank=True, max_length=3000)
    objectives = models.TextField("objectifs", blank=True, max_length=3000, help_text="Un objectif par ligne.")
    topics = models.ManyToManyField(Topic, blank=True, related_name="thematics", verbose_name="sujets")
    referents = models.ManyToManyField(Seat, blank=True, related_name="thematics", verbose_name="référent·es")
    commitment = models.TextField("engagement demandé", blank=True, max_length=1000)
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


class Grant(Dated, UserObjectPermissionBase):
    """One person, one thematic, one level, dated. guardian's direct foreign-key row: it goes with its thematic."""

    content_object = models.ForeignKey(Thematic, models.CASCADE, related_name="grants")

    class Meta:
        verbose_name = "droit sur une thématique"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["user", "content_object"], name="grant_one_per_person_and_thematic"),
        ]

    def __str__(self) -> str:
        return f"thématique {self.content_object_id}"


class GrantPeriod(Dated):
    """Each period a grant has had, and who changed it: a regrant renews the one row."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="periods")
    level = models.CharField(max_length=20, choices=GrantLevel)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now_add=True)

    class Meta(Dated.Meta):
        verbose_name = "période d'un droit"
        ordering = ["changed_at"]

    def __str__(self) -> str:
        return f"{self.get_level_display()}"
