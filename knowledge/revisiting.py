"""When a text is asked again whether it still holds: its author's date, or what was answered to it."""

from datetime import date

from django.db.models import Case, DateField, Exists, F, OuterRef, QuerySet, Subquery, When

from itc_spaces import access
from knowledge.models import Resource, Review, ReviewReminder


def due_on(page: Resource) -> date | None:
    """A date that its author set after the last answer counts; one that an older version brings back does not."""
    if page.revisit_on is None or page.revisit_on > access.today():
        return page.revisit_on  # only dates gone by have been answered
    last = Review.objects.filter(page=page.pk).first()
    return last.next_on if last and page.revisit_on <= last.answers else page.revisit_on


def due_and_not_told(model: type[Resource], today: date) -> QuerySet:
    """Shared resources of a type whose date has come, and of which nobody was told yet; each with its `due_on`."""
    last = Review.objects.filter(page=OuterRef("pk")).order_by("-answers")
    told = ReviewReminder.objects.filter(page=OuterRef("pk"), due_on=OuterRef("due_on"))
    shared = {"placement__shared_at__isnull": False, "placement__binned_at__isnull": True}
    return (
        model._default_manager.filter(**shared, placement__space__record__closed_at__isnull=True)
        .annotate(answers=Subquery(last.values("answers")[:1]), next_on=Subquery(last.values("next_on")[:1]))
        .annotate(
            due_on=Case(
                When(answers__gte=F("revisit_on"), then=F("next_on")),
                default=F("revisit_on"),
                output_field=DateField(),
            )
        )
        .filter(~Exists(told), due_on__lte=today, revisit_on__isnull=False)
        .select_related("placement__author", "placement__space")
    )
