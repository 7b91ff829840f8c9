"""When a text must be confirmed again: on its author's date, or on the date set by the last answer."""

from datetime import date

from django.db.models import Case, DateField, Exists, F, OuterRef, QuerySet, Subquery, When

from itc_spaces.spaces import access
from knowledge.models import Resource, Review, ReviewReminder


def due_on(page: Resource) -> date | None:
    """Returns the due date. A date set after the last answer counts; one that an older version brings back does not."""
    if page.revisit_on is None or page.revisit_on > access.today():
        return page.revisit_on  # answers only concern past dates
    last = Review.objects.filter(page=page.pk).first()
    return last.next_on if last and page.revisit_on <= last.answers else page.revisit_on


def due_and_not_told(model: type[Resource], today: date) -> QuerySet:
    """Returns a type's shared resources whose date has come and that nobody was told of, each with its `due_on`."""
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
