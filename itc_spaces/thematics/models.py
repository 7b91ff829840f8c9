"""The dated and signed changes of a thematic, and the invitations to it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from itc_spaces.spaces import access
from itc_spaces.spaces.enums import Capacity, GrantLevel, ThematicState
from itc_spaces.spaces.models import Thematic
from notifications.invitations.rows import OPEN, SentInvitation

UNANSWERED = OPEN & Q(declined_at__isnull=True)


class ThematicChange(models.Model):
    """A thematic passes from one state to another; `was` is empty for a suggestion."""

    thematic = models.ForeignKey(Thematic, models.CASCADE, related_name="changes")
    was = models.CharField(max_length=10, choices=ThematicState, blank=True)
    became = models.CharField(max_length=10, choices=ThematicState)
    reason = models.TextField("motif", blank=True, max_length=1000)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "étape d'une thématique"
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(became=ThematicState.ABANDONED) | ~Q(reason=""), name="thematic_abandoned_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"thématique {self.thematic_id}, {self.get_became_display()}"

    @property
    def is_reopening(self) -> bool:
        return self.became == ThematicState.OPEN and self.was != ThematicState.SUGGESTED


class ThematicInvitationQuerySet(models.QuerySet):
    def open(self):
        """Selects invitations neither used, revoked nor declined; they may have expired."""
        return self.filter(UNANSWERED)

    def usable(self):
        """Selects invitations that can be accepted today: thematic and ITC are open, and the access is not over."""
        return self.open().filter(
            thematic__state=ThematicState.OPEN,
            thematic__space__record__closed_at__isnull=True,
            ends_on__gte=access.today(),
            expires_at__gt=access.now(),
        )


class ThematicInvitation(SentInvitation):
    """An invitation to one thematic, for some time. Accepting it, with the commitment asked, makes it a grant."""

    thematic = models.ForeignKey(Thematic, models.CASCADE, related_name="invitations")
    capacity = models.CharField("qualité", max_length=8, choices=Capacity)
    organisation = models.CharField("organisation", max_length=160, blank=True)
    why = models.TextField("pourquoi cette personne", blank=True, max_length=1000)
    level = models.CharField("ce qu'elle peut faire", max_length=20, choices=GrantLevel, default=GrantLevel.CONTRIBUTE)
    starts_on = models.DateField("à partir du")
    ends_on = models.DateField("jusqu'au")
    declined_at = models.DateTimeField(null=True, blank=True)
    decline_word = models.TextField("mot", blank=True, max_length=1000)

    objects = ThematicInvitationQuerySet.as_manager()

    @property
    def places(self) -> dict:
        """Returns what accepting it changes, as arguments of `lock_places`."""
        return {"spaces": [self.thematic.space_id], "thematics": [self.thematic_id], "changes": Thematic}

    class Meta(SentInvitation.Meta):
        verbose_name = "invitation à une thématique"
        constraints = [
            *SentInvitation.Meta.constraints,
            models.CheckConstraint(
                condition=Q(starts_on__lte=models.F("ends_on")), name="thematicinvitation_starts_before_it_ends"
            ),
            models.UniqueConstraint(
                fields=["thematic", "email"], condition=UNANSWERED, name="invitation_one_open_per_thematic_and_address"
            ),
        ]

    @property
    def quality(self) -> str:
        return ", ".join(filter(None, [self.get_capacity_display(), self.organisation]))
