"""The points of a meeting's agenda, in order."""

from django.db import models

from itc_spaces.meetings.enums import Aim, ItemState
from itc_spaces.meetings.models.meetings import Meeting
from itc_spaces.spaces.models import OnAgenda, Seat
from knowledge.models import Attachment

ITEM_LENGTH, NOTES_LENGTH = 200, 10_000


class AgendaItem(OnAgenda):
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField("point", max_length=ITEM_LENGTH)
    aim = models.CharField("pour", max_length=8, choices=Aim, default=Aim.EXCHANGE)
    minutes = models.PositiveSmallIntegerField("durée prévue, en minutes", null=True, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="ressource"
    )
    proposed_by = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="agenda_items")
    carried_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="carried_to")
    state = models.CharField("état", max_length=9, choices=ItemState, default=ItemState.PLANNED)
    notes = models.TextField("notes", blank=True, max_length=NOTES_LENGTH)
    # True once it was copied to a later agenda; removed from there, it does not come back.
    handed_over = models.BooleanField(default=False, editable=False)
    # `sequence` grows with each change of the point, `notes_sequence` of its notes; forms send what they saw.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    notes_sequence = models.PositiveIntegerField(default=0, editable=False)

    allowed: frozenset  # the viewer's actions on it; views set them
    shown_page: object | None  # the linked resource, for a reader who may read it; views set it
    shown_files: list

    class Meta:
        verbose_name = "point de l'ordre du jour"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"point {self.pk}"


class GivenPoint(models.Model):
    """A point that the platform gave an agenda; `key` says for what.

    It has no `item` when somebody removed it, or had written it before.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="given_points")
    key = models.CharField(max_length=20)
    item = models.OneToOneField(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="given")

    class Meta:
        verbose_name = "point mis d'office"
        constraints = [models.UniqueConstraint(fields=["meeting", "key"], name="given_point_once_per_meeting")]

    def __str__(self) -> str:
        return f"{self.key}, rencontre {self.meeting_id}"


class AgendaFile(models.Model):
    """A file of an item, with the item's readers; an item carried to another agenda keeps its files."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="files")
    attachment = models.ForeignKey(Attachment, models.CASCADE, related_name="agenda_links")

    class Meta:
        verbose_name = "fichier d'un point"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "attachment"], name="agenda_file_once_per_item")]

    def __str__(self) -> str:
        return f"fichier {self.attachment_id}"
